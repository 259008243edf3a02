// The part that the peers' workers share: build once, then measure calls when asked.

/**
 * Answers the bench page. `build(question)` takes what the page gave to start with, and returns `run(pixels)`, which
 * answers with the reconstruction after it has been read back.
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
      for (const end = performance.now() + milliseconds; performance.now() < end; ) {
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
