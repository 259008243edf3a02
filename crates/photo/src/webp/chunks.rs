//! The chunks of a WebP: one RIFF chunk, and in it chunks of type, length, data, padding (RFC 9649, 2.3).
//!
//! The decoder allocates as much as a chunk claims to have. So the chunks are measured before it runs.

use std::borrow::Cow;

/// The bytes of a type and a length.
const HEAD: usize = 8;
/// The bytes before the first chunk in RIFF: `RIFF`, a length, `WEBP`.
const START: usize = 12;

/// The file up to its last chunk that is whole, as long as one of them is a picture; data of programs, or later pictures
/// of an animation, may be cut off. `None` without a whole picture. Bytes after the end are ignored.
pub fn mend(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let claimed = bytes.get(4..)?.first_chunk().map(|length| u32::from_le_bytes(*length))?;
    let claimed = usize::try_from(claimed).ok()?.checked_add(HEAD)?;
    let inside = bytes.get(..claimed).unwrap_or(bytes);
    let mut at = START;
    let mut has_picture = false;
    while let Some((kind, data, next)) = chunk(inside, at) {
        let is_picture = match &kind {
            b"VP8 " | b"VP8L" => true,
            b"ANMF" if is_whole_frame(data) => true,
            b"ANMF" => break,
            _ => false,
        };
        has_picture |= is_picture;
        at = next;
    }
    if !has_picture {
        return None;
    }
    if at == claimed {
        return Some(Cow::Borrowed(inside));
    }
    let length = u32::try_from(at - HEAD).ok()?.to_le_bytes();
    Some(Cow::Owned([b"RIFF", &length, &inside[HEAD..at]].concat()))
}

/// Whether a frame of an animation, 16 bytes of position and duration and then chunks, has all of its chunks.
fn is_whole_frame(data: &[u8]) -> bool {
    let mut at = 16;
    while let Some((.., next)) = chunk(data, at) {
        at = next;
    }
    at > 16 && at == data.len()
}

/// The type and the data of the chunk at `at`, and where the next one begins.
fn chunk(bytes: &[u8], at: usize) -> Option<([u8; 4], &[u8], usize)> {
    let [kind @ .., l0, l1, l2, l3] = *bytes.get(at..)?.first_chunk::<HEAD>()?;
    let length = usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])).ok()?;
    let end = length.checked_add(at + HEAD)?;
    let data = bytes.get(at + HEAD..end)?;
    // Some programs omit the padding byte after the last chunk.
    Some((kind, data, (end + length % 2).min(bytes.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
        [&kind[..], &(data.len() as u32).to_le_bytes(), data, &[0][..data.len() % 2]].concat()
    }

    fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
        chunk(*b"RIFF", &[b"WEBP", &chunks.concat()[..]].concat())
    }

    #[test]
    fn a_file_that_is_right_is_not_changed() {
        let file = riff(&[chunk(*b"VP8L", &[1, 2, 3]), chunk(*b"EXIF", &[4])]);
        assert!(matches!(mend(&file), Some(Cow::Borrowed(whole)) if whole == file));
        assert_eq!(mend(&[&file, &b"and a film"[..]].concat()).as_deref(), Some(&*file));
    }

    #[test]
    fn only_what_follows_a_picture_may_be_cut_off() {
        let picture = chunk(*b"VP8L", &[1, 2, 3]);
        let whole = riff(std::slice::from_ref(&picture));
        let file = riff(&[picture, chunk(*b"EXIF", &[4, 5, 6, 7])]);
        for length in 0..file.len() {
            let mended = mend(&file[..length]);
            // The last byte of the picture is padding.
            match length < whole.len() - 1 {
                true => assert_eq!(mended, None, "{length}"),
                false => assert_eq!(mended.as_deref().map(|file| &file[8..23]), Some(&whole[8..23]), "{length}"),
            }
        }
    }

    #[test]
    fn a_frame_of_an_animation_needs_all_of_its_chunks() {
        let frame = |picture: &[u8]| chunk(*b"ANMF", &[&[0; 16], picture].concat());
        let picture = chunk(*b"VP8L", &[1, 2, 3, 4]);
        let [whole, cut] = [&picture[..], &picture[..9]].map(frame);
        assert_eq!(mend(&riff(std::slice::from_ref(&cut))), None);
        let first = riff(std::slice::from_ref(&whole));
        assert_eq!(mend(&riff(&[whole, cut])).as_deref(), Some(&*first));
    }
}
