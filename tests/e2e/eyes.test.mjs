// Removing a crosshair from an eye, on each engine.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { CLEAN, CORRUPTED, RESTORED, covered, errorAt, eyesOf } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { difference } from "./lib/picture.mjs";
import { PHONE, finger, mouse } from "./lib/pointer.mjs";
import { until } from "./lib/until.mjs";

/** Checks that the restored eye is much closer to the clean one than the corrupted eye, at the crosshair's pixels. */
function assertCrosshairRemoved(shown) {
  const indices = covered(shown);
  assert.ok(indices.length > 300, `the crosshair covers ${indices.length} values`);
  const [before, after] = [shown.corrupted, shown.restored].map((picture) => errorAt(picture, shown.clean, indices));
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

    test("the crosshair is removed, and the rest of the picture stays as it was", async () => {
      const shown = await eyes.shown();
      assertCrosshairRemoved(shown);
      const rest = shown.clean.flatMap((value, index) => (value === shown.corrupted[index] ? [index] : []));
      assert.ok(rest.length > 10_000, `the crosshair does not cover ${rest.length} values`);
      assert.ok(errorAt(shown.restored, shown.clean, rest) < 0.002, "the uncovered values are restored");
    });

    test("the restored eye is updated while the crosshair is dragged", async () => {
      const box = await eyes.picture.boundingBox();
      const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
      await afterimage.page.mouse.move(...at(0.5, 0.5));
      await afterimage.page.mouse.down();
      let before = await eyes.shown();
      for (const position of [
        [0.45, 0.55],
        [0.4, 0.6],
        [0.35, 0.62],
      ]) {
        await afterimage.page.mouse.move(...at(...position));
        await eyes.changed(CORRUPTED, before.corrupted);
        // The mouse button is still down.
        await eyes.changed(RESTORED, before.restored);
        before = await eyes.shown();
      }
      await afterimage.page.mouse.up();
      await eyes.settles();
      assertCrosshairRemoved(await eyes.shown());
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

  test("eyes of the gallery can be selected and are restored", async () => {
    const count = await eyes.gallery.count();
    assert.equal(count, 16);
    for (let index = 1; index < count; index += 5) {
      const before = await eyes.shown();
      await eyes.gallery.nth(index).click();
      await eyes.changed(CLEAN, before.clean);
      await eyes.settles();
      assertCrosshairRemoved(await eyes.shown());
      assert.equal(await eyes.gallery.nth(index).getAttribute("aria-pressed"), "true");
    }
  });

  test("shape, colour, thickness, angle, size and noise change what the network sees", async () => {
    const changes = async (action) => {
      const before = await eyes.colours(CORRUPTED);
      await action();
      await eyes.changed(CORRUPTED, before);
      await eyes.settles();
    };
    const press = (name, key) => () => eyes.slider(name).press(key);
    const shape = afterimage.page.getByRole("combobox", { name: "Shape" });
    for (const value of await shape.locator("option").evaluateAll((options) => options.map((option) => option.value))) {
      if (value !== (await shape.inputValue())) await changes(() => shape.selectOption(value));
      const measures = await afterimage.page.locator("table.metrics").innerText();
      const [, before, after] = measures.match(/PSNR[^\d]*([\d.]+)[^\d]+([\d.]+)/);
      assert.ok(Number(after) > Number(before), `${value}: ${before} dB before and ${after} dB after`);
    }
    await shape.selectOption("ticks");
    await changes(() => afterimage.button("Green").click());
    for (const name of ["Thickness", "Angle", "Size", "Noise"]) await changes(press(name, "ArrowRight"));
    await changes(() => afterimage.button("New noise").click());
    await changes(() => afterimage.switch("Crosshair").click());
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
      const value = await eyes.slider(name).getAttribute("aria-valuetext");
      await eyes.slider(name).press(key);
      await eyes.changed(CORRUPTED, before.corrupted);
      await eyes.changed(RESTORED, before.restored);
      assert.notEqual(await eyes.slider(name).getAttribute("aria-valuetext"), value);
    }
  });

  test("the error map, the wipe and the mask can be shown", async () => {
    await afterimage.page.getByRole("radio", { name: "Errors" }).check({ force: true });
    await until("the error map is there", () => afterimage.page.locator('canvas[aria-label^="Errors"]').count());
    await afterimage.page.getByRole("radio", { name: "Wipe" }).check({ force: true });
    await until("the wipe is there", () => afterimage.page.locator(".wipe-edge").count());
    await afterimage.page.getByRole("radio", { name: "Mask" }).check({ force: true });
    await until("the mask is there", () => afterimage.page.locator('canvas[aria-label^="Mask"]').count());
    await until("its share is said", async () =>
      /Orange: .*, [1-9][\d.]* % of the picture/.test(await afterimage.page.locator(".view-hint").innerText()),
    );
  });

  test("each workspace keeps its state, and the address selects the workspace", async () => {
    await eyes.slider("Crosshair: position").press("Shift+ArrowLeft");
    await eyes.settles();
    const left = await eyes.shown();
    await afterimage.page.goBack();
    await until("the digits are back", () => afterimage.pad.count());
    await afterimage.ready();
    assert.ok(!(await afterimage.page.url()).endsWith("#eyes"));
    await afterimage.page.goForward();
    await until("the eyes are back", () => eyes.gallery.count());
    await until("the eye is as it was", async () => difference(await eyes.colours(CORRUPTED), left.corrupted) === 0);
    await afterimage.page.reload();
    await until("the address still selects the eyes", () => eyes.gallery.count());
  });

  test("a gallery that is missing from the server is reported, and can be loaded again", async () => {
    await afterimage.close();
    site.server.fault(/eyes\.idx4-ubyte$/, { status: 404 });
    afterimage = await site.open();
    await afterimage.page.getByRole("link", { name: "Eyes", exact: true }).click();
    await afterimage.shows(/The gallery could not be loaded/);
    site.server.heal();
    await afterimage.button("Load the gallery again").click();
    eyes = await eyesOf(afterimage);
    assertCrosshairRemoved(await eyes.shown());
    // The browser reports the missing file on the console.
    afterimage.errors.length = 0;
  });
});

