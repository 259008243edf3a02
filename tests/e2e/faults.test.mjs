// Faults that happen while the page is in use: lost GPUs, ended workers, full memory, storage and clock. After each one
// the drawing is there, an engine restores it or the page says why not, and nothing is said twice.
import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { chromium } from "playwright-core";
import { Afterimage } from "./lib/afterimage.mjs";
import { executable } from "./lib/browser.mjs";
import { withPage } from "./lib/hooks.mjs";
import { brightest, difference } from "./lib/picture.mjs";
import { BAR, SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";
import { destroyDevices, exhaustMemory, kill, observeWorkers, workerOf } from "./lib/workers.mjs";

/** Opens the page with a seven drawn and restored by this engine. */
async function withSeven(site, backend, options) {
  const afterimage = await site.open(options);
  await observeWorkers(afterimage.context);
  await afterimage.page.reload();
  await afterimage.ready();
  await afterimage.choose(backend);
  await afterimage.ready(backend);
  await afterimage.setNoise(0);
  await afterimage.clear();
  await afterimage.draw(SEVEN);
  await until("the seven is restored", async () => brightest(await afterimage.reconstruction()) > 0.5);
  await afterimage.settles();
  return afterimage;
}

/** Checks that a new stroke over the drawing is restored. */
async function assertRestores(afterimage, drawing) {
  assert.equal(difference(await afterimage.pixels("Drawing pad"), drawing), 0, "the drawing is kept");
  const before = await afterimage.reconstruction();
  await afterimage.draw(BAR);
  await afterimage.changed("Reconstruction", before);
  await afterimage.button("Undo").click();
  await afterimage.settles();
  assert.ok(difference(await afterimage.reconstruction(), before) < 1.5 / 255);
}

/** Checks that no sentence of the page's messages is there twice. */
async function assertSaidOnce(afterimage) {
  const messages = await afterimage.page.locator("[role=alert], .note p").allInnerTexts();
  const sentences = messages.flatMap((text) => text.split(/(?<=[.!?])\s+/)).filter((text) => text.trim());
  assert.deepEqual(sentences, [...new Set(sentences)]);
}

describe("faults, in a browser with WebGPU", () => {
  const site = withPage({ webgpu: true });

  const faults = {
    "the browser's GPU process crashes": async (afterimage) => {
      const session = await afterimage.context.browser().newBrowserCDPSession();
      await session.send("Browser.crashGpuProcess");
    },
    "the GPU device is destroyed": (afterimage) => destroyDevices(workerOf(afterimage.page, "engine-gpu")),
  };
  for (const [what, cause] of Object.entries(faults)) {
    test(`${what} in the middle of a stroke: the CPU goes on, and WebGPU comes back`, async () => {
      const afterimage = await withSeven(site, "WebGPU");
      const { page } = afterimage;
      const box = await afterimage.padBox();
      const at = (x, y) => [box.x + x * box.width, box.y + y * box.height];
      await page.mouse.move(...at(0.2, 0.8));
      await page.mouse.down();
      await page.mouse.move(...at(0.4, 0.8), { steps: 4 });
      await cause(afterimage);
      await page.mouse.move(...at(0.8, 0.8), { steps: 8 });
      await page.mouse.up();
      await afterimage.ready("CPU");
      await afterimage.shows(/The WebGPU engine failed: .+/);
      await afterimage.settles();
      await assertSaidOnce(afterimage);
      const drawing = await afterimage.pixels("Drawing pad");
      assert.ok(
        drawing.some((value) => value > 0.5),
        "the drawing is there",
      );
      await assertRestores(afterimage, drawing);
      await afterimage.button("Try WebGPU again").click();
      await afterimage.ready("WebGPU");
      await assertRestores(afterimage, drawing);
    });
  }

  test("the GPU engine runs out of memory: the CPU goes on, and WebGPU comes back", async () => {
    const afterimage = await withSeven(site, "WebGPU");
    const drawing = await afterimage.pixels("Drawing pad");
    await exhaustMemory(workerOf(afterimage.page, "engine-gpu"));
    await afterimage.page.getByRole("link", { name: "Eyes", exact: true }).click();
    await afterimage.shows(/The WebGPU engine failed: .+/);
    await assertSaidOnce(afterimage);
    await afterimage.page.getByRole("link", { name: "Digits", exact: true }).click();
    await afterimage.ready("CPU");
    await afterimage.settles();
    await assertRestores(afterimage, drawing);
    await afterimage.button("Try WebGPU again").click();
    await afterimage.ready("WebGPU");
    await assertRestores(afterimage, drawing);
  });

  test("the GPU engine's worker ends without a word: the CPU goes on, and WebGPU comes back", async () => {
    const afterimage = await withSeven(site, "WebGPU");
    const drawing = await afterimage.pixels("Drawing pad");
    await kill(workerOf(afterimage.page, "engine-gpu"));
    const before = await afterimage.reconstruction();
    await afterimage.draw(BAR);
    await afterimage.changed("Reconstruction", before);
    await afterimage.ready("CPU");
    await afterimage.button("Undo").click();
    await afterimage.shows(/The WebGPU engine failed: .+/);
    await afterimage.settles();
    await assertSaidOnce(afterimage);
    await afterimage.button("Try WebGPU again").click();
    await afterimage.ready("WebGPU");
    await assertRestores(afterimage, drawing);
  });
});

describe("faults, in a browser without WebGPU", () => {
  const site = withPage();

  test("the CPU engine ends without a word: the page says so, and it comes back", async () => {
    const afterimage = await withSeven(site, "CPU");
    const drawing = await afterimage.pixels("Drawing pad");
    await kill(workerOf(afterimage.page, "engine-cpu"));
    await afterimage.draw(BAR);
    await afterimage.button("Try again").waitFor();
    await assertSaidOnce(afterimage);
    await afterimage.button("Undo").click();
    await afterimage.button("Try again").click();
    await afterimage.ready("CPU");
    await afterimage.settles();
    await assertRestores(afterimage, drawing);
  });

  test("the CPU engine runs out of memory: the page says so, and it comes back", async () => {
    const afterimage = await withSeven(site, "CPU");
    const drawing = await afterimage.pixels("Drawing pad");
    await exhaustMemory(workerOf(afterimage.page, "engine-cpu"));
    // The network for eyes needs more memory than that for digits.
    await afterimage.page.getByRole("link", { name: "Eyes", exact: true }).click();
    await afterimage.button("Try again").waitFor();
    await afterimage.shows(/most likely because this device has no more memory for it/);
    await assertSaidOnce(afterimage);
    await afterimage.button("Try again").click();
    await afterimage.ready("CPU");
    await afterimage.page.getByRole("link", { name: "Digits", exact: true }).click();
    await afterimage.ready("CPU");
    await afterimage.settles();
    await assertRestores(afterimage, drawing);
  });

  test("the browser's storage is full: the page works, and says nothing", async () => {
    const fill = () => {
      for (let length = 1 << 22; length >= 1; length /= 2) {
        try {
          for (let part = 0; ; part += 1) localStorage.setItem(`filling ${length} ${part}`, "x".repeat(length));
        } catch {
          // Full for this length.
        }
      }
    };
    const afterimage = await withSeven(site, "CPU", { init: fill });
    await assertRestores(afterimage, await afterimage.pixels("Drawing pad"));
    afterimage.assertNoErrors();
  });

  test("the browser's storage is cleared: what is shown stays, and is saved again", async () => {
    const afterimage = await withSeven(site, "CPU");
    const drawing = await afterimage.pixels("Drawing pad");
    const session = await afterimage.context.newCDPSession(afterimage.page);
    await session.send("Storage.clearDataForOrigin", { origin: new URL(site.server.url).origin, storageTypes: "all" });
    await assertRestores(afterimage, drawing);
    await afterimage.page.reload();
    await afterimage.ready("CPU");
    await until("the drawing is back", async () => difference(await afterimage.pixels("Drawing pad"), drawing) === 0);
    afterimage.assertNoErrors();
  });

  test("the user has forbidden storage: the page works", async () => {
    const profile = mkdtempSync(join(tmpdir(), "afterimage-profile-"));
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    mkdirSync(join(profile, "Default"));
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, { executablePath: executable(), headless: true });
    try {
      const afterimage = new Afterimage(context, context.pages()[0] ?? (await context.newPage()));
      await afterimage.page.goto(site.server.url);
      await afterimage.ready("CPU");
      const isForbidden = await afterimage.page.evaluate(() => {
        try {
          return !localStorage;
        } catch {
          return true;
        }
      });
      assert.ok(isForbidden, "the setting has taken effect");
      await afterimage.clear();
      await afterimage.draw(SEVEN);
      await afterimage.settles();
      await assertRestores(afterimage, await afterimage.pixels("Drawing pad"));
      afterimage.assertNoErrors();
    } finally {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });

  for (const [what, hours] of Object.entries({ forward: 24, back: -24 })) {
    test(`the clock jumps ${what} by a day: no engine is ended`, async () => {
      const afterimage = await withSeven(site, "CPU");
      const drawing = await afterimage.pixels("Drawing pad");
      await afterimage.page.clock.setSystemTime(Date.now() + hours * 3_600_000);
      await assertRestores(afterimage, drawing);
      await afterimage.ready("CPU");
      afterimage.assertNoErrors();
    });
  }

  test("any one file stops half way: the page works without it or says what is missing, and a reload mends it", async () => {
    const whole = await site.open();
    await whole.ready("CPU");
    const files = [...new Set(site.server.requests)].filter((path) =>
      /\.(wasm|safetensors|js|idx\d-ubyte)$/.test(path),
    );
    assert.ok(files.length >= 7, files.join(" "));
    for (const file of files) {
      site.server.fault(new RegExp(`${file.replaceAll(".", "\\.")}$`), { abort: true });
      const afterimage = await site.open();
      await until(`without ${file} the page works or speaks`, async () => {
        const state = await afterimage.status.getAttribute("data-state", { timeout: 100 }).catch(() => null);
        const text = await afterimage.page.locator("body").innerText();
        return state === "ready" || state === "failed" || /reload/i.test(text);
      });
      site.server.heal();
      await afterimage.page.reload();
      await afterimage.ready("CPU");
      await afterimage.close();
    }
  });
});
