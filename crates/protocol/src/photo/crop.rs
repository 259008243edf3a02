//! A square of a picture.

use serde::{Deserialize, Serialize};

use super::MIN_SIDE;

/// A square of a picture, in the picture's pixels: the top left pixel covers [0, 1] × [0, 1].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crop {
    /// The distance of the square's centre from the picture's left edge.
    pub x: f32,
    /// The distance of the square's centre from the picture's top edge.
    pub y: f32,
    /// The length of a side.
    pub side: f32,
}

impl Crop {
    /// The largest square in the middle of a picture of this size.
    pub fn middle(width: u32, height: u32) -> Self {
        Self { x: width as f32 / 2.0, y: height as f32 / 2.0, side: width.min(height) as f32 }
    }

    /// The nearest square that is valid for a picture of this size: its centre lies in the picture, and its side is
    /// between [`MIN_SIDE`] and the picture's longer side. NaN becomes the smallest valid value.
    #[must_use]
    pub fn within(self, width: u32, height: u32) -> Self {
        // Unlike `clamp`, `max` and `min` replace NaN.
        let between = |value: f32, low: u32, high: u32| value.max(low as f32).min(high as f32);
        Self {
            x: between(self.x, 0, width),
            y: between(self.y, 0, height),
            side: between(self.side, MIN_SIDE, width.max(height)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_crop_is_the_largest_square() {
        assert_eq!(Crop::middle(400, 300), Crop { x: 200.0, y: 150.0, side: 300.0 });
    }

    #[test]
    fn nan_and_infinite_values_become_valid() {
        let invalid = Crop { x: f32::NAN, y: f32::NEG_INFINITY, side: f32::NAN };
        assert_eq!(invalid.within(400, 300), Crop { x: 0.0, y: 0.0, side: 16.0 });
        let huge = Crop { x: f32::INFINITY, y: f32::INFINITY, side: f32::INFINITY };
        assert_eq!(huge.within(400, 300), Crop { x: 400.0, y: 300.0, side: 400.0 });
    }

    proptest! {
        #[test]
        fn a_valid_square_does_not_change(
            x in any::<f32>(), y in any::<f32>(), side in any::<f32>(),
            width in 16_u32..20_000, height in 16_u32..20_000,
        ) {
            let within = Crop { x, y, side }.within(width, height);
            prop_assert!((0.0..=width as f32).contains(&within.x));
            prop_assert!((0.0..=height as f32).contains(&within.y));
            prop_assert!((MIN_SIDE as f32..=width.max(height) as f32).contains(&within.side));
            prop_assert_eq!(within.within(width, height), within);
        }
    }
}
