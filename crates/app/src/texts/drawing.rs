//! Texts of the drawing.

use afterimage_imaging::DIGIT_SIDE;

use super::{current, fill, texts};
use crate::drawing::Cursor;

texts! {
    /// The texts of the drawing.
    Drawing {
        /// Heading of the pad.
        drawing,
        /// Under it.
        drawing_hint,
        /// Name of the pad's canvas.
        pad,
        /// How to draw on it with the keyboard.
        pad_keys,
        /// On a blank pad.
        pad_empty,
        /// Name of the choice between pen and eraser.
        tools,
        /// One of them.
        pen,
        /// The other.
        eraser,
        /// Button.
        undo,
        /// Button.
        redo,
        /// Button.
        clear,
        /// Slider.
        brush,
        /// Switch.
        centre,
        /// What the switch does, while it is on.
        centred_hint,
        /// What happens while it is off.
        as_drawn_hint,
        /// Name of the samples' group.
        samples,
        /// Where there are no samples.
        samples_failed,

        /// For screen readers: the cursor's column, the number of columns, its row, and one of the next two.
        cursor,
        /// The pen draws.
        pen_down,
        /// The pen does not draw.
        pen_up,
        /// Name of a sample's button: which digit.
        sample,
        /// Name of a second sample's button: which digit.
        another_sample,
    }
}

/// These texts in the selected language.
pub fn text() -> &'static Drawing {
    &current().drawing
}

/// The brush's width, given as a fraction of the pad's.
pub fn brush(width: f32) -> String {
    format!("{:.0} %", width * 100.0)
}

/// For screen readers: the position of the keyboard's pen, and whether it is down.
pub fn cursor(cursor: Cursor) -> String {
    let Cursor { column, row, is_down } = cursor;
    let pen = if is_down { text().pen_down } else { text().pen_up };
    fill(text().cursor, &[&(column + 1), &DIGIT_SIDE, &(row + 1), &pen])
}

/// Name of a sample's button. The samples hold every digit twice, in order.
pub fn sample(index: usize) -> String {
    let template = if index < 10 { text().sample } else { text().another_sample };
    fill(template, &[&(index % 10)])
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
