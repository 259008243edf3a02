// Follows an input through the page to the frame that shows its reconstruction: adds marks to the browser's trace, and
// reads the trace. bench/latency.mjs explains what is measured.

/** The categories that the trace must have: the marks, the main thread's commits, the compositor's frames. */
export const CATEGORIES = [
  "blink.user_timing",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];

const MARK = /^latency: (\w+) ?(.*)$/;

/** Runs in the page before its own scripts: adds a mark for each step of an input. It does not change the page. */
export function addMarks() {
  const mark = (step, detail = "") => performance.mark(`latency: ${step} ${detail}`);
  // An input is as old as the first of its coalesced events. A slider's event follows a pointer event at once and takes
  // its time.
  let created = 0;
  const markReceived = () => mark("received", performance.now() - created);
  const capture = true;
  const onPointer = (event) => {
    created = (event.getCoalescedEvents?.()[0] ?? event).timeStamp;
    if (event.buttons && event.target.ariaLabel === "Drawing pad") markReceived();
  };
  addEventListener("pointermove", onPointer, { capture });
  addEventListener("input", (event) => event.target.id === "noise" && markReceived(), { capture });

  const putImageData = CanvasRenderingContext2D.prototype.putImageData;
  const steps = { "Corrupted input": "corrupted", Reconstruction: "painted" };
  CanvasRenderingContext2D.prototype.putImageData = function (...args) {
    putImageData.apply(this, args);
    const step = steps[this.canvas.ariaLabel];
    if (step) mark(step);
  };

  // A worker sends plain objects until it has started. The responses of an engine are bytes.
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => data instanceof Uint8Array && mark("responded"));
    }
    postMessage(...args) {
      mark("requested");
      super.postMessage(...args);
    }
  };
}

/**
 * The latencies of the inputs in a trace.
 *
 * @param events sorted by time
 * @returns for each input `frames` and `ms` until its reconstruction was shown, infinite where it was not shown; and the
 *   median `interval` between two frames in ms
 */
export function latencies(events) {
  const marks = events.filter(({ cat, name }) => cat === "blink.user_timing" && MARK.test(name));
  if (marks.length === 0) throw new Error("the trace has no marks of the bench");
  const { pid, tid } = marks[0];
  const frames = framesOf(
    events.filter((event) => event.pid === pid),
    tid,
  );
  const inputs = inputsOf(marks).map(({ created, received, painted }) => {
    const shown = frames.showingWorkAt(painted);
    if (!shown) return { frames: Infinity, ms: Infinity };
    const first = Math.min(frames.begunAfter(created), frames.includingWorkAt(received));
    return { frames: shown.sequence - first + 1, ms: (shown.at - created) / 1000 };
  });
  return { inputs, interval: frames.interval };
}

/** When each input was created, when the page received it, and when the page painted the response that includes it. */
function inputsOf(marks) {
  const inputs = [];
  // The inputs at each step: received; part of the corrupted picture; part of a request; part of a response.
  const at = { received: [], corrupted: [], requested: [], responded: [] };
  let isInFlight = false;
  const move = (from, to) => at[to].push(...at[from].splice(0));
  for (const { name, ts } of marks) {
    const [, step, detail] = MARK.exec(name);
    if (step === "received") {
      const input = { created: ts - 1000 * Number(detail), received: ts, painted: Infinity };
      inputs.push(input);
      at.received.push(input);
    } else if (step === "corrupted") {
      move("received", "corrupted");
    } else if (step === "requested") {
      if (isInFlight) throw new Error("the page asks again before the response; the two cannot be told apart");
      isInFlight = true;
      move("corrupted", "requested");
    } else if (step === "responded") {
      isInFlight = false;
      move("requested", "responded");
    } else {
      for (const input of at.responded.splice(0)) input.painted = ts;
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

  // The work of the main thread goes to the compositor with a commit, becomes the active layer tree, is drawn with a
  // frame (usually the frame of the commit, or a later one where that was missed), and is presented.
  const committed = named("Commit", "X").filter(({ tid }) => tid === main);
  const commits = committed.map(({ args, ts }) => {
    const { frameId } = started.findLast((start) => start.ts <= ts)?.args.data ?? {};
    const active = activated.get(frameId);
    // The compositor reports the drawing late, sometimes after the frame is on screen.
    const sequence = drawn.find((draw) => draw.ts >= active)?.args.frameSeqId;
    const shown = presented.find((end) => end.sequence === sequence && end.at >= active);
    return { ts, sequence: args.frameSeqId, shown };
  });
  const after = (time) => commits.find(({ ts }) => ts >= time);
  const between = begun.slice(1).map(({ at }, index) => (at - begun[index].at) / 1000);
  return {
    begunAfter: (time) => begun.find(({ at }) => at >= time)?.sequence ?? Infinity,
    includingWorkAt: (time) => after(time)?.sequence ?? Infinity,
    showingWorkAt: (time) => after(time)?.shown,
    interval: between.sort((a, b) => a - b)[Math.floor(between.length / 2)],
  };
}

/** The frames that were shown on screen, and when. */
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
