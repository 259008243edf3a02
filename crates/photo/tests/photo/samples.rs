//! Sample files, generated in code.

use afterimage_photo::Photo;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ImageEncoder, Rgb, RgbImage};

/// Red and green above blue and white, which differ in every orientation.
pub fn four_colours(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 180, 60]),
        (true, false) => Rgb([40, 60, 200]),
        (false, false) => Rgb([250, 250, 250]),
    })
}

/// Encodes a picture with Exif data.
pub fn encode(mut encoder: impl ImageEncoder, picture: &RgbImage, exif: Option<Vec<u8>>) {
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).unwrap();
    }
    encoder.write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8).unwrap();
}

pub fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    encode(PngEncoder::new(&mut file), picture, None);
    file
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    encode(JpegEncoder::new_with_quality(&mut file, 95), picture, None);
    file
}

pub fn webp(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    encode(WebPEncoder::new_lossless(&mut file), picture, None);
    file
}

/// A TIFF header and one entry, the orientation (tag 0x0112, a short; Exif 2.3, 4.6.4).
pub fn exif(orientation: u8) -> Vec<u8> {
    let header = *b"MM\0\x2A\0\0\0\x08";
    let entry = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [&header[..], &[0, 1], &entry, &[0; 4]].concat()
}

/// The JPEG with an APP1 segment after its SOI.
pub fn with_app1(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    let data = [b"Exif\0\0", exif].concat();
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &data, &jpeg[2..]].concat()
}

/// One PNG chunk: length, type, data, CRC-32 of type and data.
pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let checked = [&kind, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &checked, &crc32(&checked).to_be_bytes()].concat()
}

/// As in the PNG specification, annex D, bit by bit.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

/// The header of a PNG: size, 8 bits, RGB.
pub fn ihdr(width: u32, height: u32) -> Vec<u8> {
    chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat())
}

/// A PNG of the four colours, of 8 bits, with these chunks between its header and its data.
pub fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let file = png(&four_colours(32, 24));
    let header = 8 + 12 + 13;
    [&file[..header], &chunks.concat(), &file[header..]].concat()
}

/// The four colours of [`four_colours`], row by row.
pub const COLOURS: [[u8; 3]; 4] = [[220, 30, 30], [30, 180, 60], [40, 60, 200], [250, 250, 250]];

fn pixel(photo: &Photo, x: usize, y: usize) -> [u8; 3] {
    let at = 3 * (y * photo.picture().width() + x);
    photo.picture().rgb()[at..at + 3].try_into().unwrap()
}

/// The colours at the centres of the four quarters.
fn quarters(photo: &Photo) -> [[u8; 3]; 4] {
    let (x, y) = (photo.picture().width() / 4, photo.picture().height() / 4);
    [(x, y), (3 * x, y), (x, 3 * y), (3 * x, 3 * y)].map(|(x, y)| pixel(photo, x, y))
}

#[track_caller]
pub fn assert_like(photo: &Photo, expected: [[u8; 3]; 4], tolerance: u8) {
    let found = quarters(photo);
    let is_near = |(found, expected): (&u8, &u8)| found.abs_diff(*expected) <= tolerance;
    assert!(found.as_flattened().iter().zip(expected.as_flattened()).all(is_near), "{found:?}");
}
