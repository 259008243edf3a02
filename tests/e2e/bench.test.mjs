// How `cargo xtask bench latency` reads a trace: made-up traces of a browser with a frame every 16 ms.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { followInputs } from "../../bench/lib/way.mjs";

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
  // What misses its frame is activated with the next one.
  const late = 16 * (drawnAs - sequence);
  events.push({ name: "ActivateLayerTree", tid: compositor, at: at + late + 4, args: { frameId } });
  if (late === 0) events.push({ name: "DrawFrame", tid: compositor, at: at + 5, args: { frameSeqId: sequence } });
  return [...events, { ...reporter, ph: "e", at: at + 6 }];
}

const mark = (at, step) => ({ name: `way: ${step}`, cat: "blink.user_timing", tid: main, at });

/** An input that waited `age` ms, is heard and asked about in one go, and the painting of the answer. */
const asked = (at, age) => [mark(at, `heard ${age}`), mark(at + 0.1, "spoiled"), mark(at + 0.2, "asked")];
const painted = (at) => [mark(at, "answered"), mark(at + 0.1, "painted")];

function inputsOf(...events) {
  const complete = events.flat().map(({ at, ...event }) => ({ ph: "I", pid, args: {}, ...event, ts: 1000 * at }));
  return followInputs(complete.sort((a, b) => a.ts - b.ts)).inputs;
}

const FRAMES = [16, 32, 48, 64, 80].flatMap((at) => frame(at / 16, at));

describe("the latency bench", () => {
  test("counts the frame that hears of an input and the one that shows its reconstruction", () => {
    assert.deepEqual(inputsOf(FRAMES, asked(17, 8), painted(20)), [{ frames: 2, ms: 38 - 9 }]);
  });

  test("counts the frame that hears of an input even where that was made within it", () => {
    assert.deepEqual(inputsOf(FRAMES, asked(17, 0.5), painted(20)), [{ frames: 2, ms: 38 - 16.5 }]);
  });

  test("an answer that just misses a frame is shown by the next", () => {
    assert.equal(inputsOf(FRAMES, asked(17, 8), painted(36))[0].frames, 3);
  });

  test("a frame that is drawn late counts as the later one", () => {
    const frames = [frame(1, 16), frame(2, 32, { drawnAs: 3 }), frame(3, 48)].flat();
    assert.deepEqual(inputsOf(frames, asked(17, 8), painted(20)), [{ frames: 3, ms: 54 - 9 }]);
  });

  test("an input that comes while a question is open waits for the next one", () => {
    const second = [mark(33, "heard 8"), mark(33.1, "spoiled")];
    const inputs = inputsOf(FRAMES, asked(17, 8), second, painted(37), mark(37.2, "asked"), painted(40));
    assert.deepEqual(inputs.map(({ frames }) => frames), [3, 2]);
  });

  test("an answer that is not painted does not count", () => {
    const inputs = inputsOf(FRAMES, asked(17, 8), mark(20, "answered"), asked(33, 8), painted(36));
    assert.deepEqual(inputs.map(({ frames }) => frames), [3, 2]);
  });

  test("an input whose reconstruction is never shown has no end", () => {
    assert.deepEqual(inputsOf(FRAMES, asked(17, 8)), [{ frames: Infinity, ms: Infinity }]);
  });

  test("two open questions are refused, and so is a trace without marks", () => {
    assert.throws(() => inputsOf(FRAMES, asked(17, 8), asked(33, 8)), /asks again/);
    assert.throws(() => inputsOf(FRAMES), /no marks/);
  });
});
