// Boots one of our programs in this worker, and tells the page how far it is.
//
// Before the program runs, this script sends plain objects ({kind: "progress" | "ready" | "failed"});
// afterwards the program owns `onmessage`, and every message is a Uint8Array of the protocol.

const PROGRAMS = ["engine-cpu", "engine-gpu", "photo-worker"];
const PROGRESS_EVERY_MS = 100;

/** The response, counted while it streams by, so that compiling begins before the last byte is here. */
function counted(response) {
  // A compressed body is longer than its Content-Length says, so only a plain one has a known total.
  const length = response.headers.get("Content-Encoding") ? null : response.headers.get("Content-Length");
  const total = Number(length) || 0;
  let received = 0;
  let reported = 0;
  const report = () => postMessage({ kind: "progress", received, total });
  const counter = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (performance.now() - reported >= PROGRESS_EVERY_MS) {
        reported = performance.now();
        report();
      }
      controller.enqueue(chunk);
    },
    flush: report,
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

async function boot(program) {
  if (!PROGRAMS.includes(program)) throw new Error(`there is no program named ${program}`);
  const address = new URL(`./${program}_bg.wasm`, import.meta.url);
  const [response, { default: init }] = await Promise.all([fetch(address), import(`./${program}.js`)]);
  if (!response.ok) throw new Error(`${program}_bg.wasm could not be fetched: the server answered ${response.status}`);
  await init({ module_or_path: counted(response) });
}

try {
  await boot(new URL(import.meta.url).searchParams.get("program"));
  postMessage({ kind: "ready" });
} catch (error) {
  postMessage({ kind: "failed", reason: String(error?.message ?? error) });
}
