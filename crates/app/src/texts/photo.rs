//! Texts of the user's own picture.

use afterimage_protocol::photo::{Crop, FileKind, MAX_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE, PhotoError};

use super::handles::HandleTexts;
use super::{clause, current, failures, fill, texts};
use crate::photo::handles::CropHandle;
use crate::photo::{Open, PhotoFailure, PhotoRefusal};

texts! {
    /// The texts of the user's own picture.
    Photo {
        /// Button.
        choose,
        /// Beside it.
        stays,
        /// While a file is being opened.
        opening,
        /// A file that the browser does not give us.
        unreadable,
        /// A paste without a file.
        nothing_pasted,
        /// Another reason: a picture was dragged here from another page, and only its address came.
        nothing_dropped,
        /// Over the page, while a file is dragged over it.
        drop,
        /// Name of the button with what was cut out.
        own,
        /// Name of the canvas with the whole picture.
        whole,
        /// Group: the picture and the square over it.
        crop,
        /// What to do with the square.
        crop_hint,
        /// Slider.
        zoom,

        /// The worker that opens pictures is gone, and why.
        lost,

        /// A handle's name.
        handle_position,
        /// A handle's name.
        handle_size,
        /// Where the square is: pixels from the left, and from the top.
        place,
        /// The square's size: pixels.
        side,

        /// Why a picture was not opened, and what to do.
        empty,
        /// Another reason: its size, and the largest one.
        too_big,
        /// Another reason: one of the kinds below.
        unknown,
        /// Another reason: width and height, how many million pixels can be opened, and how many on a side.
        too_many_pixels,
        /// Another reason: width and height, and the least on each side.
        too_small,
        /// Another reason.
        too_deep,
        /// Another reason: the format.
        cut_off,
        /// Another reason: the format.
        broken,
        /// Another reason: the format.
        unsupported,
        /// Another reason.
        high_dynamic_range,
        /// Another reason.
        nothing_open,

        /// What a file is.
        gif,
        /// What a file is.
        bmp,
        /// What a file is.
        tiff,
        /// What a file is.
        jpeg_xl,
        /// What a file is.
        heic,
        /// What a file is.
        avif,
        /// What a file is.
        photoshop,
        /// What a file is.
        icon,
        /// What a file is.
        svg,
        /// What a file is.
        video,
        /// What a file is.
        pdf,
        /// What a file is.
        archive,
        /// What a file is.
        web_page,
        /// What a file is.
        plain_text,
        /// What a file is, if nobody knows.
        unknown_kind,
    }
}

/// These texts in the current language.
pub fn text() -> &'static Photo {
    &current().photo
}

/// Why a picture was not opened, and what to do.
pub fn refusal(refusal: &PhotoRefusal) -> String {
    match refusal {
        PhotoRefusal::Unreadable => text().unreadable.to_owned(),
        PhotoRefusal::NothingPasted => text().nothing_pasted.to_owned(),
        PhotoRefusal::NothingDropped => text().nothing_dropped.to_owned(),
        PhotoRefusal::Photo(error) => photo_error(error),
        PhotoRefusal::Lost(failure) => lost(failure),
    }
}

/// Why a file was refused, and what to do.
fn photo_error(error: &PhotoError) -> String {
    let text = text();
    match error {
        PhotoError::Empty => text.empty.to_owned(),
        PhotoError::TooBig { bytes } => fill(text.too_big, &[&megabytes(*bytes), &megabytes(MAX_BYTES)]),
        PhotoError::Unknown { kind } => fill(text.unknown, &[&kind.map_or(text.unknown_kind, file_kind)]),
        PhotoError::TooManyPixels { width, height } => {
            fill(text.too_many_pixels, &[width, height, &(MAX_PIXELS / 1_000_000), &MAX_SIDE])
        }
        PhotoError::TooSmall { width, height } => fill(text.too_small, &[width, height, &MIN_SIDE]),
        PhotoError::TooDeep => text.too_deep.to_owned(),
        PhotoError::CutOff { format } => fill(text.cut_off, &[&format.as_str()]),
        PhotoError::Broken { format } => fill(text.broken, &[&format.as_str()]),
        PhotoError::Unsupported { format } => fill(text.unsupported, &[&format.as_str()]),
        PhotoError::HighDynamicRange => text.high_dynamic_range.to_owned(),
        PhotoError::NothingOpen => text.nothing_open.to_owned(),
    }
}

