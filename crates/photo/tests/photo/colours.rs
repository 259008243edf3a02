//! Colour profiles, gamma and code points.

use crate::samples::{COLOURS, assert_like, chunk, four_colours, png_with};
use afterimage_photo::open;
use afterimage_protocol::photo::PhotoError;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder};
use moxcms::ColorProfile;

/// Display P3 to sRGB, computed with the matrices of the CSS Color 4 specification; what is negative is cut off.
const FROM_DISPLAY_P3: [[u8; 3]; 4] = [[240, 0, 0], [0, 183, 31], [34, 61, 208], [250; 3]];

fn with_profile(mut encoder: impl ImageEncoder, picture: &DynamicImage, profile: &ColorProfile) {
    encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
    picture.write_with_encoder(encoder).unwrap();
}

#[test]
fn display_p3_is_converted_to_srgb_in_every_format() {
    assert_like(&open(include_bytes!("files/display-p3.png")).unwrap(), FROM_DISPLAY_P3, 2);
    let picture = DynamicImage::from(four_colours(32, 24));
    let profile = ColorProfile::new_display_p3();
    let (mut png, mut deep, mut jpeg, mut webp) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    with_profile(PngEncoder::new(&mut png), &picture, &profile);
    with_profile(PngEncoder::new(&mut deep), &picture.to_rgba16().into(), &profile);
    with_profile(JpegEncoder::new_with_quality(&mut jpeg, 95), &picture, &profile);
    with_profile(WebPEncoder::new_lossless(&mut webp), &picture, &profile);
    for file in [png, deep, webp] {
        assert_like(&open(&file).unwrap(), FROM_DISPLAY_P3, 2);
    }
    assert_like(&open(&jpeg).unwrap(), FROM_DISPLAY_P3, 12);
}

#[test]
fn adobe_rgb_is_converted_to_srgb() {
    let mut file = Vec::new();
    with_profile(PngEncoder::new(&mut file), &four_colours(32, 24).into(), &ColorProfile::new_adobe_rgb());
    // Computed with the matrices of the Adobe RGB (1998) specification.
    assert_like(&open(&file).unwrap(), [[255, 24, 24], [0, 181, 42], [21, 57, 205], [250; 3]], 3);
}

#[test]
fn a_picture_in_srgb_is_not_changed_by_its_profile() {
    let mut file = Vec::new();
    with_profile(PngEncoder::new(&mut file), &four_colours(32, 24).into(), &ColorProfile::new_srgb());
    assert_like(&open(&file).unwrap(), COLOURS, 0);
}

#[test]
fn a_profile_of_greys_is_applied_to_greys_only() {
    let grey = DynamicImage::from(four_colours(32, 24)).to_luma8();
    let linear = ColorProfile::new_gray_with_gamma(1.0);
    let mut file = Vec::new();
    with_profile(PngEncoder::new(&mut file), &grey.clone().into(), &linear);
    let to_srgb = |value: u8| {
        let light = f32::from(value) / 255.0;
        ((1.055 * light.powf(1.0 / 2.4) - 0.055) * 255.0).round() as u8
    };
    let expected = [(8, 6), (24, 6), (8, 18), (24, 18)].map(|(x, y)| [to_srgb(grey.get_pixel(x, y).0[0]); 3]);
    assert_like(&open(&file).unwrap(), expected, 1);
    let mut file = Vec::new();
    with_profile(PngEncoder::new(&mut file), &four_colours(32, 24).into(), &linear);
    assert_like(&open(&file).unwrap(), COLOURS, 0);
}

#[test]
fn a_profile_that_cannot_be_read_is_ignored() {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(b"no profile".to_vec()).unwrap();
    DynamicImage::from(four_colours(32, 24)).write_with_encoder(encoder).unwrap();
    assert_like(&open(&file).unwrap(), COLOURS, 0);
}

/// The chunk gAMA for values that are light to this power.
fn gamma(exponent: f64) -> Vec<u8> {
    chunk(*b"gAMA", &((exponent * 100_000.0).round() as u32).to_be_bytes())
}

/// The chunk cHRM: white, red, green and blue, x and y each.
fn chromaticities(values: [u32; 8]) -> Vec<u8> {
    chunk(*b"cHRM", &values.map(u32::to_be_bytes).concat())
}

const DISPLAY_P3: [u32; 8] = [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000];
const SRGB: [u32; 8] = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000];

#[test]
fn gamma_and_chromaticities_are_applied_as_in_chromium() {
    let linear = [[239, 96, 96], [96, 219, 133], [110, 133, 229], [253; 3]];
    assert_like(&open(include_bytes!("files/gamma-1.0.png")).unwrap(), linear, 1);
    assert_like(&open(&png_with(&[gamma(1.0)])).unwrap(), linear, 1);
    // Nearly every program has written this gamma and meant sRGB.
    assert_like(&open(&png_with(&[gamma(0.45455)])).unwrap(), COLOURS, 0);
    let exact = [[221, 24, 24], [24, 181, 57], [35, 57, 201], [250; 3]];
    assert_like(&open(&png_with(&[gamma(0.45455), chromaticities(SRGB)])).unwrap(), exact, 1);
    assert_like(&open(&png_with(&[chromaticities(DISPLAY_P3)])).unwrap(), COLOURS, 0);
    // Computed as above, with the gamma 2.2 in place of sRGB's curve.
    let wide = [[241, 0, 0], [0, 185, 23], [28, 58, 209], [250; 3]];
    assert_like(&open(&png_with(&[gamma(0.45455), chromaticities(DISPLAY_P3)])).unwrap(), wide, 1);
}

#[test]
fn impossible_gammas_and_chromaticities_are_ignored() {
    for chunks in [
        [gamma(0.0), chromaticities(SRGB)],
        [gamma(20_000.0), chromaticities(SRGB)],
        [gamma(0.0001), chromaticities(SRGB)],
    ] {
        assert_like(&open(&png_with(&chunks)).unwrap(), COLOURS, 0);
    }
    for impossible in [
        [0; 8],
        [31270, 32900, 64000, 33000, 64000, 33000, 15000, 6000],
        [31270, 0, 64000, 33000, 30000, 60000, 15000, 6000],
    ] {
        let without = open(&png_with(&[gamma(1.0)])).unwrap();
        let with = open(&png_with(&[gamma(1.0), chromaticities(impossible)])).unwrap();
        assert_eq!(with.picture(), without.picture());
    }
}

#[test]
fn the_chunk_of_srgb_counts_more_than_gamma() {
    let file = png_with(&[chunk(*b"sRGB", &[0]), gamma(1.0), chromaticities(DISPLAY_P3)]);
    assert_like(&open(&file).unwrap(), COLOURS, 0);
}

#[test]
fn code_points_count_more_than_gamma() {
    // Primaries of Display P3 and sRGB, both with sRGB's transfer function, RGB, full range.
    let file = |primaries| png_with(&[chunk(*b"cICP", &[primaries, 13, 0, 1]), gamma(1.0)]);
    assert_like(&open(&file(12)).unwrap(), FROM_DISPLAY_P3, 2);
    assert_like(&open(&file(1)).unwrap(), COLOURS, 0);
}

#[test]
fn a_high_dynamic_range_is_refused() {
    // BT.2020 with PQ and HLG.
    for transfer in [16, 18] {
        let file = png_with(&[chunk(*b"cICP", &[9, transfer, 0, 1])]);
        assert_eq!(open(&file).err(), Some(PhotoError::HighDynamicRange));
    }
}
