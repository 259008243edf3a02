// The layout on every screen: nothing overlaps or is too small for the pointer, and drawing with a finger does not
// scroll the page.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { showAllFeatures } from "./lib/all-features.mjs";
import { withPage } from "./lib/hooks.mjs";
import { longestLine, misplaced, tooSmall } from "./lib/layout.mjs";
import { brightest, isBlank } from "./lib/picture.mjs";
import { PHONE, finger } from "./lib/pointer.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

/**
 * From a small phone to a 4K screen: a width for each layout of the page, and some between. The first one is also a
 * window of 1280 × 1024 with a zoom of 400 %.
 */
const SCREENS = [
  [320, 256],
  [320, 568],
  [390, 664],
  [390, 844],
  [768, 1024],
  [900, 700],
  [1280, 800],
  [1920, 1080],
  [2560, 1440],
  [3840, 2160],
];

/**
 * Without the layers between the plates, which are narrow: the buttons beside the maps select the same layers. Without
 * terms within a text, which are as high as its lines.
 */
const TARGETS = "button:not(.slab, .term, .tour-button), select, input:not([type=file]), summary, nav a, [role=slider]";
const MAIN_TARGETS =
  "button:not(.slab, .swatch, .term, .tour-button), select, .slider input, .segmented, summary, nav a";

describe("on every screen", () => {
  const site = withPage();

  for (const [workspace, show] of Object.entries(showAllFeatures)) {
    const begin = async (options) => {
      const afterimage = await site.open({ reducedMotion: "reduce", ...options });
      await afterimage.ready();
      await show(afterimage);
      return afterimage;
    };

    test(`nothing is cut off, overlaps or is too small to click: ${workspace}`, async () => {
      const afterimage = await begin();
      for (const [width, height] of SCREENS) {
        await afterimage.page.setViewportSize({ width, height });
        assert.deepEqual(await misplaced(afterimage.page), [], `${width} × ${height}`);
        assert.deepEqual(await tooSmall(afterimage.page, TARGETS, 24), [], `${width} × ${height}`);
        const line = await longestLine(afterimage.page);
        assert.ok(line <= 75, `a line as long as ${line} zeros on ${width} × ${height}`);
      }
      afterimage.assertNoErrors();
    });

    test(`the layout works with the browser's text at twice its size: ${workspace}`, async () => {
      const { page, context } = await begin();
      const session = await context.newCDPSession(page);
      for (const [width, height] of [
        [390, 844],
        [640, 800],
        [768, 1024],
        [1280, 800],
        [1920, 1080],
      ]) {
        await page.setViewportSize({ width, height });
        // The user's setting, which lengths in media queries follow too. A new size of the window undoes it.
        await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
        await until("the text is large", () =>
          page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize) >= 32),
        );
        assert.deepEqual(await misplaced(page), [], `${width} × ${height}`);
      }
    });

    test(`the layout works with wide spacing of the text: ${workspace}`, async () => {
      const { page } = await begin({ viewport: { width: 1280, height: 800 } });
      // The values of WCAG 1.4.12, as a user's stylesheet sets them.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
          * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
          p { margin-block-end: 2em !important; }`);
        document.adoptedStyleSheets = [sheet];
      });
      for (const [width, height] of [
        [1280, 800],
        [768, 1024],
        [320, 568],
      ]) {
        await page.setViewportSize({ width, height });
        assert.deepEqual(await misplaced(page), [], `${width} × ${height}`);
      }
    });

    test(`all targets are large enough for a finger: ${workspace}`, async () => {
      const { page } = await begin(PHONE);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await misplaced(page), [], `${width} pixels wide`);
        assert.deepEqual(await tooSmall(page, MAIN_TARGETS, 44), [], `${width} pixels wide`);
      }
    });
  }

  test("the page uses the space of large screens", async () => {
    const { page } = await site.open({ viewport: { width: 1280, height: 800 } });
    const measure = async ([width, height]) => {
      await page.setViewportSize({ width, height });
      const [main, pad] = await Promise.all(["main", ".pad"].map((part) => page.locator(part).boundingBox()));
      return { share: main.width / width, pad: pad.width, bottom: pad.y + pad.height };
    };
    const desktop = await measure([1280, 800]);
    for (const screen of [
      [1920, 950],
      [2560, 1320],
      [3840, 2040],
      [3440, 1320],
    ]) {
      const { share, pad, bottom } = await measure(screen);
      const [width, height] = screen;
      assert.ok(pad > desktop.pad * 1.15, `a pad of ${pad} pixels on ${width}`);
      assert.ok(bottom < 0.75 * height, `the pad ends at ${bottom} of ${height}`);
      assert.ok(share > (width > 2 * height ? 0.5 : 0.65), `${share} of ${width}`);
    }
  });
});

describe("on a small screen", () => {
  const site = withPage();

  test("a finger draws, and the page does not scroll", async () => {
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
    await until("one undo removes the stroke", async () => isBlank(await afterimage.corrupted()));
    afterimage.assertNoErrors();
  });

  test("a finger that scrolls the page from a slider does not change the slider", async () => {
    const afterimage = await site.open(PHONE);
    await afterimage.ready();
    const noise = await afterimage.noiseStrength();
    const before = await afterimage.page.evaluate(() => window.scrollY);
    const pointer = await finger(afterimage);
    await pointer.dragBy(afterimage.noise, [0, -300], [0.15, 0.5]);
    await until("the page scrolls", async () => (await afterimage.page.evaluate(() => window.scrollY)) > before + 50);
    assert.equal(await afterimage.noiseStrength(), noise);
    afterimage.assertNoErrors();
  });

  // As high as common screens without the browser's bars. The last one is in landscape format.
  for (const [width, height] of [
    [390, 844],
    [390, 664],
    [375, 553],
    [844, 390],
  ]) {
    test(`pad and reconstruction are in view together on ${width} × ${height}`, async () => {
      const afterimage = await site.open({ ...PHONE, viewport: { width, height } });
      await afterimage.ready();
      const bottoms = await afterimage.page.evaluate(() =>
        ["Drawing pad", "Reconstruction"].map(
          (name) =>
            document.querySelector(`canvas[aria-label="${name}"]`).getBoundingClientRect().bottom + window.scrollY,
        ),
      );
      assert.ok(Math.max(...bottoms) <= height, `they end at ${bottoms.map(Math.round)} of ${height}`);
    });
  }
});
