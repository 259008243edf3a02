// The page without a pointer: the Tab key reaches all parts in the page's order and leaves the page at the end, the focus
// is visible, and every action works with keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, test } from "node:test";
import { showAllFeatures } from "./lib/all-features.mjs";
import { CORRUPTED, Eyes } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { tabThrough, tabTo } from "./lib/keys.mjs";
import { screenshot, visibleDifference } from "./lib/visual.mjs";
import { until } from "./lib/until.mjs";

/** Fewer pixels than the focus ring around the smallest element has. */
const RING_PIXELS = 40;

/** The parts of the digits' workspace in reading order. */
const PARTS = [
  "nav",
  "header",
  ".drawing",
  ".for-drawing",
  ".seen",
  ".for-seen",
  ".hourglass",
  ".restored",
  ".for-restored",
  ".share",
  ".engine-bar",
  ".inspector",
  ".comparison",
  ".story",
  ".glossary",
  ".foot",
];

describe("with the keyboard alone", () => {
  const site = withPage();
  let afterimage, page;

  beforeEach(async () => {
    afterimage = await site.open({ reducedMotion: "reduce" });
    page = afterimage.page;
    await afterimage.ready();
    await afterimage.settles();
  });
  afterEach(() => afterimage.assertNoErrors());

  /** Clicks where nothing has the focus, so that the next Tab goes to the first element of the page. */
  const focusNothing = () => page.locator("h1").click();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const valueOf = (selector, attribute = "aria-valuetext") => page.locator(selector).getAttribute(attribute);

  test("Tab goes through the page part by part and leaves it at the end", async () => {
    await showAllFeatures.digits(afterimage);
    await focusNothing();
    const stops = [];
    await tabThrough(page, async (stop) => {
      stops.push(await stop.evaluate((element, parts) => parts.find((part) => element.closest(part)), PARTS));
    });
    assert.deepEqual(
      stops.filter((part, index) => part !== stops[index - 1]),
      PARTS,
    );
    assert.ok(stops.indexOf(".drawing") < 10, "few stops before the pad, so no skip link is needed");
    assert.equal(
      await tabTo(page, "nav a:first-child", "Shift+Tab"),
      stops.length,
      "Shift+Tab takes as many steps back",
    );
  });

  for (const [workspace, colorScheme] of [
    ["digits", "light"],
    ["eyes", "dark"],
  ]) {
    test(`the focus is visible: ${workspace}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await showAllFeatures[workspace](afterimage);
      await focusNothing();
      const invisible = [];
      await tabThrough(page, async (stop) => {
        const focused = await screenshot(page, stop);
        await stop.evaluate((element) => element.blur());
        const pixels = await visibleDifference(page, focused, await screenshot(page, stop));
        if (pixels < RING_PIXELS) invisible.push(await stop.evaluate((element) => element.outerHTML));
      });
      assert.deepEqual(invisible, []);
    });
  }

  test("a digit is drawn and corrupted, a layer is shown, and the latent is edited", async () => {
    const changes = async (...keys) => {
      const before = await afterimage.corrupted();
      await press(...keys);
      await afterimage.changed("Corrupted input", before);
    };
    await focusNothing();
    await tabTo(page, ".history button");
    await press("Enter");
    await tabTo(page, ".pad", "Shift+Tab");
    await changes("Space", "Shift+ArrowLeft", "Shift+ArrowDown", "Space");
    await tabTo(page, "#noise");
    await changes("Home");
    await changes("PageUp");

    await tabTo(page, ".corruption-tool > .switch");
    await changes("Space");
    await tabTo(page, ".moves-crosshair", "Shift+Tab");
    const position = await valueOf(".moves-crosshair");
    await changes("ArrowLeft", "Shift+ArrowUp");
    assert.notEqual(await valueOf(".moves-crosshair"), position);

    await tabTo(page, "input[name=view]");
    await press("ArrowRight");
    await page.locator(".wipe").waitFor();
    await tabTo(page, ".wipe input", "Shift+Tab");
    const edge = await valueOf(".wipe input");
    await press("ArrowRight");
    await until("the wipe's edge moves", async () => (await valueOf(".wipe input")) !== edge);

    await tabTo(page, "[data-layer]", "Shift+Tab");
    const layer = await valueOf("[data-layer='2']", "aria-label");
    await press("Home", "ArrowRight", "ArrowRight", "Enter");
    await page.getByLabel(`Feature maps of ${layer.split(":")[0]}`).waitFor();

    await tabTo(page, ".latent-pad canvas");
    const decoded = await afterimage.pixels("Decoded latent");
    await press("ArrowRight", "ArrowDown", "+", "+", "PageUp", "PageUp");
    await afterimage.changed("Decoded latent", decoded);
    assert.equal(await page.locator(".marks .edited").count(), 1);
  });

  test("a digit is drawn and corrupted, and its restored picture is saved", async () => {
    await focusNothing();
    await tabTo(page, ".history button:last-child");
    await press("Enter");
    await tabTo(page, ".pad", "Shift+Tab");
    const steps = ["ArrowRight", "ArrowDown", "ArrowDown"];
    await press("Space", ...steps.map((step) => `Shift+${step}`), "Space");
    await tabTo(page, "#noise");
    await press("Home", "PageUp");
    await afterimage.settles();
    await tabTo(page, ".share button:nth-of-type(3)");
    const downloading = page.waitForEvent("download");
    await press("Enter");
    const download = await downloading;
    assert.equal(download.suggestedFilename(), "afterimage-digit.png");
    const signature = (await readFile(await download.path())).subarray(1, 4).toString();
    assert.equal(signature, "PNG");
    await afterimage.shows(/Picture saved/);
  });

  test("the other workspace is opened, an eye is selected, and its crosshair is rotated", async () => {
    await focusNothing();
    await tabTo(page, "a[href='#eyes']");
    await press("Enter");
    const eyes = new Eyes(afterimage);
    await until("the eyes are there", () => eyes.gallery.count());
    await tabTo(page, ".eye-row button");
    await press("End", "Enter");
    await until(
      "the last eye is chosen",
      async () => (await valueOf(".eye-row button:last-child", "aria-pressed")) === "true",
    );
    await eyes.settles();

    const before = await eyes.colours(CORRUPTED);
    await tabTo(page, ".turns-crosshair");
    const angle = await valueOf(".turns-crosshair");
    await press("ArrowRight", "Shift+ArrowRight");
    await eyes.changed(CORRUPTED, before);
    assert.notEqual(await valueOf(".turns-crosshair"), angle);

    await tabTo(page, "a[href='#digits']", "Shift+Tab");
    await press("Enter");
    await page.locator(".pad").waitFor();
  });
});
