// The page without a pointer: the Tab key leads everywhere, in the page's order, and out again; one sees where it is;
// and all that can be done can be done with keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, test } from "node:test";
import { EVERYTHING } from "./lib/everything.mjs";
import { CROSSED, Eyes } from "./lib/eyes.mjs";
import { withPage } from "./lib/hooks.mjs";
import { tabThrough, tabTo } from "./lib/keys.mjs";
import { difference, look } from "./lib/sight.mjs";
import { until } from "./lib/until.mjs";

/** Fewer pixels than a ring around the smallest thing has. */
const RING = 40;

/** The parts of the digits' workspace, in the order in which they are read. */
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

  /** As after a click on nothing: the next Tab goes to the page's first stop. */
  const fromTheTop = () => page.locator("h1").click();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const says = (selector, attribute = "aria-valuetext") => page.locator(selector).getAttribute(attribute);

  test("Tab goes through the page part by part, and out at the end", async () => {
    await EVERYTHING.digits(afterimage);
    await fromTheTop();
    const stops = [];
    await tabThrough(page, async (stop) => {
      stops.push(await stop.evaluate((element, parts) => parts.find((part) => element.closest(part)), PARTS));
    });
    assert.deepEqual(stops.filter((part, place) => part !== stops[place - 1]), PARTS);
    assert.ok(stops.indexOf(".drawing") < 10, "so few stops before the pad that nobody needs to skip them");
    assert.equal(await tabTo(page, "nav a:first-child", "Shift+Tab"), stops.length, "the way back is as long");
  });

  for (const [workspace, colorScheme] of [["digits", "light"], ["eyes", "dark"]]) {
    test(`one sees what has the focus: ${workspace}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await EVERYTHING[workspace](afterimage);
      await fromTheTop();
      const unseen = [];
      await tabThrough(page, async (stop) => {
        const focused = await look(page, stop);
        await stop.evaluate((element) => element.blur());
        const pixels = await difference(page, focused, await look(page, stop));
        if (pixels < RING) unseen.push(await stop.evaluate((element) => element.outerHTML));
      });
      assert.deepEqual(unseen, []);
    });
  }

  test("a digit is drawn, spoiled, compared, looked into and bent", async () => {
    const changes = async (...keys) => {
      const before = await afterimage.corrupted();
      await press(...keys);
      await afterimage.changed("Corrupted input", before);
    };
    await fromTheTop();
    await tabTo(page, ".history button");
    await press("Enter");
    await tabTo(page, ".pad", "Shift+Tab");
    await changes("Space", "Shift+ArrowLeft", "Shift+ArrowDown", "Space");
    await tabTo(page, "#noise");
    await changes("Home");
    await changes("PageUp");

    await tabTo(page, ".spoiler > .switch");
    await changes("Space");
    await tabTo(page, ".moves-crosshair", "Shift+Tab");
    const place = await says(".moves-crosshair");
    await changes("ArrowLeft", "Shift+ArrowUp");
    assert.notEqual(await says(".moves-crosshair"), place);

    await tabTo(page, "input[name=view]");
    await press("ArrowRight");
    await page.locator(".wipe").waitFor();
    await tabTo(page, ".wipe input", "Shift+Tab");
    const edge = await says(".wipe input");
    await press("ArrowRight");
    await until("the wipe's edge moves", async () => (await says(".wipe input")) !== edge);

    await tabTo(page, "[data-layer]", "Shift+Tab");
    const layer = await says("[data-layer='2']", "aria-label");
    await press("Home", "ArrowRight", "ArrowRight", "Enter");
    await page.getByLabel(`Feature maps of ${layer.split(":")[0]}`).waitFor();

    await tabTo(page, ".latent-pad canvas");
    const decoded = await afterimage.pixels("Decoded latent");
    await press("ArrowRight", "ArrowDown", "+", "+", "PageUp", "PageUp");
    await afterimage.changed("Decoded latent", decoded);
    assert.equal(await page.locator(".marks .edited").count(), 1);
  });

  test("a digit is drawn, spoilt, and its restored picture saved, from load to the file", async () => {
    await fromTheTop();
    await tabTo(page, ".history button:last-child");
    await press("Enter");
    await tabTo(page, ".pad", "Shift+Tab");
    const steps = ["ArrowRight", "ArrowDown", "ArrowDown"];
    await press("Space", ...steps.map((step) => `Shift+${step}`), "Space");
    await tabTo(page, "#noise");
    await press("Home", "PageUp");
    await afterimage.settles();
    await tabTo(page, ".share button:nth-of-type(3)");
    const coming = page.waitForEvent("download");
    await press("Enter");
    const download = await coming;
    assert.equal(download.suggestedFilename(), "afterimage-digit.png");
    const beginning = (await readFile(await download.path())).subarray(1, 4).toString();
    assert.equal(beginning, "PNG");
    await afterimage.shows(/Picture saved/);
  });

  test("the other workspace is gone to, an eye chosen, and its crosshair turned", async () => {
    await fromTheTop();
    await tabTo(page, "a[href='#eyes']");
    await press("Enter");
    const eyes = new Eyes(afterimage);
    await until("the eyes are there", () => eyes.gallery.count());
    await tabTo(page, ".eye-row button");
    await press("End", "Enter");
    await until("the last eye is chosen", async () => (await says(".eye-row button:last-child", "aria-pressed")) === "true");
    await eyes.settles();

    const before = await eyes.colours(CROSSED);
    await tabTo(page, ".turns-crosshair");
    const angle = await says(".turns-crosshair");
    await press("ArrowRight", "Shift+ArrowRight");
    await eyes.changed(CROSSED, before);
    assert.notEqual(await says(".turns-crosshair"), angle);

    await tabTo(page, "a[href='#digits']", "Shift+Tab");
    await press("Enter");
    await page.locator(".pad").waitFor();
  });
});
