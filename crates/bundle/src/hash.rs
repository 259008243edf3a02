//! Hashes of file contents.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// The hash in the form of subresource integrity, which browsers check: `sha256-…`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}

/// The first 16 hexadecimal digits of the hash, for file names. Trunk uses as many in its own names.
pub fn short(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes)[..8])
}

/// Whether a file's name contains a hash of its content, so that a changed file has another name.
pub fn is_in_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let digits = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map(|(_, digits)| digits);
    digits.is_some_and(|digits| digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_match_the_example_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn names_with_a_content_hash_are_recognised() {
        for path in ["page-cd1732aefbdad29e.css", "afterimage-73607768d95266d8_bg.wasm", "boot-ba7816bf8f01cfea.js"] {
            assert!(is_in_name(path), "{path}");
        }
        for path in ["index.html", "engine-cpu_bg.wasm", "assets/models/denoise-transposed2.safetensors", "sw.js"] {
            assert!(!is_in_name(path), "{path}");
        }
    }
}
