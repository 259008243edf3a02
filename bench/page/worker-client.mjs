/**
 * Starts a module worker.
 *
 * @returns `request(message, transfer)`, which sends a message and resolves with the worker's next message, one at a
 *   time; `terminate()`
 */
export function startWorker(script) {
  const url = new URL(script, import.meta.url);
  const worker = new Worker(url, { type: "module" });
  const request = (message, transfer = []) =>
    new Promise((resolve, reject) => {
      const fail = (reason) => reject(new Error(`${url.pathname}: ${reason}`));
      worker.onmessage = ({ data }) => (data.error ? fail(data.error) : resolve(data));
      worker.onerror = (event) => fail(event.message ?? "the worker did not start");
      // Without a message: waits for the next message that the worker sends by itself.
      if (message !== undefined) worker.postMessage(message, transfer);
    });
  return { request, terminate: () => worker.terminate() };
}
