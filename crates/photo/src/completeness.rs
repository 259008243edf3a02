//! Checks that a file is complete.
//!
//! Decoders fill missing parts with grey, which helps while a web page loads, or allocate as much as a file claims to
//! have. So the outer structure of a file is checked before it is decoded.

use afterimage_protocol::photo::PhotoFormat;

/// Whether the file has an end marker, and every part before it is as long as it claims. Bytes after the end are ignored.
pub fn is_complete(format: PhotoFormat, bytes: &[u8]) -> bool {
    match format {
        PhotoFormat::Png => png(bytes),
        PhotoFormat::Jpeg => jpeg(bytes),
        PhotoFormat::WebP => webp(bytes),
    }
    .is_some()
}

/// Chunks of length, type, data, checksum, up to IEND (PNG specification, 5.3).
fn png(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes.get(8..)?;
    loop {
        let (head, after) = rest.split_first_chunk::<8>()?;
        let [l0, l1, l2, l3, kind @ ..] = *head;
        let data_and_checksum = usize::try_from(u32::from_be_bytes([l0, l1, l2, l3])).ok()?.checked_add(4)?;
        rest = after.get(data_and_checksum..)?;
        if kind == *b"IEND" {
            return Some(());
        }
    }
}

/// Markers, most of them with a segment, up to EOI (ITU-T T.81, B.1). Entropy-coded data lies between segments and
/// holds no marker but RST.
fn jpeg(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes.get(2..)?;
    loop {
        let marker = rest.iter().position(|byte| *byte == 0xFF)?;
        let (code, after) = rest[marker + 1..].split_first()?;
        rest = match code {
            0xD9 => return Some(()),
            // A byte of data, TEM, RST and SOI: without a segment.
            0x00 | 0x01 | 0xD0..=0xD8 => after,
            // A fill byte; the marker follows.
            0xFF => &rest[marker + 1..],
            // Its length counts its own two bytes.
            _ => after.get(usize::from(u16::from_be_bytes(*after.first_chunk()?)).max(2)..)?,
        };
    }
}

/// One RIFF chunk, and in it chunks of type, length, data, padding (RFC 9649, 2.3).
fn webp(bytes: &[u8]) -> Option<()> {
    let (_, riff, _) = chunk(bytes)?;
    chunks(riff.get(4..)?)
}

fn chunks(mut bytes: &[u8]) -> Option<()> {
    while !bytes.is_empty() {
        let (kind, data, rest) = chunk(bytes)?;
        if kind == *b"ANMF" {
            // A frame: 16 bytes of position and duration, then chunks.
            chunks(data.get(16..)?)?;
        }
        bytes = rest;
    }
    Some(())
}

/// The type and the data of the first chunk, and the bytes after it.
fn chunk(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<8>()?;
    let [kind @ .., l0, l1, l2, l3] = *head;
    let length = usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    // Some programs omit the padding byte after the last chunk.
    let padding = (length % 2).min(rest.len());
    Some((kind, data, &rest[padding..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_embedded_thumbnail_is_not_the_end_of_the_jpeg() {
        let app = |data: &[u8]| [&[0xFF, 0xE1, 0, data.len() as u8 + 2], data].concat();
        let thumbnail = app(&[0xFF, 0xD8, 0xFF, 0xD9]);
        let file = [&[0xFF, 0xD8][..], &thumbnail, &[0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0, 0xFF, 0xD0, 7]].concat();
        assert!(!is_complete(PhotoFormat::Jpeg, &file));
        assert!(is_complete(PhotoFormat::Jpeg, &[&file[..], &[0xFF, 0xFF, 0xD9]].concat()));
    }

    #[test]
    fn a_chunk_that_claims_more_bytes_than_the_file_has_is_incomplete() {
        let file = |claim: u8| [&b"RIFF\x10\0\0\0WEBPEXIF"[..], &[claim, 0, 0, 0], &[1, 2, 3, 4]].concat();
        assert!(is_complete(PhotoFormat::WebP, &file(4)));
        assert!(is_complete(PhotoFormat::WebP, &file(3)));
        assert!(!is_complete(PhotoFormat::WebP, &file(5)));
        let frame =
            |claim: u8| [&b"RIFF\x24\0\0\0WEBPANMF\x18\0\0\0"[..], &[0; 16], b"EXIF", &[claim, 0, 0, 0]].concat();
        assert!(is_complete(PhotoFormat::WebP, &frame(0)));
        assert!(!is_complete(PhotoFormat::WebP, &frame(1)));
    }
}
