// Starts a WebAssembly program in this worker and reports the progress of the download to the page.
//
// Until the program runs, this script sends plain objects ({kind: "progress" | "ready" | "failed"}). Afterwards the program
// sets `onmessage`, and every message is a Uint8Array as defined in crates/protocol.

const PROGRAMS = ["engine-cpu", "engine-gpu", "photo-worker"];
const PROGRESS_EVERY_MS = 100;
/** The sizes of the programs in bytes, by file name. `cargo xtask finish` lists them. */
const SIZES = {};

/** Reports the progress while the response is read. The browser compiles the bytes as they arrive. */
function withProgress(response, total) {
  let received = 0;
  let reported = 0;
  const report = () => postMessage({ kind: "progress", received, total });
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (performance.now() - reported >= PROGRESS_EVERY_MS) {
        reported = performance.now();
        report();
      }
      controller.enqueue(chunk);
    },
    flush: report,
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

/**
 * Lets the WebGPU engine use adapters without timestamp queries. CubeCL panics where they are missing, as on many phones,
 * but uses them only to profile, which the engine never does. So they are claimed, and not requested.
 */
function claimTimestamps() {
  const { has } = GPUSupportedFeatures.prototype;
  const { requestDevice } = GPUAdapter.prototype;
  GPUSupportedFeatures.prototype.has = function (name) {
    return name === "timestamp-query" || has.call(this, name);
  };
  GPUAdapter.prototype.requestDevice = function (descriptor) {
    const requiredFeatures = descriptor.requiredFeatures.filter((name) => has.call(this.features, name));
    return requestDevice.call(this, { ...descriptor, requiredFeatures });
  };
}

async function start(program) {
  if (!PROGRAMS.includes(program)) throw new Error(`there is no program named ${program}`);
  if (program === "engine-gpu" && self.GPUAdapter) claimTimestamps();
  const file = `${program}_bg.wasm`;
  const address = new URL(`./${file}`, import.meta.url);
  const [response, { default: init }] = await Promise.all([fetch(address), import(`./${program}.js`)]);
  if (!response.ok) throw new Error(`${file} could not be fetched: the server answered ${response.status}`);
  await init({ module_or_path: withProgress(response, SIZES[file] ?? 0) });
}

try {
  await start(new URL(import.meta.url).searchParams.get("program"));
  postMessage({ kind: "ready" });
} catch (error) {
  postMessage({ kind: "failed", reason: String(error?.message ?? error) });
}
