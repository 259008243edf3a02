// What runs in the browser: the contenders, each in a worker of its own, and calls to start and measure one of them.
// The scripts one folder up decide who is measured when.
import { worker } from "./ask.mjs";
import { steps } from "./network.mjs";
import { engine } from "./ours.mjs";
import { safetensors } from "./safetensors.mjs";

const MODELS = "/dist/assets/models/";

const contenders = new Map();

async function bytes(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A network's weights and golden picture, fresh each time: they are handed over to workers. */
async function material(model) {
  const weights = await bytes(`${MODELS}${model}.safetensors`);
  const golden = await bytes(`${MODELS}${model}.golden.safetensors`);
  const { input, output } = safetensors(golden);
  return { weights, golden, shape: input.shape, pixels: input.values, expected: output.values };
}

const furthest = (a, b) => a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);

window.bench = {
  /** Starts one of our engines with a model, and returns how far its reconstruction is from the golden one. */
  async startEngine(model, name, module) {
    const { weights, golden, pixels, expected } = await material(model);
    const ours = await engine(module, model, weights, golden);
    contenders.set(name, (milliseconds) => ours.measure(pixels, milliseconds));
    return furthest((await ours.once(pixels)).pixels, expected);
  },

  /**
   * Starts a peer with a model, and returns how far its reconstruction is from the golden one.
   *
   * @param script `tfjs` or `ort` with `{ backend: "wasm" | "webgpu" }`; or `bare` with `{ module }`
   */
  async startPeer(model, name, script, options) {
    const { weights, shape, pixels, expected } = await material(model);
    const { ask } = worker(`./${script}.mjs`);
    const given = script === "bare" ? { model, weights } : { shape, steps: steps(safetensors(weights), shape[1]) };
    const { output } = await ask({ ...options, ...given, pixels });
    contenders.set(name, async (milliseconds) => ({ "": (await ask({ pixels, milliseconds })).times }));
    return furthest(output, expected);
  },

  /** Milliseconds of each call in a stretch of time, by what was timed. */
  measure: (name, milliseconds) => contenders.get(name)(milliseconds),

  /** Nanoseconds of a call into a module that does nearly nothing. */
  async nanoseconds(module, calls) {
    const { ask, end } = worker("./calls.mjs");
    const { nanoseconds } = await ask({ module, calls });
    end();
    return nanoseconds;
  },
};
