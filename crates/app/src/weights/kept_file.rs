//! The user's own network as the browser keeps it for the next visit.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The version of the format. It increases with every incompatible change.
const VERSION: u8 = 1;

/// A file that an engine has accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFile {
    /// The file's name.
    pub name: Rc<str>,
    /// The file's content.
    pub bytes: Rc<[u8]>,
}

#[derive(Serialize, Deserialize)]
struct Format<'a> {
    version: u8,
    name: &'a str,
    bytes: &'a [u8],
}

impl KeptFile {
    /// As bytes that the browser can keep.
    pub fn encode(&self) -> Vec<u8> {
        let Self { name, bytes } = self;
        afterimage_protocol::encode(&Format { version: VERSION, name, bytes })
    }

    /// What such bytes mean. None where they are damaged, or of another version.
    pub fn decode(encoded: &[u8]) -> Option<Self> {
        let Format { version, name, bytes } = afterimage_protocol::decode(encoded).ok()?;
        (version == VERSION).then(|| Self { name: name.into(), bytes: bytes.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_as_it_was_kept() {
        let file = KeptFile { name: "网络.safetensors".into(), bytes: [0, 1, 2, 255].into() };
        assert_eq!(KeptFile::decode(&file.encode()), Some(file));
    }

    #[test]
    fn damaged_bytes_and_those_of_another_version_are_no_file() {
        let file = KeptFile { name: "a".into(), bytes: [1, 2].into() };
        let encoded = file.encode();
        let other_version = [&[VERSION + 1][..], &encoded[1..]].concat();
        for bytes in [&[][..], &encoded[..encoded.len() - 1], &[&encoded[..], &[0]].concat(), &other_version] {
            assert_eq!(KeptFile::decode(bytes), None);
        }
    }
}
