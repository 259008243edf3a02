// Tests how `cargo xtask bench latency` reads a trace, with artificial traces of a browser with a frame every 16 ms.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { latencies } from "../../bench/lib/latency-trace.mjs";

const [pid, main, compositor] = [1, 1, 2];

/** The events of a frame: begun at `at`, committed 3 ms later, presented 6 ms later. */
function frame(sequence, at, { drawnAs = sequence } = {}) {
  const frameId = 100 + sequence;
  const reporter = { name: "PipelineReporter", tid: compositor, id2: { local: `0x${sequence}` } };
  const events = [
    { name: "BeginFrame", tid: compositor, at, args: { frameSeqId: sequence } },
    { ...reporter, ph: "b", at, args: { frame_reporter: { frame_sequence: sequence, state: "STATE_PRESENTED_ALL" } } },
    { name: "BeginMainThreadFrame", tid: main, at: at + 0.5, args: { data: { frameId } } },
    { name: "Commit", ph: "X", tid: main, at: at + 3, args: { frameSeqId: sequence } },
  ];
  // Work that misses its frame is activated with the next one.
  const late = 16 * (drawnAs - sequence);
  events.push({ name: "ActivateLayerTree", tid: compositor, at: at + late + 4, args: { frameId } });
  if (late === 0) events.push({ name: "DrawFrame", tid: compositor, at: at + 5, args: { frameSeqId: sequence } });
  return [...events, { ...reporter, ph: "e", at: at + 6 }];
}

const mark = (at, step) => ({ name: `latency: ${step}`, cat: "blink.user_timing", tid: main, at });

/** An input that is `age` ms old when the page receives it and sends a request. */
const requested = (at, age) => [mark(at, `received ${age}`), mark(at + 0.1, "corrupted"), mark(at + 0.2, "requested")];
/** A response that the page paints. */
const painted = (at) => [mark(at, "responded"), mark(at + 0.1, "painted")];

function inputsOf(...events) {
  const complete = events.flat().map(({ at, ...event }) => ({ ph: "I", pid, args: {}, ...event, ts: 1000 * at }));
  return latencies(complete.sort((a, b) => a.ts - b.ts)).inputs;
}

const FRAMES = [16, 32, 48, 64, 80].flatMap((at) => frame(at / 16, at));

describe("the latency benchmark", () => {
  test("counts the frame that receives an input and the frame that shows its reconstruction", () => {
    assert.deepEqual(inputsOf(FRAMES, requested(17, 8), painted(20)), [{ frames: 2, ms: 38 - 9 }]);
  });

  test("counts the frame that receives an input even if the input was created within that frame", () => {
    assert.deepEqual(inputsOf(FRAMES, requested(17, 0.5), painted(20)), [{ frames: 2, ms: 38 - 16.5 }]);
  });

  test("a response that misses a frame is shown by the next frame", () => {
    assert.equal(inputsOf(FRAMES, requested(17, 8), painted(36))[0].frames, 3);
  });

  test("a frame that is drawn late counts as the later frame", () => {
    const frames = [frame(1, 16), frame(2, 32, { drawnAs: 3 }), frame(3, 48)].flat();
    assert.deepEqual(inputsOf(frames, requested(17, 8), painted(20)), [{ frames: 3, ms: 54 - 9 }]);
  });

  test("an input that arrives during a request waits for the next request", () => {
    const second = [mark(33, "received 8"), mark(33.1, "corrupted")];
    const inputs = inputsOf(FRAMES, requested(17, 8), second, painted(37), mark(37.2, "requested"), painted(40));
    assert.deepEqual(
      inputs.map(({ frames }) => frames),
      [3, 2],
    );
  });

  test("a response that is not painted does not count", () => {
    const inputs = inputsOf(FRAMES, requested(17, 8), mark(20, "responded"), requested(33, 8), painted(36));
    assert.deepEqual(
      inputs.map(({ frames }) => frames),
      [3, 2],
    );
  });

  test("an input whose reconstruction is never shown has an infinite latency", () => {
    assert.deepEqual(inputsOf(FRAMES, requested(17, 8)), [{ frames: Infinity, ms: Infinity }]);
  });

  test("two requests at the same time and a trace without marks are refused", () => {
    assert.throws(() => inputsOf(FRAMES, requested(17, 8), requested(33, 8)), /asks again/);
    assert.throws(() => inputsOf(FRAMES), /no marks/);
  });
});
