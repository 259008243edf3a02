//! Words of the eyes' workspace.

use afterimage_imaging::{Reticle, ReticleShape};

use crate::eye_grip::EyeHandle;
use crate::eyes::degrees;

/// What the workspace is for.
pub const LEDE: &str = "Lay a crosshair over an eye, and watch an autoencoder take it off again.";
/// Heading of the clean picture.
pub const ORIGINAL: &str = "An eye";
/// Under it.
pub const ORIGINAL_HINT: &str = "The network does not get this one";
/// Name of its canvas.
pub const CLEAN: &str = "The clean eye";
/// In its place, before it is there.
pub const COMING: &str = "The eyes are on their way.";
/// Name of the row of pictures.
pub const GALLERY: &str = "Eyes that the network has never seen";
/// In its place, where it could not be fetched.
pub const GALLERY_FAILED: &str = "The gallery could not be loaded. Your own picture works without it.";
/// Button.
pub const GALLERY_RETRY: &str = "Load the gallery again";
/// Heading of the second plate.
pub const SEEN: &str = "What the network sees";
/// Under it.
pub const SEEN_HINT: &str = "100 × 100 pixels in colour";
/// Name of its canvas.
pub const CROSSED: &str = "The eye as the network gets it";
/// Switch.
pub const CROSSHAIR: &str = "Crosshair";
/// What a drag does.
pub const CROSSHAIR_HINT: &str = "Drag it over the eye. The dots turn and resize it.";
/// Select.
pub const SHAPE: &str = "Shape";
/// Group.
pub const COLOUR: &str = "Colour";
/// Any colour.
pub const OTHER_COLOUR: &str = "Another colour";
/// Slider.
pub const THICKNESS: &str = "Thickness";
/// Slider.
pub const ANGLE: &str = "Angle";
/// Slider.
pub const SIZE: &str = "Size";
/// Slider.
pub const NOISE: &str = "Noise";
/// Button.
pub const NEW_NOISE: &str = "New noise";
/// Under the restored eye's heading.
pub const RESTORED_HINT: &str = "Made of what the network sees alone";
/// Heading of the explanation.
pub const STORY: &str = "What happens here";
/// How it learned.
pub const STORY_LEARN: &str = "The network learned from pairs: an eye, and the same eye under a crosshair and noise. The eyes were painted by a program, each from a number, and no two are alike; no photograph of anyone was used.";
/// Why it works.
pub const STORY_UNSEEN: &str = "It never saw the eyes of this page, nor the shapes named Post, Chevron and Rings. It is told neither where the crosshair is nor what colour it has. It has learned what eyes look like, and crosshairs are not part of that.";

/// How it differs from the digits' networks.
pub const STORY_SKIPS: &str = "A digit goes through the bottleneck whole. A face has more detail than fits through one, so this network has skip connections: what each level of the encoder makes is added at the decoder's level of the same size (Mao, Shen and Yang, 2016).";
/// What else its head makes.
pub const STORY_MASK: &str = "Besides the picture it draws a mask, which says how much of each pixel to replace. What lies outside of the mask stays as it was, with every pore and lash; what lies inside is made up from what is around it.";

/// A gallery picture's name.
pub fn eye(index: usize) -> String {
    format!("Eye {}", index + 1)
}

/// A colour's name, by its place.
pub const fn colour(index: usize) -> &'static str {
    match index {
        0 => "Red",
        1 => "Black",
        2 => "White",
        3 => "Green",
        4 => "Blue",
        _ => "Yellow",
    }
}

/// A shape's name.
pub const fn shape(shape: ReticleShape) -> &'static str {
    match shape {
        ReticleShape::Cross => "Cross",
        ReticleShape::Circle => "Circle",
        ReticleShape::CircleCross => "Circle and cross",
        ReticleShape::Gap => "Open cross",
        ReticleShape::Ticks => "Cross with ticks",
        ReticleShape::Corners => "Corners",
        ReticleShape::Post => "Post (never seen)",
        ReticleShape::Chevron => "Chevron (never seen)",
        ReticleShape::Rings => "Rings (never seen)",
    }
}

/// A shape's value in the select.
pub const fn shape_value(shape: ReticleShape) -> &'static str {
    match shape {
        ReticleShape::Cross => "cross",
        ReticleShape::Circle => "circle",
        ReticleShape::CircleCross => "circle-cross",
        ReticleShape::Gap => "gap",
        ReticleShape::Ticks => "ticks",
        ReticleShape::Corners => "corners",
        ReticleShape::Post => "post",
        ReticleShape::Chevron => "chevron",
        ReticleShape::Rings => "rings",
    }
}

/// A handle's name.
pub const fn handle(handle: EyeHandle) -> &'static str {
    match handle {
        EyeHandle::Middle => "Crosshair: position",
        EyeHandle::Turn => "Crosshair: angle",
        EyeHandle::Size => "Crosshair: size",
    }
}

/// What a handle says of itself.
pub fn reading(handle: EyeHandle, reticle: &Reticle) -> String {
    match handle {
        EyeHandle::Middle => format!("{:.0} from the left, {:.0} from the top", reticle.x, reticle.y),
        EyeHandle::Turn => angle(reticle),
        EyeHandle::Size => pixels(reticle.radius),
    }
}

/// An angle.
pub fn angle(reticle: &Reticle) -> String {
    format!("{:.0}°", degrees(reticle)).replace('-', "−")
}

/// A length.
pub fn pixels(length: f32) -> String {
    format!("{length:.1} px")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_never_trained_is_called_so() {
        for one in ReticleShape::ALL {
            assert_eq!(shape(one).contains("never"), ReticleShape::UNSEEN.contains(&one));
        }
    }

    #[test]
    fn turns_have_a_true_minus() {
        assert_eq!(angle(&Reticle { angle: (-30.0f32).to_radians(), ..Reticle::default() }), "−30°");
    }
}
