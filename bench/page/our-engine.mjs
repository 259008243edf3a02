// Our engine as the page runs it: with the page's own worker script and messages.
import { decodeResponse, loadRequest, restoreRequest } from "./protocol.mjs";
import { startWorker } from "./worker-client.mjs";

/** Starts `engine-cpu` or `engine-gpu` and loads a model. */
export async function startEngine(name, model, weights, golden) {
  const { request } = startWorker(`/dist/worker.js?program=${name}`);
  let status;
  do status = await request(undefined);
  while (status.kind === "progress");
  if (status.kind !== "ready") throw new Error(`${name}: ${status.reason}`);

  const send = async (bytes) => {
    const response = decodeResponse(await request(bytes, [bytes.buffer]));
    if (response.failed !== undefined) throw new Error(`${name}: ${response.failed}`);
    return response;
  };
  await send(loadRequest(model, weights, golden));

  let id = 0;
  const restore = async (pixels) => (await send(restoreRequest((id += 1), model, pixels))).restored;
  return {
    restore,
    /** The milliseconds that the worker measures (`worker`), and those until the page has the result (`page`). */
    async measure(pixels, milliseconds) {
      const times = { worker: [], page: [] };
      for (const end = performance.now() + milliseconds; performance.now() < end;) {
        const start = performance.now();
        times.worker.push((await restore(pixels)).millis);
        times.page.push(performance.now() - start);
      }
      return times;
    },
  };
}
