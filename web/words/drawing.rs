//! Words beside the pad.

use afterimage_imaging::DIGIT_SIDE;

use crate::drawing::Cursor;

/// Heading of the pad.
pub const DRAWING: &str = "Drawing";
/// Under it.
pub const DRAWING_HINT: &str = "With mouse, finger, pen or arrow keys";
/// Name of the pad's canvas.
pub const PAD: &str = "Drawing pad";
/// How to draw on it with the keyboard.
pub const PAD_KEYS: &str =
    "Arrow keys move the pen, Space puts it down or lifts it, Shift makes larger steps, Escape lifts it.";
/// On a blank pad.
pub const PAD_EMPTY: &str = "Draw a digit here";
/// Name of the choice between pen and eraser.
pub const TOOLS: &str = "Draw with";
/// One of them.
pub const PEN: &str = "Pen";
/// The other.
pub const ERASER: &str = "Eraser";
/// Button.
pub const UNDO: &str = "Undo";
/// Button.
pub const REDO: &str = "Redo";
/// Button.
pub const CLEAR: &str = "Clear";
/// Slider.
pub const BRUSH: &str = "Brush size";
/// Switch.
pub const CENTRE: &str = "Centre";
/// What the switch does, while it is on.
pub const CENTRED_HINT: &str = "Scaled and centred as in training";
/// What is done while it is off.
pub const AS_DRAWN_HINT: &str = "Size and place just as drawn";
/// Name of the samples' group.
pub const SAMPLES: &str = "Sample digits";
/// Where there are no samples.
pub const SAMPLES_FAILED: &str = "The sample digits did not load. Drawing works without them.";

/// The brush's width, given as a fraction of the pad's.
pub fn brush(width: f32) -> String {
    format!("{:.0} %", width * 100.0)
}

/// For those who do not see the pad: where the keyboard's pen is, and whether it draws.
pub fn cursor(cursor: Cursor) -> String {
    let Cursor { column, row, is_down } = cursor;
    let pen = if is_down { "pen down" } else { "pen up" };
    format!("Column {} of {DIGIT_SIDE}, row {}, {pen}", column + 1, row + 1)
}

/// Name of a sample's button. The samples hold every digit twice, in order.
pub fn sample(index: usize) -> String {
    match index {
        0..10 => format!("Sample digit {index}"),
        _ => format!("Another {}", index % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_have_names_of_their_own() {
        let names: std::collections::HashSet<String> = (0..20).map(sample).collect();
        assert_eq!(names.len(), 20);
        assert_eq!(sample(7), "Sample digit 7");
        assert_eq!(sample(17), "Another 7");
    }

    #[test]
    fn the_cursor_counts_from_one() {
        let at = |column, row, is_down| cursor(Cursor { column, row, is_down });
        assert_eq!(at(11, 4, false), "Column 12 of 28, row 5, pen up");
        assert_eq!(at(0, 27, true), "Column 1 of 28, row 28, pen down");
    }

    #[test]
    fn the_brush_is_a_share_of_the_pad() {
        assert_eq!(brush(0.09), "9 %");
    }
}
