//! Texts of the eyes' workspace.

use afterimage_imaging::{Reticle, ReticleShape};

use super::handles::HandleTexts;
use super::{current, fill, texts};
use crate::eyes::degrees;
use crate::eyes::handles::EyeHandle;
use crate::glossary::prose::Marked;

texts! {
    /// The texts of the eyes' workspace.
    Eyes {
        /// Introduction to the workspace.
        lede: Marked,
        /// Heading of the clean picture.
        original,
        /// Hint under the heading of the clean picture.
        original_hint,
        /// Accessible name of the canvas with the clean eye.
        clean,
        /// In place of the clean eye while the gallery is loading.
        coming,
        /// Heading and accessible name of the gallery.
        gallery,
        /// In place of the gallery, if it could not be fetched.
        gallery_failed,
        /// Button that fetches the gallery again.
        gallery_retry,
        /// Heading of the corrupted picture.
        seen,
        /// Hint under the heading of the corrupted picture.
        seen_hint,
        /// Accessible name of the canvas with the corrupted eye.
        corrupted,
        /// Switch that shows or hides the crosshair.
        crosshair,
        /// Explains how to drag the crosshair.
        crosshair_hint,
        /// Select for the crosshair's shape.
        shape,
        /// Accessible name of the group of colours.
        colour,
        /// The browser's colour input.
        other_colour,
        /// Slider.
        thickness,
        /// Slider.
        angle,
        /// Slider.
        size,
        /// Slider.
        noise,
        /// Button.
        new_noise,
        /// Under the restored eye's heading.
        restored_hint,
        /// Heading of the explanation.
        explanation,
        /// Step 1: the training data.
        explain_learn: Marked,
        /// Step 2: why the network can restore pictures that it has not seen.
        explain_unseen: Marked,

        /// Step 3: the skip connections.
        explain_skips: Marked,
        /// Step 4: the mask.
        explain_mask: Marked,

        /// Name of a picture in the gallery: its number.
        eye,

        /// A colour.
        red,
        /// A colour.
        black,
        /// A colour.
        white,
        /// A colour.
        green,
        /// A colour.
        blue,
        /// A colour.
        yellow,

        /// A shape: two lines.
        cross,
        /// A shape: a ring.
        circle,
        /// A shape: both.
        circle_cross,
        /// A shape: two lines that leave the middle free.
        gap,
        /// A shape: two lines with a scale.
        ticks,
        /// A shape: four corners.
        corners,
        /// A shape that the training left out: three lines, thick outside.
        post,
        /// A shape that the training left out: an angle.
        chevron,
        /// A shape that the training left out: rings in rings.
        rings,

        /// A handle's name.
        handle_position,
        /// A handle's name.
        handle_angle,
        /// A handle's name.
        handle_size,
        /// Position of the crosshair: pixels from the left, and from the top.
        place,
    }
}

/// The texts of the eyes' workspace in the current language.
pub fn text() -> &'static Eyes {
    &current().eyes
}

/// Name of the picture with this index in the gallery.
pub fn eye(index: usize) -> String {
    fill(text().eye, &[&(index + 1)])
}

/// Name of the colour with this index in [`COLOURS`](crate::eyes::COLOURS).
pub fn colour(index: usize) -> &'static str {
    let text = text();
    match index {
        0 => text.red,
        1 => text.black,
        2 => text.white,
        3 => text.green,
        4 => text.blue,
        _ => text.yellow,
    }
}

/// A shape's name.
pub fn shape(shape: ReticleShape) -> &'static str {
    let text = text();
    match shape {
        ReticleShape::Cross => text.cross,
        ReticleShape::Circle => text.circle,
        ReticleShape::CircleCross => text.circle_cross,
        ReticleShape::Gap => text.gap,
        ReticleShape::Ticks => text.ticks,
        ReticleShape::Corners => text.corners,
        ReticleShape::Post => text.post,
        ReticleShape::Chevron => text.chevron,
        ReticleShape::Rings => text.rings,
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

impl HandleTexts for Reticle {
    fn handle_name(handle: EyeHandle) -> String {
        let name = match handle {
            EyeHandle::Move => text().handle_position,
            EyeHandle::Turn => text().handle_angle,
            EyeHandle::Resize => text().handle_size,
        };
        name.to_owned()
    }

    fn value_text(&self, handle: EyeHandle) -> Option<String> {
        Some(match handle {
            EyeHandle::Move => fill(text().place, &[&format_args!("{:.0}", self.x), &format_args!("{:.0}", self.y)]),
            EyeHandle::Turn => angle(self),
            EyeHandle::Resize => pixels(self.radius),
        })
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
    use crate::language::Language;
    use crate::texts::set_language;

    #[test]
    fn exactly_the_shapes_outside_the_training_set_are_called_never_seen() {
        for one in ReticleShape::ALL {
            assert_eq!(shape(one).contains("never"), ReticleShape::UNSEEN.contains(&one));
        }
    }

    #[test]
    fn handles_are_named_in_the_current_language() {
        let crosshair = Reticle::default();
        set_language(Language::Chinese);
        assert_eq!(Reticle::handle_name(EyeHandle::Turn), "十字准线：角度");
        assert_eq!(crosshair.value_text(EyeHandle::Move).as_deref(), Some("距左边 50，距上边 50"));
        set_language(Language::English);
        assert_eq!(crosshair.value_text(EyeHandle::Move).as_deref(), Some("50 from the left, 50 from the top"));
    }

    #[test]
    fn negative_angles_have_a_minus_sign_and_not_a_hyphen() {
        assert_eq!(angle(&Reticle { angle: (-30.0f32).to_radians(), ..Reticle::default() }), "−30°");
    }
}
