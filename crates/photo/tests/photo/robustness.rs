//! No file causes a panic.

use crate::samples::{four_colours, jpeg, png, webp};
use afterimage_photo::open;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// How many files are tried, unless the environment's `PROPTEST_CASES` says otherwise.
const CASES: u32 = 1_000;

/// One file of each variant of each format. All open.
pub fn files() -> Vec<Vec<u8>> {
    let picture = four_colours(32, 24);
    vec![
        png(&picture),
        jpeg(&picture),
        webp(&picture),
        include_bytes!("files/progressive.jpg").to_vec(),
        include_bytes!("files/cmyk.jpg").to_vec(),
        include_bytes!("files/noninterleaved-420.jpg").to_vec(),
        include_bytes!("files/noninterleaved-chroma-first.jpg").to_vec(),
        include_bytes!("files/without-end-samsung.jpg").to_vec(),
        include_bytes!("files/lossy.webp").to_vec(),
        include_bytes!("files/animated.webp").to_vec(),
        include_bytes!("files/transparent.webp").to_vec(),
        include_bytes!("files/wrong-checksum.png").to_vec(),
        include_bytes!("files/gamma-1.0.png").to_vec(),
        include_bytes!("files/display-p3.png").to_vec(),
    ]
}

/// A change to a file.
#[derive(Clone, Debug)]
enum Damage {
    /// Another byte.
    Set(Index, u8),
    /// One bit flipped.
    Flip(Index, u8),
    /// Up to so many bytes less.
    Remove(Index, usize),
    /// A part of the file a second time, elsewhere.
    Repeat(Index, usize, Index),
    /// The end cut off.
    Truncate(Index),
}

impl Damage {
    fn apply(&self, file: &mut Vec<u8>) {
        if file.is_empty() {
            return;
        }
        let part = |at: &Index, length: usize| {
            let start = at.index(file.len());
            start..(start + length).min(file.len())
        };
        match self {
            Self::Set(at, byte) => *at.get_mut(file) = *byte,
            Self::Flip(at, bit) => *at.get_mut(file) ^= 1 << (bit % 8),
            Self::Remove(at, length) => drop(file.drain(part(at, *length))),
            Self::Repeat(from, length, to) => {
                let part = file[part(from, *length)].to_vec();
                let to = to.index(file.len());
                file.splice(to..to, part);
            }
            Self::Truncate(at) => file.truncate(at.index(file.len())),
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => any::<(Index, u8)>().prop_map(|(at, byte)| Damage::Set(at, byte)),
        4 => any::<(Index, u8)>().prop_map(|(at, bit)| Damage::Flip(at, bit)),
        1 => (any::<Index>(), 1..64_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        1 => (any::<Index>(), 1..64_usize, any::<Index>()).prop_map(|(from, length, to)| Damage::Repeat(from, length, to)),
        1 => any::<Index>().prop_map(Damage::Truncate),
    ]
}

/// Sets the checksums of a PNG right, so that damage comes to the decoder of the image data.
fn with_checksums(file: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = file.get(at..at + 4) {
        let length = length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let Some(checked) = file.get(at + 4..at + 8 + length) else { return };
        let checksum = crate::samples::crc32(checked).to_be_bytes();
        let Some(place) = file.get_mut(at + 8 + length..at + 12 + length) else { return };
        place.copy_from_slice(&checksum);
        at += 12 + length;
    }
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: CASES, ..config },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damage_does_not_panic(index in any::<Index>(), damage in vec(damage(), 1..6), mends_checksums in any::<bool>()) {
        let mut file = index.get(&files()).clone();
        damage.iter().for_each(|damage| damage.apply(&mut file));
        if mends_checksums && file.starts_with(b"\x89PNG") {
            with_checksums(&mut file);
        }
        let _ = open(&file);
    }

    #[test]
    fn noise_after_a_signature_is_refused(format in 0..3_usize, noise in vec(any::<u8>(), 0..400)) {
        let signature = [&b"\x89PNG\r\n\x1a\n"[..], b"\xFF\xD8\xFF", b"RIFF\x80\0\0\0WEBP"][format];
        prop_assert!(open(&[signature, &noise].concat()).is_err());
    }
}
