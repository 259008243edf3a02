// The browsers that browsers/*.test.mjs run in. Each is driven by its own WebDriver program. `cargo xtask setup` installs
// them where apt-get can.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "node:test";
import { executable } from "./browser.mjs";
import { Session } from "./webdriver.mjs";

/** Firefox offers WebGPU on Linux only with these. The adapter is Mesa's lavapipe, which computes on the CPU. */
const WEBGPU = {
  "dom.webgpu.enabled": true,
  "dom.webgpu.workers.enabled": true,
  "gfx.webgpu.ignore-blocklist": true,
  "gfx.webgpu.force-enabled": true,
};

/** The path of the first of these programs on the search path. */
function find(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const chromedriver = process.env.CHROMEDRIVER || find("chromedriver");
const geckodriver = find("geckodriver");
const firefox = find("firefox-esr", "firefox");

function startChromium({ args = [] } = {}) {
  const options = {
    binary: executable(),
    args: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", ...args],
  };
  return Session.start({ command: chromedriver }, { browserName: "chrome", "goog:chromeOptions": options });
}

function startFirefox({ prefs = {} } = {}) {
  const options = { binary: firefox, args: ["-headless"], prefs };
  return Session.start({ command: geckodriver }, { browserName: "firefox", "moz:firefoxOptions": options });
}

/** WebKitGTK has no headless mode, so it gets a screen that is not shown. */
async function startWebKit({ env } = {}) {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "2048x1280x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const number = await new Promise((resolve) => screen.stdout.once("data", resolve));
  const variables = { DISPLAY: `:${String(number).trim()}`, WEBKIT_DISABLE_COMPOSITING_MODE: "1", ...env };
  const session = await Session.start({ command: "WebKitWebDriver", env: variables }, { browserName: "MiniBrowser" });
  session.driver.once("exit", () => screen.kill());
  return session;
}

/**
 * `start(options)` starts the browser with a new profile. `unsupported` are options with which it lacks what the page needs.
 * `packages` says what to install if not `isInstalled`. `backend` is the engine that the tests select.
 */
const BROWSERS = [
  {
    name: "Chromium",
    isInstalled: Boolean(chromedriver),
    packages: "chromium and chromium-driver",
    backend: "CPU",
    start: startChromium,
    unsupported: { WebAssembly: { args: ["--js-flags=--jitless"] } },
  },
  {
    name: "Firefox",
    isInstalled: Boolean(firefox && geckodriver),
    packages: "firefox-esr, and geckodriver from `cargo install geckodriver`",
    backend: "CPU",
    start: startFirefox,
    unsupported: { WebAssembly: { prefs: { "javascript.options.wasm": false } } },
  },
  {
    name: "WebKit",
    isInstalled: Boolean(find("WebKitWebDriver") && find("Xvfb")),
    packages: "webkit2gtk-driver and xvfb",
    backend: "CPU",
    start: startWebKit,
    unsupported: { WebAssembly: { env: { JSC_useWasm: "0" } }, SIMD: { env: { JSC_useWasmSIMD: "0" } } },
  },
];

const FIREFOX_WITH_WEBGPU = {
  ...BROWSERS[1],
  name: "Firefox with WebGPU",
  isInstalled: BROWSERS[1].isInstalled && existsSync("/usr/share/vulkan/icd.d"),
  packages: `mesa-vulkan-drivers, ${BROWSERS[1].packages}`,
  backend: "WebGPU",
  start: () => startFirefox({ prefs: WEBGPU }),
};

/** Declares the same tests for each browser. A browser that is not installed is skipped. */
export function inEachBrowser(tests, { webgpu = false } = {}) {
  for (const browser of webgpu ? [...BROWSERS, FIREFOX_WITH_WEBGPU] : BROWSERS) {
    const { name, isInstalled, packages } = browser;
    const skip = isInstalled ? false : `${name} is not installed; on Debian and Ubuntu the packages are ${packages}`;
    describe(`in ${name}`, { skip }, () => tests(browser));
  }
}
