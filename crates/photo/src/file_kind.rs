//! What a file is by its first bytes. Its name and the type that a browser gives it are guesses from the name.

use afterimage_protocol::photo::{FileKind, PhotoFormat};

/// How much of a file is looked at for words.
const HEAD: usize = 1024;

/// Which of the pictures that can be opened the file holds.
pub fn format(bytes: &[u8]) -> Option<PhotoFormat> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(PhotoFormat::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(PhotoFormat::Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(PhotoFormat::WebP),
        _ => None,
    }
}

/// Width and height as a PNG's header claims them; its place is always the same (PNG specification, 11.2.1).
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(12..)?.strip_prefix(b"IHDR")?;
    let (width, rest) = header.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// What another file looks like, for what people may well try.
pub fn other(bytes: &[u8]) -> Option<FileKind> {
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => Some(FileKind::Gif),
        [b'B', b'M', ..] => Some(FileKind::Bmp),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(FileKind::Tiff),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some(FileKind::JpegXl),
        [b'8', b'B', b'P', b'S', ..] => Some(FileKind::Photoshop),
        [0, 0, 1, 0, ..] => Some(FileKind::Icon),
        [b'%', b'P', b'D', b'F', ..] => Some(FileKind::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(FileKind::Archive),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => Some(iso_media(brand)),
        _ => text(bytes),
    }
}

/// By the brand of an ISO base media file (ISO/IEC 14496-12): phones' pictures, and videos.
fn iso_media(brand: &[u8]) -> FileKind {
    match brand.first_chunk() {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => FileKind::Heic,
        Some(b"avif" | b"avis") => FileKind::Avif,
        _ => FileKind::Video,
    }
}

fn text(bytes: &[u8]) -> Option<FileKind> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let words = match std::str::from_utf8(head) {
        Ok(words) => words,
        // The last letter may be cut in two.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let words = words.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    if words.contains('\0') {
        None
    } else if words.starts_with("<svg") || words.starts_with("<?xml") && words.contains("<svg") {
        Some(FileKind::Svg)
    } else if words.starts_with("<!doctype html") || words.starts_with("<html") {
        Some(FileKind::WebPage)
    } else {
        Some(FileKind::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_tells_its_size_in_its_header() {
        let start = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\x01\x86\xa0\0\0\0\x10";
        assert_eq!(png_size(start), Some((100_000, 16)));
        for cut in 0..start.len() {
            assert_eq!(png_size(&start[..cut]), None);
        }
        assert_eq!(png_size(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT\0\x01\x86\xa0\0\0\0\x10"), None);
    }

    #[test]
    fn what_people_may_try_is_named() {
        for (bytes, kind) in [
            (&b"GIF89a\x10\0\x10\0"[..], Some(FileKind::Gif)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1", Some(FileKind::Heic)),
            (b"\0\0\0\x1cftypavif\0\0\0\0", Some(FileKind::Avif)),
            (b"\0\0\0\x20ftypisom\0\0\0\0", Some(FileKind::Video)),
            (b"\0\0\0\x20ftyp", Some(FileKind::Video)),
            (b"%PDF-1.7\n%\xE2\xE3", Some(FileKind::Pdf)),
            (b"II*\0\x08\0\0\0", Some(FileKind::Tiff)),
            (b"<?xml version=\"1.0\"?>\n<svg>", Some(FileKind::Svg)),
            (b"\xEF\xBB\xBF <!DOCTYPE html><html>", Some(FileKind::WebPage)),
            (b"Dear diary, \xC3", Some(FileKind::Text)),
            (b"\0\0\0\0", None),
            (b"RIFF\x10\0\0\0WAVEfmt ", None),
            (b"\x80\x81\x82", None),
        ] {
            assert_eq!(format(bytes), None, "{bytes:?}");
            assert_eq!(other(bytes), kind, "{bytes:?}");
        }
    }
}
