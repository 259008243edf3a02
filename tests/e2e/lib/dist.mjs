// Where the built page is.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

/** The folder of the built page: DIST, or dist/ at the root. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

if (!existsSync(DIST)) throw new Error("there is no built page: run `cargo xtask build` first");

/** Serves it below a path, as many static hosts do; `url` is the page's. */
export async function servePage() {
  const server = await serve({ "/below/a/path/": DIST });
  return { ...server, url: `${server.url}below/a/path/` };
}
