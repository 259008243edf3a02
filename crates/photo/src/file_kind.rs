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
        // Raw pictures of Olympus, Panasonic and Fujifilm.
        [b'I', b'I', b'R', b'O' | b'S', ..] | [b'I', b'I', b'U', 0, ..] => Some(FileKind::Tiff),
        [b'F', b'U', b'J', b'I', b'F', b'I', b'L', b'M', ..] => Some(FileKind::Tiff),
        [0xFF, 0x0A, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some(FileKind::JpegXl),
        [b'8', b'B', b'P', b'S', ..] => Some(FileKind::Photoshop),
        [0, 0, 1, 0, ..] => Some(FileKind::Icon),
        [b'%', b'P', b'D', b'F', ..] => Some(FileKind::Pdf),
        [b'P', b'K', 3, 4, ..] => Some(FileKind::Archive),
        // Matroska and WebM; AVI.
        [0x1A, 0x45, 0xDF, 0xA3, ..] | [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', b' ', ..] => {
            Some(FileKind::Video)
        }
        [l0, l1, l2, l3, b'f', b't', b'y', b'p', brands @ ..] => {
            let length = u32::from_be_bytes([*l0, *l1, *l2, *l3]) as usize;
            Some(iso_media(&brands[..brands.len().min(length.saturating_sub(8))]))
        }
        _ => text(bytes),
    }
}

/// The kind of an ISO base media file by its brands (ISO/IEC 14496-12): pictures of phones, or videos. The first four
/// letters are the main brand, and a version of four bytes follows, which is no brand. A picture may have a main brand
/// that only says that it is a picture.
fn iso_media(brands: &[u8]) -> FileKind {
    let (brands, _) = brands.as_chunks::<4>();
    let main = brands.first();
    let has_any = |wanted: &[&[u8; 4]]| brands.iter().any(|brand| wanted.contains(&brand));
    match main {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx") => FileKind::Heic,
        Some(b"avif" | b"avis") => FileKind::Avif,
        Some(b"mif1" | b"msf1" | b"mif2" | b"miaf") if has_any(&[b"avif", b"avis"]) => FileKind::Avif,
        Some(b"mif1" | b"msf1" | b"mif2" | b"miaf") => FileKind::Heic,
        // A raw picture of Canon.
        Some(b"crx ") => FileKind::Tiff,
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
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
        Some(FileKind::WebPage)
    } else if text.starts_with('<') && text.contains("<svg") {
        Some(FileKind::Svg)
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
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some(FileKind::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Some(FileKind::Heic)),
            (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf", Some(FileKind::Avif)),
            (b"\0\0\0\x14ftypmif1\0\0\0\0mif1avif", Some(FileKind::Heic)),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Some(FileKind::Tiff)),
            (b"\0\0\0\x1cftypavif\0\0\0\0", Some(FileKind::Avif)),
            (b"\0\0\0\x20ftypisom\0\0\0\0", Some(FileKind::Video)),
            (b"\0\0\0\x20ftyp", Some(FileKind::Video)),
            (b"%PDF-1.7\n%\xE2\xE3", Some(FileKind::Pdf)),
            (b"II*\0\x08\0\0\0", Some(FileKind::Tiff)),
            (b"IIRO\x08\0\0\0", Some(FileKind::Tiff)),
            (b"FUJIFILMCCD-RAW ", Some(FileKind::Tiff)),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81", Some(FileKind::Video)),
            (b"RIFF\x10\0\0\0AVI LIST", Some(FileKind::Video)),
            (b"<?xml version=\"1.0\"?>\n<svg>", Some(FileKind::Svg)),
            (b"<!-- drawn by hand -->\n<svg>", Some(FileKind::Svg)),
            (b"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"><svg>", Some(FileKind::Svg)),
            (b"<!DOCTYPE html><svg>", Some(FileKind::WebPage)),
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
