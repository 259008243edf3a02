// Compares the page's engines with TensorFlow.js and ONNX Runtime Web:
// `cargo xtask bench engine [--model restore|eyes] [--seconds 30] [--only cpu|gpu]`.
//
// All run in one browser, with batch 1, on one thread, after a warm-up. The time includes reading the result back. Each
// candidate must first reproduce the golden reconstruction.
import { measureAlternately } from "./lib/alternate.mjs";
import { openBenchPage } from "./lib/bench-page.mjs";
import { options } from "./lib/options.mjs";
import { printTable } from "./lib/summary.mjs";

/** The largest difference of a pixel from the golden reconstruction, values in [0, 1]. */
const TOLERANCE = 1e-3;
/** By device: burn's backend alone, what our engine computes with, and the backend of the other libraries. */
const DEVICES = {
  cpu: { burn: "burn-flex", engine: "crates/kernels", backend: "wasm" },
  gpu: { burn: "burn-wgpu", engine: "burn-wgpu", backend: "webgpu" },
};

const { model, seconds, warmup, only } = options({ model: "restore", seconds: 30, warmup: 5, only: "cpu,gpu" });
const { call, close } = await openBenchPage();
for (const [device, { burn, engine: computes, backend }] of Object.entries(DEVICES)) {
  if (!only.split(",").includes(device)) continue;
  console.log(
    `\n${model}, ${device.toUpperCase()}: starting the candidates, and comparing them with the golden reconstruction`,
  );
  const engine = `the page's engine, ${computes}`;
  const candidates = {
    [`${burn} alone`]: ["startReference", "bare", { module: `/bare/${device}/bare.js` }],
    [engine]: ["startEngine", `engine-${device}`],
    [`TensorFlow.js ${backend}`]: ["startReference", "tfjs", { backend }],
    [`ONNX Runtime Web ${backend}`]: ["startReference", "ort", { backend }],
  };
  const agreed = [];
  for (const [name, [start, ...args]] of Object.entries(candidates)) {
    try {
      const difference = await call(start, model, name, ...args);
      console.log(`  ${name}: differs by ${difference.toExponential(1)}`);
      if (difference < TOLERANCE) agreed.push(name);
      else process.exitCode = 1;
    } catch (error) {
      console.log(`  ${name}: not measured: ${error.message.split("\n")[0]}`);
      process.exitCode = 1;
    }
  }
  const times = await measureAlternately(call, agreed, { seconds, warmup });
  const label = { "": "", worker: ": in the worker", page: ": until the page has the result" };
  printTable(
    Object.entries(times).flatMap(([name, measured]) =>
      Object.entries(measured).map(([where, list]) => [name + label[where], list]),
    ),
  );
}
await close();
