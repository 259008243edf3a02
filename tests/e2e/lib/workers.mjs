// The page's engine workers, and the faults that are made in them.

/** Runs in each worker before its own script: it keeps what the faults need. */
const PRELUDE = `
self.devices = [];
if (self.GPUAdapter) {
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    const device = await requestDevice.apply(this, options);
    self.devices.push(device);
    return device;
  };
}
(${keepProgram})();
`;

/** Runs in a page or a worker before its script: keeps the WebAssembly program as `program`. */
export function keepProgram() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...options) => {
      const result = await instantiate.apply(WebAssembly, options);
      self.program = result.instance ?? result;
      return result;
    };
  }
}

/** Lets the page's workers run the prelude. Called before the page is opened. */
export function observeWorkers(context) {
  return context.route(/\/worker\.js\?/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: PRELUDE + (await response.text()) });
  });
}

/** The running worker of a program: "engine-cpu" or "engine-gpu". */
export function workerOf(page, program) {
  const found = page.workers().find((worker) => worker.url().includes(program));
  if (!found) throw new Error(`no worker runs ${program}`);
  return found;
}

/** Destroys the worker's GPU devices. */
export const destroyDevices = (worker) => worker.evaluate(() => self.devices.forEach((device) => device.destroy()));

/** Ends the worker. The page gets no event of it. */
export const kill = (worker) => worker.evaluate(() => self.close());

/** Takes all memory that the worker's program could still get. It keeps what it has. */
export const exhaustMemory = (worker) =>
  worker.evaluate(() => {
    const { memory } = self.program.exports;
    for (let pages = 1 << 15; pages >= 1; pages /= 2) {
      try {
        for (;;) memory.grow(pages);
      } catch {
        // Full for this size.
      }
    }
  });
