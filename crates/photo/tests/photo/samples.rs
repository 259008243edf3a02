//! Sample files, generated in code.

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
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

/// The header of a PNG: size, 8 bits, RGB.
pub fn ihdr(width: u32, height: u32) -> Vec<u8> {
    chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat())
}
