// The part of the benchmarks that runs in the browser: starts each candidate in a worker of its own and measures it. The
// scripts in the parent folder decide which candidate is measured when.
import { parts } from "./network.mjs";
import { startEngine } from "./our-engine.mjs";
import { safetensors } from "./safetensors.mjs";
import { startWorker } from "./worker-client.mjs";

const MODELS = "/dist/assets/models/";

/** The `measure(milliseconds)` function of each candidate, by name. */
const candidates = new Map();

async function bytes(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetches a network's weights and golden picture anew each time, because they are transferred to workers. */
async function fetchModel(model) {
  const weights = await bytes(`${MODELS}${model}.safetensors`);
  const golden = await bytes(`${MODELS}${model}.golden.safetensors`);
  const { input, output } = safetensors(golden);
  return { weights, golden, shape: input.shape, pixels: input.values, expected: output.values };
}

const largestDifference = (a, b) => a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

window.bench = {
  /** Starts one of our engines with a model, and returns the largest difference from the golden reconstruction. */
  async startEngine(model, name, module) {
    const { weights, golden, pixels, expected } = await fetchModel(model);
    const engine = await startEngine(module, model, weights, golden);
    candidates.set(name, (milliseconds) => engine.measure(pixels, milliseconds));
    return largestDifference((await engine.restore(pixels)).pixels, expected);
  },

  /**
   * Starts another library with a model, and returns the largest difference from the golden reconstruction.
   *
   * @param script `tfjs` or `ort` with `{ backend: "wasm" | "webgpu" }`; or `bare` with `{ module }`
   */
  async startReference(model, name, script, options) {
    const { weights, shape, pixels, expected } = await fetchModel(model);
    const { request } = startWorker(`./${script}.mjs`);
    const network = script === "bare" ? { model, weights } : { parts: parts(safetensors(weights), shape) };
    const { output } = await request({ ...options, ...network, pixels });
    candidates.set(name, async (milliseconds) => ({ "": (await request({ pixels, milliseconds })).times }));
    return largestDifference(output, expected);
  },

  /** Calls a candidate repeatedly for this time. Returns the milliseconds of each call, by where they were measured. */
  measure: (name, milliseconds) => candidates.get(name)(milliseconds),

  /** The nanoseconds of a call into a module that does nearly nothing. */
  async nanoseconds(module, calls) {
    const { request, terminate } = startWorker("./call-overhead.mjs");
    const { nanoseconds } = await request({ module, calls });
    terminate();
    return nanoseconds;
  },
};
