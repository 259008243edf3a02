// What Lighthouse says of the built page: `cargo xtask bench lighthouse [--runs 5] [--only mobile,desktop]`.
//
// On a phone with a slow line and processor, and on a desk: both simulated, as Lighthouse does by default, from a load
// that is observed on this machine, so nothing else should run on it. The page comes over HTTP/1.1 and compressed,
// through a line of 10 Mbit/s: Lighthouse takes what came before the first paint for what that waited for, and without
// a line everything comes before it. Of several runs the one with the median performance counts. Exits
// with 1 where a score is below 95, and says what lowered it.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { executable } from "../tests/e2e/lib/browser.mjs";
import { servePage } from "../tests/e2e/lib/dist.mjs";
import { line } from "./lib/line.mjs";
import { options } from "./lib/options.mjs";

const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  SI: "speed-index",
};
/** Lighthouse's own settings for each; the phone's are its default ones. */
const DEVICES = { mobile: undefined, desktop: desktopConfig };

const { runs, only } = options({ runs: 5, only: Object.keys(DEVICES).join() });

const server = await servePage();
const near = await line(server.url);
const columns = [...CATEGORIES, ...Object.keys(METRICS)];
console.log(`${"".padEnd(10)}${columns.map((name) => name.padStart(16)).join("")}`);
for (const device of only.split(",")) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await judge(DEVICES[device]));
  const result = results.sort((a, b) => score(a, "performance") - score(b, "performance"))[Math.floor(runs / 2)];
  const scores = CATEGORIES.map((category) => score(result, category).toFixed(0));
  const metrics = Object.values(METRICS).map((metric) => result.audits[metric].displayValue);
  console.log(`${device.padEnd(10)}${[...scores, ...metrics].map((value) => value.padStart(16)).join("")}`);
  for (const category of CATEGORIES.filter((category) => score(result, category) < LEAST)) {
    process.exitCode = 1;
    for (const fault of faults(result, category)) console.log(`${"".padEnd(10)}  ${category}: ${fault}`);
  }
}
await near.close();
await server.close();

/** One load of the page in a browser of its own; once more where Lighthouse could not follow it. */
async function judge(config) {
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
    const { lhr } = await lighthouse(near.url, flags, config);
    return lhr;
  } finally {
    chrome.kill();
  }
}

function score({ categories }, category) {
  return 100 * categories[category].score;
}

/** The audits that lower a category's score, those that weigh most first. */
function faults({ audits, categories }, category) {
  const weighed = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score < 0.9);
  const heaviest = weighed.sort((a, b) => b.weight - a.weight);
  return heaviest.map(({ id }) => `${audits[id].title} ${audits[id].displayValue ?? ""}`);
}
