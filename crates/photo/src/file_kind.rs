//! Detects the kind of a file from its first bytes. The file's name may be wrong, and the type that a browser reports is
//! a guess from the name.

use afterimage_protocol::photo::{FileKind, PhotoFormat};

/// The number of bytes that are searched for text.
const TEXT_PREFIX: usize = 1024;

/// The format of the file, if it is one that can be opened.
pub fn format(bytes: &[u8]) -> Option<PhotoFormat> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(PhotoFormat::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(PhotoFormat::Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(PhotoFormat::WebP),
        _ => None,
    }
}

/// The kind of a file that cannot be opened, for kinds that users are likely to try.
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

/// The kind of an ISO base media file by its brand (ISO/IEC 14496-12): pictures of phones, or videos.
fn iso_media(brand: &[u8]) -> FileKind {
    match brand.first_chunk() {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => FileKind::Heic,
        Some(b"avif" | b"avis") => FileKind::Avif,
        _ => FileKind::Video,
    }
}

fn text(bytes: &[u8]) -> Option<FileKind> {
    let prefix = &bytes[..bytes.len().min(TEXT_PREFIX)];
    let text = match std::str::from_utf8(prefix) {
        Ok(text) => text,
        // The last character may be truncated.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&prefix[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let text = text.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    if text.contains('\0') {
        None
    } else if text.starts_with("<svg") || text.starts_with("<?xml") && text.contains("<svg") {
        Some(FileKind::Svg)
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
        Some(FileKind::WebPage)
    } else {
        Some(FileKind::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_that_users_may_try_are_detected() {
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
