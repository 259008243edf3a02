// burn without our engine (crates/engine/examples/bare.rs), in a worker.
import { serve } from "./reference-worker.mjs";

serve(async ({ module, model, weights }) => {
  const bare = await import(module);
  await bare.default();
  await bare.start(model, weights);
  return (pixels) => bare.restore(pixels);
});
