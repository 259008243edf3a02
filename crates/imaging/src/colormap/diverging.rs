//! Colours for signed differences.

/// Of −1. Blue and orange stay apart for people without red or green cones; both ends have a relative luminance of
/// 0.39.
const BELOW: [f32; 3] = [91.0, 173.0, 255.0];

/// Of 1.
const ABOVE: [f32; 3] = [255.0, 138.0, 42.0];

/// A colour (sRGB) for a value in [−1, 1]: blue below 0 and orange above, equally bright at equal distances from 0,
/// which is black, the colour of an empty picture. Values outside are clamped; NaN is as 0.
///
/// Diverging maps usually have a light middle. On black plates a dark one lets a picture without differences vanish
/// (the "dark centre" of Moreland, "Diverging color maps for scientific visualization", 2009, is the same thought).
#[must_use]
pub fn diverging(value: f32) -> [u8; 3] {
    let end = if value < 0.0 { BELOW } else { ABOVE };
    let distance = value.abs().clamp(0.0, 1.0);
    // sRGB's values are about even in lightness, so a straight line is, too. NaN is cast to 0.
    end.map(|level| (level * distance).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colormap::colorimetry::{DEUTERANOPIA, PROTANOPIA, difference, luminance, seen_with};

    /// From 0 to 1.
    fn distances() -> impl Iterator<Item = f32> {
        (0u8..=100).map(|percent| f32::from(percent) / 100.0)
    }

    #[test]
    fn the_middle_is_black_and_the_ends_are_their_colours() {
        assert_eq!([0.0, -0.0, f32::NAN].map(diverging), [[0; 3]; 3]);
        assert_eq!([-1.0, -9.0, f32::NEG_INFINITY].map(diverging), [[91, 173, 255]; 3]);
        assert_eq!([1.0, 9.0, f32::INFINITY].map(diverging), [[255, 138, 42]; 3]);
    }

    #[test]
    fn the_farther_from_nought_the_brighter() {
        for sign in [-1.0, 1.0] {
            let bright: Vec<f64> = distances().map(|v| luminance(diverging(sign * v))).collect();
            assert!(bright.windows(2).all(|two| two[0] < two[1]), "{bright:?}");
        }
    }

    #[test]
    fn both_signs_are_equally_bright() {
        for value in distances() {
            let [below, above] = [-value, value].map(|value| luminance(diverging(value)));
            assert!((below - above).abs() < 0.03 * below.max(above) + 1e-3, "{value}: {below} {above}");
        }
    }

    #[test]
    fn the_signs_are_told_apart_with_two_kinds_of_cones() {
        for value in distances().filter(|value| *value >= 0.3) {
            let colours = [-value, value].map(diverging);
            for cones in [PROTANOPIA, DEUTERANOPIA] {
                let [below, above] = colours.map(|colour| seen_with(cones, colour));
                // 2.3 is just noticeable.
                assert!(difference(below, above) > 25.0, "{value}: {}", difference(below, above));
            }
        }
    }
}
