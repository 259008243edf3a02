// Finding and starting the browser that is already on the machine. Playwright's own download is not used.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

// As in crates/xtask/src/needs.rs, which installs one.
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Where it is: what the variable CHROME names, or the first that is found. */
export function executable() {
  if (process.env.CHROME) return process.env.CHROME;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  const found = [...candidates, MAC_CHROME].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("no Chromium found: run `cargo xtask setup`, or name one in the variable CHROME");
  return found;
}

/**
 * Starts a headless browser.
 *
 * @param webgpu with an adapter (in software where the machine has no GPU), or without any: headless Chromium has
 *   none unless asked
 */
export function launch({ webgpu = false } = {}) {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const args = [...quiet, "--disable-quic", "--disable-dev-shm-usage"];
  if (webgpu) args.push("--enable-unsafe-webgpu");
  return chromium.launch({ executablePath: executable(), headless: true, args });
}