/// What a file is that holds no picture of ours, with its article.
fn file_kind(kind: FileKind) -> &'static str {
    let text = text();
    match kind {
        FileKind::Gif => text.gif,
        FileKind::Bmp => text.bmp,
        FileKind::Tiff => text.tiff,
        FileKind::JpegXl => text.jpeg_xl,
        FileKind::Heic => text.heic,
        FileKind::Avif => text.avif,
        FileKind::Photoshop => text.photoshop,
        FileKind::Icon => text.icon,
        FileKind::Svg => text.svg,
        FileKind::Video => text.video,
        FileKind::Pdf => text.pdf,
        FileKind::Archive => text.archive,
        FileKind::WebPage => text.web_page,
        FileKind::Text => text.plain_text,
    }
}

/// Megabytes of a million bytes, rounded up, so that a byte too much is seen.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{}.{tenth} MB", tenths / 10),
    }
}

/// Why the worker that opens pictures is of no further use, and what to do.
fn lost(failure: &PhotoFailure) -> String {
    let reason = match failure {
        PhotoFailure::Worker(failure) => failures::worker_failure(failure),
        PhotoFailure::NothingOpen => text().nothing_open.to_owned(),
        PhotoFailure::Image(error) => failures::image_error(error),
    };
    fill(text().lost, &[&clause(&reason)])
}

/// How far the square is zoomed in.
pub fn zoom(zoom: f32) -> String {
    format!("{zoom:.1} ×")
}

impl HandleTexts for Open {
    fn handle_name(handle: CropHandle) -> String {
        let name = match handle {
            CropHandle::Move => text().handle_position,
            CropHandle::Resize => text().handle_size,
        };
        name.to_owned()
    }

    fn value_text(&self, handle: CropHandle) -> Option<String> {
        let Crop { x, y, side } = self.crop;
        Some(match handle {
            CropHandle::Move => fill(text().place, &[&format_args!("{x:.0}"), &format_args!("{y:.0}")]),
            CropHandle::Resize => fill(text().side, &[&format_args!("{side:.0}")]),
        })
    }
}

#[cfg(test)]
mod tests {
    use afterimage_protocol::photo::PhotoFormat;

    use super::*;
    use crate::failures::WorkerFailure;
    use crate::language::Language;
    use crate::texts::set_language;

    #[test]
    fn refusals_say_what_is_wrong_and_what_to_do() {
        for (error, words) in [
            (
                PhotoError::TooBig { bytes: MAX_BYTES + 1 },
                "This file has 20.1 MB, and at most 20 MB can be opened. Save the picture smaller, or choose another \
                 one.",
            ),
            (
                PhotoError::Unknown { kind: Some(FileKind::Heic) },
                "This file is a HEIC picture. Only PNG, JPEG and WebP pictures can be opened: save it as one of these, \
                 or choose another one.",
            ),
            (
                PhotoError::TooManyPixels { width: 100_000, height: 100_000 },
                "This picture has 100000 × 100000 pixels, and at most 50 million can be opened, 16384 on a side. Save \
                 it smaller, or choose another one.",
            ),
            (
                PhotoError::CutOff { format: PhotoFormat::Jpeg },
                "This JPEG file is cut off: a part of the picture is missing. Get it again, or choose another one.",
            ),
        ] {
            assert_eq!(refusal(&PhotoRefusal::Photo(error)), words);
        }
    }

    #[test]
    fn the_size_that_is_promised_is_the_one_that_is_opened() {
        for language in Language::ALL {
            set_language(language);
            assert!(text().stays.contains(&format!("{} MB", MAX_BYTES / 1_000_000)), "{language:?}");
        }
    }

    #[test]
    fn a_reason_that_is_a_sentence_ends_once() {
        let lost = |message: &str| lost(&WorkerFailure::Exception(message.to_owned()).into());
        assert_eq!(lost("No picture is open."), lost("No picture is open"));
        assert_eq!(lost("没有打开图片。"), lost("没有打开图片"));
    }

    #[test]
    fn the_zoom_has_one_decimal() {
        assert_eq!(zoom(4.0), "4.0 ×");
        assert_eq!(zoom(249.96), "250.0 ×");
    }
}
