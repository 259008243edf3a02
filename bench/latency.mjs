// From a person's input to the reconstruction on the screen: `cargo xtask bench latency [--seconds 10]`.
//
// On the CPU engine, in three phases of so many seconds: the pen draws, then the noise slider moves, then the pen draws
// on a high screen, where the inside of the network is in view and computed beside it. The mouse is moved
// through the browser's own input, at most once a frame, at all phases of a frame. Exits with 1 where the 95th
// percentile of a phase exceeds 2 animation frames. Other work on the machine makes answers late: let it rest.
//
// How it counts. Nothing in the product knows of this. Functions that the page calls are wrapped so that they leave
// marks in the browser's trace, among its frames (lib/way.mjs). An input is over when the browser presents the first
// frame with the answer to a question that includes it:
//
// - it is part of the spoiled picture that the page draws next ("Corrupted input"),
// - hence of the next question to the engine,
// - and of its answer, as soon as that is painted on the canvas "Reconstruction". An answer that is not painted does
//   not count; the next one does.
//
// The milliseconds run from the moment when the browser made the input, before the page heard of it, to the
// presentation. The frames are the browser's own: those that begin after the input was made, the one that shows the
// reconstruction included. The page hears of a move at the start of a frame and asks a worker, whose answer comes
// while that frame is on its way; so 2 is the least: the first shows the stroke, the second what the network makes of
// it.
import { setTimeout as pause } from "node:timers/promises";
import { options } from "./lib/options.mjs";
import { HIGH_SCREEN, cpuPage } from "./lib/page.mjs";
import { CATEGORIES, followInputs, leaveMarks } from "./lib/way.mjs";

const LIMIT_FRAMES = 2;
const FRAME_MS = 1000 / 60;
const MOVES_A_STROKE = 40;
const { seconds } = options({ seconds: 10 });

const { afterimage, trace, close } = await cpuPage({ init: leaveMarks });
/** What the mouse drags over, where it goes there as shares of its sides, and what is done before each stroke. */
const PEN = {
  target: afterimage.pad,
  // Three rings, and then a new drawing: ink on ink would change nothing, and nothing would be asked.
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
  const { inputs, interval } = followInputs(await trace(CATEGORIES, () => drag(phase)));
  const frames = spread(inputs.map((input) => input.frames));
  const ms = spread(inputs.map((input) => input.ms));
  const within = inputs.filter((input) => input.frames <= LIMIT_FRAMES).length / inputs.length;
  console.log(`${name}: ${inputs.length} inputs, a frame every ${interval.toFixed(1)} ms`);
  console.log(`${row("  animation frames", frames, 0)}   ${(100 * within).toFixed(1)} % within ${LIMIT_FRAMES}`);
  console.log(row("  milliseconds", ms, 1));
  if (frames[1] > LIMIT_FRAMES) process.exitCode = 1;
}
afterimage.assertNoErrors();
await close();

/** Drags over an element, stroke by stroke, with short rests between the moves. */
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
      // The page takes a move at the start of a frame. The golden ratio spreads the next ones evenly over the frame.
      await pause(FRAME_MS * ((move * 0.618034) % 1));
      await to(at(stroke, move / MOVES_A_STROKE));
    }
    await mouse.up();
  }
  // The last inputs are to be answered too.
  await pause(500);
}

/** Median, 95th percentile, worst. */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]);
}

function row(name, values, digits) {
  return name.padEnd(24) + values.map((value) => value.toFixed(digits).padStart(8)).join("");
}
