// Digits for drawing: lists of strokes, lists of points as shares of the pad's width and height.

export const SEVEN = [
  [
    [0.28, 0.24],
    [0.7, 0.24],
    [0.6, 0.45],
    [0.44, 0.8],
  ],
];

export const TWO = [
  [
    [0.3, 0.36],
    [0.38, 0.24],
    [0.54, 0.2],
    [0.68, 0.3],
    [0.64, 0.46],
    [0.46, 0.62],
    [0.3, 0.78],
    [0.72, 0.78],
  ],
];

/** A short bar across, for a second stroke. */
export const BAR = [
  [
    [0.34, 0.54],
    [0.66, 0.54],
  ],
];
