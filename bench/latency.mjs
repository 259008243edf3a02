// Measures the latency from an input to its reconstruction on screen: `cargo xtask bench latency [--seconds 10]`.
//
// The CPU engine runs in three phases of `--seconds` each: the pen draws; the noise slider moves; the pen draws on a high
// screen, where the inspector is in view and computed too. The mouse moves through the browser's own input, at most once
// a frame, at different times within a frame. Exits with 1 where the 95th percentile of a phase exceeds 2 animation
// frames. Run nothing else on the machine: other work delays the responses.
//
// How it works: the page's code does not take part. Functions that the page calls are wrapped and write marks into the
// browser's trace, between its frames (lib/latency-trace.mjs). The latency of an input ends when the browser presents the
// first frame with the response to a request that includes the input:
//
// - the input is part of the corrupted picture that the page draws next ("Corrupted input"),
// - so it is part of the next request to the engine,
// - and of its response, as soon as that is painted on the canvas "Reconstruction". A response that is not painted does
//   not count; the next one does.
//
// The milliseconds are from the time when the browser created the input, before the page received it, to the
// presentation. The frames are the browser's: all that begin after the input was created, up to and including the one
// that shows the reconstruction. The page receives a move at the start of a frame and sends a request; the response
// arrives before that frame is presented. So the least is 2: the first frame shows the stroke, the second its
// reconstruction.
import { setTimeout as pause } from "node:timers/promises";
import { HIGH_SCREEN, openCpuPage } from "./lib/cpu-page.mjs";
import { CATEGORIES, addMarks, latencies } from "./lib/latency-trace.mjs";
import { options } from "./lib/options.mjs";

const LIMIT_FRAMES = 2;
const FRAME_MS = 1000 / 60;
const MOVES_A_STROKE = 40;
const { seconds } = options({ seconds: 10 });

const { afterimage, trace, close } = await openCpuPage({ init: addMarks });
/** The element that the mouse drags over, its path there as shares of the element's sides, and a preparation. */
const PEN = {
  target: afterimage.pad,
  // Three rings, then a new drawing: ink on ink changes nothing, so the page would send no request.
  at(stroke, share) {
    const [angle, radius] = [6 * share, 0.12 + 0.1 * (stroke % 3)];
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  },
  before: (stroke) => stroke % 3 === 0 && afterimage.clear(),
};
const PHASES = {
  "the pen draws": PEN,
  "the noise slider moves": {
    target: afterimage.noise,
    at: (stroke, share) => [0.1 + 0.8 * (stroke % 2 === 0 ? share : 1 - share), 0.5],
    before() {},
  },
  "the pen draws on a high screen": { ...PEN, viewport: HIGH_SCREEN },
};

console.log(`${"".padEnd(24)}  median     p95   worst`);
for (const [name, phase] of Object.entries(PHASES)) {
  if (phase.viewport) await afterimage.page.setViewportSize(phase.viewport);
  await pause(1000);
  const { inputs, interval } = latencies(await trace(CATEGORIES, () => drag(phase)));
  const frames = percentiles(inputs.map((input) => input.frames));
  const ms = percentiles(inputs.map((input) => input.ms));
  const within = inputs.filter((input) => input.frames <= LIMIT_FRAMES).length / inputs.length;
  console.log(`${name}: ${inputs.length} inputs, a frame every ${interval.toFixed(1)} ms`);
  console.log(`${row("  animation frames", frames, 0)}   ${(100 * within).toFixed(1)} % within ${LIMIT_FRAMES}`);
  console.log(row("  milliseconds", ms, 1));
  if (frames[1] > LIMIT_FRAMES) process.exitCode = 1;
}
afterimage.assertNoErrors();
await close();

/** Drags over an element, stroke by stroke, with short pauses between the moves. */
async function drag({ target, at, before }) {
  const { mouse } = afterimage.page;
  const end = Date.now() + 1000 * seconds;
  for (let stroke = 0; Date.now() < end; stroke += 1) {
    await before(stroke);
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const to = ([x, y]) => mouse.move(box.x + x * box.width, box.y + y * box.height);
    await to(at(stroke, 0));
    await mouse.down();
    for (let move = 1; move <= MOVES_A_STROKE; move += 1) {
      // The page receives a move at the start of a frame. The golden ratio spreads the next moves evenly over the frame.
      await pause(FRAME_MS * ((move * 0.618034) % 1));
      await to(at(stroke, move / MOVES_A_STROKE));
    }
    await mouse.up();
  }
  // Waits for the responses to the last inputs.
  await pause(500);
}

/** Median, 95th percentile and maximum. */
function percentiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]);
}

function row(name, values, digits) {
  return name.padEnd(24) + values.map((value) => value.toFixed(digits).padStart(8)).join("");
}
