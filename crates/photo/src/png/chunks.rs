//! The chunks of a PNG: length, type, data, checksum (PNG specification, 5.3).

use std::borrow::Cow;

/// The bytes of the signature before the first chunk.
const SIGNATURE: usize = 8;
/// The bytes of a length and a type.
const HEAD: usize = 8;
/// The type of a chunk of image data.
const DATA: [u8; 4] = *b"IDAT";
/// The type of the last chunk.
const END: [u8; 4] = *b"IEND";

/// A file that the decoder can read to its end.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended<'a> {
    /// The file's bytes, changed where it was necessary.
    pub bytes: Cow<'a, [u8]>,
    /// Whether the checksum of a chunk with image data was wrong. It is right now.
    pub has_wrong_checksum: bool,
    /// Whether the end was missing.
    pub is_cut_off: bool,
}

/// The width and the height in the header, whose position is fixed (PNG specification, 11.2.1).
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(12..)?.strip_prefix(b"IHDR")?;
    let (width, rest) = header.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// Mends what browsers forgive: wrong checksums of image data, whose compression has one of its own, and a missing end.
/// `None` where there are no image data. Bytes after the end are ignored.
pub fn mend(bytes: &[u8]) -> Option<Mended<'_>> {
    let mut at = SIGNATURE;
    let mut has_data = false;
    let mut wrong = Vec::new();
    let mut rest = None;
    while let Some((kind, length)) = head(bytes, at) {
        let data_end = length.checked_add(at + HEAD)?;
        let Some(checksum) = bytes.get(data_end..).and_then(<[u8]>::first_chunk::<4>) else {
            // What there is of image data becomes a chunk.
            rest = (kind == DATA).then_some(&bytes[at + HEAD..data_end.min(bytes.len())]);
            break;
        };
        if kind == END {
            return has_data.then(|| Mended::new(bytes, &wrong, false));
        }
        if kind == DATA {
            has_data = true;
            // The checksum is also of the type.
            let expected = crc32(&bytes[at + 4..data_end]).to_be_bytes();
            if expected != *checksum {
                wrong.push((data_end, expected));
            }
        }
        at = data_end + 4;
    }
    if !has_data && rest.is_none() {
        return None;
    }
    let mut mended = Mended::new(bytes.get(..at)?, &wrong, true);
    let file = mended.bytes.to_mut();
    for (kind, data) in rest.map(|data| (DATA, data)).into_iter().chain([(END, &[][..])]) {
        let checked = [&kind, data].concat();
        file.extend((data.len() as u32).to_be_bytes());
        file.extend(&checked);
        file.extend(crc32(&checked).to_be_bytes());
    }
    Some(mended)
}

impl<'a> Mended<'a> {
    /// A file with these checksums at these positions.
    fn new(bytes: &'a [u8], checksums: &[(usize, [u8; 4])], is_cut_off: bool) -> Self {
        let mut bytes = Cow::Borrowed(bytes);
        for (at, checksum) in checksums {
            bytes.to_mut()[*at..at + 4].copy_from_slice(checksum);
        }
        Self { bytes, has_wrong_checksum: !checksums.is_empty(), is_cut_off }
    }
}

/// The type of the chunk at `at`, and the length of its data.
fn head(bytes: &[u8], at: usize) -> Option<([u8; 4], usize)> {
    let [l0, l1, l2, l3, kind @ ..] = *bytes.get(at..)?.first_chunk::<HEAD>()?;
    Some((kind, usize::try_from(u32::from_be_bytes([l0, l1, l2, l3])).ok()?))
}

/// The CRC-32 of the PNG specification (annex D), with a table of its remainders.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let mut crc = byte as u32;
            let mut bit = 0;
            while bit < 8 {
                crc = crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
                bit += 1;
            }
            table[byte] = crc;
            byte += 1;
        }
        table
    };
    !bytes.iter().fold(u32::MAX, |crc, byte| crc >> 8 ^ TABLE[usize::from(crc as u8 ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\x01\x86\xa0\0\0\0\x10\x08\x02\0\0\0CRC!";

    fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
        let checked = [&kind, data].concat();
        [&(data.len() as u32).to_be_bytes()[..], &checked, &crc32(&checked).to_be_bytes()].concat()
    }

    #[test]
    fn the_size_is_read_from_the_header() {
        assert_eq!(size(HEADER), Some((100_000, 16)));
        for cut in 0..24 {
            assert_eq!(size(&HEADER[..cut]), None);
        }
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT\0\x01\x86\xa0\0\0\0\x10"), None);
    }

    #[test]
    fn a_file_that_is_right_is_not_changed() {
        let file = [HEADER, &chunk(DATA, &[1, 2, 3]), &chunk(*b"tEXt", b"a"), &chunk(END, &[]), b"more"].concat();
        let mended = mend(&file).unwrap();
        assert!(matches!(mended.bytes, Cow::Borrowed(_)));
        assert!(!mended.has_wrong_checksum && !mended.is_cut_off);
    }

    #[test]
    fn the_checksum_of_image_data_is_set_right() {
        let right = [HEADER, &chunk(DATA, &[1, 2, 3]), &chunk(END, &[])].concat();
        let mut wrong = right.clone();
        wrong[HEADER.len() + 11] ^= 1;
        let mended = mend(&wrong).unwrap();
        assert_eq!((&*mended.bytes, mended.has_wrong_checksum), (&*right, true));
    }

    #[test]
    fn a_missing_end_is_added() {
        let whole = [HEADER, &chunk(DATA, &[1, 2, 3])].concat();
        let right = [&whole[..], &chunk(END, &[])].concat();
        let text = chunk(*b"tEXt", b"a");
        for rest in [&[][..], &[0, 0, 0], &text[..10], &right[whole.len()..right.len() - 1]] {
            let file = [&whole[..], rest].concat();
            let mended = mend(&file).unwrap();
            assert_eq!((&*mended.bytes, mended.is_cut_off), (&*right, true));
        }
        let part = [HEADER, &chunk(DATA, &[1, 2]), &chunk(END, &[])].concat();
        assert_eq!(&*mend(&whole[..HEADER.len() + 10]).unwrap().bytes, &*part);
        assert_eq!(mend(&whole[..HEADER.len() + 7]), None);
        assert_eq!(mend(&[HEADER, &chunk(END, &[])].concat()), None);
    }
}
