// Whether the page starts, what it shows where it cannot, and its layout, in each browser that is installed.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withBrowser } from "../lib/browser-page.mjs";
import { inEachBrowser } from "../lib/browsers.mjs";
import { until } from "../lib/until.mjs";

const UNSUPPORTED = /needs WebAssembly with SIMD.*open it in a current version/;
const FAILED = /could not be loaded or started.*reload the page/;

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe("start", () => inEachBrowser(testsOf));

function testsOf(browser) {
  const site = withBrowser(browser);

  for (const [what, pattern] of [
    ["script", /\/afterimage-\w+\.js$/],
    ["WebAssembly", /\/afterimage-\w+\.wasm$/],
  ]) {
    test(`a program whose ${what} is missing is reported, and starts after a reload once it is there`, async () => {
      const page = await site.open((server) => server.fault(pattern, { status: 404 }));
      await page.shows(FAILED);
      site.server.heal();
      await site.session.reload();
      await page.ready();
      assert.doesNotMatch(await page.text(), FAILED);
    });
  }

  test("a page whose program is missing has the selected language and theme", async () => {
    const page = await site.open((server) => server.fault(/\.wasm$/, { status: 404 }));
    await page.shows(FAILED);
    const light = await background(page);
    await page.evaluate(() => localStorage.setItem("afterimage.preferences", "language=zh-Hans theme=dark"));
    await site.session.reload();
    await page.shows(/页面的程序未能载入或启动/);
    assert.notEqual(await background(page), light);
  });

  test("the network is between the pictures, and the samples have two rows", async () => {
    const page = await site.open();
    await page.ready();
    for (const width of [1265, 1280, 1920]) {
      await site.session.resize(width, 900);
      const { lefts, tops, rows } = await page.evaluate(() => {
        const boxes = (selector) =>
          [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect());
        const row = boxes(".drawing .frame, .seen .frame, .hourglass .slabs, .restored .frame");
        return {
          lefts: row.map(({ left }) => left),
          tops: row.map(({ top }) => Math.round(top)),
          rows: new Set(boxes(".samples > *").map(({ top }) => top)).size,
        };
      });
      assert.deepEqual(
        lefts,
        [...lefts].sort((a, b) => a - b),
        `${width} pixels wide`,
      );
      assert.ok(Math.max(...tops) - Math.min(...tops) <= 1, `${tops} at a width of ${width} pixels`);
      assert.equal(rows, 2, `${width} pixels wide`);
    }
  });

  test("nothing is wider than a narrow window, and what can be pressed in a text is underlined", async () => {
    const page = await site.open();
    await page.ready();
    // The narrowest window that all browsers have.
    await site.session.resize(500, 900);
    await until("the page is as wide as the window", () =>
      page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    );
    for (const selector of ["nav a[aria-current]", ".term", ".masthead p a", ".tour-button"]) {
      const lines = await page.evaluate(
        (selector) => getComputedStyle(document.querySelector(selector)).textDecorationLine,
        selector,
      );
      assert.equal(lines, "underline", selector);
    }
  });

  for (const [what, options] of Object.entries(browser.unsupported)) {
    describe(`without ${what}`, () => {
      const site = withBrowser(browser, options);

      test("the page says what it needs", async () => {
        const page = await site.open();
        await page.shows(UNSUPPORTED);
      });
    });
  }
}
