// Writes the fifty stroke files of this folder: it draws the skeletons of skeletons.mjs like handwriting on the page's
// pad.
//
// The random numbers of a file are seeded by its name. So a skeleton always gives the same file, and a change to one
// skeleton does not change the other files.

import { writeFileSync } from "node:fs";

import { SKELETONS } from "./skeletons.mjs";

/** The number of segments of a stroke on which tremor and speed are computed. It is much larger than that of events. */
const SEGMENTS = 400;

/** Pointer events per second. */
const EVENT_RATE = 60;

/** The pointer's speed on a straight line, in sides of the pad per second. */
const SPEED = 2.8;

/** A random number generator, Mulberry32 seeded by the name (FNV-1a): numbers in [-1, 1). */
function randomFrom(name) {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

const distance = ([ax, ay], [bx, by]) => Math.hypot(bx - ax, by - ay);

/** The Catmull-Rom spline through the points, with a corner where a point is repeated. */
function curveThrough(points) {
  const curve = [points[0]];
  for (let i = 0; i + 1 < points.length; i++) {
    const [start, end] = [points[i], points[i + 1]];
    if (distance(start, end) === 0) continue;
    const before = points[i - 1] ?? start;
    const after = points[i + 2] ?? end;
    for (let step = 1; step <= 24; step++) {
      const t = step / 24;
      const at = (axis) => {
        const [a, b, c, d] = [before[axis], start[axis], end[axis], after[axis]];
        return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
      };
      curve.push([at(0), at(1)]);
    }
  }
  return curve;
}

/** Resamples the curve to segments of equal length. Returns the points and that length. */
function resample(curve) {
  const lengths = curve.slice(1).map((point, i) => distance(curve[i], point));
  const piece = lengths.reduce((a, b) => a + b) / SEGMENTS;
  const even = [curve[0]];
  let [index, travelled] = [0, 0];
  for (let k = 1; k <= SEGMENTS; k++) {
    while (index + 1 < lengths.length && travelled + lengths[index] < k * piece) travelled += lengths[index++];
    const t = Math.min(1, (k * piece - travelled) / (lengths[index] || 1));
    const [a, b] = [curve[index], curve[index + 1]];
    even.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
  }
  return [even, piece];
}

/** The offset by tremor along a line: slow waves, each much longer than a pixel. */
function tremor(random, amplitude) {
  const waves = [0.9, 0.45, 0.22].map((length) => ({
    length: length * (1 + 0.3 * random()),
    x: amplitude * length * random(),
    y: amplitude * length * random(),
    phase: Math.PI * random(),
  }));
  return (travelled) =>
    waves.reduce(
      ([x, y], wave) => {
        const sine = Math.sin((2 * Math.PI * travelled) / wave.length + wave.phase);
        return [x + wave.x * sine, y + wave.y * sine];
      },
      [0, 0],
    );
}

/**
 * The positions of the pointer events. Handwriting slows down in bends, by the cube root of their radius (the two-thirds
 * power law; Lacquaniti, Terzuolo and Viviani 1983), and at the start and the end of a stroke.
 */
function pointerEvents(even, piece, random) {
  const SPAN = 8;
  const turn = (i) => {
    const [a, b, c] = [even[Math.max(0, i - SPAN)], even[i], even[Math.min(SEGMENTS, i + SPAN)]];
    const angle = Math.atan2(c[1] - b[1], c[0] - b[0]) - Math.atan2(b[1] - a[1], b[0] - a[0]);
    return Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
  };
  const speed = (i) => {
    const bend = i < SPAN || i > SEGMENTS - SPAN ? 0 : turn(i) / (SPAN * piece);
    const ends = Math.min(1, 0.3 + Math.min(i, SEGMENTS - i) / (0.12 * SEGMENTS));
    return (SPEED * ends) / Math.cbrt(1 + bend / 2);
  };
  const times = [0];
  for (let i = 0; i < SEGMENTS; i++) times.push(times[i] + piece / speed(i));
  const end = times[SEGMENTS];
  const count = Math.min(59, Math.max(5, Math.round(end * EVENT_RATE)));
  const points = [even[0]];
  for (let k = 1, i = 0; k < count; k++) {
    // The intervals between events vary a little.
    const now = ((k + 0.25 * random()) / count) * end;
    while (times[i + 1] < now) i++;
    points.push(even[i]);
  }
  points.push(even[SEGMENTS]);
  return points;
}

function draw(name, { about, pen, height, at, slant = 0, turn = 0, wide = 1, shake, strokes }) {
  const random = randomFrom(name);
  const all = strokes.flat();
  const middle = (Math.min(...all.map(([x]) => x)) + Math.max(...all.map(([x]) => x))) / 2;
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const onPad = ([x, y]) => {
    const across = height * (wide * (x - middle) - slant * (y - 0.5));
    const down = height * (y - 0.5);
    return [at[0] + cos * across - sin * down, at[1] + sin * across + cos * down];
  };
  const drawn = strokes.map((points) => {
    // Both points of a corner get the same offset, so that it stays a corner.
    const displaced = [];
    points.forEach((point, i) => {
      const corner = i > 0 && distance(point, points[i - 1]) === 0;
      displaced.push(
        corner ? displaced[i - 1] : [point[0] + 0.8 * shake * random(), point[1] + 0.8 * shake * random()],
      );
    });
    const [line, step] = resample(curveThrough(displaced));
    const offset = tremor(random, 1.6 * shake);
    const trembling = line.map(([x, y], i) => {
      const [dx, dy] = offset(i * step);
      return onPad([x + dx, y + dy]);
    });
    return pointerEvents(...resample(trembling), random).map((point) => point.map((value) => Number(value.toFixed(3))));
  });
  const outside = drawn.flat(2).find((value) => value < 0 || value > 1);
  if (outside !== undefined) throw new Error(`${name} leaves the pad: ${outside}`);
  return { digit: Number(name[0]), about, strokes: drawn.map((points) => ({ width: pen, points })) };
}

for (const [name, skeleton] of Object.entries(SKELETONS)) {
  const file = new URL(`${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(draw(name, skeleton))}\n`);
}
