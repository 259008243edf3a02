// What a user does with the page, in each browser that is installed.
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { withBrowser } from "../lib/browser-page.mjs";
import { inEachBrowser } from "../lib/browsers.mjs";
import { CLEAN, CORRUPTED, RESTORED, covered, errorAt } from "../lib/eyes.mjs";
import { difference, inkWithin, isBlank, resembles } from "../lib/picture.mjs";
import { BAR, SEVEN } from "../lib/strokes.mjs";
import { until } from "../lib/until.mjs";

const PHOTOGRAPH = fileURLToPath(new URL("../../eyes/astronaut-left.png", import.meta.url));
const DECODERS = ["Nearest, then convolve", "Bilinear, then convolve", "Transposed 3 × 3", "Transposed 2 × 2"];
const CACHED = /Works offline from now on/;

describe("workflow", () => inEachBrowser(testsOf, { webgpu: true }));

function testsOf(browser) {
  const site = withBrowser(browser);
  let page;

  beforeEach(async () => {
    page = await site.open();
    await page.ready();
    await page.choose("engine", browser.backend.toLowerCase());
    await page.ready(browser.backend);
  });

  /** Draws a seven and returns it once it is restored. */
  const drawSeven = async () => {
    await page.drawClean(SEVEN);
    return until("the seven is restored", async () => {
      const seven = await page.corrupted();
      return !isBlank(seven) && resembles(seven, await page.reconstruction()) && seven;
    });
  };

  test("a first visit ends with the page cached, and offers no newer version", async () => {
    await page.shows(CACHED);
    // A notice would come with the events of the service worker.
    await pause(1000);
    assert.doesNotMatch(await page.text(), /new version/);
  });

  test("drawing, noise, a crosshair and undo", async () => {
    const seven = await drawSeven();
    await page.press(await page.find("input[type=range]", "Noise"), ...Array(30).fill("ArrowRight"));
    const noisy = await page.changed("Corrupted input", seven);
    await page.click("[role=switch]", "Crosshair");
    await page.changed("Corrupted input", noisy);
    await until("the seven is restored", async () => resembles(await page.reconstruction(), seven));
    await page.click("[role=switch]", "Crosshair");
    await page.press(await page.find("input[type=range]", "Noise"), "Home");
    await until("the seven is clean", async () => difference(await page.corrupted(), seven) === 0);
    await page.click("button", "Undo");
    await until("the stroke is gone", async () => difference(await page.corrupted(), seven) > 0.5);
    await page.session.press("Control+Shift+z");
    await until("the stroke is back", async () => difference(await page.corrupted(), seven) === 0);
  });

  test("four decoders restore the same drawing", async () => {
    const seven = await drawSeven();
    const heading = await page.find("h2", "Four ways to enlarge");
    await page.evaluate((heading) => heading.scrollIntoView(), heading);
    for (const name of DECODERS) {
      await until(`${name} restores it`, async () => resembles(await page.pixels(`Output of ${name}`), seven));
    }
  });

  test("a crosshair is removed from the user's own picture of an eye", async () => {
    await page.click("nav a", "Eyes");
    await page.find(`canvas[aria-label="${CLEAN}"]`);
    const before = await page.colours(CLEAN);
    await site.session.upload(await page.find(".own input[type=file]"), PHOTOGRAPH);
    await until("the picture is there", async () => difference(await page.colours(CLEAN), before) > 0.1);
    await until("its crosshair is removed", async () => {
      const [clean, corrupted, restored] = await Promise.all(
        [CLEAN, CORRUPTED, RESTORED].map((label) => page.colours(label)),
      );
      const indices = covered({ clean, corrupted });
      return errorAt(restored, clean, indices) < errorAt(corrupted, clean, indices) / 4;
    });
  });

  test("a link shows the same drawing", async () => {
    const seven = await drawSeven();
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        window.copied = text;
      };
    });
    await page.click("button", "Copy link");
    const link = await until("the link is copied", () => page.evaluate(() => window.copied));
    await page.drawClean(BAR);
    await site.session.goto("about:blank");
    await site.session.goto(link);
    await page.ready();
    await until("the seven is there", async () => difference(await page.corrupted(), seven) === 0);
    await page.shows(/was opened from a link/);
  });

  test("the language is selected, and remembered", async () => {
    await page.choose("Language", "zh-Hans");
    await page.shows(/复原/);
    await site.session.reload();
    await page.ready();
    await page.shows(/复原/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
  });

  test("drawing with the keyboard alone", async () => {
    await page.press(await page.find("button", "Clear"), "Enter");
    await page.press(await page.find("input[type=range]", "Noise"), "Home");
    await page.press(await page.find("[role=switch]", "Centre"), "Space");
    await page.evaluate(() => document.activeElement.blur());
    await until("Tab reaches the pad", async () => {
      await page.session.press("Tab");
      return page.evaluate(() => document.activeElement.ariaLabel === "Drawing pad");
    });
    await page.session.press("Shift+ArrowUp", "Shift+ArrowLeft", "ArrowLeft", "Space");
    await page.session.press("Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight", "Space");
    // In the eleventh row, from the tenth to the nineteenth column.
    await until("the line is there", async () => {
      return inkWithin(await page.corrupted(), [9 / 28, 10 / 28, 19 / 28, 11 / 28]).length === 10;
    });
    await page.session.press("Control+z");
    await until("undo removes it", async () => isBlank(await page.corrupted()));
  });

  test("without a network, the page loads with the drawing and restores it", async () => {
    const seven = await drawSeven();
    await page.shows(CACHED);
    await site.server.close();
    await site.session.goto("about:blank");
    await site.session.goto(site.server.url);
    // The WebGPU engine is cached only if it is fetched on a later visit.
    await page.ready();
    await until("the seven is there", async () => difference(await page.corrupted(), seven) === 0);
    const before = await page.reconstruction();
    await page.draw(BAR);
    await page.changed("Reconstruction", before);
  });
}
