// Runs each engine for many reconstructions while the noise is animated, and watches memory and speed:
// `cargo xtask bench soak [--reconstructions 100000] [--only cpu|gpu] [--network restore]`. In software, WebGPU takes
// hours for so many reconstructions with that network; `--network plain` is the smallest.
//
// The browser paints as fast as it can, not 60 times a second. After the first twentieth memory must not grow, and the
// last reconstructions must be as fast as the first. Exits with 1 where this is not so. The memory of a process is read
// from /proc, so that column is empty on other systems than Linux.
import { readFileSync } from "node:fs";
import { options } from "./lib/options.mjs";
import { open } from "../tests/e2e/lib/afterimage.mjs";
import { launch } from "../tests/e2e/lib/browser.mjs";
import { servePage } from "../tests/e2e/lib/dist.mjs";
import { until } from "../tests/e2e/lib/until.mjs";
import { keepProgram, observeWorkers, workerOf } from "../tests/e2e/lib/workers.mjs";

const MB = 1 << 20;
/** How much larger or slower the end may be than the beginning: what differs from run to run. */
const GROWTH = 1.05;
const SLOWDOWN = 1.5;

const { reconstructions, only, network } = options({ reconstructions: 100_000, only: "all", network: "restore" });

const server = await servePage();
let isSteady = true;
for (const engine of ["cpu", "gpu"].filter((engine) => only === "all" || only === engine)) {
  isSteady = (await soak(engine)) && isSteady;
}
await server.close();
process.exitCode = isSteady ? 0 : 1;

/** Runs one engine, prints its table, and returns whether memory and speed stayed the same. */
async function soak(engine) {
  const browser = await launch({ webgpu: engine === "gpu", unlimited: true });
  // A small window: there is little to paint, so more of the time is the engine's.
  const viewport = { width: 390, height: 664 };
  const afterimage = await open(browser, server.url, { init: observePage, viewport });
  await afterimage.context.addInitScript(keepProgram);
  await observeWorkers(afterimage.context);
  await afterimage.page.reload();
  await afterimage.ready();
  const backend = engine === "gpu" ? "WebGPU" : "CPU";
  await afterimage.choose(backend);
  await afterimage.ready(backend);
  await afterimage.network.selectOption(network);
  await afterimage.setNoise(0.5);
  await afterimage.switch("Animate noise").click();

  const worker = workerOf(afterimage.page, `engine-${engine}`);
  const browserSession = await browser.newBrowserCDPSession();
  const pageSession = await afterimage.context.newCDPSession(afterimage.page);
  console.log(`\n${backend}: ${reconstructions} reconstructions by the network ${network}`);
  console.log("reconstructions   page heap   page wasm   worker wasm   renderer   GPU process   ms each");
  const samples = [];
  const step = Math.max(1000, Math.round(reconstructions / 20));
  for (let count = step; count <= reconstructions; count += step) {
    await until("the engine answers", () => afterimage.page.evaluate((count) => answers.count >= count, count), {
      seconds: 3600,
    });
    await pageSession.send("HeapProfiler.collectGarbage");
    const { usedSize } = await pageSession.send("Runtime.getHeapUsage");
    const { millis, pageWasm } = await afterimage.page.evaluate(() => ({
      millis: answers.lastThousand(),
      pageWasm: self.program.exports.memory.buffer.byteLength,
    }));
    const workerWasm = await worker.evaluate(() => self.program.exports.memory.buffer.byteLength);
    const { processInfo } = await browserSession.send("SystemInfo.getProcessInfo");
    // A second renderer waits for the next page; the one that works is the largest.
    const resident = (type) =>
      Math.max(0, ...processInfo.filter((info) => info.type === type).map(({ id }) => residentBytes(id)));
    const memory = [usedSize, pageWasm, workerWasm, resident("renderer"), resident("GPU")];
    samples.push({ memory, millis });
    const columns = memory.map((bytes, index) => `${(bytes / MB).toFixed(1)} MB`.padStart([12, 12, 14, 11, 14][index]));
    console.log(`${String(count).padStart(15)}${columns.join("")}${millis.toFixed(2).padStart(10)}`);
  }
  await browser.close();

  const [first, last] = [samples[0], samples.at(-1)];
  const grew = last.memory.some((bytes, index) => bytes > GROWTH * first.memory[index] + 2 * MB);
  const slowed = last.millis > SLOWDOWN * first.millis;
  console.log(`memory ${grew ? "grew" : "did not grow"}; the end was ${(last.millis / first.millis).toFixed(2)} times`);
  return !grew && !slowed;
}

/** Runs in the page before its scripts: counts the answers of the workers. */
function observePage() {
  const times = new Float64Array(1000);
  self.answers = {
    count: 0,
    /** Milliseconds from answer to answer, the mean of the last thousand. */
    lastThousand() {
      const { count } = this;
      return (times[(count - 1) % 1000] - times[count % 1000]) / 999;
    },
  };
  self.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        if (data instanceof Uint8Array) times[self.answers.count++ % 1000] = performance.now();
      });
    }
  };
}

/** The resident memory of a process in bytes. */
function residentBytes(pid) {
  try {
    return 1024 * Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]);
  } catch {
    return 0;
  }
}
