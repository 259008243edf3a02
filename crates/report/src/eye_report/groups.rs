//! The trials in groups by what their crosshairs have in common.

use afterimage_imaging::{Reticle, ReticleShape};

/// What crosshairs are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// The shape.
    Shape,
    /// The brightness of the colour.
    Colour,
    /// The thickness of the lines.
    Thickness,
    /// The opacity.
    Opacity,
}

impl Property {
    /// All properties, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Shape, Self::Colour, Self::Thickness, Self::Opacity];

    /// Its name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Colour => "colour",
            Self::Thickness => "thickness",
            Self::Opacity => "opacity",
        }
    }

    /// The names of its groups, in the order of the table.
    pub fn groups(self) -> Vec<&'static str> {
        match self {
            Self::Shape => ReticleShape::ALL.map(shape_name).into(),
            Self::Colour => vec![DARK, MEDIUM, BRIGHT],
            Self::Thickness => vec![THIN, MIDDLE, THICK],
            Self::Opacity => vec![OPAQUE, TRANSLUCENT],
        }
    }

    /// The group of a crosshair.
    pub fn group(self, reticle: &Reticle) -> &'static str {
        match self {
            Self::Shape => shape_name(reticle.shape),
            Self::Colour => {
                let [red, green, blue] = reticle.colour;
                match 0.299 * red + 0.587 * green + 0.114 * blue {
                    luma if luma < 1.0 / 3.0 => DARK,
                    luma if luma < 2.0 / 3.0 => MEDIUM,
                    _ => BRIGHT,
                }
            }
            Self::Thickness if reticle.thickness < 2.0 => THIN,
            Self::Thickness if reticle.thickness < 4.0 => MIDDLE,
            Self::Thickness => THICK,
            Self::Opacity if reticle.opacity < 1.0 => TRANSLUCENT,
            Self::Opacity => OPAQUE,
        }
    }
}

const DARK: &str = "dark (luma below ⅓)";
const MEDIUM: &str = "medium";
const BRIGHT: &str = "bright (luma from ⅔)";
const THIN: &str = "below 2 pixels";
const MIDDLE: &str = "2 to 4 pixels";
const THICK: &str = "from 4 pixels";
const OPAQUE: &str = "opaque";
const TRANSLUCENT: &str = "translucent";

/// The name of a shape in the table.
const fn shape_name(shape: ReticleShape) -> &'static str {
    match shape {
        ReticleShape::Cross => "cross",
        ReticleShape::Circle => "circle",
        ReticleShape::CircleCross => "circle and cross",
        ReticleShape::Gap => "open cross",
        ReticleShape::Ticks => "cross with ticks",
        ReticleShape::Corners => "corners",
        ReticleShape::Post => "post",
        ReticleShape::Chevron => "chevron",
        ReticleShape::Rings => "rings",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crosshair_is_in_one_of_the_groups() {
        for (colour, thickness, opacity) in [([0.0; 3], 1.0, 0.6), ([0.5; 3], 2.0, 1.0), ([1.0; 3], 6.0, 1.0)] {
            for shape in ReticleShape::ALL {
                let reticle = Reticle { shape, colour, thickness, opacity, ..Reticle::default() };
                for property in Property::ALL {
                    assert!(property.groups().contains(&property.group(&reticle)), "{property:?} of {reticle:?}");
                }
            }
        }
    }
}
