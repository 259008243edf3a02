// The way of an input through the page, until the browser shows its reconstruction: the marks that the bench leaves
// on it, and what the browser's trace says about them. bench/latency.mjs tells how it counts.

/** What the trace must hold: the marks, the main thread's commits, the compositor's frames. */
export const CATEGORIES = [
  "blink.user_timing",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];

const MARK = /^way: (\w+) ?(.*)$/;

/** Runs in the page, before its own scripts: marks every step of the way. The page does not notice. */
export function leaveMarks() {
  const mark = (step, detail = "") => performance.mark(`way: ${step} ${detail}`);
  // An input is as old as the first movement in it. A slider's event has no age of its own: it comes of the
  // pointer's, just before it.
  let made = 0;
  const heard = () => mark("heard", performance.now() - made);
  const capture = true;
  const onPointer = (event) => {
    made = (event.getCoalescedEvents?.()[0] ?? event).timeStamp;
    if (event.buttons && event.target.ariaLabel === "Drawing pad") heard();
  };
  addEventListener("pointermove", onPointer, { capture });
  addEventListener("input", (event) => event.target.id === "noise" && heard(), { capture });

  const put = CanvasRenderingContext2D.prototype.putImageData;
  const steps = { "Corrupted input": "spoiled", Reconstruction: "painted" };
  CanvasRenderingContext2D.prototype.putImageData = function (...given) {
    put.apply(this, given);
    const step = steps[this.canvas.ariaLabel];
    if (step) mark(step);
  };

  // Until it has booted, a worker sends plain objects; an engine's answers are bytes.
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => data instanceof Uint8Array && mark("answered"));
    }
    postMessage(...given) {
      mark("asked");
      super.postMessage(...given);
    }
  };
}

/**
 * The inputs in a trace.
 *
 * @param events in the order of their time
 * @returns for each input `frames` and `ms` until its reconstruction was shown, infinite where it never was; and the
 *   `interval` between two frames in ms, as the browser kept it
 */
export function followInputs(events) {
  const marks = events.filter(({ cat, name }) => cat === "blink.user_timing" && MARK.test(name));
  if (marks.length === 0) throw new Error("the trace has no marks of the bench");
  const { pid, tid } = marks[0];
  const frames = framesOf(events.filter((event) => event.pid === pid), tid);
  const inputs = inputsOf(marks).map(({ made, heard, painted }) => {
    const shown = frames.showing(painted);
    if (!shown) return { frames: Infinity, ms: Infinity };
    const first = Math.min(frames.begunAfter(made), frames.takingIn(heard));
    return { frames: shown.sequence - first + 1, ms: (shown.at - made) / 1000 };
  });
  return { inputs, interval: frames.interval };
}

/** When each input was made, when the page heard of it, and when it painted the answer that includes it. */
function inputsOf(marks) {
  const inputs = [];
  // Inputs on their way: heard of; in the spoiled picture; in a question; in an answer.
  const at = { heard: [], spoiled: [], asked: [], answered: [] };
  let isOpen = false;
  const move = (from, to) => at[to].push(...at[from].splice(0));
  for (const { name, ts } of marks) {
    const [, step, detail] = MARK.exec(name);
    if (step === "heard") {
      const input = { made: ts - 1000 * Number(detail), heard: ts, painted: Infinity };
      inputs.push(input);
      at.heard.push(input);
    } else if (step === "spoiled") {
      move("heard", "spoiled");
    } else if (step === "asked") {
      if (isOpen) throw new Error("the page asks again before it has an answer; the bench cannot tell them apart");
      isOpen = true;
      move("spoiled", "asked");
    } else if (step === "answered") {
      isOpen = false;
      move("asked", "answered");
    } else {
      for (const input of at.answered.splice(0)) input.painted = ts;
    }
  }
  return inputs;
}

/** The frames of the page's process, whose main thread is `main`. */
function framesOf(events, main) {
  const named = (name, ph = "I") => events.filter((event) => event.name === name && event.ph === ph);
  const begun = named("BeginFrame").map(({ args, ts }) => ({ sequence: args.frameSeqId, at: ts }));
  const started = named("BeginMainThreadFrame");
  const activated = new Map(named("ActivateLayerTree").map(({ args, ts }) => [args.frameId, ts]));
  const drawn = named("DrawFrame");
  const presented = presentations(events);

  // What the main thread has done goes to the compositor with a commit, becomes the active tree, is drawn with a
  // frame (as a rule the one that the commit was made for; a later one where that was missed), and presented.
  const committed = named("Commit", "X").filter(({ tid }) => tid === main);
  const commits = committed.map(({ args, ts }) => {
    const { frameId } = started.findLast((start) => start.ts <= ts)?.args.data ?? {};
    const active = activated.get(frameId);
    // The compositor reports that it has drawn a little late, sometimes after the frame is on the screen.
    const sequence = drawn.find((draw) => draw.ts >= active)?.args.frameSeqId;
    const shown = presented.find((end) => end.sequence === sequence && end.at >= active);
    return { ts, sequence: args.frameSeqId, shown };
  });
  const after = (time) => commits.find(({ ts }) => ts >= time);
  const between = begun.slice(1).map(({ at }, index) => (at - begun[index].at) / 1000);
  return {
    begunAfter: (time) => begun.find(({ at }) => at >= time)?.sequence ?? Infinity,
    takingIn: (time) => after(time)?.sequence ?? Infinity,
    showing: (time) => after(time)?.shown,
    interval: between.sort((a, b) => a - b)[Math.floor(between.length / 2)],
  };
}

/** The frames that reached the screen, and when. */
function presentations(events) {
  const open = new Map();
  const presented = [];
  for (const { name, ph, id2, args, ts } of events) {
    if (name !== "PipelineReporter") continue;
    if (ph === "b") open.set(id2.local, args.frame_reporter);
    const { state, frame_sequence: sequence } = (ph === "e" && open.get(id2.local)) || {};
    if (/PRESENTED/.test(state)) presented.push({ sequence, at: ts });
  }
  return presented;
}
