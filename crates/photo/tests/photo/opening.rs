//! Files that open, and the pictures in them.

use crate::samples::{COLOURS, assert_like, chunk, encode, exif, four_colours, jpeg, png, webp, with_app1};
use afterimage_photo::{Photo, open};
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};

const SIZE: (u32, u32) = (32, 24);

fn size(photo: &Photo) -> (u32, u32) {
    (photo.width(), photo.height())
}

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

#[test]
fn lossless_pictures_are_decoded_exactly() {
    let picture = four_colours(32, 24);
    for file in [png(&picture), webp(&picture)] {
        let photo = open(&file).unwrap();
        assert_eq!(size(&photo), SIZE);
        assert_eq!(photo.picture().rgb(), picture.as_raw());
    }
}

#[test]
fn every_variant_of_a_format_opens_as_the_same_picture() {
    for (file, tolerance) in [
        (&jpeg(&four_colours(32, 24))[..], 8),
        (include_bytes!("files/progressive.jpg"), 4),
        (include_bytes!("files/lossy.webp"), 12),
        (include_bytes!("files/animated.webp"), 12),
    ] {
        let photo = open(file).unwrap();
        assert_eq!(size(&photo), SIZE);
        assert_like(&photo, COLOURS, tolerance);
    }
}

#[test]
fn scans_of_one_component_each_are_decoded() {
    for file in [
        &include_bytes!("files/noninterleaved-420.jpg")[..],
        include_bytes!("files/noninterleaved-422.jpg"),
        include_bytes!("files/noninterleaved-chroma-first.jpg"),
    ] {
        assert_like(&open(file).unwrap(), COLOURS, 12);
    }
}

#[test]
fn cmyk_is_converted_to_rgb() {
    let photo = open(include_bytes!("files/cmyk.jpg")).unwrap();
    assert_eq!(size(&photo), SIZE);
    // The complements are multiplied by the complement of black. With the colour profile they would be closer.
    assert_like(&photo, [[242, 11, 0], [86, 255, 2], [20, 68, 255], [249; 3]], 4);
}

#[test]
fn pictures_of_16_bits_and_grey_pictures_open() {
    let picture = DynamicImage::from(four_colours(32, 24));
    let deep = open(&written(picture.to_rgb16(), ImageFormat::Png)).unwrap();
    assert_like(&deep, COLOURS, 0);
    let grey = picture.to_luma8();
    let as_grey = |x: u32, y: u32| [grey.get_pixel(x, y).0[0]; 3];
    let greys = [as_grey(8, 6), as_grey(24, 6), as_grey(8, 18), as_grey(24, 18)];
    for file in [
        written(grey.clone(), ImageFormat::Png),
        written(grey.clone(), ImageFormat::Jpeg),
        written(DynamicImage::from(grey.clone()).to_luma_alpha16(), ImageFormat::Png),
    ] {
        assert_like(&open(&file).unwrap(), greys, 2);
    }
}

#[test]
fn palettes_are_applied() {
    // 16×16 pixels of 1 bit, all of the second colour; zlib's stored block of 16 rows of a filter byte and two bytes.
    let rows = [0, 0xFF, 0xFF].repeat(16);
    let adler = rows.iter().fold((1_u32, 0_u32), |(a, b), byte| (a + u32::from(*byte), b + a + u32::from(*byte)));
    let adler = ((adler.1 % 65_521) << 16) | (adler.0 % 65_521);
    let zlib = [&[0x78, 1, 1, 48, 0, !48, 0xFF][..], &rows, &adler.to_be_bytes()].concat();
    let file = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &[0, 0, 0, 16, 0, 0, 0, 16, 1, 3, 0, 0, 0]),
        chunk(*b"PLTE", &[1, 2, 3, 200, 100, 50]),
        chunk(*b"IDAT", &zlib),
        chunk(*b"IEND", &[]),
    ]
    .concat();
    assert_like(&open(&file).unwrap(), [[200, 100, 50]; 4], 0);
}

#[test]
fn transparent_pixels_are_blended_with_white() {
    let mut picture: RgbaImage = DynamicImage::from(four_colours(32, 24)).to_rgba8();
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        pixel.0[3] = match (x < 16, y < 12) {
            (true, true) => 255,
            (false, true) => 0,
            (true, false) => 51,
            (false, false) => 128,
        };
    }
    // 51 of 255 is a fifth.
    let expected = [COLOURS[0], [255; 3], [212, 216, 244], [252; 3]];
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        assert_like(&open(&written(picture.clone(), format)).unwrap(), expected, 1);
    }
    let lossy = open(include_bytes!("files/transparent.webp")).unwrap();
    assert_like(&lossy, [COLOURS[0], COLOURS[1], [255; 3], COLOURS[3]], 12);
}

/// The picture as a camera stores it, such that `orientation` makes it `upright`.
fn stored(upright: &RgbImage, orientation: u8) -> RgbImage {
    let picture = DynamicImage::from(upright.clone());
    match orientation {
        1 => picture,
        2 => picture.fliph(),
        3 => picture.rotate180(),
        4 => picture.flipv(),
        5 => picture.rotate270().flipv(),
        6 => picture.rotate270(),
        7 => picture.rotate90().flipv(),
        8 => picture.rotate90(),
        _ => unreachable!(),
    }
    .into_rgb8()
}

#[test]
fn all_eight_orientations_are_applied() {
    let upright = four_colours(48, 32);
    for orientation in 1..=8 {
        let camera = stored(&upright, orientation);
        let photo = open(&with_app1(&jpeg(&camera), &exif(orientation))).unwrap();
        assert_eq!(size(&photo), (48, 32), "{orientation}");
        assert_like(&photo, COLOURS, 8);
    }
}

#[test]
fn the_orientation_of_png_and_webp_is_applied() {
    let upright = four_colours(48, 32);
    let (mut png, mut webp) = (Vec::new(), Vec::new());
    encode(PngEncoder::new(&mut png), &stored(&upright, 6), Some(exif(6)));
    encode(WebPEncoder::new_lossless(&mut webp), &stored(&upright, 6), Some(exif(6)));
    for file in [png, webp] {
        assert_eq!(open(&file).unwrap().picture().rgb(), upright.as_raw());
    }
}

#[test]
fn an_invalid_orientation_is_ignored() {
    let file = with_app1(&jpeg(&four_colours(48, 32)), &exif(9));
    assert_like(&open(&file).unwrap(), COLOURS, 8);
}

#[test]
fn one_colour_of_a_png_can_be_transparent() {
    let mut file = png(&four_colours(32, 24));
    let green = [0, 30, 0, 180, 0, 60];
    file.splice(33..33, chunk(*b"tRNS", &green));
    assert_like(&open(&file).unwrap(), [COLOURS[0], [255; 3], COLOURS[2], COLOURS[3]], 0);
}
