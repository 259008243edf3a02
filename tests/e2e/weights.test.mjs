// The weights at work as a file to keep, and a person's own in their place; and every file that does not fit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, test } from "node:test";
import { RESTORED, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { until } from "./lib/until.mjs";
import { BAD, file, shipped } from "./lib/weights.mjs";

/** One step of 255 for rounding. */
const SAME = 1.5 / 255;

/** What a person does with weights, on an opened page. */
function weightsOf(afterimage) {
  const { page, network } = afterimage;
  return {
    /** Gives a file, as the browser's own dialog does. */
    give: (name, bytes) => page.locator(".weights input[type=file]").setInputFiles(file(name, bytes)),
    /** Gives one that fits, and waits until it is at work. */
    async load(name, bytes) {
      await this.give(name, bytes);
      await until(`${name} is at work`, async () => (await network.locator("option:checked").innerText()) === name);
      await afterimage.ready();
    },
    /** Saves the weights at work: the file's name and bytes. */
    async save() {
      const link = page.getByRole("link", { name: "Download weights", exact: true });
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    alert: page.getByRole("alert"),
  };
}

describe("a person's own weights", () => {
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

  test("are saved as they are, and restore the same when they are given back", async () => {
    const before = await afterimage.reconstruction();
    const saved = await weights.save();
    assert.equal(saved.name, "restore.safetensors");
    assert.ok(saved.bytes.equals(shipped("restore")), "the file is the page's");

    // Another one first, so that what is seen after it is the file's work.
    await afterimage.network.selectOption("plain");
    await afterimage.ready("CPU");
    await afterimage.changed("Reconstruction", before);
    await weights.load("my-run.safetensors", saved.bytes);
    assert.equal(await afterimage.network.inputValue(), "own-digits");
    await restores(before);
    const again = await weights.save();
    assert.equal(again.name, "my-run.safetensors");
    assert.ok(again.bytes.equals(saved.bytes), "it comes back as it was given");
    afterimage.assertNoErrors();
  });

  test("take turns with the page's networks, and a second file replaces the first", async () => {
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

  test("of other widths and another decoder show their own inside", async () => {
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
    await until("its latent can be bent", () => afterimage.page.getByLabel("The 256 numbers").count());
    afterimage.assertNoErrors();
  });

  test("are gone with the page", async () => {
    await weights.load("plain.safetensors", shipped("plain"));
    // The page is saved as it is left.
    await afterimage.page.reload();
    await afterimage.ready("CPU");
    assert.equal(await afterimage.network.inputValue(), "restore");
    assert.equal(await afterimage.network.locator("option").count(), 3);
  });

  for (const [what, { bytes, says }] of Object.entries(BAD)) {
    test(`${what} is refused, and all stays as it was`, async () => {
      const before = await afterimage.reconstruction();
      await weights.give("bad.safetensors", bytes);
      await afterimage.shows(says);
      assert.match(await weights.alert.innerText(), says);
      assert.match(await weights.alert.innerText(), /Save it as float32 safetensors/);
      assert.equal(await afterimage.network.inputValue(), "restore");
      await afterimage.ready("CPU");
      assert.equal(difference(await afterimage.reconstruction(), before), 0);

      // A good one is taken all the same, the message goes, and the next bad one leaves it where it is.
      await weights.load("good.safetensors", shipped("plain"));
      await until("the message goes", async () => (await weights.alert.count()) === 0);
      await afterimage.shows(/Rebuilt from 128 numbers/);
      await afterimage.settles();
      const plain = await afterimage.reconstruction();
      await weights.give("bad.safetensors", bytes);
      await afterimage.shows(says);
      assert.equal(await afterimage.network.locator("option:checked").innerText(), "good.safetensors");
      assert.equal(difference(await afterimage.reconstruction(), plain), 0);
      await afterimage.setNoise(0.2);
      await afterimage.changed("Reconstruction", plain);
      afterimage.assertNoErrors();
    });
  }

  test("for eyes are taken in the eyes' workspace, where there is a choice from then on", async () => {
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
    // The digits have no part in it.
    await afterimage.page.getByRole("link", { name: "Digits", exact: true }).click();
    await until("the digits are back", async () => (await afterimage.network.locator("option").count()) === 3);
    afterimage.assertNoErrors();
  });
});

describe("a person's own weights on WebGPU", () => {
  const site = withPage({ webgpu: true });

  test("are checked by the CPU and then run on the GPU", async () => {
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

    await weights.give("bad.safetensors", BAD["a number that is none"].bytes);
    await afterimage.shows(BAD["a number that is none"].says);
    await afterimage.ready("WebGPU");
    assert.equal(await afterimage.network.inputValue(), "plain");
    afterimage.assertNoErrors();
  });
});
