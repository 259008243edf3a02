// Saving the weights, loading the user's own weights, and files that do not fit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, test } from "node:test";
import { RESTORED, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { until } from "./lib/until.mjs";
import { INVALID, file, shipped } from "./lib/weights.mjs";

/** One step of 255 for rounding. */
const SAME = 1.5 / 255;

/** The user's actions with weights files, on an open page. */
function weightsOf(afterimage) {
  const { page, network } = afterimage;
  return {
    /** Selects a file, as the browser's file dialog does. */
    give: (name, bytes) => page.locator(".weights input[type=file]").setInputFiles(file(name, bytes)),
    /** Selects a valid file and waits until its network is in use. */
    async load(name, bytes) {
      await this.give(name, bytes);
      await until(`${name} is in use`, async () => (await network.locator("option:checked").innerText()) === name);
      await afterimage.ready();
    },
    /** Saves the current weights. Returns the file's name and bytes. */
    async save() {
      const link = page.getByRole("link", { name: "Download weights", exact: true });
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    alert: page.getByRole("alert"),
  };
}

describe("the user's own weights", () => {
  const site = withPage();
  let afterimage, weights;

  beforeEach(async () => {
    afterimage = await site.open();
    weights = weightsOf(afterimage);
    await afterimage.ready("CPU");
    await afterimage.settles();
  });

  const restores = (picture) =>
    until("the picture is restored so", async () => difference(await afterimage.reconstruction(), picture) < SAME);

  test("are saved unchanged, and give the same reconstruction when they are loaded again", async () => {
    const before = await afterimage.reconstruction();
    const saved = await weights.save();
    assert.equal(saved.name, "restore.safetensors");
    assert.ok(saved.bytes.equals(shipped("restore")), "the file is that of the page");

    // Another network first, so that the next reconstruction is that of the file.
    await afterimage.network.selectOption("plain");
    await afterimage.ready("CPU");
    await afterimage.changed("Reconstruction", before);
    await weights.load("my-run.safetensors", saved.bytes);
    assert.equal(await afterimage.network.inputValue(), "own-digits");
    await restores(before);
    const again = await weights.save();
    assert.equal(again.name, "my-run.safetensors");
    assert.ok(again.bytes.equals(saved.bytes), "it is saved as it was loaded");
    afterimage.assertNoErrors();
  });

  test("can be selected like the page's networks, and a second file replaces the first", async () => {
    const restored = await afterimage.reconstruction();
    await weights.load("plain.safetensors", shipped("plain"));
    await afterimage.changed("Reconstruction", restored);
    await afterimage.settles();
    const plain = await afterimage.reconstruction();
    await afterimage.network.selectOption("restore");
    await restores(restored);
    await afterimage.network.selectOption("own-digits");
    await restores(plain);
    await weights.load("denoise.safetensors", shipped("denoise"));
    assert.equal(await afterimage.network.locator("option").count(), 4);
    await afterimage.settles();
    const own = await afterimage.reconstruction();
    assert.ok(difference(own, plain) > 0);
    await afterimage.network.selectOption("denoise");
    await afterimage.ready("CPU");
    await afterimage.settles();
    await restores(own);
    afterimage.assertNoErrors();
  });

  test("of other widths and another decoder change the inspector", async () => {
    const text = (selector) => afterimage.page.locator(selector).innerText();
    await weights.load("plain.safetensors", shipped("plain"));
    await afterimage.shows(/Rebuilt from 128 numbers/);
    assert.equal(await text(".hourglass .parts .latent"), "4 × 4 × 8");
    const layers = afterimage.page.locator(".hourglass .slabs button");
    const count = await layers.count();
    await afterimage.page.getByRole("heading", { name: "Inside the network" }).scrollIntoViewIfNeeded();
    await until("the first layer has its maps", async () => /16 maps of 28 × 28/.test(await text(".maps")));
    await until("the latent has its numbers", () => afterimage.page.getByLabel("The 128 numbers").count());
    await weights.load("transposed.safetensors", shipped("denoise-transposed2"));
    await afterimage.shows(/Rebuilt from 256 numbers/);
    await until("there are no layers that resize", async () => (await layers.count()) === count - 3);
    await until("its latent can be edited", () => afterimage.page.getByLabel("The 256 numbers").count());
    afterimage.assertNoErrors();
  });

  test("are kept over a reload, selected or not, until the user removes them", async () => {
    const selected = () => afterimage.network.locator("option:checked").innerText();
    const reload = async () => {
      // The page saves its state when the user leaves it.
      await afterimage.page.reload();
      await afterimage.ready("CPU");
    };
    await weights.load("plain.safetensors", shipped("plain"));
    await afterimage.settles();
    const own = await afterimage.reconstruction();
    await reload();
    await until("the own network is in use again", async () => (await selected()) === "plain.safetensors");
    await restores(own);

    await afterimage.network.selectOption("denoise");
    await reload();
    await until(
      "the own network can be selected",
      async () => (await afterimage.network.locator("option").count()) === 4,
    );
    assert.equal(await afterimage.network.inputValue(), "denoise");

    await afterimage.network.selectOption("own-digits");
    await afterimage.button("Remove plain.safetensors").click();
    await until("the page's network is in use", async () => (await afterimage.network.inputValue()) === "restore");
    assert.equal(await afterimage.network.locator("option").count(), 3);
    await reload();
    await afterimage.settles();
    assert.equal(await afterimage.network.locator("option").count(), 3);
    afterimage.assertNoErrors();
  });

  for (const [what, { bytes, message }] of Object.entries(INVALID)) {
    test(`${what} is refused, and the page does not change`, async () => {
      const before = await afterimage.reconstruction();
      await weights.give("bad.safetensors", bytes);
      await afterimage.shows(message);
      assert.match(await weights.alert.innerText(), message);
      assert.match(await weights.alert.innerText(), /Save it as float32 safetensors/);
      assert.equal(await afterimage.network.inputValue(), "restore");
      await afterimage.ready("CPU");
      assert.equal(difference(await afterimage.reconstruction(), before), 0);

      // A valid file can be loaded, and the message disappears. Another invalid file does not change the network.
      await weights.load("good.safetensors", shipped("plain"));
      await until("the message disappears", async () => (await weights.alert.count()) === 0);
      await afterimage.shows(/Rebuilt from 128 numbers/);
      await afterimage.settles();
      const plain = await afterimage.reconstruction();
      await weights.give("bad.safetensors", bytes);
      await afterimage.shows(message);
      assert.equal(await afterimage.network.locator("option:checked").innerText(), "good.safetensors");
      assert.equal(difference(await afterimage.reconstruction(), plain), 0);
      await afterimage.setNoise(0.2);
      await afterimage.changed("Reconstruction", plain);
      afterimage.assertNoErrors();
    });
  }

  test("for eyes are loaded in the eyes' workspace, which then offers two networks", async () => {
    const eyes = await eyesOf(afterimage);
    const before = await eyes.colours(RESTORED);
    assert.equal(await afterimage.network.count(), 0);
    const saved = await weights.save();
    assert.equal(saved.name, "eyes.safetensors");
    await weights.give("digits.safetensors", shipped("restore"));
    await afterimage.shows(/digits\.safetensors was not loaded: tensor `encoder\.0\.weight` has shape/);
    assert.equal(difference(await eyes.colours(RESTORED), before), 0);
    await weights.load("my-eyes.safetensors", saved.bytes);
    await eyes.settles();
    assert.ok(difference(await eyes.colours(RESTORED), before) < SAME);
    assert.equal(await afterimage.network.locator("option").count(), 2);
    await afterimage.network.selectOption("eyes");
    await eyes.settles();
    assert.ok(difference(await eyes.colours(RESTORED), before) < SAME);
    // The digits' networks do not change.
    await afterimage.page.getByRole("link", { name: "Digits", exact: true }).click();
    await until("the digits are back", async () => (await afterimage.network.locator("option").count()) === 3);
    afterimage.assertNoErrors();
  });
});

describe("the user's own weights on WebGPU", () => {
  const site = withPage({ webgpu: true });

  test("are checked on the CPU and then run on the GPU", async () => {
    const afterimage = await site.open();
    const weights = weightsOf(afterimage);
    await afterimage.ready();
    await afterimage.choose("WebGPU");
    await afterimage.ready("WebGPU");
    await weights.load("plain.safetensors", shipped("plain"));
    await afterimage.ready("WebGPU");
    await afterimage.shows(/Rebuilt from 128 numbers/);
    await afterimage.setNoise(0.2);
    await afterimage.settles();
    const own = await afterimage.reconstruction();
    await afterimage.network.selectOption("plain");
    await afterimage.ready("WebGPU");
    await afterimage.settles();
    assert.ok(difference(await afterimage.reconstruction(), own) < SAME, "it computes what the page's file does");

    await weights.give("bad.safetensors", INVALID["a number that is none"].bytes);
    await afterimage.shows(INVALID["a number that is none"].message);
    await afterimage.ready("WebGPU");
    assert.equal(await afterimage.network.inputValue(), "plain");
    afterimage.assertNoErrors();
  });
});
