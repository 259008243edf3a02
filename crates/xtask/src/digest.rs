//! What tells one content from another.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// The bytes' hash as browsers check it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}

/// Sixteen digits of it, for names; as many as Trunk gives to its own files.
pub fn short(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes)[..8])
}

/// Whether a file's name holds such digits, so that another content has another name.
pub fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let digits = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map(|(_, digits)| digits);
    digits.is_some_and(|digits| digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn names_that_change_with_the_content_are_told_from_the_others() {
        for path in ["page-cd1732aefbdad29e.css", "afterimage-73607768d95266d8_bg.wasm", "boot-ba7816bf8f01cfea.js"] {
            assert!(is_named_by_content(path), "{path}");
        }
        for path in ["index.html", "engine-cpu_bg.wasm", "assets/models/denoise-transposed2.safetensors", "sw.js"] {
            assert!(!is_named_by_content(path), "{path}");
        }
    }
}