describe("eyes on small screens", () => {
  const site = withPage();

  for (const width of [320, 390, 768]) {
    test(`the page fits a screen of ${width} pixels`, async () => {
      const afterimage = await site.open({ viewport: { width, height: 700 } });
      await eyesOf(afterimage);
      const scrollWidth = await afterimage.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(scrollWidth <= width, `the page is ${scrollWidth} pixels wide`);
      afterimage.assertNoErrors();
    });
  }

  test("a finger drags the crosshair, and the page does not scroll", async () => {
    const afterimage = await site.open(PHONE);
    const eyes = await eyesOf(afterimage);
    await eyes.picture.scrollIntoViewIfNeeded();
    const before = await eyes.shown();
    const scrolled = await afterimage.page.evaluate(() => window.scrollY);
    const pointer = await finger(afterimage);
    await pointer.drag(eyes.picture, [
      [0.5, 0.5],
      [0.4, 0.6],
      [0.3, 0.3],
    ]);
    await eyes.changed(RESTORED, before.restored);
    await eyes.settles();
    assert.equal(await afterimage.page.evaluate(() => window.scrollY), scrolled);
    assertCrosshairRemoved(await eyes.shown());
    afterimage.assertNoErrors();
  });

  test("a mouse rotates and resizes the crosshair with its handles", async () => {
    const afterimage = await site.open();
    const eyes = await eyesOf(afterimage);
    const pointer = await mouse(afterimage);
    for (const name of ["Crosshair: angle", "Crosshair: size"]) {
      const value = () => eyes.slider(name).getAttribute("aria-valuetext");
      const before = await value();
      await pointer.dragBy(eyes.slider(name), [17, 23]);
      await until(`${name} changes`, async () => (await value()) !== before);
    }
  });
});
