//! Texts of the eyes' workspace.

use afterimage_imaging::{Reticle, ReticleShape};

use super::handles::HandleTexts;
use super::{current, fill, texts};
use crate::eyes::degrees;
use crate::eyes::handles::EyeHandle;
use crate::glossary::prose::Marked;

texts! {
    /// The words of the eyes' workspace.
    Eyes {
        /// What the workspace is for.
        lede: Marked,
        /// Heading of the clean picture.
        original,
        /// Under it.
        original_hint,
        /// Name of its canvas.
        clean,
        /// In its place, before it is there.
        coming,
        /// Name of the row of pictures.
        gallery,
        /// In its place, where it could not be fetched.
        gallery_failed,
        /// Button.
        gallery_retry,
        /// Heading of the second plate.
        seen,
        /// Under it.
        seen_hint,
        /// Name of its canvas.
        corrupted,
        /// Switch.
        crosshair,
        /// What a drag does.
        crosshair_hint,
        /// Select.
        shape,
        /// Group.
        colour,
        /// Any colour.
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
        /// How it learned.
        explain_learn: Marked,
        /// Why it works.
        explain_unseen: Marked,

        /// How it differs from the digits' networks.
        explain_skips: Marked,
        /// What else its head makes.
        explain_mask: Marked,

        /// A gallery picture's name: its number.
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
        /// Where the crosshair is: pixels from the left, and from the top.
        place,
    }
}

/// This part of the language that is spoken.
pub fn text() -> &'static Eyes {
    &current().eyes
}

/// A gallery picture's name.
pub fn eye(index: usize) -> String {
    fill(text().eye, &[&(index + 1)])
}

/// A colour's name, by its place.
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
    fn only_what_was_never_trained_is_called_so() {
        for one in ReticleShape::ALL {
            assert_eq!(shape(one).contains("never"), ReticleShape::UNSEEN.contains(&one));
        }
    }

    #[test]
    fn handles_speak_the_pages_language() {
        let crosshair = Reticle::default();
        set_language(Language::Chinese);
        assert_eq!(Reticle::handle_name(EyeHandle::Turn), "十字准线：角度");
        assert_eq!(crosshair.value_text(EyeHandle::Move).as_deref(), Some("距左边 50，距上边 50"));
        set_language(Language::English);
        assert_eq!(crosshair.value_text(EyeHandle::Move).as_deref(), Some("50 from the left, 50 from the top"));
    }

    #[test]
    fn turns_have_a_true_minus() {
        assert_eq!(angle(&Reticle { angle: (-30.0f32).to_radians(), ..Reticle::default() }), "−30°");
    }
}
