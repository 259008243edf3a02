// Taking what is shown out of the page: links, opened elsewhere, and pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, test } from "node:test";
import { CLEAN, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

describe("keeping and sharing", () => {
  const site = withPage();
  let afterimage;

  beforeEach(async () => {
    afterimage = await site.open(CLIPBOARD);
    await afterimage.ready();
  });

  const drawn = async () => {
    await afterimage.clear();
    await afterimage.draw(SEVEN);
    await afterimage.setNoise(0.4);
    await afterimage.settles();
  };

  /** Copies the link of what is shown, as a person does. */
  const copied = async () => {
    await afterimage.button("Copy link").click();
    await afterimage.shows(/Link copied/);
    return afterimage.page.evaluate(() => navigator.clipboard.readText());
  };

  /** Opens an address in a browser that has never been here. */
  const elsewhere = async (address) => {
    const other = await site.open({ address, ...CLIPBOARD });
    await other.ready();
    return other;
  };

  test("a link shows the same drawing, noise and result in a fresh browser", async () => {
    await drawn();
    const [seen, restored] = [await afterimage.corrupted(), await afterimage.reconstruction()];
    const link = await copied();
    assert.ok(link.startsWith(`${site.server.url}#digits/`), link);
    assert.ok(link.length < 2000, `the link has ${link.length} characters`);
    const other = await elsewhere(link);
    await other.settles();
    assert.equal(difference(await other.corrupted(), seen), 0);
    assert.equal(difference(await other.reconstruction(), restored), 0);
    await other.shows(/came to you by a link/);
    afterimage.assertNoErrors();
    other.assertNoErrors();
  });

  test("a link shows the same eye under the same crosshair", async () => {
    const eyes = await eyesOf(afterimage);
    await eyes.gallery.nth(5).click();
    await afterimage.page.getByRole("combobox", { name: "Shape" }).selectOption("rings");
    await eyes.settles();
    const shown = await eyes.shown();
    const link = await copied();
    assert.ok(link.startsWith(`${site.server.url}#eyes/`), link);
    const other = await elsewhere(link);
    const [same] = await until("the eyes are there", async () => {
      const again = await (await eyesOf(other)).shown();
      return difference(again.clean, shown.clean) === 0 && [again];
    });
    assert.equal(difference(same.crossed, shown.crossed), 0);
    assert.equal(difference(same.restored, shown.restored), 0);
  });

  test("a link never takes away what a person had", async () => {
    await drawn();
    const own = await afterimage.pixels("Drawing pad");
    const other = await elsewhere(await copied());
    // Somebody else's page, with a drawing of its own.
    await other.page.goto(site.server.url);
    await other.ready();
    await other.button("Clear").click();
    await other.setNoise(0);
    const link = await (async () => {
      await other.button("Copy link").click();
      await other.shows(/Link copied/);
      return other.page.evaluate(() => navigator.clipboard.readText());
    })();

    await afterimage.page.goto(link);
    await afterimage.shows(/came to you by a link/);
    const pad = () => afterimage.pixels("Drawing pad");
    await until("the link's blank pad is shown", async () => (await pad()).every((value) => value === 0));
    // Unchanged it is not kept, and the address still says what is shown.
    assert.equal(afterimage.page.url(), link);
    // Changed it is; what was there before waits, also over another visit.
    await afterimage.setNoise(0.2);
    await until("the address is the workspace's", () => afterimage.page.url() === `${site.server.url}#digits`);
    await afterimage.page.reload();
    await afterimage.ready();
    assert.equal(await afterimage.noiseStrength(), 0.2);
    await afterimage.button("Back to what I had").click();
    await until("the own drawing is back", async () => difference(await pad(), own) === 0);
    assert.equal(await afterimage.noiseStrength(), 0.4);
    await afterimage.page.reload();
    await afterimage.ready();
    await until("it stays", async () => difference(await pad(), own) === 0);
    assert.equal(await afterimage.button("Back to what I had").count(), 0);
    afterimage.assertNoErrors();
  });

  for (const [how, spoil, says] of [
    ["cut", (hash) => hash.slice(0, -7), /damaged or incomplete/],
    ["mistyped", (hash) => hash.replace(/.(.{9})$/, (_, end) => `${"A"}${end}`), /damaged or incomplete/],
    ["of nonsense", () => "#digits/%00%22><script>alert(1)</script>", /damaged or incomplete/],
    ["of empty words", () => "#eyes/", /damaged or incomplete/],
    ["too long", () => `#digits/${"A".repeat(40_000)}`, /longer than any/],
  ]) {
    test(`a link that is ${how} opens the page as it was, and says so`, async () => {
      await drawn();
      const own = await afterimage.pixels("Drawing pad");
      const hash = new URL(await copied()).hash;
      await afterimage.page.goto("about:blank");
      await afterimage.page.goto(site.server.url + spoil(hash));
      await afterimage.ready();
      await afterimage.shows(says);
      assert.equal(difference(await afterimage.pixels("Drawing pad"), own), 0);
      await afterimage.button("Close").click();
      await until("the notice is gone", async () => !says.test(await afterimage.page.locator("body").innerText()));
      assert.equal(afterimage.page.url(), `${site.server.url}#digits`);
      afterimage.assertNoErrors();
    });
  }

  test("a page that must not copy shows the link, selected", async () => {
    const shut = await site.open({
      init: () => {
        const refuse = () => Promise.reject(new DOMException("not allowed", "NotAllowedError"));
        Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse, write: refuse } });
      },
    });
    await shut.ready();
    await shut.button("Copy link").click();
    const field = shut.page.getByRole("textbox", { name: "Link to this page as it is" });
    const link = await field.inputValue();
    assert.ok(link.startsWith(`${site.server.url}#digits/`));
    const selected = () => shut.page.evaluate(() => getSelection().toString());
    await until("the link is selected", async () => (await selected()) === link);
    await shut.button("Copy picture").click();
    await shut.shows(/could not be taken out: not allowed/);
    shut.assertNoErrors();
  });

  /** The file that a button gives, decoded: its name, and its pixels as the page's canvases tell them. */
  const saved = async (button) => {
    const coming = afterimage.page.waitForEvent("download");
    await afterimage.button(button).click();
    const download = await coming;
    const bytes = await readFile(await download.path());
    const decoded = await decode(bytes.toString("base64"));
    return { name: download.suggestedFilename(), ...decoded };
  };

  const decode = (base64) =>
    afterimage.page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, bitmap.width, bitmap.height);
      return { width, height, values: Array.from(data.filter((_, index) => index % 4 === 0), (value) => value / 255) };
    }, base64);

  /** One value for each square of `step` pixels, from its middle. */
  const sampled = ({ width, values }, step, [left, top], side) =>
    Array.from({ length: side * side }, (_, index) => {
      const [x, y] = [left + ((index % side) + 0.5) * step, top + (Math.floor(index / side) + 0.5) * step];
      return values[Math.floor(y) * width + Math.floor(x)];
    });

  test("the saved picture holds the reconstruction, pixel for pixel", async () => {
    await drawn();
    const file = await saved("Save picture");
    assert.equal(file.name, "afterimage-digit.png");
    assert.deepEqual([file.width, file.height], [420, 420]);
    assert.equal(difference(sampled(file, 15, [0, 0], 28), await afterimage.reconstruction()), 0);
    await afterimage.shows(/Picture saved/);
    afterimage.assertNoErrors();
  });

  test("the strip holds all three, side by side", async () => {
    await drawn();
    const file = await saved("Save all three");
    assert.equal(file.name, "afterimage-digit-strip.png");
    const at = (place) => sampled(file, 15, [24 + place * (420 + 24), 60], 28);
    assert.equal(difference(at(1), await afterimage.corrupted()), 0);
    assert.equal(difference(at(2), await afterimage.reconstruction()), 0);
    assert.ok(difference(at(0), at(1)) > 0);
  });

  test("an eye is saved in colour", async () => {
    const eyes = await eyesOf(afterimage);
    const file = await saved("Save picture");
    assert.deepEqual([file.name, file.width], ["afterimage-eye.png", 400]);
    const red = (await eyes.colours("Reconstruction")).filter((_, index) => index % 3 === 0);
    assert.equal(difference(sampled(file, 4, [0, 0], 100), red), 0);
    assert.ok((await eyes.colours(CLEAN)).length === 30_000);
  });

  test("the copied picture is the reconstruction", async () => {
    await drawn();
    await afterimage.button("Copy picture").click();
    await afterimage.shows(/Picture copied/);
    const base64 = await afterimage.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
    const file = await decode(base64);
    assert.equal(difference(sampled(file, 15, [0, 0], 28), await afterimage.reconstruction()), 0);
    afterimage.assertNoErrors();
  });
});
