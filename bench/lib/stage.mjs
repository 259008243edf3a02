// The browser with the bench page in it, on a server that shows dist/, the peers and the page.
import { fileURLToPath } from "node:url";
import { launch } from "../../tests/e2e/lib/browser.mjs";
import { DIST } from "../../tests/e2e/lib/dist.mjs";
import { serve } from "../../tests/e2e/lib/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Pages that are isolated get a clock of 5 µs instead of 100 µs. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** @returns `call(name, ...)`, which calls a function of `window.bench`; `close()` */
export async function stage() {
  const mounts = {
    "/bench/": here("../page"),
    // What `cargo xtask bench` builds of crates/engine/examples/bare.rs.
    "/bare/": here("../../target/bench"),
    "/dist/": DIST,
    "/modules/": here("../node_modules"),
  };
  const server = await serve(mounts, ISOLATED);
  const browser = await launch({ webgpu: true });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`page: ${error}`));
  await page.goto(`${server.url}bench/index.html`);
  await page.waitForFunction(() => window.bench);
  return {
    call: (name, ...given) => page.evaluate(([name, given]) => window.bench[name](...given), [name, given]),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
