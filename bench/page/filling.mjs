// What the network for eyes does between its two parts, in plain JavaScript, because neither library has it: crates/cpu and
// crates/kernels/src/fill.rs say how. Pictures are `[channels, height, width]`, flattened.

/** The positions in the head's output, and the limits of its decisions, as in crates/architecture/src/restoration.rs. */
const DENOISING = 2;
const MASK_THRESHOLD = -1;
const RELAXATION_STEPS = 6;

const clamp = (value) => Math.min(Math.max(value, 0), 1);

/**
 * Decides by the head's output what is covered and whether there is noise, and fills. `input` is what the refinement
 * reads; `merge(refined)` makes the restored picture of what it adds.
 */
export function filling(pixels, head, [channels, height, width]) {
  const area = height * width;
  const hole = Uint8Array.from({ length: area }, (_, index) => Number(head[index] > MASK_THRESHOLD));
  const isNoisy = head.subarray(area, 2 * area).reduce((sum, logit) => sum + logit, 0) > 0;
  const base = Float32Array.from(pixels);
  if (isNoisy) base.forEach((pixel, index) => (base[index] = clamp(pixel + head[DENOISING * area + index])));
  const filled = fill(base, hole, [channels, height, width]);
  const features = head.subarray((DENOISING + channels) * area);
  const input = new Float32Array(2 * channels * area + area + features.length);
  input.set(base);
  input.set(filled, channels * area);
  input.set(hole, 2 * channels * area);
  input.set(features, (2 * channels + 1) * area);
  const merge = (refined) =>
    base.map((pixel, index) => (hole[index % area] ? clamp(filled[index] + refined[index]) : pixel));
  return { input, merge };
}

/** The picture whose hole is filled: pull-push with relaxation. */
function fill(picture, hole, [channels, height, width]) {
  const levels = [{ height, width, values: Float32Array.from(picture), known: hole.map((covered) => 1 - covered) }];
  while (Math.max(levels.at(-1).height, levels.at(-1).width) > 1) levels.push(pull(levels.at(-1), channels));
  levels.reverse().forEach((level, index) => push(level, levels[index - 1], channels));
  return levels.at(-1).values;
}

/** The level of half the size: each pixel is the mean of the known ones of the four below it. */
function pull(fine, channels) {
  const [height, width] = [Math.ceil(fine.height / 2), Math.ceil(fine.width / 2)];
  const values = new Float32Array(channels * height * width);
  const counts = new Uint8Array(height * width);
  fine.known.forEach((known, index) => {
    if (!known) return;
    const coarse = above(index, fine.width, width);
    counts[coarse] += 1;
    for (let channel = 0; channel < channels; channel += 1)
      values[channel * counts.length + coarse] += fine.values[channel * fine.known.length + index];
  });
  values.forEach((sum, index) => (values[index] = sum / Math.max(counts[index % counts.length], 1)));
  return { height, width, values, known: counts.map((count) => Math.min(count, 1)) };
}

/** Gives the unknown pixels the values of the level of half the size, black where there is none, and relaxes them. */
function push({ height, width, values, known }, coarse, channels) {
  const unknown = [...known.keys()].filter((index) => !known[index]);
  const next = new Float32Array(unknown.length);
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = values.subarray(channel * known.length, (channel + 1) * known.length);
    for (const index of unknown)
      plane[index] = coarse ? coarse.values[channel * coarse.known.length + above(index, width, coarse.width)] : 0;
    for (let step = 0; step < RELAXATION_STEPS; step += 1) {
      unknown.forEach((index, place) => {
        const [y, x] = [Math.floor(index / width), index % width];
        let [sum, count] = [0, 0];
        if (y > 0) [sum, count] = [sum + plane[index - width], count + 1];
        if (y + 1 < height) [sum, count] = [sum + plane[index + width], count + 1];
        if (x > 0) [sum, count] = [sum + plane[index - 1], count + 1];
        if (x + 1 < width) [sum, count] = [sum + plane[index + 1], count + 1];
        next[place] = sum / Math.max(count, 1);
      });
      unknown.forEach((index, place) => (plane[index] = next[place]));
    }
  }
}

/** The index of the pixel of the coarse level that lies above a pixel of the fine one. */
function above(index, width, coarseWidth) {
  const [y, x] = [Math.floor(index / width), index % width];
  return (y >> 1) * coarseWidth + (x >> 1);
}
