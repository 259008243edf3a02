//! Words beside the spoiled picture.

use afterimage_imaging::{Crosshair, Framing, Patch};

use crate::grip::Handle;
use crate::marks::MOST_MARKS;
use crate::spoiling::{Mark, degrees, middle_of};

/// Heading of the corrupted picture.
pub const SEEN: &str = "What the network sees";
/// Name of its canvas.
pub const CORRUPTED: &str = "Corrupted input";
/// Name of the small canvas beside the heading.
pub const TRUE_SIZE: &str = "True size, 28 × 28 pixels";
/// Group.
pub const NOISES: &str = "Noise and specks";
/// Slider.
pub const NOISE: &str = "Noise";
/// Slider.
pub const SALT_AND_PEPPER: &str = "Salt and pepper";
/// Button.
pub const NEW_NOISE: &str = "New noise";
/// Switch.
pub const ANIMATE: &str = "Animate noise";
/// Group.
pub const CROSSHAIRS: &str = "Crosshairs";
/// Switch.
pub const CROSSHAIR: &str = "Crosshair";
/// What a drag does now.
pub const CROSSHAIR_HINT: &str = "Drag the ring to move it, the dot to turn it.";
/// Button.
pub const ADD_CROSSHAIR: &str = "Add another";
/// Button.
pub const REMOVE: &str = "Remove";
/// Slider.
pub const THICKNESS: &str = "Thickness";
/// Slider.
pub const ANGLE: &str = "Angle";
/// Name of the row of numbers.
pub const CHOSEN_CROSSHAIR: &str = "Chosen crosshair";
/// Group.
pub const PATCHES: &str = "Erased boxes";
/// Switch.
pub const ERASE: &str = "Erase a part";
/// What a drag does now.
pub const ERASE_HINT: &str = "Drag a box over the picture; the network fills it in. Noise comes on top.";
/// Instead, when there is no room for another box.
pub const ERASE_FULL: &str = "These are as many boxes as there can be. Drag one to move it.";
/// Button.
pub const ADD_PATCH: &str = "Add a box";
/// Slider.
pub const WIDTH: &str = "Width";
/// Slider.
pub const HEIGHT: &str = "Height";
/// Name of the row of numbers.
pub const CHOSEN_PATCH: &str = "Chosen box";
/// What the handles are that go in two directions, for screen readers.
pub const TWO_WAYS: &str = "2D slider";
/// What the marks are called in the rows of numbers.
pub const NUMBERS: [&str; MOST_MARKS] = ["1", "2", "3", "4", "5", "6"];

/// Under the heading.
pub const fn seen_hint(framing: Framing) -> &'static str {
    match framing {
        Framing::Centred => "Centred, 28 × 28 pixels",
        Framing::AsDrawn => "28 × 28 pixels",
    }
}

/// A handle's name.
pub fn handle(handle: Handle) -> String {
    match handle {
        Handle::Middle(Mark::Crosshair(index)) => format!("Crosshair {}: position", index + 1),
        Handle::Turn(index) => format!("Crosshair {}: angle", index + 1),
        Handle::Middle(Mark::Patch(index)) => format!("Box {}: position", index + 1),
        Handle::Resize(index) => format!("Box {}: size", index + 1),
    }
}

/// Where a crosshair crosses.
pub fn crossing(crosshair: &Crosshair) -> String {
    across_and_down(crosshair.x, crosshair.y)
}

/// Where the middle of a box is.
pub fn box_place(patch: &Patch) -> String {
    let middle = middle_of(patch);
    across_and_down(middle.x, middle.y)
}

fn across_and_down(x: f32, y: f32) -> String {
    format!("{x:.0} across, {y:.0} down")
}

/// The size of a box.
pub fn box_size(patch: &Patch) -> String {
    format!("{:.0} wide, {:.0} high", patch.width, patch.height)
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
    format!("Crosshair {} of {count}", index + 1)
}

/// Which of several boxes is chosen, counted from 0.
pub fn patch_of(index: usize, count: usize) -> String {
    format!("Box {} of {count}", index + 1)
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
