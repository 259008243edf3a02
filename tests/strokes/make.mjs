// Writes the fifty stroke files beside it: the skeletons of skeletons.mjs as a hand would draw them on the page's pad.
//
// Every file has its own random numbers, from its name, so the same skeleton gives the same file, and a change to one
// leaves the others alone.

import { writeFileSync } from "node:fs";

import { SKELETONS } from "./skeletons.mjs";

/** Pieces of a stroke, many for each report of the pointer: tremble and speed are computed on them. */
const FINENESS = 400;

/** Of a pointer, per second. */
const REPORTS = 60;

/** Pads a second, for a hand on a straight line. */
const SPEED = 2.8;

/** Mulberry32 seeded by the name (FNV-1a): numbers in [-1, 1). */
function randomOf(name) {
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

/** Catmull-Rom's curve through the points, sharp where a point comes twice. */
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

/** The curve cut into pieces of one length, and that length. */
function evenly(curve) {
  const lengths = curve.slice(1).map((point, i) => distance(curve[i], point));
  const piece = lengths.reduce((a, b) => a + b) / FINENESS;
  const even = [curve[0]];
  let [index, passed] = [0, 0];
  for (let k = 1; k <= FINENESS; k++) {
    while (index + 1 < lengths.length && passed + lengths[index] < k * piece) passed += lengths[index++];
    const t = Math.min(1, (k * piece - passed) / (lengths[index] || 1));
    const [a, b] = [curve[index], curve[index + 1]];
    even.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
  }
  return [even, piece];
}

/** A hand's tremble along a line: slow waves of the lengths that an arm makes, none of them a pixel's. */
function tremble(random, reach) {
  const waves = [0.9, 0.45, 0.22].map((length) => ({
    length: length * (1 + 0.3 * random()),
    x: reach * length * random(),
    y: reach * length * random(),
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
 * Where the pointer is each time that it reports. A hand slows down in bends, by the cube root of their radius (the
 * two-thirds power law; Lacquaniti, Terzuolo and Viviani 1983), and where it starts and stops.
 */
function reported(even, piece, random) {
  const SPAN = 8;
  const turn = (i) => {
    const [a, b, c] = [even[Math.max(0, i - SPAN)], even[i], even[Math.min(FINENESS, i + SPAN)]];
    const angle = Math.atan2(c[1] - b[1], c[0] - b[0]) - Math.atan2(b[1] - a[1], b[0] - a[0]);
    return Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
  };
  const speed = (i) => {
    const bend = i < SPAN || i > FINENESS - SPAN ? 0 : turn(i) / (SPAN * piece);
    const ends = Math.min(1, 0.3 + Math.min(i, FINENESS - i) / (0.12 * FINENESS));
    return (SPEED * ends) / Math.cbrt(1 + bend / 2);
  };
  const times = [0];
  for (let i = 0; i < FINENESS; i++) times.push(times[i] + piece / speed(i));
  const end = times[FINENESS];
  const count = Math.min(59, Math.max(5, Math.round(end * REPORTS)));
  const points = [even[0]];
  for (let k = 1, i = 0; k < count; k++) {
    // No system reports on the dot.
    const now = ((k + 0.25 * random()) / count) * end;
    while (times[i + 1] < now) i++;
    points.push(even[i]);
  }
  points.push(even[FINENESS]);
  return points;
}

function draw(name, { about, pen, height, at, slant = 0, turn = 0, wide = 1, shake, strokes }) {
  const random = randomOf(name);
  const all = strokes.flat();
  const middle = (Math.min(...all.map(([x]) => x)) + Math.max(...all.map(([x]) => x))) / 2;
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const onPad = ([x, y]) => {
    const across = height * (wide * (x - middle) - slant * (y - 0.5));
    const down = height * (y - 0.5);
    return [at[0] + cos * across - sin * down, at[1] + sin * across + cos * down];
  };
  const drawn = strokes.map((points) => {
    // A corner stays one: both of its points are missed alike.
    const missed = [];
    points.forEach((point, i) => {
      const corner = i > 0 && distance(point, points[i - 1]) === 0;
      missed.push(corner ? missed[i - 1] : [point[0] + 0.8 * shake * random(), point[1] + 0.8 * shake * random()]);
    });
    const [line, step] = evenly(curveThrough(missed));
    const off = tremble(random, 1.6 * shake);
    const shaken = line.map(([x, y], i) => {
      const [dx, dy] = off(i * step);
      return onPad([x + dx, y + dy]);
    });
    return reported(...evenly(shaken), random).map((point) => point.map((value) => Number(value.toFixed(3))));
  });
  const outside = drawn.flat(2).find((value) => value < 0 || value > 1);
  if (outside !== undefined) throw new Error(`${name} leaves the pad: ${outside}`);
  return { digit: Number(name[0]), about, strokes: drawn.map((points) => ({ width: pen, points })) };
}

for (const [name, skeleton] of Object.entries(SKELETONS)) {
  const file = new URL(`${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(draw(name, skeleton))}\n`);
}
