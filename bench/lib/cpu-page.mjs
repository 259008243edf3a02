// The built page with the CPU engine selected and noise in the picture.
import { open } from "../../tests/e2e/lib/afterimage.mjs";
import { launch } from "../../tests/e2e/lib/browser.mjs";
import { servePage } from "../../tests/e2e/lib/dist.mjs";

/** High enough to show the pictures and the inspector together. */
export const HIGH_SCREEN = { width: 1280, height: 1440 };

/** As high as the whole page: every part is in view, so the page computes all of them. */
export const WHOLE_PAGE = { width: 1280, height: 3600 };

/**
 * Opens the page in a headless browser.
 *
 * @param init a function that runs in the page before the page's own scripts
 * @returns `afterimage`; `trace(categories, act)`, which returns the events of the browser's trace while `act` runs,
 *   sorted by time; `close()`
 */
export async function openCpuPage({ init } = {}) {
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
