//! Words of a person's own picture.

use afterimage_protocol::photo::Crop;

use crate::crop_grip::CropHandle;

/// Button.
pub const CHOOSE: &str = "Use my own picture";
/// Beside it.
pub const STAYS: &str = "Your picture stays on this machine. PNG, JPEG or WebP, up to 20 MB; paste or drop one too.";
/// While a file is being opened.
pub const OPENING: &str = "Opening the picture …";
/// A file that the browser does not give us.
pub const UNREADABLE: &str = "This file could not be read. Choose it once more, or another one.";
/// A paste without a file.
pub const NOTHING_PASTED: &str = "There is no picture on the clipboard.";
/// Over the page, while a file is dragged over it.
pub const DROP: &str = "Drop the picture anywhere";
/// Name of the button with what was cut out.
pub const OWN: &str = "Your own picture";
/// Name of the canvas with the whole picture.
pub const WHOLE: &str = "The whole of your picture";
/// Group: the picture and the square over it.
pub const CROP: &str = "The part that is used";
/// What to do with the square.
pub const CROP_HINT: &str = "Place the square over one eye, so that the eye fills about half of its width, as in the gallery. Its corner and the zoom make it smaller.";
/// Slider.
pub const ZOOM: &str = "Zoom";

/// The worker that opens pictures is gone.
pub fn lost(reason: &str) -> String {
    // Some reasons are sentences.
    let reason = reason.trim_end_matches('.');
    format!("The program that opens pictures failed: {reason}. Choose the picture once more, or a smaller one.")
}

/// How far the square is zoomed in.
pub fn zoom(zoom: f32) -> String {
    format!("{zoom:.1} ×")
}

/// A handle's name.
pub const fn handle(handle: CropHandle) -> &'static str {
    match handle {
        CropHandle::Square => "Square: position",
        CropHandle::Corner => "Square: size",
    }
}

/// What a handle says of itself.
pub fn reading(handle: CropHandle, crop: Crop) -> String {
    match handle {
        CropHandle::Square => format!("{:.0} from the left, {:.0} from the top", crop.x, crop.y),
        CropHandle::Corner => format!("{:.0} pixels wide", crop.side),
    }
}

#[cfg(test)]
mod tests {
    use afterimage_protocol::photo::MAX_BYTES;

    use super::*;

    #[test]
    fn the_size_that_is_promised_is_the_one_that_is_opened() {
        assert!(STAYS.contains(&format!("up to {} MB", MAX_BYTES / 1_000_000)));
    }

    #[test]
    fn a_reason_that_is_a_sentence_ends_once() {
        assert_eq!(lost("No picture is open."), lost("No picture is open"));
    }

    #[test]
    fn the_zoom_has_one_decimal() {
        assert_eq!(zoom(4.0), "4.0 ×");
        assert_eq!(zoom(249.96), "250.0 ×");
    }
}
