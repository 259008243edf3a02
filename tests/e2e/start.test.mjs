// The script that runs before the page's program: it starts the engine, reports a program that does not start, and applies
// the theme.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { withPage } from "./lib/hooks.mjs";
import { until } from "./lib/until.mjs";

const SCRIPT = /\/afterimage-\w+\.js$/;
const WASM = /\/afterimage-\w+\.wasm$/;
const FAILED = /could not be loaded or started.*check the connection/;

describe("the start of the page", () => {
  const site = withPage();

  test("the engine is fetched while the page's program is, and once", async () => {
    site.server.fault(WASM, { hold: true });
    const first = site.server.requests.length;
    const afterimage = await site.open();
    const requested = (pattern) => site.server.requests.slice(first).filter((path) => pattern.test(path)).length;
    await until("the engine's program is requested", () => requested(/engine-cpu_bg\.wasm$/));
    // Longer than the engine takes to start: what it reports before the page's program runs is not lost.
    await pause(1000);
    site.server.heal();
    await afterimage.ready("CPU");
    assert.equal(requested(/engine-cpu_bg\.wasm$/), 1);
    assert.equal(requested(/worker\.js$/), 1);
    afterimage.assertNoErrors();
  });
});

describe("a program that does not start", () => {
  const site = withPage();

  for (const [what, pattern, how] of [
    ["script is missing", SCRIPT, { status: 404 }],
    ["script is cut", SCRIPT, { keep: 0.5 }],
    ["first script is blocked", /\/boot-\w+\.js$/, { abort: true }],
    ["WebAssembly is missing", WASM, { status: 404 }],
    ["WebAssembly is cut", WASM, { keep: 0.5 }],
    ["WebAssembly stops arriving", WASM, { abort: true }],
  ]) {
    test(`is reported if its ${what}`, async () => {
      site.server.fault(pattern, how);
      const afterimage = await site.open();
      await afterimage.shows(FAILED);
    });
  }

  test("is reported after 20 seconds, and replaces the report when it starts", async () => {
    site.server.fault(WASM, { hold: true });
    const afterimage = await site.open({
      init: () =>
        (window.setTimeout = (
          (set) => (run, ms) =>
            set(run, ms / 100)
        )(setTimeout)),
    });
    await afterimage.shows(/has not started for 20 seconds.*reload the page/);
    site.server.heal();
    await afterimage.ready();
    assert.equal(await afterimage.page.getByText("has not started").count(), 0);
  });

  for (const [what, init] of [
    ["WebAssembly", () => delete window.WebAssembly],
    ["WebAssembly's SIMD", () => (WebAssembly.validate = () => false)],
  ]) {
    test(`is reported in a browser without ${what}`, async () => {
      site.server.fault(WASM, { hold: true });
      const afterimage = await site.open({ init });
      await afterimage.shows(/needs WebAssembly with SIMD.*open it in a current version/);
    });
  }

  test("is reported in the browser's language, or in the selected one", async () => {
    site.server.fault(WASM, { status: 404 });
    const chinese = await site.open({ locale: "zh-CN" });
    await chinese.shows(/页面的程序未能载入或启动/);
    const french = await site.open({ locale: "fr-FR" });
    await french.shows(FAILED);
    const selected = await site.open({
      init: () => localStorage.setItem("afterimage.preferences", "language=zh-Hans"),
    });
    await selected.shows(/页面的程序未能载入或启动/);
    assert.equal(await selected.page.getByRole("alert").getAttribute("lang"), "zh-Hans");
  });
});

describe("the colours of the page", () => {
  const site = withPage();
  const background = ({ page }) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test("are those of the selected theme before the program starts", async () => {
    site.server.fault(WASM, { hold: true });
    const light = await site.open({ colorScheme: "light" });
    const dark = await site.open({ colorScheme: "dark" });
    assert.notEqual(await background(light), await background(dark));
    const init = () => localStorage.setItem("afterimage.preferences", "theme=light");
    const selected = await site.open({ colorScheme: "dark", init });
    assert.equal(await background(selected), await background(light));
    const bars = selected.page.locator("meta[name=theme-color]");
    assert.deepEqual(await bars.evaluateAll((all) => all.map(({ media }) => media)), ["all", "not all"]);
  });

  test("do not need light-dark(), which browsers have only since 2024", async () => {
    const html = await (await fetch(site.server.url)).text();
    const [, stylesheet] = html.match(/rel="stylesheet" href="([^"]+)"/);
    assert.doesNotMatch(await (await fetch(new URL(stylesheet, site.server.url))).text(), /light-dark\(/);
  });
});
