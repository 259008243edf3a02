// The page in a browser that is driven by WebDriver, as a user operates it. Elements are found by their names.
import { after, afterEach, before } from "node:test";
import { servePage } from "./dist.mjs";
import { difference } from "./picture.mjs";
import { until } from "./until.mjs";

/**
 * Called inside a `describe`: starts the browser for all its tests, and a server for each of them. A server has an address
 * of its own, so each test is a first visit.
 *
 * @param options those of the browser's `start`
 */
export function withBrowser(browser, options) {
  const site = {};
  before(async () => {
    site.session = await browser.start(options);
  });
  afterEach(async () => {
    await site.server?.close();
    site.server = undefined;
  });
  after(() => site.session?.close());
  return Object.assign(site, {
    /** Opens the page, after its server was prepared by `prepare(server)`. */
    async open(prepare = () => {}) {
      site.server = await servePage();
      prepare(site.server);
      await site.session.goto(site.server.url);
      return new BrowserPage(site.session);
    },
  });
}

export class BrowserPage {
  constructor(session) {
    this.session = session;
  }

  evaluate(run, ...values) {
    return this.session.evaluate(run, ...values);
  }

  /** The element that a selector finds; with a name, the one that has this name. Waits until it is there. */
  find(selector, name) {
    return until(`there is ${selector} ${name ?? ""}`, () =>
      this.evaluate(
        (selector, name) =>
          [...document.querySelectorAll(selector)].find((element) => {
            const label = element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText;
            return name === null || label.trim() === name;
          }) ?? null,
        selector,
        name ?? null,
      ),
    );
  }

  async click(selector, name) {
    await this.session.click(await this.find(selector, name));
  }

  /** Moves the focus to an element, and presses keys. */
  async press(element, ...keys) {
    await this.evaluate((element) => element.focus(), element);
    await this.session.press(...keys);
  }

  async choose(select, value) {
    await this.click(`select[aria-label="${select}"] option[value="${value}"], #${select} option[value="${value}"]`);
  }

  /** Waits until an engine is ready. */
  ready(backend = "") {
    return until(`the page is ready ${backend}`, () =>
      this.evaluate((backend) => {
        const { state, backend: shown } = document.querySelector("[role=status][data-backend]")?.dataset ?? {};
        return state === "ready" && (!backend || shown === backend.toLowerCase());
      }, backend),
    );
  }

  text() {
    return this.evaluate(() => document.body.innerText);
  }

  shows(pattern) {
    return until(`the page shows ${pattern}`, async () => pattern.test(await this.text()));
  }

  /** The red, green and blue of each pixel of a canvas, in [0, 1]. */
  colours(label) {
    return this.evaluate((label) => {
      const canvas = document.querySelector(`canvas[aria-label="${label}"]`);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return [...data].filter((_, index) => index % 4 < 3).map((value) => value / 255);
    }, label);
  }

  /** The brightness of each pixel of a grey canvas, in [0, 1]. */
  async pixels(label) {
    return (await this.colours(label)).filter((_, index) => index % 3 === 0);
  }

  corrupted() {
    return this.pixels("Corrupted input");
  }

  reconstruction() {
    return this.pixels("Reconstruction");
  }

  /** Waits until the picture on a canvas differs from `before`, and returns it. */
  changed(label, before) {
    return until(`"${label}" changes`, async () => {
      const now = await this.pixels(label);
      return difference(now, before) > 0.02 && now;
    });
  }

  /** Draws strokes with the mouse. */
  async draw(strokes) {
    const pad = await this.find('canvas[aria-label="Drawing pad"]');
    const box = await this.evaluate((pad) => {
      pad.scrollIntoView({ block: "center" });
      const { x, y, width, height } = pad.getBoundingClientRect();
      return { x, y, width, height };
    }, pad);
    for (const stroke of strokes) {
      await this.session.drag(stroke.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]));
    }
  }

  /** Draws these strokes in place of what is there, without noise. */
  async drawClean(strokes) {
    await this.press(await this.find("input[type=range]", "Noise"), "Home");
    await this.click("button", "Clear");
    await this.draw(strokes);
  }
}
