// Taking a crosshair off an eye, on each engine.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { CLEAN, CROSSED, RESTORED, covered, errorAt, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { PHONE, finger, mouse } from "./lib/pointer.mjs";
import { until } from "./lib/until.mjs";

/** Where the crosshair was, the restored eye is much nearer to the clean one than the crossed eye is. */
function assertTakenOff(shown) {
  const marks = covered(shown);
  assert.ok(marks.length > 300, `the crosshair covers ${marks.length} values`);
  const [before, after] = [shown.crossed, shown.restored].map((picture) => errorAt(picture, shown.clean, marks));
  assert.ok(after < before / 4, `a mean squared error of ${after} where the crosshair left ${before}`);
}

for (const backend of ["WebGPU", "CPU"]) {
  const webgpu = backend === "WebGPU";
  describe(`an eye on the ${backend}${webgpu ? "" : ", in a browser without WebGPU"}`, () => {
    const site = withPage({ webgpu });
    let afterimage, eyes;

    beforeEach(async () => {
      afterimage = await site.open();
      await afterimage.ready();
      if (webgpu) await afterimage.choose("WebGPU");
      eyes = await eyesOf(afterimage);
      await afterimage.ready(backend);
    });
    afterEach(() => afterimage.assertNoErrors());

    test("the crosshair is taken off, and the rest stays as it was", async () => {
      const shown = await eyes.shown();
      assertTakenOff(shown);
      const rest = shown.clean.flatMap((value, place) => (value === shown.crossed[place] ? [place] : []));
      assert.ok(rest.length > 10_000, `nothing lies over ${rest.length} values`);
      assert.ok(errorAt(shown.restored, shown.clean, rest) < 0.002, "what nothing lay over comes back");
    });

    test("the restored eye follows the crosshair while it is dragged", async () => {
      const box = await eyes.picture.boundingBox();
      const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
      await afterimage.page.mouse.move(...at(0.5, 0.5));
      await afterimage.page.mouse.down();
      let before = await eyes.shown();
      for (const place of [[0.45, 0.55], [0.4, 0.6], [0.35, 0.62]]) {
        await afterimage.page.mouse.move(...at(...place));
        await eyes.changed(CROSSED, before.crossed);
        // The button is still held.
        await eyes.changed(RESTORED, before.restored);
        before = await eyes.shown();
      }
      await afterimage.page.mouse.up();
      await eyes.settles();
      assertTakenOff(await eyes.shown());
    });
  });
}

