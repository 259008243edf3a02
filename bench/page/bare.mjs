// burn as it is: crates/engine/examples/bare.rs, in a worker of its own.
import { serve } from "./peer.mjs";

serve(async ({ module, model, weights }) => {
  const bare = await import(module);
  await bare.default();
  await bare.start(model, weights);
  return (pixels) => bare.restore(pixels);
});
