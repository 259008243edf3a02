// The page as a user operates it. Elements are found by their accessible names.
import assert from "node:assert/strict";
import { difference } from "./picture.mjs";
import { until } from "./until.mjs";

/**
 * Opens the page in a new browser context; `close()` closes it.
 *
 * The service worker is blocked unless the options contain `serviceWorkers: "allow"`: it requests files in the background,
 * and the page's requests no longer reach the server.
 *
 * @param options those of the context, and `init`, a function that runs in the page before its own scripts
 */
export async function open(browser, url, { init, ...options } = {}) {
  const defaults = { viewport: { width: 1280, height: 900 }, serviceWorkers: "block" };
  const context = await browser.newContext({ ...defaults, ...options });
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  const afterimage = new Afterimage(context, page);
  await page.goto(url);
  return afterimage;
}

export class Afterimage {
  constructor(context, page) {
    this.context = context;
    this.page = page;
    /** The errors on the console and the uncaught errors. */
    this.errors = [];
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("pageerror", (error) => this.errors.push(String(error)));
    this.pad = page.locator('canvas[aria-label="Drawing pad"]');
    this.corruptedCanvas = page.locator('canvas[aria-label="Corrupted input"]');
    this.status = page.locator('[role="status"][data-backend]');
    this.noise = page.getByRole("slider", { name: "Noise", exact: true });
    this.engine = page.getByRole("combobox", { name: "Engine", exact: true });
    this.network = page.getByRole("combobox", { name: "Network", exact: true });
  }

  close() {
    return this.context.close();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  switch(name) {
    return this.page.getByRole("switch", { name, exact: true });
  }

  assertNoErrors() {
    assert.deepEqual(this.errors, [], "the browser's console shows errors");
  }

  /** The values in [0, 1] that a canvas shows, row by row. */
  pixels(label) {
    return this.page.evaluate((name) => {
      const canvas = document.querySelector(`canvas[aria-label="${name}"]`);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: canvas.width * canvas.height }, (_, index) => data[4 * index] / 255);
    }, label);
  }

  /** As `pixels`, for the first canvas whose name starts with this text. */
  async pixelsStarting(beginning) {
    return this.pixels(
      await this.page.locator(`canvas[aria-label^="${beginning}"]`).first().getAttribute("aria-label"),
    );
  }

  /** Waits until the newest picture is restored: until picture and reconstruction do not change for ten frames. */
  settles() {
    const both = async () => [...(await this.corrupted()), ...(await this.reconstruction())];
    return until("the picture has its reconstruction", async () => {
      const before = await both();
      await this.page.evaluate(async () => {
        for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      });
      return difference(await both(), before) === 0;
    });
  }

  corrupted() {
    return this.pixels("Corrupted input");
  }

  reconstruction() {
    return this.pixels("Reconstruction");
  }

  /** Waits until the canvas differs from `before`, and returns its pixels. */
  changed(label, before) {
    return until(`"${label}" changes`, async () => {
      const now = await this.pixels(label);
      return difference(now, before) > 0 && now;
    });
  }

  /** Waits until the status line has this state, and this backend if one is given. */
  async reaches(state, backend = "") {
    await until(`the page is ${state} ${backend}`, async () => {
      const current = await this.status.getAttribute("data-state", { timeout: 1000 });
      const shown = await this.status.getAttribute("data-backend", { timeout: 1000 });
      return current === state && (!backend || shown === backend.toLowerCase());
    });
  }

  /** Waits until an engine is ready; with a name, until this engine is. */
  ready(backend) {
    return this.reaches("ready", backend);
  }

  /** Selects an engine by the text of its option: "Auto", "WebGPU" or "CPU". */
  async choose(engine) {
    const option = this.engine.locator("option", { hasText: new RegExp(`^\\s*${engine}`) });
    await this.engine.selectOption(await option.getAttribute("value"));
  }

  /** Waits until the page's text matches the pattern, and returns the match. */
  async shows(pattern) {
    return until(`the page shows ${pattern}`, async () => (await this.page.locator("body").innerText()).match(pattern));
  }

  /** The pad's box, scrolled into view. */
  async padBox() {
    await this.pad.scrollIntoViewIfNeeded();
    return this.pad.boundingBox();
  }

  /** Draws strokes with the mouse. */
  async draw(strokes) {
    const box = await this.padBox();
    const at = ([x, y]) => [box.x + x * box.width, box.y + y * box.height];
    for (const [first, ...rest] of strokes) {
      await this.page.mouse.move(...at(first));
      await this.page.mouse.down();
      for (const point of rest) await this.page.mouse.move(...at(point), { steps: 8 });
      await this.page.mouse.up();
    }
  }

  /** Sets the noise slider with the keyboard: Home, then the right arrow until the value is reached. */
  async setNoise(strength) {
    await this.noise.focus();
    await this.page.keyboard.press("Home");
    while ((await this.noiseStrength()) < strength - 1e-6) await this.page.keyboard.press("ArrowRight");
  }

  async noiseStrength() {
    return Number(await this.noise.inputValue());
  }

  async clear() {
    if (await this.button("Clear").isEnabled()) await this.button("Clear").click();
  }
}
