// The page, as a person uses it. Everything is found by the names that screen readers say.
import assert from "node:assert/strict";
import { difference } from "./picture.mjs";
import { until } from "./until.mjs";

/**
 * Opens the page in a browser context of its own; close it with `close()`.
 *
 * Without its service worker, unless `serviceWorkers: "allow"` is among the options: a file that it keeps in the
 * background is asked for out of turn, and then never again.
 *
 * @param options the context's; and `init`, a function that runs in the page before its own scripts
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
    /** What the console and uncaught errors said. */
    this.errors = [];
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
    page.on("pageerror", (error) => this.errors.push(String(error)));
    this.pad = page.locator('canvas[aria-label="Drawing pad"]');
    this.seen = page.locator('canvas[aria-label="Corrupted input"]');
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

  /** As `pixels`, of the first canvas whose name begins so. */
  async pixelsStarting(beginning) {
    return this.pixels(await this.page.locator(`canvas[aria-label^="${beginning}"]`).first().getAttribute("aria-label"));
  }

  /** Waits until the newest picture has its reconstruction: until ten frames go by in which neither changes. */
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

  /** Waits until the canvas no longer shows `before`, and returns what it shows. */
  changed(label, before) {
    return until(`"${label}" changes`, async () => {
      const now = await this.pixels(label);
      return difference(now, before) > 0 && now;
    });
  }

  /** Waits until the status line stands so; with a backend, until it speaks of that one. */
  async reaches(state, backend = "") {
    await until(`the page is ${state} ${backend}`, async () => {
      const stands = await this.status.getAttribute("data-state", { timeout: 1000 });
      const speaksOf = await this.status.getAttribute("data-backend", { timeout: 1000 });
      return stands === state && (!backend || speaksOf === backend.toLowerCase());
    });
  }

  /** Waits until an engine answers; with a name, until that one does. */
  ready(backend) {
    return this.reaches("ready", backend);
  }

  /** Chooses an engine by what its option says: "Auto", "WebGPU" or "CPU". */
  async choose(engine) {
    const option = this.engine.locator("option", { hasText: new RegExp(`^\\s*${engine}`) });
    await this.engine.selectOption(await option.getAttribute("value"));
  }

  /** Waits until the page shows text like this, and returns it. */
  async shows(pattern) {
    return until(`the page says ${pattern}`, async () => (await this.page.locator("body").innerText()).match(pattern));
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

  /** Sets a range input by keyboard: Home, then the arrow until it is there. */
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
