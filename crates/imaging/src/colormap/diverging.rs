//! A diverging colour map, for signed differences.

/// The colour of −1. Blue and orange are distinct for users without red or green cones. Both ends have a relative
/// luminance of 0.39.
const NEGATIVE: [f32; 3] = [91.0, 173.0, 255.0];

/// The colour of 1.
const POSITIVE: [f32; 3] = [255.0, 138.0, 42.0];

/// The sRGB colour of a value in [−1, 1]: blue below 0, black at 0, orange above. Values with equal distances from 0
/// are equally bright. Values outside [−1, 1] are clamped; NaN counts as 0.
///
/// Most diverging colour maps have a light middle. This one has a dark middle, because the page shows it on black,
/// where an image without differences should be black (compare Moreland, "Diverging color maps for scientific
/// visualization", 2009).
#[must_use]
pub fn diverging(value: f32) -> [u8; 3] {
    let end = if value < 0.0 { NEGATIVE } else { POSITIVE };
    let distance = value.abs().clamp(0.0, 1.0);
    // sRGB values are nearly linear in lightness, so this is nearly linear in lightness too. The cast turns NaN to 0.
    end.map(|level| (level * distance).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colormap::colorimetry::{DEUTERANOPIA, PROTANOPIA, difference, luminance, simulate};

    /// 0, 0.01, … 1.
    fn distances() -> impl Iterator<Item = f32> {
        (0u8..=100).map(|percent| f32::from(percent) / 100.0)
    }

    #[test]
    fn the_middle_is_black_and_the_ends_are_blue_and_orange() {
        assert_eq!([0.0, -0.0, f32::NAN].map(diverging), [[0; 3]; 3]);
        assert_eq!([-1.0, -9.0, f32::NEG_INFINITY].map(diverging), [[91, 173, 255]; 3]);
        assert_eq!([1.0, 9.0, f32::INFINITY].map(diverging), [[255, 138, 42]; 3]);
    }

    #[test]
    fn brightness_increases_with_the_distance_from_zero() {
        for sign in [-1.0, 1.0] {
            let luminances: Vec<f64> = distances().map(|v| luminance(diverging(sign * v))).collect();
            assert!(luminances.windows(2).all(|pair| pair[0] < pair[1]), "{luminances:?}");
        }
    }

    #[test]
    fn both_signs_are_equally_bright() {
        for value in distances() {
            let [negative, positive] = [-value, value].map(|value| luminance(diverging(value)));
            assert!(
                (negative - positive).abs() < 0.03 * negative.max(positive) + 1e-3,
                "{value}: {negative} {positive}"
            );
        }
    }

    #[test]
    fn the_signs_are_distinct_for_colour_blind_users() {
        for value in distances().filter(|value| *value >= 0.3) {
            let colours = [-value, value].map(diverging);
            for matrix in [PROTANOPIA, DEUTERANOPIA] {
                let [negative, positive] = colours.map(|colour| simulate(matrix, colour));
                // A difference of 2.3 is just noticeable.
                assert!(difference(negative, positive) > 25.0, "{value}: {}", difference(negative, positive));
            }
        }
    }
}
