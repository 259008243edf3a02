// Measures pictures: arrays of 28×28 values in [0, 1], row by row.

const SIDE = 28;
const INDICES = Array.from({ length: SIDE }, (_, index) => index);

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

export const brightest = (picture) => picture.reduce((a, b) => Math.max(a, b), 0);

export const isBlank = (picture) => brightest(picture) < 0.02;

/** The largest difference between two pictures at one pixel. */
export const difference = (a, b) =>
  a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - b[index])), 0);

export const differs = (a, b) => difference(a, b) > 0.02;

/** The mean squared error. */
export const error = (a, b) => mean(a.map((value, index) => (value - b[index]) ** 2));

/** Whether two pictures show the same digit. The error of a blank picture is 0.1, of a good reconstruction 0.02. */
export const resembles = (a, b) => error(a, b) < 0.05;

/** The mean of a picture's pixels at these indices. */
export const meanAt = (picture, indices) => mean(indices.map((index) => picture[index]));

/** The indices of the bright pixels within a box. Its left, top, right and bottom are shares of the picture's side. */
export function inkWithin(picture, [left, top, right, bottom]) {
  const isInside = (position, from, to) => position + 0.5 >= from * SIDE && position + 0.5 <= to * SIDE;
  return picture.flatMap((value, index) => {
    const [x, y] = [index % SIDE, Math.floor(index / SIDE)];
    return value > 0.8 && isInside(x, left, right) && isInside(y, top, bottom) ? [index] : [];
  });
}

/** The indices where `plain` is dark and `marked` is clearly brighter: a crosshair over the background. */
export function brightened(plain, marked) {
  return plain.flatMap((value, index) => (value < 0.1 && marked[index] - value > 0.3 ? [index] : []));
}

/** The centre of a crosshair on a blank picture: the middle of its brightest columns and rows. */
export function crossing(picture) {
  const middle = (indexOf) => {
    const means = INDICES.map((i) =>
      meanAt(
        picture,
        INDICES.map((j) => indexOf(i, j)),
      ),
    );
    const largest = Math.max(...means);
    return mean(INDICES.filter((i) => means[i] > 0.7 * largest));
  };
  return { x: middle((x, y) => y * SIDE + x), y: middle((y, x) => y * SIDE + x) };
}
