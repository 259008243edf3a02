//! IDX files: the round trip, each error, and bytes that are none.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use afterimage_imaging::{
    IdxError, Image, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels, parse_idx,
};
use proptest::collection::vec;
use proptest::prelude::*;

const PICTURES: u32 = 0x0803;

fn file(header: &[u32], values: &[u8]) -> Vec<u8> {
    header.iter().flat_map(|word| word.to_be_bytes()).chain(values.iter().copied()).collect()
}

/// Up to five pictures of up to 8 × 8 pixels.
fn pictures() -> impl Strategy<Value = Vec<Image>> {
    (0usize..6, 1usize..9, 1usize..9).prop_flat_map(|(count, rows, columns)| {
        let picture = vec(0.0f32..=1.0, rows * columns)
            .prop_map(move |pixels| Image::from_pixels(1, rows, columns, pixels).unwrap());
        vec(picture, count)
    })
}

proptest! {
    #[test]
    fn pictures_come_back_to_half_a_level(pictures in pictures()) {
        let bytes = encode_idx(&pictures).unwrap();
        let decoded = decode_idx(&bytes).unwrap();
        prop_assert_eq!(decoded.len(), pictures.len());
        for (decoded, picture) in decoded.iter().zip(&pictures) {
            prop_assert_eq!(decoded.shape(), picture.shape());
            let close = |(a, b): (&f32, &f32)| (a - b).abs() <= 0.5001 / 255.0;
            prop_assert!(decoded.pixels().iter().zip(picture.pixels()).all(close));
        }
        // What is on the levels already comes back as it was.
        prop_assert_eq!(encode_idx(&decoded).unwrap(), bytes);
    }

    #[test]
    fn a_cut_file_is_refused(pictures in pictures(), end in any::<prop::sample::Index>()) {
        let bytes = encode_idx(&pictures).unwrap();
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
    fn a_file_that_goes_on_is_refused(pictures in pictures(), more in vec(any::<u8>(), 1..40)) {
        let mut bytes = encode_idx(&pictures).unwrap();
        let expected = bytes.len() - 16;
        bytes.extend(&more);
        prop_assert_eq!(decode_idx(&bytes), Err(IdxError::Long { expected, found: expected + more.len() }));
    }

    #[test]
    fn strange_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..80)) {
        let _ = decode_idx(&bytes);
        let _ = parse_idx::<1>(&bytes);
        let _ = decode_idx(&file(&[PICTURES], &bytes));
        let _ = parse_idx::<1>(&file(&[0x0801], &bytes));
    }

    #[test]
    fn claims_that_do_not_fit_are_refused(header in any::<[u32; 3]>(), values in vec(any::<u8>(), 0..80)) {
        let [count, rows, columns] = header;
        let fits = u128::from(count) * u128::from(rows) * u128::from(columns) == values.len() as u128;
        prop_assume!(!fits);
        prop_assert!(decode_idx(&file(&[PICTURES, count, rows, columns], &values)).is_err());
    }
}

#[test]
fn pictures_lie_row_by_row() {
    let pictures = decode_idx(&file(&[PICTURES, 2, 1, 3], &[0, 51, 255, 102, 0, 0])).unwrap();
    let pixels: Vec<&[f32]> = pictures.iter().map(Image::pixels).collect();
    assert_eq!(pixels, [[0.0, 0.2, 1.0], [0.4, 0.0, 0.0]]);
    assert_eq!(pictures[0].shape(), [1, 1, 3]);
    assert_eq!(encode_idx(&pictures).unwrap(), file(&[PICTURES, 2, 1, 3], &[0, 51, 255, 102, 0, 0]));
}

#[test]
fn coloured_pictures_have_a_dimension_more() {
    let coloured = [[0.0, 0.2, 1.0, 0.4, 0.6, 0.8], [1.0, 0.0, 0.0, 0.0, 0.0, 0.2]];
    let coloured = coloured.map(|pixels| Image::from_pixels(3, 1, 2, pixels.to_vec()).unwrap());
    let bytes = encode_idx_channels(&coloured).unwrap();
    assert_eq!(bytes[..20], file(&[0x0804, 2, 3, 1, 2], &[])[..]);
    let back = decode_idx_channels(&bytes).unwrap();
    assert_eq!(back.len(), 2);
    assert!(back.iter().zip(&coloured).all(|(a, b)| afterimage_imaging::psnr(a, b).unwrap() > 100.0));
    // Neither kind is taken for the other.
    assert!(matches!(decode_idx(&bytes), Err(IdxError::Magic { .. })));
    assert!(matches!(encode_idx(&coloured), Err(IdxError::Shape { index: 0, .. })));
    let mixed = [Image::new(3, 2, 2), Image::new(1, 2, 2)];
    assert_eq!(encode_idx_channels(&mixed), Err(IdxError::Shape { index: 1, shape: [1, 2, 2] }));
}

#[test]
fn labels_have_one_dimension() {
    let labels = file(&[0x0801, 2], &[7, 9]);
    assert_eq!(parse_idx(&labels), Ok(([2], &[7, 9][..])));
    assert_eq!(decode_idx(&labels), Err(IdxError::Magic { expected: PICTURES, found: 0x0801 }));
}

#[test]
fn what_is_no_idx_file_says_so() {
    let error = decode_idx(b"<!DOCTYPE html>").unwrap_err();
    let words = "not the IDX file that is expected: it begins with 0x3c21444f instead of 0x00000803";
    assert_eq!(error.to_string(), words);
    assert_eq!(decode_idx(b""), Err(IdxError::Header));
}

#[test]
fn absurd_sizes_are_refused() {
    let vast = [PICTURES, u32::MAX, u32::MAX, u32::MAX];
    assert_eq!(decode_idx(&file(&vast, &[0; 9])), Err(IdxError::TooLarge));
    // The product is 0 as it should be, so nothing but this would stop four billion pictures.
    for [rows, columns] in [[0, 28], [28, 0], [0, 0]] {
        let error = decode_idx(&file(&[PICTURES, u32::MAX, rows, columns], &[])).unwrap_err();
        assert!(matches!(error, IdxError::NoPixels { .. }), "{error}");
    }
}

#[test]
fn no_pictures_are_a_file_too() {
    assert_eq!(decode_idx(&encode_idx(&[]).unwrap()), Ok(Vec::new()));
    assert_eq!(decode_idx(&file(&[PICTURES, 0, 28, 28], &[])), Ok(Vec::new()));
}

#[test]
fn what_makes_no_file_is_refused() {
    let mixed = [Image::digit(), Image::new(1, 28, 27)];
    assert_eq!(encode_idx(&mixed), Err(IdxError::Shape { index: 1, shape: [1, 28, 27] }));
    for odd in [Image::new(3, 28, 28), Image::new(1, 0, 28)] {
        let shape = odd.shape();
        assert_eq!(encode_idx(&[odd]), Err(IdxError::Shape { index: 0, shape }));
    }
}
