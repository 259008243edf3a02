// The built page as a person left it who chose the CPU engine and turned the noise up.
import { open } from "../../tests/e2e/lib/afterimage.mjs";
import { launch } from "../../tests/e2e/lib/browser.mjs";
import { servePage } from "../../tests/e2e/lib/dist.mjs";

/** Shows the stage and the inside of the network at once. */
export const HIGH_SCREEN = { width: 1280, height: 1440 };

/** As high as the whole page: every part is in view, so every part is computed. */
export const WHOLE_PAGE = { width: 1280, height: 3600 };

/**
 * Opens it in a headless browser.
 *
 * @param init a function that runs in the page before the page's own scripts
 * @returns `afterimage`; `trace(categories, act)`, which gives the events of the browser's trace while `act` runs, in
 *   the order of their time; `close()`
 */
export async function cpuPage({ init } = {}) {
  const server = await servePage();
  const browser = await launch();
  const afterimage = await open(browser, server.url, { init });
  await afterimage.ready();
  await afterimage.choose("CPU");
  await afterimage.ready("CPU");
  await afterimage.setNoise(0.5);
  return {
    afterimage,
    async trace(categories, act) {
      await browser.startTracing(afterimage.page, { categories: [...categories, "__metadata"] });
      await act();
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
      return traceEvents.sort((a, b) => a.ts - b.ts);
    },
    async close() {
      await afterimage.close();
      await browser.close();
      await server.close();
    },
  };
}
