//! IDX files: round trips, every error, and arbitrary bytes.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use afterimage_imaging::{
    IdxError, Image, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels, parse_idx,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// The first word of a file of grey images.
const IMAGES: u32 = 0x0803;

fn file(header: &[u32], values: &[u8]) -> Vec<u8> {
    header.iter().flat_map(|word| word.to_be_bytes()).chain(values.iter().copied()).collect()
}

/// Up to five images of up to 8 × 8 pixels.
fn images() -> impl Strategy<Value = Vec<Image>> {
    (0usize..6, 1usize..9, 1usize..9).prop_flat_map(|(count, rows, columns)| {
        let image = vec(0.0f32..=1.0, rows * columns)
            .prop_map(move |pixels| Image::from_pixels(1, rows, columns, pixels).unwrap());
        vec(image, count)
    })
}

proptest! {
    #[test]
    fn a_round_trip_rounds_to_the_nearest_level(images in images()) {
        let bytes = encode_idx(&images).unwrap();
        let decoded = decode_idx(&bytes).unwrap();
        prop_assert_eq!(decoded.len(), images.len());
        for (decoded, image) in decoded.iter().zip(&images) {
            prop_assert_eq!(decoded.shape(), image.shape());
            let close = |(a, b): (&f32, &f32)| (a - b).abs() <= 0.5001 / 255.0;
            prop_assert!(decoded.pixels().iter().zip(image.pixels()).all(close));
        }
        // A second round trip changes nothing.
        prop_assert_eq!(encode_idx(&decoded).unwrap(), bytes);
    }

    #[test]
    fn a_truncated_file_is_an_error(images in images(), end in any::<prop::sample::Index>()) {
        let bytes = encode_idx(&images).unwrap();
        let end = end.index(bytes.len());
        let error = decode_idx(&bytes[..end]).unwrap_err();
        let expected = if end < 16 {
            IdxError::Header
        } else {
            IdxError::Short { expected: bytes.len() - 16, found: end - 16 }
        };
        prop_assert_eq!(error, expected);
    }

    #[test]
    fn a_file_that_is_too_long_is_an_error(images in images(), more in vec(any::<u8>(), 1..40)) {
        let mut bytes = encode_idx(&images).unwrap();
        let expected = bytes.len() - 16;
        bytes.extend(&more);
        prop_assert_eq!(decode_idx(&bytes), Err(IdxError::Long { expected, found: expected + more.len() }));
    }

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..80)) {
        let _ = decode_idx(&bytes);
        let _ = parse_idx::<1>(&bytes);
        let _ = decode_idx(&file(&[IMAGES], &bytes));
        let _ = parse_idx::<1>(&file(&[0x0801], &bytes));
    }

    #[test]
    fn a_header_with_wrong_sizes_is_an_error(header in any::<[u32; 3]>(), values in vec(any::<u8>(), 0..80)) {
        let [count, rows, columns] = header;
        let fits = u128::from(count) * u128::from(rows) * u128::from(columns) == values.len() as u128;
        prop_assume!(!fits);
        prop_assert!(decode_idx(&file(&[IMAGES, count, rows, columns], &values)).is_err());
    }
}

#[test]
fn images_are_row_major() {
    let images = decode_idx(&file(&[IMAGES, 2, 1, 3], &[0, 51, 255, 102, 0, 0])).unwrap();
    let pixels: Vec<&[f32]> = images.iter().map(Image::pixels).collect();
    assert_eq!(pixels, [[0.0, 0.2, 1.0], [0.4, 0.0, 0.0]]);
    assert_eq!(images[0].shape(), [1, 1, 3]);
    assert_eq!(encode_idx(&images).unwrap(), file(&[IMAGES, 2, 1, 3], &[0, 51, 255, 102, 0, 0]));
}

#[test]
fn colour_images_have_four_dimensions() {
    let coloured = [[0.0, 0.2, 1.0, 0.4, 0.6, 0.8], [1.0, 0.0, 0.0, 0.0, 0.0, 0.2]];
    let coloured = coloured.map(|pixels| Image::from_pixels(3, 1, 2, pixels.to_vec()).unwrap());
    let bytes = encode_idx_channels(&coloured).unwrap();
    assert_eq!(bytes[..20], file(&[0x0804, 2, 3, 1, 2], &[])[..]);
    let back = decode_idx_channels(&bytes).unwrap();
    assert_eq!(back.len(), 2);
    assert!(back.iter().zip(&coloured).all(|(a, b)| afterimage_imaging::psnr(a, b).unwrap() > 100.0));
    // Grey and colour files are not interchangeable.
    assert!(matches!(decode_idx(&bytes), Err(IdxError::Magic { .. })));
    assert!(matches!(encode_idx(&coloured), Err(IdxError::Shape { index: 0, .. })));
    let mixed = [Image::new(3, 2, 2), Image::new(1, 2, 2)];
    assert_eq!(encode_idx_channels(&mixed), Err(IdxError::Shape { index: 1, shape: [1, 2, 2] }));
}

#[test]
fn labels_have_one_dimension() {
    let labels = file(&[0x0801, 2], &[7, 9]);
    assert_eq!(parse_idx(&labels), Ok(([2], &[7, 9][..])));
    assert_eq!(decode_idx(&labels), Err(IdxError::Magic { expected: IMAGES, found: 0x0801 }));
}

#[test]
fn other_files_are_an_error() {
    let error = decode_idx(b"<!DOCTYPE html>").unwrap_err();
    let message = "not the IDX file that is expected: it begins with 0x3c21444f instead of 0x00000803";
    assert_eq!(error.to_string(), message);
    assert_eq!(decode_idx(b""), Err(IdxError::Header));
}

#[test]
fn huge_sizes_are_an_error() {
    let huge = [IMAGES, u32::MAX, u32::MAX, u32::MAX];
    assert_eq!(decode_idx(&file(&huge, &[0; 9])), Err(IdxError::TooLarge));
    // The product of these lengths is 0, like the number of values. Only `NoPixels` prevents four billion images.
    for [rows, columns] in [[0, 28], [28, 0], [0, 0]] {
        let error = decode_idx(&file(&[IMAGES, u32::MAX, rows, columns], &[])).unwrap_err();
        assert!(matches!(error, IdxError::NoPixels { .. }), "{error}");
    }
}

#[test]
fn a_file_may_have_no_images() {
    assert_eq!(decode_idx(&encode_idx(&[]).unwrap()), Ok(Vec::new()));
    assert_eq!(decode_idx(&file(&[IMAGES, 0, 28, 28], &[])), Ok(Vec::new()));
}

#[test]
fn images_that_do_not_fit_the_format_are_an_error() {
    let mixed = [Image::digit(), Image::new(1, 28, 27)];
    assert_eq!(encode_idx(&mixed), Err(IdxError::Shape { index: 1, shape: [1, 28, 27] }));
    for odd in [Image::new(3, 28, 28), Image::new(1, 0, 28)] {
        let shape = odd.shape();
        assert_eq!(encode_idx(&[odd]), Err(IdxError::Shape { index: 0, shape }));
    }
}
