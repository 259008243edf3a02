//! Values as colours.

use afterimage_imaging::{diverging, inferno};

/// How many colours there are; values between two of them take the nearer one. An odd number has a middle.
const COLOURS: usize = 257;

/// Which colour stands for which value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// From 0, black, to this value, pale yellow. Where it is not above 0, all is black.
    Strength(f32),
    /// From minus the first value, blue, over 0, black, to the second one, orange: each sign as bright as its own
    /// strongest value allows, since a network may be far surer of one than of the other.
    Signed(f32, f32),
}

impl Scale {
    /// As bright as the strongest of these values allows.
    pub fn strength(values: &[f32]) -> Self {
        Self::Strength(values.iter().copied().fold(0.0, f32::max))
    }

    /// As bright as the strongest value of each sign allows.
    pub fn signed(values: &[f32]) -> Self {
        let max = |sign: f32| values.iter().map(|value| sign * value).fold(0.0, f32::max);
        Self::Signed(max(-1.0), max(1.0))
    }

    /// The colour (sRGB) of each value; NaN's is that of 0.
    pub fn colours(self) -> impl Fn(f32) -> [u8; 3] {
        let table = self.table();
        move |value| table[self.index(value)]
    }

    /// From the lowest value's colour to the highest one's.
    fn table(self) -> [[u8; 3]; COLOURS] {
        let share = |index: usize| index as f32 / (COLOURS - 1) as f32;
        match self {
            Self::Strength(_) => std::array::from_fn(|index| inferno(share(index))),
            Self::Signed(..) => std::array::from_fn(|index| diverging(2.0 * share(index) - 1.0)),
        }
    }

    /// A value's place in the table.
    fn index(self, value: f32) -> usize {
        let share = match self {
            Self::Strength(max) if max > 0.0 => value / max,
            Self::Signed(max, _) if value < 0.0 && max > 0.0 => 0.5 + value / max / 2.0,
            Self::Signed(_, max) if value > 0.0 && max > 0.0 => 0.5 + value / max / 2.0,
            Self::Strength(_) => 0.0,
            Self::Signed(..) => 0.5,
        };
        // The cast takes NaN to 0, and what is outside to the nearest end.
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
    fn strange_values_are_black() {
        let strengths = [0.0, 1.0, f32::NAN].map(Scale::Strength);
        for scale in strengths.into_iter().chain([Scale::strength(&[])]) {
            assert_eq!([0.0, f32::NAN, -1.0].map(scale.colours()), [inferno(0.0); 3], "{scale:?}");
        }
        for scale in [0.0, 1.0, f32::NAN].map(|max| Scale::Signed(max, max)) {
            assert_eq!([0.0, f32::NAN].map(scale.colours()), [[0; 3]; 2], "{scale:?}");
        }
    }
}
