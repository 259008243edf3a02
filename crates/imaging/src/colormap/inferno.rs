//! The colour map "inferno", for values from 0 upwards.

/// Every fifteenth of the 256 colours of matplotlib's "inferno" by Nathaniel J. Smith and Stéfan van der Walt, 2015,
/// which is in the public domain (CC0): <https://bids.github.io/colormap>.
const INFERNO: [[u8; 3]; 18] = [
    [0, 0, 4],
    [10, 7, 34],
    [30, 12, 69],
    [56, 9, 98],
    [81, 14, 108],
    [105, 22, 110],
    [128, 31, 108],
    [152, 39, 102],
    [176, 49, 91],
    [198, 61, 77],
    [217, 77, 61],
    [233, 97, 43],
    [244, 121, 24],
    [250, 148, 7],
    [252, 176, 20],
    [248, 205, 55],
    [242, 234, 105],
    [252, 255, 164],
];

/// The sRGB colour of a value in [0, 1] in matplotlib's colour map "inferno": from black through purple and orange to
/// pale yellow. Equal steps of the value look equally large, also in greyscale and to colour-blind users.
///
/// The colours are interpolated linearly between 18 of matplotlib's. Values outside [0, 1] are clamped; NaN counts as
/// 0.
#[must_use]
pub fn inferno(value: f32) -> [u8; 3] {
    let value = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) };
    let position = value * (INFERNO.len() - 1) as f32;
    let below = (position as usize).min(INFERNO.len() - 2);
    let t = position - below as f32;
    let [from, to] = [INFERNO[below], INFERNO[below + 1]];
    std::array::from_fn(|channel| {
        let (from, to) = (f32::from(from[channel]), f32::from(to[channel]));
        (from + (to - from) * t).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colormap::colorimetry::{lab, luminance};

    fn lightness(value: f32) -> f64 {
        lab(inferno(value))[0]
    }

    #[test]
    fn the_ends_are_black_and_pale_yellow() {
        for value in [0.0, -1.0, f32::NAN, f32::NEG_INFINITY] {
            assert_eq!(inferno(value), [0, 0, 4]);
        }
        assert!(luminance(inferno(0.0)) < 1e-3);
        assert_eq!([1.0, 2.0, f32::INFINITY].map(inferno), [[252, 255, 164]; 3]);
    }

    #[test]
    fn lightness_rises_evenly() {
        let all: Vec<f64> = (0u8..=100).map(|percent| lightness(f32::from(percent) / 100.0)).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
        // L* is nearly linear from 0 to 98. It is exactly linear in CAM02-UCS, the colour space in which inferno was
        // made.
        for (percent, lightness) in (0u8..).zip(&all) {
            assert!((lightness - 0.98 * f64::from(percent)).abs() < 6.0, "{percent}: {lightness}");
        }
    }

    /// Compares colours between those of the table with matplotlib's `inferno(8)`, `inferno(128)` and `inferno(248)`.
    #[test]
    fn interpolated_colours_are_matplotlibs() {
        for (index, theirs) in [(8u8, [3.6, 2.9, 18.3]), (128, [187.6, 55.1, 84.2]), (248, [243.4, 246.3, 137.8])] {
            let ours = inferno(f32::from(index) / 255.0);
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert!((f64::from(*ours) - theirs).abs() <= 4.0, "{index}: {ours} {theirs}");
            }
        }
    }
}