describe("the eyes' workspace", () => {
  const site = withPage();
  let afterimage, eyes;

  beforeEach(async () => {
    afterimage = await site.open();
    eyes = await eyesOf(afterimage);
  });
  afterEach(() => afterimage.assertNoErrors());

  test("eyes of the gallery can be chosen, and are restored", async () => {
    const count = await eyes.gallery.count();
    assert.equal(count, 16);
    for (let index = 1; index < count; index += 5) {
      const before = await eyes.shown();
      await eyes.gallery.nth(index).click();
      await eyes.changed(CLEAN, before.clean);
      await eyes.settles();
      assertTakenOff(await eyes.shown());
      assert.equal(await eyes.gallery.nth(index).getAttribute("aria-pressed"), "true");
    }
  });

  test("shape, colour, thickness, angle, size and noise change what the network sees", async () => {
    const change = async (what) => {
      const before = await eyes.colours(CROSSED);
      await what();
      await eyes.changed(CROSSED, before);
      await eyes.settles();
    };
    const press = (name, key) => () => eyes.slider(name).press(key);
    const shape = afterimage.page.getByRole("combobox", { name: "Shape" });
    for (const value of await shape.locator("option").evaluateAll((options) => options.map((option) => option.value))) {
      if (value !== (await shape.inputValue())) await change(() => shape.selectOption(value));
      const measures = await afterimage.page.locator("table.metrics").innerText();
      const [, before, after] = measures.match(/PSNR[^\d]*([\d.]+)[^\d]+([\d.]+)/);
      assert.ok(Number(after) > Number(before), `${value}: ${before} dB before and ${after} dB after`);
    }
    await shape.selectOption("ticks");
    await change(() => afterimage.button("Green").click());
    for (const name of ["Thickness", "Angle", "Size", "Noise"]) await change(press(name, "ArrowRight"));
    await change(() => afterimage.button("New noise").click());
    await change(() => afterimage.switch("Crosshair").click());
    assert.equal(await eyes.slider("Thickness").count(), 0);
  });

  test("the crosshair's handles work with the keyboard alone", async () => {
    for (const [name, key] of [
      ["Crosshair: position", "ArrowLeft"],
      ["Crosshair: position", "Shift+ArrowUp"],
      ["Crosshair: size", "ArrowRight"],
      ["Crosshair: angle", "Shift+ArrowLeft"],
    ]) {
      const before = await eyes.shown();
      const words = await eyes.slider(name).getAttribute("aria-valuetext");
      await eyes.slider(name).press(key);
      await eyes.changed(CROSSED, before.crossed);
      await eyes.changed(RESTORED, before.restored);
      assert.notEqual(await eyes.slider(name).getAttribute("aria-valuetext"), words);
    }
  });

  test("the errors and the wipe can be looked at", async () => {
    await afterimage.page.getByRole("radio", { name: "Errors" }).check({ force: true });
    await until("the error map is there", () => afterimage.page.locator('canvas[aria-label^="Errors"]').count());
    await afterimage.page.getByRole("radio", { name: "Wipe" }).check({ force: true });
    await until("the wipe is there", () => afterimage.page.locator(".wipe-edge").count());
  });

  test("digits and eyes each stay as they were left, and the address leads to either", async () => {
    await eyes.slider("Crosshair: position").press("Shift+ArrowLeft");
    await eyes.settles();
    const left = await eyes.shown();
    await afterimage.page.goBack();
    await until("the digits are back", () => afterimage.pad.count());
    await afterimage.ready();
    assert.ok(!(await afterimage.page.url()).endsWith("#eyes"));
    await afterimage.page.goForward();
    await until("the eyes are back", () => eyes.gallery.count());
    await until("the eye is as it was", async () => difference(await eyes.colours(CROSSED), left.crossed) === 0);
    await afterimage.page.reload();
    await until("the address still leads to the eyes", () => eyes.gallery.count());
  });

  test("a gallery that is missing from the server is said, and can be had later", async () => {
    await afterimage.close();
    site.server.fault(/eyes\.idx4-ubyte$/, { status: 404 });
    afterimage = await site.open();
    await afterimage.page.getByRole("link", { name: "Eyes", exact: true }).click();
    await afterimage.shows(/The gallery could not be loaded/);
    site.server.heal();
    await afterimage.button("Load the gallery again").click();
    eyes = await eyesOf(afterimage);
    assertTakenOff(await eyes.shown());
    // The browser itself reports the missing file.
    afterimage.errors.length = 0;
  });
});

describe("eyes on small screens", () => {
  const site = withPage();

  for (const width of [320, 390, 768]) {
    test(`nothing is wider than a screen of ${width} pixels`, async () => {
      const afterimage = await site.open({ viewport: { width, height: 700 } });
      await eyesOf(afterimage);
      const scrollWidth = await afterimage.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(scrollWidth <= width, `the page is ${scrollWidth} pixels wide`);
      afterimage.assertNoErrors();
    });
  }

  test("a finger drags the crosshair, and the page stays where it is", async () => {
    const afterimage = await site.open(PHONE);
    const eyes = await eyesOf(afterimage);
    await eyes.picture.scrollIntoViewIfNeeded();
    const before = await eyes.shown();
    const scrolled = await afterimage.page.evaluate(() => window.scrollY);
    const pointer = await finger(afterimage);
    await pointer.drag(eyes.picture, [[0.5, 0.5], [0.4, 0.6], [0.3, 0.3]]);
    await eyes.changed(RESTORED, before.restored);
    await eyes.settles();
    assert.equal(await afterimage.page.evaluate(() => window.scrollY), scrolled);
    assertTakenOff(await eyes.shown());
    afterimage.assertNoErrors();
  });

  test("a mouse turns and resizes it by its handles", async () => {
    const afterimage = await site.open();
    const eyes = await eyesOf(afterimage);
    const pointer = await mouse(afterimage);
    for (const name of ["Crosshair: angle", "Crosshair: size"]) {
      const words = () => eyes.slider(name).getAttribute("aria-valuetext");
      const before = await words();
      await pointer.pull(eyes.slider(name), [17, 23]);
      await until(`${name} changes`, async () => (await words()) !== before);
    }
  });
});
