// TensorFlow.js on one thread, in a worker.
import { restorer, serve } from "./reference-worker.mjs";
import { network } from "./tfjs-network.mjs";

const MODULES = "/modules/@tensorflow/";

// Its bundles are scripts that define a global `tf`. A module worker cannot import them, so it evaluates them globally.
const script = async (path) => (0, eval)(await (await fetch(MODULES + path)).text());

serve(async ({ backend, parts }) => {
  await script("tfjs-core/dist/tf-core.min.js");
  await script(`tfjs-backend-${backend}/dist/tf-backend-${backend}.min.js`);
  const { tf } = self;
  if (backend === "wasm") {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    tf.wasm.setWasmPaths(`${MODULES}tfjs-backend-wasm/dist/`);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  return restorer(parts, (part) => network(tf, part));
});
