// Opens the page of bench/page in a browser. Its server also has dist/ and the npm packages.
import { fileURLToPath } from "node:url";
import { launch } from "../../tests/e2e/lib/browser.mjs";
import { DIST } from "../../tests/e2e/lib/dist.mjs";
import { serve } from "../../tests/e2e/lib/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Headers for cross-origin isolation: isolated pages have a clock of 5 µs instead of 100 µs. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** @returns `call(name, ...args)`, which calls a function of `window.bench` in the page; `close()` */
export async function openBenchPage() {
  const mounts = {
    "/bench/": here("../page"),
    // `cargo xtask bench` builds crates/engine/examples/bare.rs there.
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
    call: (name, ...args) => page.evaluate(([name, args]) => window.bench[name](...args), [name, args]),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
