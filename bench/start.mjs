// Measures how long a first visit takes until the first reconstruction is on the canvas, beside TensorFlow.js doing the same
// on a bare page: `cargo xtask bench start [--runs 7]`.
//
// Each run is a new browser context, so nothing is cached. The three conditions: files from this machine; through 10 Mbit/s
// with a delay of 20 ms; and the same with the page's thread slowed four times (Chromium does not slow workers). The
// milliseconds are from the navigation's start to the first canvas named "Reconstruction" that is not black.
import { fileURLToPath } from "node:url";
import { options } from "./lib/options.mjs";
import { throttle } from "./lib/throttle.mjs";
import { launch } from "../tests/e2e/lib/browser.mjs";
import { DIST } from "../tests/e2e/lib/dist.mjs";
import { serve } from "../tests/e2e/lib/server.mjs";
import { until } from "../tests/e2e/lib/until.mjs";

const SLOWDOWN = 4;
const { runs } = options({ runs: 7 });

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const server = await serve({ "/dist/": DIST, "/bench/": here("page"), "/modules/": here("node_modules") });
const proxy = await throttle(server.url);
const browser = await launch();
const CONDITIONS = {
  "from this machine": { url: server.url, slowdown: 1 },
  "through 10 Mbit/s": { url: proxy.url, slowdown: 1 },
  [`the same, slowed ${SLOWDOWN} times`]: { url: proxy.url, slowdown: SLOWDOWN },
};

for (const [name, condition] of Object.entries(CONDITIONS)) {
  const [page, reference] = [[], []];
  // The first run of each compresses the files.
  for (let run = -1; run < runs; run += 1) {
    const times = [await visit("dist/", condition), await visit("bench/start.html", condition)];
    if (run < 0) continue;
    page.push(times[0]);
    reference.push(times[1]);
  }
  const [ours, theirs] = [page, reference].map((visits) => median(visits.map((marks) => marks.painted)));
  console.log(
    `\n${name}: the page ${ours.toFixed(0)} ms, TensorFlow.js ${theirs.toFixed(0)} ms, ${(ours / theirs).toFixed(2)} times`,
  );
  let before = 0;
  for (const [step, label] of Object.entries(steps())) {
    const at = median(page.map((marks) => marks[step]));
    console.log(`  ${label.padEnd(46)}${(at - before).toFixed(0).padStart(6)}${at.toFixed(0).padStart(8)}`);
    before = at;
  }
}
await browser.close();
await proxy.close();
await server.close();

/** What happens on the page until the first reconstruction, in this order. */
function steps() {
  return {
    fetched: "the engine's program is fetched",
    booted: "it is compiled and runs",
    requested: "the page's program runs, the network is fetched",
    loaded: "the network is loaded and checked",
    restored: "the first picture is restored",
    painted: "it is painted",
  };
}

/** Opens a page in a new context, and returns the milliseconds of each step. */
async function visit(path, { url, slowdown }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  await context.addInitScript(observe);
  const page = await context.newPage();
  if (slowdown > 1)
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(url + path, { waitUntil: "commit" });
  const marks = await until("the first reconstruction", () =>
    page.evaluate(() => self.marks.painted && { ...self.marks }),
  );
  await context.close();
  return marks;
}

/** Runs in the page before its scripts: writes the time of each step into `marks`. */
function observe() {
  const marks = {};
  self.marks = marks;
  const mark = (step) => (marks[step] ??= performance.now());
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (image, ...rest) {
    put.call(this, image, ...rest);
    const isReconstruction = this.canvas.getAttribute("aria-label") === "Reconstruction";
    if (isReconstruction && image.data.some((value, index) => index % 4 < 3 && value > 0)) mark("painted");
  };
  self.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      if (!String(url).includes("engine-cpu")) return;
      let responses = 0;
      this.addEventListener("message", ({ data }) => {
        if (data instanceof Uint8Array) mark(["loaded", "restored"][responses++]);
        else if (data.kind === "ready") mark("booted");
        else marks.fetched = performance.now();
      });
    }

    postMessage(...message) {
      mark("requested");
      super.postMessage(...message);
    }
  };
}

function median(values) {
  return Float64Array.from(values).sort()[Math.floor(values.length / 2)];
}
