// Our engine as the page has it: the page's own worker script, and the messages that the page sends.
import { worker } from "./ask.mjs";
import { load, response, restore } from "./protocol.mjs";

/** Starts `engine-cpu` or `engine-gpu` and loads a model. */
export async function engine(name, model, weights, golden) {
  const { ask } = worker(`/dist/worker.js?program=${name}`);
  let said;
  do said = await ask(undefined);
  while (said.kind === "progress");
  if (said.kind !== "ready") throw new Error(`${name}: ${said.reason}`);

  const send = async (bytes) => {
    const answer = response(await ask(bytes, [bytes.buffer]));
    if (answer.failed !== undefined) throw new Error(`${name}: ${answer.failed}`);
    return answer;
  };
  await send(load(model, weights, golden));

  let id = 0;
  const once = async (pixels) => (await send(restore((id += 1), model, pixels))).restored;
  return {
    once,
    /** Milliseconds as the worker counts them (`inside`) and as the page waits for them (`waited`). */
    async measure(pixels, milliseconds) {
      const times = { inside: [], waited: [] };
      for (const end = performance.now() + milliseconds; performance.now() < end; ) {
        const start = performance.now();
        times.inside.push((await once(pixels)).millis);
        times.waited.push(performance.now() - start);
      }
      return times;
    },
  };
}
