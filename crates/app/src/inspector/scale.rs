//! The colour scale of feature maps.

use afterimage_imaging::{diverging, inferno};

/// The number of colours in the table. It is odd, so that 0 has a colour in the middle.
const COLOURS: usize = 257;

/// A colour for each value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// From black at 0 to pale yellow at this value. If it is not above 0, everything is black.
    Strength(f32),
    /// From blue at minus the first value over black at 0 to orange at the second value. Each sign has its own range,
    /// because a network's logits may be much larger for one sign than for the other.
    Signed(f32, f32),
}

impl Scale {
    /// A scale from 0 to the largest of these values.
    pub fn strength(values: &[f32]) -> Self {
        Self::Strength(values.iter().copied().fold(0.0, f32::max))
    }

    /// A scale from the lowest to the highest of these values, with 0 in the middle.
    pub fn signed(values: &[f32]) -> Self {
        let max = |sign: f32| values.iter().map(|value| sign * value).fold(0.0, f32::max);
        Self::Signed(max(-1.0), max(1.0))
    }

    /// The colour (sRGB) of each value; NaN's is that of 0.
    pub fn colours(self) -> impl Fn(f32) -> [u8; 3] {
        let table = self.table();
        move |value| table[self.index(value)]
    }

    /// The colours from the lowest to the highest value.
    fn table(self) -> [[u8; 3]; COLOURS] {
        let share = |index: usize| index as f32 / (COLOURS - 1) as f32;
        match self {
            Self::Strength(_) => std::array::from_fn(|index| inferno(share(index))),
            Self::Signed(..) => std::array::from_fn(|index| diverging(2.0 * share(index) - 1.0)),
        }
    }

    /// The index of a value in the table.
    fn index(self, value: f32) -> usize {
        let share = match self {
            Self::Strength(max) if max > 0.0 => value / max,
            Self::Signed(max, _) if value < 0.0 && max > 0.0 => 0.5 + value / max / 2.0,
            Self::Signed(_, max) if value > 0.0 && max > 0.0 => 0.5 + value / max / 2.0,
            Self::Strength(_) => 0.0,
            Self::Signed(..) => 0.5,
        };
        // The cast turns NaN into 0 and clamps negative numbers.
        ((share * (COLOURS - 1) as f32).round() as usize).min(COLOURS - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_value_is_brightest() {
        let values = [0.5, 2.0, -1.0];
        let colours = values.map(Scale::strength(&values).colours());
        assert_eq!(colours, [inferno(0.25), inferno(1.0), inferno(0.0)]);
    }

    #[test]
    fn signed_values_have_black_in_the_middle() {
        let values = [-4.0, 0.0, 2.0];
        let [blue, black, orange] = values.map(Scale::signed(&values).colours());
        assert_eq!([blue, black, orange], [diverging(-1.0), [0; 3], diverging(1.0)]);
    }

    #[test]
    fn values_without_a_range_are_black() {
        let strengths = [0.0, 1.0, f32::NAN].map(Scale::Strength);
        for scale in strengths.into_iter().chain([Scale::strength(&[])]) {
            assert_eq!([0.0, f32::NAN, -1.0].map(scale.colours()), [inferno(0.0); 3], "{scale:?}");
        }
        for scale in [0.0, 1.0, f32::NAN].map(|max| Scale::Signed(max, max)) {
            assert_eq!([0.0, f32::NAN].map(scale.colours()), [[0; 3]; 2], "{scale:?}");
        }
    }
}
