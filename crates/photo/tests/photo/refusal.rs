//! Files that are refused, with the reason; no file causes a panic.

use crate::samples::{chunk, four_colours, ihdr, jpeg, png, webp};
use afterimage_photo::open;
use afterimage_protocol::photo::{FileKind, MAX_BYTES, PhotoError, PhotoFormat};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

#[track_caller]
fn refused(file: &[u8]) -> PhotoError {
    open(file).expect_err("opened")
}

#[test]
fn empty_and_too_large_files_are_refused() {
    assert_eq!(refused(&[]), PhotoError::Empty);
    let mut file = png(&four_colours(32, 24));
    file.resize(MAX_BYTES, 0);
    assert!(open(&file).is_ok());
    file.push(0);
    assert_eq!(refused(&file), PhotoError::TooBig { bytes: MAX_BYTES + 1 });
}

#[test]
fn other_kinds_of_files_are_refused_with_their_kind() {
    for (file, kind) in [
        (&b"GIF89a\x20\0\x18\0"[..], Some(FileKind::Gif)),
        (b"<!doctype html><title>cat.png</title>", Some(FileKind::WebPage)),
        (b"\0\0\0\0", None),
    ] {
        assert_eq!(refused(file), PhotoError::Unknown { kind });
    }
}

/// A PNG that claims this size but has nearly no data.
fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let parts = [b"\x89PNG\r\n\x1a\n".to_vec(), ihdr(width, height), chunk(*b"IDAT", &[0x78, 1]), chunk(*b"IEND", &[])];
    parts.concat()
}

/// A JPEG with this size in its SOF0 segment.
fn sized_jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg(&four_colours(32, 24));
    let sof = file.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    file[sof + 5..sof + 7].copy_from_slice(&height.to_be_bytes());
    file[sof + 7..sof + 9].copy_from_slice(&width.to_be_bytes());
    file
}

/// A lossless WebP that claims this size, 14 bits each.
fn sized_webp(width: u32, height: u32) -> Vec<u8> {
    let size = (width - 1) | (height - 1) << 14;
    [&b"RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0\x2f"[..], &size.to_le_bytes(), &[0]].concat()
}

#[test]
fn a_claimed_size_that_is_too_large_is_refused_before_decoding() {
    for (file, width, height) in [
        (hollow_png(100_000, 100_000), 100_000, 100_000),
        (hollow_png(7_072, 7_072), 7_072, 7_072),
        (hollow_png(16_385, 16), 16_385, 16),
        (sized_jpeg(65_535, 65_535), 65_535, 65_535),
        (sized_webp(16_383, 16_383), 16_383, 16_383),
    ] {
        assert_eq!(refused(&file), PhotoError::TooManyPixels { width, height });
    }
    // The largest sizes pass this check and fail later.
    for (file, format) in [(hollow_png(7_071, 7_071), PhotoFormat::Png), (hollow_png(16_384, 16), PhotoFormat::Png)] {
        assert!(matches!(refused(&file), PhotoError::Broken { format: found, .. } if found == format));
    }
}

#[test]
fn a_canvas_of_more_pixels_than_32_bits_count_is_refused() {
    // VP8X: 2²⁴ × 2²⁴ pixels.
    let file = [&b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..], &[0xFF; 6]].concat();
    assert!(matches!(refused(&file), PhotoError::Broken { format: PhotoFormat::WebP, .. }));
}

#[test]
fn the_smallest_side_is_sixteen_pixels() {
    for encode in [png, jpeg, webp] {
        assert!(open(&encode(&four_colours(16, 40))).is_ok());
        assert_eq!(refused(&encode(&four_colours(40, 15))), PhotoError::TooSmall { width: 40, height: 15 });
    }
}

#[test]
fn pixels_of_too_many_bits_are_refused() {
    // 40 megapixels of four channels of 16 bits.
    let head = chunk(*b"IHDR", &[0, 0, 0x1F, 0x40, 0, 0, 0x13, 0x88, 16, 6, 0, 0, 0]);
    let parts = [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunk(*b"IDAT", &[0x78, 1]), chunk(*b"IEND", &[])];
    assert_eq!(refused(&parts.concat()), PhotoError::TooDeep);
}

#[test]
fn bytes_after_the_end_are_ignored() {
    for encode in [png, jpeg, webp] {
        assert!(open(&[encode(&four_colours(32, 24)), b"and a film".to_vec()].concat()).is_ok());
    }
}

/// One file of each variant of each format.
fn files() -> Vec<Vec<u8>> {
    let picture = four_colours(32, 24);
    vec![
        png(&picture),
        jpeg(&picture),
        webp(&picture),
        include_bytes!("files/progressive.jpg").to_vec(),
        include_bytes!("files/cmyk.jpg").to_vec(),
        include_bytes!("files/lossy.webp").to_vec(),
        include_bytes!("files/animated.webp").to_vec(),
        include_bytes!("files/transparent.webp").to_vec(),
    ]
}

#[test]
fn a_truncated_file_is_refused() {
    for (index, file) in files().into_iter().enumerate() {
        assert!(open(&file).is_ok(), "file {index}");
        for length in 0..file.len() {
            assert!(open(&file[..length]).is_err(), "file {index} opened with {length} of {} bytes", file.len());
        }
    }
}

proptest! {
    #[test]
    fn damage_does_not_panic(index in any::<Index>(), damage in vec((any::<Index>(), any::<u8>()), 1..6)) {
        let mut file = index.get(&files()).clone();
        for (at, byte) in damage {
            *at.get_mut(&mut file) = byte;
        }
        let _ = open(&file);
    }

    #[test]
    fn noise_after_a_signature_is_refused(format in 0..3_usize, noise in vec(any::<u8>(), 0..400)) {
        let signature = [&b"\x89PNG\r\n\x1a\n"[..], b"\xFF\xD8\xFF", b"RIFF\x80\0\0\0WEBP"][format];
        prop_assert!(open(&[signature, &noise].concat()).is_err());
    }
}
