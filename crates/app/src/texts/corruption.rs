//! Texts beside the corrupted picture.

use afterimage_imaging::{Crosshair, Framing, Patch};

use super::{current, fill, texts};
use crate::corruption::handles::Handle;
use crate::corruption::selectable_list::MAX_ITEMS;
use crate::corruption::{Mark, centre_of, degrees};

texts! {
    /// The words beside the corrupted picture.
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
        /// What the handles are that go in two directions, for screen readers.
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
        /// Which of how many crosshairs is chosen.
        crosshair_of,
        /// Which of how many boxes is chosen.
        box_of,
    }
}

/// What the marks are called in the rows of numbers.
pub const NUMBERS: [&str; MAX_ITEMS] = ["1", "2", "3", "4", "5", "6"];

/// This part of the language that is spoken.
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

/// A handle's name.
pub fn handle(handle: Handle) -> String {
    let text = text();
    let (template, index) = match handle {
        Handle::Middle(Mark::Crosshair(index)) => (text.crosshair_position, index),
        Handle::Turn(index) => (text.crosshair_angle, index),
        Handle::Middle(Mark::Patch(index)) => (text.box_position, index),
        Handle::Resize(index) => (text.box_handle, index),
    };
    fill(template, &[&(index + 1)])
}

/// Where a crosshair crosses.
pub fn crossing(crosshair: &Crosshair) -> String {
    across_and_down(crosshair.x, crosshair.y)
}

/// Where the middle of a box is.
pub fn box_place(patch: &Patch) -> String {
    let middle = centre_of(patch);
    across_and_down(middle.x, middle.y)
}

fn across_and_down(x: f32, y: f32) -> String {
    fill(text().place, &[&format_args!("{x:.0}"), &format_args!("{y:.0}")])
}

/// The size of a box.
pub fn box_size(patch: &Patch) -> String {
    let Patch { width, height, .. } = patch;
    fill(text().box_size, &[&format_args!("{width:.0}"), &format_args!("{height:.0}")])
}

/// A length on the picture.
pub fn pixels(length: f32) -> String {
    // Half pixels are shown where there are some.
    let halves = (length * 2.0).round() / 2.0;
    format!("{halves} px")
}

/// How far a crosshair is turned.
pub fn angle(crosshair: &Crosshair) -> String {
    let degrees = degrees(crosshair);
    if degrees < 0.0 { format!("−{:.0}°", -degrees) } else { format!("{degrees:.0}°") }
}

/// Which of several crosshairs is chosen, counted from 0.
pub fn crosshair_of(index: usize, count: usize) -> String {
    fill(text().crosshair_of, &[&(index + 1), &count])
}

/// Which of several boxes is chosen, counted from 0.
pub fn patch_of(index: usize, count: usize) -> String {
    fill(text().box_of, &[&(index + 1), &count])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_counted_from_one() {
        assert_eq!(handle(Handle::Middle(Mark::Crosshair(0))), "Crosshair 1: position");
        assert_eq!(handle(Handle::Resize(1)), "Box 2: size");
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
