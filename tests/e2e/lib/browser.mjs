// Finds and starts the browser that is installed on the machine. Playwright's own download is not used.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

// The same names as in crates/xtask/src/prerequisites.rs, which installs a browser.
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The path of the browser: the environment variable CHROME, or the first program that is found. */
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
  if (!found) throw new Error("no Chromium found: run `cargo xtask setup`, or set the variable CHROME to its path");
  return found;
}

/**
 * Starts a headless browser.
 *
 * @param webgpu whether it offers a WebGPU adapter (in software where the machine has no GPU); headless Chromium has no
 *   adapter without a flag
 * @param unlimited whether it paints as often as it can, not 60 times a second
 */
export function launch({ webgpu = false, unlimited = false } = {}) {
  const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const args = [...offline, "--disable-quic", "--disable-dev-shm-usage"];
  if (webgpu) args.push("--enable-unsafe-webgpu");
  if (unlimited) args.push("--disable-frame-rate-limit", "--disable-gpu-vsync");
  return chromium.launch({ executablePath: executable(), headless: true, args });
}
