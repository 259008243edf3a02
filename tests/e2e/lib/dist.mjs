// The folder of the built page, and a server for it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

/** The folder: the environment variable DIST, or dist/ at the root. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

if (!existsSync(DIST)) throw new Error("there is no built page: run `cargo xtask build` first");

/** Serves the page below a path, as many static hosts do. `url` is its address. */
export async function servePage() {
  const server = await serve({ "/below/a/path/": DIST });
  return { ...server, url: `${server.url}below/a/path/` };
}
