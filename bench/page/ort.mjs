// ONNX Runtime Web on one thread, in a worker.
import { onnx } from "./onnx.mjs";
import { restorer, serve } from "./reference-worker.mjs";

const DIST = "/modules/onnxruntime-web/dist/";

serve(async ({ backend, parts }) => {
  const bundle = backend === "webgpu" ? "ort.webgpu.bundle.min.mjs" : "ort.wasm.bundle.min.mjs";
  const ort = await import(DIST + bundle);
  ort.env.wasm.wasmPaths = DIST;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  return restorer(parts, async ({ shape, steps }) => {
    const session = await ort.InferenceSession.create(onnx(steps, shape), { executionProviders: [backend] });
    return async (pixels) => {
      const input = new ort.Tensor("float32", pixels, [1, ...shape]);
      const { output } = await session.run({ input });
      return output.data;
    };
  });
});
