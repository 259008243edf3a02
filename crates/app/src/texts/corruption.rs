//! Texts of the corruption.

use afterimage_imaging::{Crosshair, Framing, Patch, Point};

use super::handles::HandleTexts;
use super::{current, fill, texts};
use crate::corruption::handles::MarkHandle;
use crate::corruption::selectable_list::MAX_ITEMS;
use crate::corruption::{CorruptionSettings, Mark, centre_of, degrees};

texts! {
    /// The texts of the corruption.
    Corruption {
        /// Heading of the corrupted picture.
        heading,
        /// Name of its canvas.
        corrupted,
        /// Name of the small canvas beside the heading.
        true_size,
        /// Group.
        noises,
        /// Slider.
        noise,
        /// Slider.
        salt_and_pepper,
        /// Button.
        new_noise,
        /// Switch.
        animate,
        /// Group.
        crosshairs,
        /// Switch.
        crosshair,
        /// What a drag does now.
        crosshair_hint,
        /// Button.
        add_crosshair,
        /// Button.
        remove,
        /// Slider.
        thickness,
        /// Slider.
        angle,
        /// Name of the row of numbers.
        selected_crosshair,
        /// Group.
        patches,
        /// Switch.
        erase,
        /// What a drag does now.
        erase_hint,
        /// Instead, when there is no room for another box.
        erase_full,
        /// Button.
        add_patch,
        /// Slider.
        width,
        /// Slider.
        height,
        /// Name of the row of numbers.
        selected_patch,
        /// For screen readers: the role of handles that move in two directions.
        two_ways,

        /// Under the heading, while drawings are centred.
        hint_centred,
        /// Under the heading, while they are not.
        hint_as_drawn,

        /// A handle's name: of which crosshair.
        crosshair_position,
        /// A handle's name: of which crosshair.
        crosshair_angle,
        /// A handle's name: of which box.
        box_position,
        /// A handle's name: of which box.
        box_handle,
        /// Where a crosshair or a box is: pixels from the left, and from the top.
        place,
        /// The size of a box: width and height in pixels.
        box_size,
        /// Which of how many crosshairs is selected.
        crosshair_of,
        /// Which of how many boxes is selected.
        box_of,
    }
}

/// The labels of the marks in the rows of numbers.
pub const NUMBERS: [&str; MAX_ITEMS] = ["1", "2", "3", "4", "5", "6"];

/// These texts in the selected language.
pub fn text() -> &'static Corruption {
    &current().corruption
}

/// Under the heading.
pub fn heading_hint(framing: Framing) -> &'static str {
    match framing {
        Framing::Centred => text().hint_centred,
        Framing::AsDrawn => text().hint_as_drawn,
    }
}

impl HandleTexts for CorruptionSettings {
    fn handle_name(handle: MarkHandle) -> String {
        let text = text();
        let (template, index) = match handle {
            MarkHandle::Move(Mark::Crosshair(index)) => (text.crosshair_position, index),
            MarkHandle::Turn(index) => (text.crosshair_angle, index),
            MarkHandle::Move(Mark::Patch(index)) => (text.box_position, index),
            MarkHandle::Resize(index) => (text.box_handle, index),
        };
        fill(template, &[&(index + 1)])
    }

    fn value_text(&self, handle: MarkHandle) -> Option<String> {
        let (crosshairs, patches) = (self.crosshairs.shown(), self.patches.shown());
        let pair = |template, a, b| fill(template, &[&format_args!("{a:.0}"), &format_args!("{b:.0}")]);
        Some(match handle {
            MarkHandle::Move(Mark::Crosshair(index)) => {
                let Crosshair { x, y, .. } = *crosshairs.get(index)?;
                pair(text().place, x, y)
            }
            MarkHandle::Turn(index) => angle(crosshairs.get(index)?),
            MarkHandle::Move(Mark::Patch(index)) => {
                let Point { x, y } = centre_of(patches.get(index)?);
                pair(text().place, x, y)
            }
            MarkHandle::Resize(index) => {
                let Patch { width, height, .. } = *patches.get(index)?;
                pair(text().box_size, width, height)
            }
        })
    }
}

/// A length on the picture.
pub fn pixels(length: f32) -> String {
    // Half pixels are shown where there are some.
    let halves = (length * 2.0).round() / 2.0;
    format!("{halves} px")
}

/// A crosshair's angle.
pub fn angle(crosshair: &Crosshair) -> String {
    let degrees = degrees(crosshair);
    if degrees < 0.0 { format!("−{:.0}°", -degrees) } else { format!("{degrees:.0}°") }
}

/// Which of several crosshairs is selected, counted from 0.
pub fn crosshair_of(index: usize, count: usize) -> String {
    fill(text().crosshair_of, &[&(index + 1), &count])
}

/// Which of several boxes is selected, counted from 0.
pub fn patch_of(index: usize, count: usize) -> String {
    fill(text().box_of, &[&(index + 1), &count])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_counted_from_one() {
        let name = CorruptionSettings::handle_name;
        assert_eq!(name(MarkHandle::Move(Mark::Crosshair(0))), "Crosshair 1: position");
        assert_eq!(name(MarkHandle::Resize(1)), "Box 2: size");
        assert_eq!(crosshair_of(1, 3), "Crosshair 2 of 3");
    }

    #[test]
    fn lengths_and_angles_are_short() {
        assert_eq!(pixels(2.0), "2 px");
        assert_eq!(pixels(2.4), "2.5 px");
        let turned = |angle: f32| angle_of(angle.to_radians());
        assert_eq!((turned(30.0), turned(-5.0), turned(90.0)), ("30°".into(), "−5°".into(), "0°".into()));
    }

    fn angle_of(angle: f32) -> String {
        super::angle(&Crosshair { angle, ..Crosshair::default() })
    }
}
