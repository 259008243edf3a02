// The page on a phone: it fits, and a finger draws on the pad without moving the page.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withPage } from "./lib/hooks.mjs";
import { brightest, isBlank } from "./lib/picture.mjs";
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
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
    const afterimage = await site.open(phone);
    await afterimage.ready();
    await afterimage.setNoise(0);
    await afterimage.clear();
    const box = await afterimage.padBox();
    const scrolled = () => afterimage.page.evaluate(() => [window.scrollX, window.scrollY]);
    const before = await scrolled();

    // Real touch events, which scroll the page where the page does not claim them.
    const device = await afterimage.context.newCDPSession(afterimage.page);
    const touch = (type, points) =>
      device.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })),
      });
    for (const [first, ...rest] of SEVEN) {
      await touch("touchStart", [first]);
      let [x, y] = first;
      for (const [toX, toY] of rest) {
        for (let step = 1; step <= 6; step += 1) {
          await touch("touchMove", [[x + ((toX - x) * step) / 6, y + ((toY - y) * step) / 6]]);
        }
        [x, y] = [toX, toY];
      }
      await touch("touchEnd", []);
    }

    await until("the finger's digit is restored", async () => {
      const [corrupted, reconstruction] = [await afterimage.corrupted(), await afterimage.reconstruction()];
      return brightest(corrupted) > 0.5 && brightest(reconstruction) > 0.5;
    });
    assert.deepEqual(await scrolled(), before, "drawing must not scroll");
    await afterimage.button("Undo").click();
    await until("one undo takes the touch back", async () => isBlank(await afterimage.corrupted()));
    afterimage.assertNoErrors();
  });
});
