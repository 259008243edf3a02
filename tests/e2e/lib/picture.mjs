// Questions about pictures: arrays of 28×28 values in [0, 1], row by row.

const SIDE = 28;
const INDICES = Array.from({ length: SIDE }, (_, index) => index);

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

export const brightest = (picture) => picture.reduce((a, b) => Math.max(a, b), 0);

export const isBlank = (picture) => brightest(picture) < 0.02;

/** The largest difference of two pixels in the same place. */
export const difference = (a, b) => a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index])), 0);

export const differs = (a, b) => difference(a, b) > 0.02;

/** The mean squared difference. */
export const error = (a, b) => mean(a.map((value, place) => (value - b[place]) ** 2));

/** Whether one shows the digit of the other: a blank picture is off by 0.1, a good reconstruction by 0.02. */
export const resembles = (a, b) => error(a, b) < 0.05;

/** The mean of a picture's pixels at these places. */
export const meanAt = (picture, places) => mean(places.map((place) => picture[place]));

/** Where a picture is bright, inside of a box: its left, top, right and bottom edge as shares of the picture's side. */
export function inkWithin(picture, [left, top, right, bottom]) {
  const isInside = (index, from, to) => index + 0.5 >= from * SIDE && index + 0.5 <= to * SIDE;
  return picture.flatMap((value, place) => {
    const [x, y] = [place % SIDE, Math.floor(place / SIDE)];
    return value > 0.8 && isInside(x, left, right) && isInside(y, top, bottom) ? [place] : [];
  });
}

/** Where `marked` is clearly brighter than `plain`, and `plain` is dark: what was laid over the background. */
export function laidOver(plain, marked) {
  return plain.flatMap((value, place) => (value < 0.1 && marked[place] - value > 0.3 ? [place] : []));
}

/** Where the bars of a crosshair on a blank picture cross: the middle of its brightest columns and rows. */
export function crossing(picture) {
  const middle = (place) => {
    const means = INDICES.map((i) => meanAt(picture, INDICES.map((j) => place(i, j))));
    const most = Math.max(...means);
    return mean(INDICES.filter((i) => means[i] > 0.7 * most));
  };
  return { x: middle((x, y) => y * SIDE + x), y: middle((y, x) => y * SIDE + x) };
}
