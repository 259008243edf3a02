// The fifty digits as exact skeletons, five styles for each digit. make.mjs draws them like handwriting.
//
// `strokes` are the points of the pen in their order, in units of the digit's height: y from 0 (top) to 1, x from 0 to the
// digit's width. A repeated point is a corner; the curve is smooth at all others.
//
// pen: width of the line, height: height of the digit, at: its centre, all as shares of the pad's side.
// slant: offset of the top to the right, for a height of 1. turn: degrees clockwise. wide: stretches x.
// shake: size of the tremor and of the points' random offsets, as a share of the digit's height.

export const SKELETONS = {
  // 0
  "0-round": {
    about: "one round stroke that runs a little past its start",
    pen: 0.09, height: 0.62, at: [0.5, 0.5], slant: 0.05, shake: 0.012,
    strokes: [
      [
        [0.4, 0.04], [0.24, 0.01], [0.07, 0.2], [0.01, 0.5], [0.08, 0.82], [0.3, 0.99], [0.53, 0.86], [0.64, 0.55],
        [0.58, 0.22], [0.43, 0.05], [0.28, 0.02],
      ],
    ],
  },
  "0-open": {
    about: "narrow, slanted, left open at the top",
    pen: 0.075, height: 0.68, at: [0.42, 0.48], slant: 0.25, shake: 0.014,
    strokes: [
      [
        [0.2, 0.03], [0.08, 0.18], [0.01, 0.5], [0.05, 0.84], [0.19, 1], [0.36, 0.88], [0.44, 0.56], [0.42, 0.24],
        [0.33, 0.1],
      ],
    ],
  },
  "0-slashed": {
    about: "an oval with a slash through it, as programmers write it",
    pen: 0.06, height: 0.6, at: [0.55, 0.5], slant: 0.08, shake: 0.01,
    strokes: [
      [
        [0.3, 0], [0.1, 0.12], [0.02, 0.45], [0.08, 0.83], [0.3, 1], [0.52, 0.86], [0.6, 0.5], [0.52, 0.13],
        [0.31, 0.01], [0.22, 0.02],
      ],
      [[0.56, 0.14], [0.3, 0.52], [0.08, 0.88]],
    ],
  },
  "0-small": {
    about: "small, in the upper left corner, begun at the bottom",
    pen: 0.06, height: 0.26, at: [0.2, 0.2], slant: 0, shake: 0.02,
    strokes: [
      [
        [0.36, 0.98], [0.62, 0.9], [0.74, 0.6], [0.68, 0.2], [0.4, 0.01], [0.12, 0.12], [0, 0.45], [0.06, 0.8],
        [0.27, 0.97], [0.45, 0.97],
      ],
    ],
  },
  "0-thick": {
    about: "thick, wide and large, closed by a small loop at the top",
    pen: 0.15, height: 0.66, at: [0.52, 0.52], slant: 0.06, wide: 1.1, shake: 0.018,
    strokes: [
      [
        [0.5, 0], [0.3, 0.04], [0.08, 0.25], [0, 0.56], [0.12, 0.88], [0.38, 1], [0.63, 0.85], [0.74, 0.5],
        [0.66, 0.2], [0.46, 0.07], [0.34, 0.1], [0.4, 0.2],
      ],
    ],
  },

  // 1
  "1-plain": {
    about: "a single stroke, straight down",
    pen: 0.09, height: 0.64, at: [0.5, 0.5], slant: 0.04, shake: 0.018,
    strokes: [[[0, 0], [0.01, 0.33], [0, 0.66], [0.02, 1]]],
  },
  "1-leaning": {
    about: "thin and large, leaning far to the right, bent at the foot",
    pen: 0.05, height: 0.86, at: [0.5, 0.5], slant: 0.42, shake: 0.012,
    strokes: [[[0.02, 0], [0, 0.4], [0.01, 0.8], [0.06, 1]]],
  },
  "1-flag": {
    about: "with a short flag, in one stroke",
    pen: 0.08, height: 0.6, at: [0.62, 0.55], slant: 0.06, shake: 0.012,
    strokes: [[[0, 0.26], [0.12, 0.15], [0.24, 0], [0.24, 0], [0.25, 0.35], [0.23, 0.7], [0.25, 1]]],
  },
  "1-base": {
    about: "with a flag and a base, in two strokes, in the lower right corner",
    pen: 0.07, height: 0.44, at: [0.74, 0.7], slant: 0, shake: 0.016,
    strokes: [
      [[0.08, 0.22], [0.2, 0.12], [0.3, 0], [0.3, 0], [0.3, 0.4], [0.31, 0.97]],
      [[0.02, 1], [0.3, 0.98], [0.6, 1]],
    ],
  },
  "1-thick": {
    about: "thick, with the long flag that is written in Europe",
    pen: 0.14, height: 0.62, at: [0.46, 0.5], slant: 0.08, shake: 0.016,
    strokes: [[[0, 0.5], [0.16, 0.32], [0.37, 0], [0.37, 0], [0.36, 0.36], [0.37, 0.7], [0.35, 1]]],
  },

  // 2
  "2-swan": {
    about: "round head and a base that swings, in one stroke",
    pen: 0.09, height: 0.62, at: [0.5, 0.5], slant: 0.05, shake: 0.012,
    strokes: [
      [
        [0.03, 0.24], [0.12, 0.07], [0.3, 0], [0.48, 0.09], [0.5, 0.3], [0.36, 0.56], [0.16, 0.8], [0.02, 0.95],
        [0.02, 0.95], [0.2, 0.92], [0.4, 0.98], [0.62, 0.96],
      ],
    ],
  },
  "2-looped": {
    about: "with a loop at the lower left, slanted",
    pen: 0.07, height: 0.64, at: [0.45, 0.52], slant: 0.22, shake: 0.012,
    strokes: [
      [
        [0.06, 0.26], [0.14, 0.07], [0.34, 0], [0.52, 0.1], [0.5, 0.34], [0.34, 0.62], [0.16, 0.86], [0.04, 0.95],
        [0, 0.86], [0.09, 0.79], [0.24, 0.87], [0.42, 0.98], [0.6, 0.97], [0.7, 0.88],
      ],
    ],
  },
  "2-angular": {
    about: "nearly a Z, unsteady, to the upper left",
    pen: 0.08, height: 0.44, at: [0.34, 0.36], slant: 0, shake: 0.02,
    strokes: [
      [
        [0.02, 0.1], [0.22, 0.02], [0.52, 0.05], [0.56, 0.1], [0.54, 0.2], [0.3, 0.56], [0.01, 0.97], [0.01, 0.97],
        [0.3, 0.96], [0.64, 1],
      ],
    ],
  },
  "2-small": {
    about: "small and low on the left, with a flat base",
    pen: 0.055, height: 0.28, at: [0.24, 0.72], slant: 0.1, shake: 0.02,
    strokes: [
      [
        [0, 0.28], [0.1, 0.06], [0.32, 0], [0.52, 0.14], [0.5, 0.38], [0.3, 0.66], [0.04, 0.98], [0.04, 0.98],
        [0.34, 0.97], [0.66, 0.99],
      ],
    ],
  },
  "2-thick": {
    about: "thick and large, the head curled in",
    pen: 0.13, height: 0.68, at: [0.5, 0.52], slant: 0.08, shake: 0.015,
    strokes: [
      [
        [0.18, 0.3], [0.08, 0.24], [0.1, 0.08], [0.3, 0], [0.53, 0.08], [0.58, 0.3], [0.44, 0.58], [0.22, 0.82],
        [0.06, 0.96], [0.06, 0.96], [0.3, 0.94], [0.52, 1], [0.72, 0.92],
      ],
    ],
  },

  // 3
  "3-round": {
    about: "two round bows that meet in a cusp",
    pen: 0.09, height: 0.64, at: [0.5, 0.5], slant: 0.03, shake: 0.012,
    strokes: [
      [
        [0.05, 0.14], [0.2, 0.01], [0.4, 0.03], [0.5, 0.2], [0.42, 0.38], [0.22, 0.46], [0.22, 0.46], [0.44, 0.5],
        [0.58, 0.68], [0.52, 0.9], [0.3, 1], [0.1, 0.96], [0.01, 0.85],
      ],
    ],
  },
  "3-flat": {
    about: "with a flat top and a sharp corner, to the right",
    pen: 0.07, height: 0.48, at: [0.66, 0.4], slant: 0.04, shake: 0.014,
    strokes: [
      [
        [0.05, 0.03], [0.3, 0.01], [0.54, 0.02], [0.54, 0.02], [0.38, 0.22], [0.24, 0.4], [0.24, 0.4], [0.44, 0.44],
        [0.58, 0.62], [0.55, 0.85], [0.34, 1], [0.12, 0.97], [0, 0.84],
      ],
    ],
  },
  "3-looped": {
    about: "thin, with a small loop in the middle",
    pen: 0.05, height: 0.66, at: [0.44, 0.5], slant: 0.16, shake: 0.012,
    strokes: [
      [
        [0.06, 0.16], [0.18, 0.02], [0.4, 0.01], [0.52, 0.16], [0.46, 0.36], [0.3, 0.48], [0.16, 0.52], [0.13, 0.45],
        [0.24, 0.42], [0.46, 0.5], [0.58, 0.68], [0.5, 0.92], [0.28, 1], [0.08, 0.95], [0, 0.82],
      ],
    ],
  },
  "3-small": {
    about: "small, in the upper right corner",
    pen: 0.065, height: 0.3, at: [0.78, 0.22], slant: 0.06, shake: 0.02,
    strokes: [
      [
        [0.02, 0.1], [0.2, 0], [0.46, 0.05], [0.52, 0.24], [0.36, 0.42], [0.2, 0.46], [0.2, 0.46], [0.5, 0.54],
        [0.58, 0.78], [0.4, 0.98], [0.14, 1], [0, 0.9],
      ],
    ],
  },
  "3-thick": {
    about: "thick, leaning to the left",
    pen: 0.14, height: 0.68, at: [0.5, 0.5], slant: -0.14, shake: 0.016,
    strokes: [
      [
        [0.04, 0.1], [0.22, 0], [0.46, 0.06], [0.52, 0.24], [0.36, 0.42], [0.24, 0.46], [0.24, 0.46], [0.5, 0.52],
        [0.64, 0.72], [0.54, 0.94], [0.28, 1], [0.04, 0.9],
      ],
    ],
  },

  // 4
  "4-open": {
    about: "open at the top, in two strokes",
    pen: 0.09, height: 0.62, at: [0.5, 0.5], slant: 0.05, shake: 0.012,
    strokes: [
      [[0.1, 0.04], [0.06, 0.26], [0.03, 0.52], [0.03, 0.52], [0.3, 0.53], [0.66, 0.5]],
      [[0.5, 0.06], [0.49, 0.4], [0.46, 0.7], [0.46, 1]],
    ],
  },
  "4-closed": {
    about: "closed, as it is printed, in two strokes; the bar runs past the stem",
    pen: 0.07, height: 0.64, at: [0.48, 0.48], slant: 0.02, shake: 0.016,
    strokes: [
      [[0.46, 0], [0.24, 0.32], [0.01, 0.66], [0.01, 0.66], [0.3, 0.64], [0.7, 0.66]],
      [[0.47, 0.02], [0.46, 0.4], [0.47, 0.7], [0.45, 1]],
    ],
  },
  "4-cup": {
    about: "a round cup and a long slanted stem, to the lower left",
    pen: 0.06, height: 0.46, at: [0.34, 0.66], slant: 0.2, shake: 0.014,
    strokes: [
      [[0.04, 0.02], [0.01, 0.26], [0.06, 0.45], [0.24, 0.51], [0.42, 0.44], [0.52, 0.3]],
      [[0.54, 0.02], [0.53, 0.3], [0.5, 0.64], [0.5, 1]],
    ],
  },
  "4-small": {
    about: "small, on the right, in one stroke",
    pen: 0.055, height: 0.3, at: [0.76, 0.52], slant: 0.1, shake: 0.02,
    strokes: [
      [
        [0.1, 0.02], [0.05, 0.24], [0.02, 0.48], [0.02, 0.48], [0.3, 0.5], [0.52, 0.46], [0.52, 0.46], [0.54, 0.24],
        [0.56, 0.02], [0.56, 0.02], [0.53, 0.4], [0.5, 0.72], [0.5, 1],
      ],
    ],
  },
  "4-thick": {
    about: "thick; the stem does not quite reach up to the corner",
    pen: 0.13, height: 0.68, at: [0.52, 0.5], slant: 0.06, shake: 0.014,
    strokes: [
      [[0.34, 0], [0.18, 0.3], [0.02, 0.62], [0.02, 0.62], [0.34, 0.6], [0.76, 0.62]],
      [[0.53, 0.3], [0.52, 0.6], [0.5, 1]],
    ],
  },

  // 5
  "5-one": {
    about: "in one stroke, begun at the right end of the top",
    pen: 0.09, height: 0.62, at: [0.5, 0.5], slant: 0.06, shake: 0.012,
    strokes: [
      [
        [0.56, 0.02], [0.34, 0.01], [0.14, 0.03], [0.14, 0.03], [0.1, 0.22], [0.08, 0.42], [0.08, 0.42],
        [0.28, 0.37], [0.48, 0.44], [0.57, 0.65], [0.48, 0.9], [0.26, 1], [0.02, 0.92],
      ],
    ],
  },
  "5-two": {
    about: "the body first, then the hat, which does not touch it everywhere, to the left",
    pen: 0.07, height: 0.48, at: [0.34, 0.6], slant: 0.12, shake: 0.014,
    strokes: [
      [
        [0.12, 0.06], [0.1, 0.24], [0.08, 0.42], [0.08, 0.42], [0.3, 0.37], [0.5, 0.48], [0.54, 0.7], [0.42, 0.93],
        [0.2, 1], [0, 0.93],
      ],
      [[0.16, 0.03], [0.36, 0.02], [0.58, 0]],
    ],
  },
  "5-curved": {
    about: "nearly an S, thin and large",
    pen: 0.05, height: 0.84, at: [0.52, 0.5], slant: 0.2, shake: 0.014,
    strokes: [
      [
        [0.54, 0.03], [0.36, 0], [0.18, 0.08], [0.12, 0.26], [0.2, 0.4], [0.4, 0.5], [0.5, 0.68], [0.42, 0.9],
        [0.2, 1], [0.02, 0.94],
      ],
    ],
  },
  "5-small": {
    about: "small and angular, at the bottom",
    pen: 0.06, height: 0.28, at: [0.52, 0.8], slant: 0, wide: 1.1, shake: 0.02,
    strokes: [
      [
        [0.52, 0.01], [0.3, 0.02], [0.06, 0], [0.06, 0], [0.05, 0.24], [0.04, 0.48], [0.04, 0.48], [0.3, 0.44],
        [0.5, 0.52], [0.56, 0.74], [0.46, 0.95], [0.24, 1], [0, 0.96],
      ],
    ],
  },
  "5-thick": {
    about: "thick, with a large belly",
    pen: 0.13, height: 0.7, at: [0.5, 0.5], slant: 0.04, shake: 0.015,
    strokes: [
      [
        [0.14, 0.02], [0.12, 0.2], [0.1, 0.42], [0.1, 0.42], [0.34, 0.36], [0.58, 0.48], [0.64, 0.7], [0.5, 0.94],
        [0.24, 1], [0, 0.88],
      ],
      [[0.13, 0.02], [0.36, 0.01], [0.6, 0.03]],
    ],
  },

  // 6
  "6-round": {
    about: "one sweep down and a round bowl, closed",
    pen: 0.09, height: 0.64, at: [0.5, 0.5], slant: 0.05, shake: 0.012,
    strokes: [
      [
        [0.44, 0], [0.24, 0.16], [0.08, 0.4], [0.02, 0.68], [0.1, 0.92], [0.3, 1], [0.5, 0.9], [0.54, 0.7],
        [0.42, 0.54], [0.24, 0.55], [0.1, 0.68], [0.06, 0.78],
      ],
    ],
  },
  "6-straight": {
    about: "a straight back, nearly a b",
    pen: 0.065, height: 0.66, at: [0.58, 0.5], slant: 0.16, shake: 0.013,
    strokes: [
      [
        [0.1, 0], [0.04, 0.3], [0.01, 0.64], [0.04, 0.9], [0.2, 1], [0.4, 0.94], [0.48, 0.76], [0.4, 0.6],
        [0.22, 0.58], [0.06, 0.7],
      ],
    ],
  },
  "6-curled": {
    about: "begun with a hook at the top, the bowl left open, to the upper left",
    pen: 0.075, height: 0.46, at: [0.3, 0.32], slant: 0, shake: 0.014,
    strokes: [
      [
        [0.5, 0.14], [0.42, 0.02], [0.24, 0.03], [0.08, 0.24], [0.01, 0.56], [0.06, 0.86], [0.26, 1], [0.48, 0.92],
        [0.54, 0.72], [0.42, 0.56], [0.26, 0.57], [0.17, 0.66],
      ],
    ],
  },
  "6-small": {
    about: "small, in the lower left corner",
    pen: 0.055, height: 0.28, at: [0.2, 0.8], slant: 0.12, shake: 0.02,
    strokes: [
      [
        [0.4, 0.02], [0.18, 0.2], [0.04, 0.48], [0.02, 0.76], [0.16, 0.98], [0.4, 0.97], [0.54, 0.78], [0.44, 0.58],
        [0.22, 0.56], [0.04, 0.7],
      ],
    ],
  },
  "6-thick": {
    about: "thick; the end of the bowl runs out through the back",
    pen: 0.13, height: 0.7, at: [0.5, 0.5], slant: 0.08, shake: 0.014,
    strokes: [
      [
        [0.48, 0], [0.26, 0.14], [0.1, 0.4], [0.05, 0.68], [0.14, 0.92], [0.36, 1], [0.6, 0.9], [0.65, 0.69],
        [0.48, 0.53], [0.26, 0.56], [0.08, 0.67], [0, 0.77],
      ],
    ],
  },

  // 7
  "7-plain": {
    about: "a bar and a slanted stem, in one stroke",
    pen: 0.09, height: 0.6, at: [0.5, 0.5], slant: 0, shake: 0.018,
    strokes: [[[0, 0.04], [0.28, 0.03], [0.56, 0], [0.56, 0], [0.44, 0.32], [0.3, 0.66], [0.2, 1]]],
  },
  "7-crossed": {
    about: "crossed, in two strokes, to the lower right",
    pen: 0.075, height: 0.52, at: [0.64, 0.6], slant: 0.04, shake: 0.013,
    strokes: [
      [[0.02, 0.05], [0.3, 0.02], [0.6, 0.03], [0.6, 0.03], [0.46, 0.36], [0.34, 0.7], [0.28, 1]],
      [[0.16, 0.52], [0.38, 0.5], [0.58, 0.51]],
    ],
  },
  "7-hooked": {
    about: "with a hook before the bar, thin, high on the pad",
    pen: 0.05, height: 0.56, at: [0.56, 0.36], slant: 0.06, shake: 0.014,
    strokes: [
      [
        [0, 0.2], [0.03, 0.02], [0.03, 0.02], [0.2, 0.06], [0.4, 0.03], [0.58, 0.04], [0.58, 0.04], [0.44, 0.36],
        [0.32, 0.7], [0.26, 1],
      ],
    ],
  },
  "7-curved": {
    about: "the bar waves and the stem bends, a broad pen",
    pen: 0.11, height: 0.6, at: [0.54, 0.52], slant: 0.02, turn: 4, shake: 0.016,
    strokes: [
      [
        [0, 0.1], [0.14, 0.01], [0.34, 0.07], [0.58, 0.03], [0.58, 0.03], [0.5, 0.2], [0.36, 0.44], [0.27, 0.7],
        [0.26, 1],
      ],
    ],
  },
  "7-thick": {
    about: "thick, crossed and leaning to the right",
    pen: 0.13, height: 0.7, at: [0.5, 0.5], slant: 0.14, shake: 0.015,
    strokes: [
      [[0, 0.02], [0.3, 0.03], [0.62, 0], [0.62, 0], [0.48, 0.32], [0.37, 0.64], [0.32, 1]],
      [[0.16, 0.52], [0.42, 0.51], [0.68, 0.48]],
    ],
  },

  // 8
  "8-loop": {
    about: "a single loop that crosses itself",
    pen: 0.085, height: 0.66, at: [0.5, 0.5], slant: 0.06, shake: 0.012,
    strokes: [
      [
        [0.48, 0.12], [0.3, 0], [0.12, 0.1], [0.12, 0.3], [0.3, 0.47], [0.48, 0.62], [0.54, 0.82], [0.36, 1],
        [0.12, 0.95], [0.02, 0.78], [0.14, 0.58], [0.34, 0.44], [0.48, 0.28], [0.47, 0.1],
      ],
    ],
  },
  "8-circles": {
    about: "two circles, one on the other, to the lower right",
    pen: 0.06, height: 0.5, at: [0.66, 0.6], slant: 0, shake: 0.013,
    strokes: [
      [
        [0.3, 0.01], [0.14, 0.08], [0.09, 0.23], [0.18, 0.4], [0.32, 0.45], [0.46, 0.36], [0.5, 0.2], [0.42, 0.05],
        [0.28, 0],
      ],
      [
        [0.3, 0.46], [0.12, 0.54], [0.03, 0.74], [0.14, 0.94], [0.32, 1], [0.5, 0.92], [0.58, 0.72], [0.48, 0.53],
        [0.28, 0.45],
      ],
    ],
  },
  "8-open": {
    about: "thin and slanted; the loop does not close at the top",
    pen: 0.05, height: 0.68, at: [0.56, 0.5], slant: 0.26, shake: 0.013,
    strokes: [
      [
        [0.46, 0.06], [0.28, 0], [0.12, 0.12], [0.14, 0.3], [0.3, 0.45], [0.44, 0.6], [0.48, 0.8], [0.32, 0.99],
        [0.1, 0.94], [0.03, 0.76], [0.14, 0.58], [0.34, 0.42], [0.5, 0.22],
      ],
    ],
  },
  "8-small": {
    about: "small, on the left edge, begun in the middle",
    pen: 0.05, height: 0.32, at: [0.16, 0.46], slant: 0.05, shake: 0.018,
    strokes: [
      [
        [0.3, 0.46], [0.13, 0.32], [0.11, 0.12], [0.3, 0], [0.5, 0.1], [0.48, 0.3], [0.3, 0.46], [0.1, 0.6],
        [0.02, 0.82], [0.24, 1], [0.52, 0.92], [0.56, 0.7], [0.36, 0.5], [0.22, 0.42],
      ],
    ],
  },
  "8-thick": {
    about: "thick and large, a small head on a large belly",
    pen: 0.11, height: 0.76, at: [0.5, 0.5], slant: 0.04, wide: 1.15, shake: 0.012,
    strokes: [
      [
        [0.46, 0.06], [0.3, 0], [0.14, 0.1], [0.16, 0.28], [0.34, 0.42], [0.54, 0.58], [0.62, 0.8], [0.42, 0.99],
        [0.14, 0.97], [0, 0.78], [0.12, 0.56], [0.36, 0.4], [0.5, 0.24], [0.46, 0.06],
      ],
    ],
  },

  // 9
  "9-straight": {
    about: "a round head and a straight stem, in one stroke",
    pen: 0.085, height: 0.64, at: [0.5, 0.5], slant: 0.06, shake: 0.012,
    strokes: [
      [
        [0.46, 0.1], [0.28, 0], [0.08, 0.1], [0.02, 0.3], [0.16, 0.48], [0.36, 0.42], [0.47, 0.24], [0.49, 0.08],
        [0.49, 0.08], [0.48, 0.4], [0.46, 0.7], [0.45, 1],
      ],
    ],
  },
  "9-curled": {
    about: "large and thin, the tail curls to the left",
    pen: 0.06, height: 0.82, at: [0.48, 0.5], slant: 0.05, shake: 0.013,
    strokes: [
      [
        [0.5, 0.12], [0.32, 0], [0.12, 0.06], [0.03, 0.26], [0.14, 0.46], [0.34, 0.44], [0.49, 0.24], [0.52, 0.12],
        [0.54, 0.44], [0.5, 0.8], [0.34, 1], [0.14, 0.97], [0.02, 0.84],
      ],
    ],
  },
  "9-two": {
    about: "the head first, then the stem, which does not meet it everywhere",
    pen: 0.06, height: 0.62, at: [0.56, 0.58], slant: 0.1, shake: 0.015,
    strokes: [
      [[0.42, 0.08], [0.24, 0.01], [0.06, 0.13], [0.01, 0.32], [0.14, 0.46], [0.34, 0.38], [0.43, 0.2], [0.4, 0.06]],
      [[0.5, 0], [0.49, 0.34], [0.45, 0.68], [0.42, 1]],
    ],
  },
  "9-small": {
    about: "small, near the upper edge, slanted, the head left open",
    pen: 0.06, height: 0.3, at: [0.5, 0.2], slant: 0.2, shake: 0.018,
    strokes: [
      [
        [0.4, 0.04], [0.2, 0.02], [0.03, 0.2], [0.06, 0.4], [0.26, 0.46], [0.44, 0.32], [0.53, 0.1], [0.53, 0.1],
        [0.5, 0.4], [0.44, 0.72], [0.4, 1],
      ],
    ],
  },
  "9-thick": {
    about: "thick and large, leaning to the right",
    pen: 0.12, height: 0.7, at: [0.5, 0.5], slant: 0.18, wide: 1.1, shake: 0.014,
    strokes: [
      [
        [0.54, 0.12], [0.34, 0], [0.1, 0.08], [0.01, 0.3], [0.14, 0.48], [0.36, 0.45], [0.52, 0.26], [0.55, 0.1],
        [0.54, 0.4], [0.48, 0.74], [0.44, 1],
      ],
    ],
  },
};
