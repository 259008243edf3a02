// The page on a phone: it fits, and a finger draws on the pad without moving the page.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest, isBlank } from "./lib/picture.mjs";
import { PHONE, finger } from "./lib/pointer.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

describe("on a small screen", () => {
  const site = withPage();

  for (const width of [320, 390, 768]) {
    test(`nothing is wider than a screen of ${width} pixels`, async () => {
      const afterimage = await site.open({ viewport: { width, height: 700 } });
      await afterimage.ready();
      const { scrollWidth, outside } = await afterimage.page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        outside: [...document.querySelectorAll("canvas, button, input, select, [role=switch]")]
          .filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 0 && (left < 0 || right > window.innerWidth);
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      }));
      assert.ok(scrollWidth <= width, `the page is ${scrollWidth} pixels wide`);
      assert.deepEqual(outside, [], "controls reach over the edge");
      afterimage.assertNoErrors();
    });
  }

  test("a finger draws, and the page stays where it is", async () => {
    const afterimage = await site.open(PHONE);
    await afterimage.ready();
    await afterimage.setNoise(0);
    await afterimage.clear();
    const scrolled = () => afterimage.page.evaluate(() => [window.scrollX, window.scrollY]);
    const before = await scrolled();
    const pointer = await finger(afterimage);
    for (const stroke of SEVEN) await pointer.drag(afterimage.pad, stroke);

    await until("the finger's digit is restored", async () => {
      const [corrupted, reconstruction] = [await afterimage.corrupted(), await afterimage.reconstruction()];
      return brightest(corrupted) > 0.5 && brightest(reconstruction) > 0.5;
    });
    assert.deepEqual(await scrolled(), before, "drawing must not scroll");
    await afterimage.button("Undo").click();
    await until("one undo takes the touch back", async () => isBlank(await afterimage.corrupted()));
    afterimage.assertNoErrors();
  });

  test("a finger that scrolls the page leaves the slider where it began as it was", async () => {
    const afterimage = await site.open(PHONE);
    await afterimage.ready();
    const noise = await afterimage.noiseStrength();
    const before = await afterimage.page.evaluate(() => window.scrollY);
    const pointer = await finger(afterimage);
    await pointer.pull(afterimage.noise, [0, -300], [0.15, 0.5]);
    await until("the page scrolls", async () => (await afterimage.page.evaluate(() => window.scrollY)) > before + 50);
    assert.equal(await afterimage.noiseStrength(), noise);
    afterimage.assertNoErrors();
  });

  // As high as common screens with the browser's bars; the last one lies on its side.
  for (const [width, height] of [[390, 844], [390, 664], [375, 553], [844, 390]]) {
    test(`what is drawn and what comes back are in view together on ${width} × ${height}`, async () => {
      const afterimage = await site.open({ ...PHONE, viewport: { width, height } });
      await afterimage.ready();
      const bottoms = await afterimage.page.evaluate(() =>
        ["Drawing pad", "Reconstruction"].map(
          (name) => document.querySelector(`canvas[aria-label="${name}"]`).getBoundingClientRect().bottom + window.scrollY,
        ),
      );
      assert.ok(Math.max(...bottoms) <= height, `they end at ${bottoms.map(Math.round)} of ${height}`);
    });
  }
});
