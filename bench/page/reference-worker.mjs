// The part that the workers of the other libraries share: the first message builds the network, later ones measure it.
import { filling } from "./filling.mjs";

/** Restores pictures with the parts of a network. `build(part)` returns a function that runs one of them. */
export async function restorer({ autoencoder, refinement }, build) {
  const run = await build(autoencoder);
  if (!refinement) return run;
  const refine = await build(refinement);
  return async (pixels) => {
    const { input, merge } = filling(pixels, await run(pixels), autoencoder.shape);
    return merge(await refine(input));
  };
}

/**
 * Handles the messages of the bench page. `build(message)` takes the first message and returns `run(pixels)`, which
 * returns the reconstruction after it has been read back from the device.
 */
export function serve(build) {
  let run;
  self.onmessage = async ({ data }) => {
    const { pixels, milliseconds } = data;
    try {
      if (!run) {
        run = await build(data);
        self.postMessage({ output: Float32Array.from(await run(pixels)) });
        return;
      }
      const times = [];
      for (const end = performance.now() + milliseconds; performance.now() < end;) {
        const start = performance.now();
        await run(pixels);
        times.push(performance.now() - start);
      }
      self.postMessage({ times });
    } catch (error) {
      self.postMessage({ error: String(error?.stack ?? error) });
    }
  };
}
