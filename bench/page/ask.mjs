/** Starts a module worker and returns how to ask it: one question at a time, answered by its next message. */
export function worker(script) {
  const url = new URL(script, import.meta.url);
  const started = new Worker(url, { type: "module" });
  const ask = (question, transfer = []) =>
    new Promise((resolve, reject) => {
      const failed = (why) => reject(new Error(`${url.pathname}: ${why}`));
      started.onmessage = ({ data }) => (data.error ? failed(data.error) : resolve(data));
      started.onerror = (event) => failed(event.message ?? "the worker did not start");
      // Without a question: wait for what the worker says by itself.
      if (question !== undefined) started.postMessage(question, transfer);
    });
  return { ask, end: () => started.terminate() };
}
