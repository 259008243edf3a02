// Lighthouse scores of the built page: `cargo xtask bench lighthouse [--runs 5] [--only mobile,desktop]`.
//
// Lighthouse simulates a phone with a slow connection and processor, and a desktop, from a page load that it observes on
// this machine. Run nothing else on it. The page comes over HTTP/1.1, compressed, through a connection of 10 Mbit/s:
// Lighthouse assumes that the first paint waited for everything that arrived before it, and without a slow connection
// everything does. Of several runs the one with the median performance counts. Exits with 1 where a score is below 95,
// and lists the audits that lowered it.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { executable } from "../tests/e2e/lib/browser.mjs";
import { servePage } from "../tests/e2e/lib/dist.mjs";
import { options } from "./lib/options.mjs";
import { throttle } from "./lib/throttle.mjs";

const MINIMUM = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  SI: "speed-index",
};
/** Lighthouse's settings for each device; its default is the phone. */
const DEVICES = { mobile: undefined, desktop: desktopConfig };

const { runs, only } = options({ runs: 5, only: Object.keys(DEVICES).join() });

const server = await servePage();
const throttled = await throttle(server.url);
const columns = [...CATEGORIES, ...Object.keys(METRICS)];
console.log(`${"".padEnd(10)}${columns.map((name) => name.padStart(16)).join("")}`);
for (const device of only.split(",")) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await audit(DEVICES[device]));
  const result = results.sort((a, b) => score(a, "performance") - score(b, "performance"))[Math.floor(runs / 2)];
  const scores = CATEGORIES.map((category) => score(result, category).toFixed(0));
  const metrics = Object.values(METRICS).map((metric) => result.audits[metric].displayValue);
  console.log(`${device.padEnd(10)}${[...scores, ...metrics].map((value) => value.padStart(16)).join("")}`);
  for (const category of CATEGORIES.filter((category) => score(result, category) < MINIMUM)) {
    process.exitCode = 1;
    for (const failed of failedAudits(result, category)) console.log(`${"".padEnd(10)}  ${category}: ${failed}`);
  }
}
await throttled.close();
await server.close();

/** The result of one page load in a new browser, with one more attempt after an error of Lighthouse. */
async function audit(config) {
  const first = await load(config);
  const result = first.runtimeError ? await load(config) : first;
  if (result.runtimeError) throw new Error(result.runtimeError.message);
  return result;
}

async function load(config) {
  const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];
  const chrome = await launch({ chromePath: executable(), chromeFlags });
  try {
    const flags = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
    const { lhr } = await lighthouse(throttled.url, flags, config);
    return lhr;
  } finally {
    chrome.kill();
  }
}

function score({ categories }, category) {
  return 100 * categories[category].score;
}

/** The audits that lower a category's score, in descending order of weight. */
function failedAudits({ audits, categories }, category) {
  const lowering = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score < 0.9);
  const sorted = lowering.sort((a, b) => b.weight - a.weight);
  return sorted.map(({ id }) => `${audits[id].title} ${audits[id].displayValue ?? ""}`);
}
