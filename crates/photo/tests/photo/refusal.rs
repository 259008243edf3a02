//! Files that are refused, with the reason.

use crate::samples::{chunk, four_colours, ihdr, jpeg, png, webp};
use afterimage_photo::open;
use afterimage_protocol::photo::{FileKind, MAX_BYTES, PhotoError, PhotoFormat};

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
    for file in [hollow_png(7_071, 7_071), hollow_png(16_384, 16)] {
        assert_eq!(refused(&file), PhotoError::Broken { format: PhotoFormat::Png });
    }
}

#[test]
fn a_canvas_of_more_pixels_than_32_bits_count_is_refused() {
    // VP8X: 2²⁴ × 2²⁴ pixels.
    let file = [&b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..], &[0xFF; 6]].concat();
    assert_eq!(refused(&file), PhotoError::Broken { format: PhotoFormat::WebP });
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

#[test]
fn rare_variants_are_refused_as_such() {
    let arithmetic = include_bytes!("files/arithmetic.jpg");
    assert_eq!(refused(arithmetic), PhotoError::Unsupported { format: PhotoFormat::Jpeg });
    // 12 bits a sample.
    let mut deep = jpeg(&four_colours(32, 24));
    let sof = deep.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    deep[sof + 1] = 0xC1;
    deep[sof + 4] = 12;
    assert_eq!(refused(&deep), PhotoError::Unsupported { format: PhotoFormat::Jpeg });
    // Apple's variant begins with a chunk of its own.
    let mut apple = png(&four_colours(32, 24));
    apple.splice(8..8, chunk(*b"CgBI", &[0x50, 0, 0x20, 2]));
    assert_eq!(refused(&apple), PhotoError::Unsupported { format: PhotoFormat::Png });
}

#[test]
fn damaged_image_data_are_refused() {
    let mut file = png(&four_colours(32, 24));
    let data = file.windows(4).position(|kind| kind == b"IDAT").unwrap() + 4;
    // In the compressed data, and in what their checksum is compared with.
    for at in [data + 8, file.len() - 12 - 8] {
        file[at] ^= 0x10;
        assert_eq!(refused(&file), PhotoError::Broken { format: PhotoFormat::Png });
        file[at] ^= 0x10;
    }
    let mut header = file.clone();
    header[24] = 3;
    assert_eq!(refused(&header), PhotoError::Broken { format: PhotoFormat::Png });
}
