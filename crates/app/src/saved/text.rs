//! Values as texts that a link and the browser's storage can hold, with a version and a checksum.

use std::hash::Hasher;

use data_encoding::BASE64URL_NOPAD;
use fnv::FnvHasher;
use serde::{Serialize, de::DeserializeOwned};

use super::DecodeError;

/// The length in bytes of the checksum, which comes first. It detects texts that were cut or mistyped.
pub(super) const CHECKSUM_LENGTH: usize = 4;
/// The maximum length of a text in bytes. A hundred thousand points fit in.
pub(super) const MAX_LENGTH: usize = 1 << 20;

/// As a text of letters, digits, `-` and `_`. None where it would be longer than [`MAX_LENGTH`].
pub(super) fn encode(version: u8, value: &impl Serialize) -> Option<String> {
    let checked = [&[version][..], &afterimage_protocol::encode(value)].concat();
    let bytes = [&checksum(&checked)[..], &checked].concat();
    (BASE64URL_NOPAD.encode_len(bytes.len()) <= MAX_LENGTH).then(|| BASE64URL_NOPAD.encode(&bytes))
}

/// What such a text means.
///
/// # Errors
/// [`DecodeError`] where it is of another version, or holds no such value.
pub(super) fn decode<T: DeserializeOwned>(version: u8, text: &str) -> Result<T, DecodeError> {
    let malformed = DecodeError::Malformed;
    if text.len() > MAX_LENGTH {
        return Err(malformed);
    }
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| malformed)?;
    match bytes.split_first_chunk::<CHECKSUM_LENGTH>() {
        Some((given, [found, body @ ..])) if *given == checksum(&bytes[CHECKSUM_LENGTH..]) => {
            if *found != version {
                return Err(DecodeError::OtherVersion);
            }
            afterimage_protocol::decode(body).map_err(|_| malformed)
        }
        _ => Err(malformed),
    }
}

/// The checksum: the lower half of the 64-bit FNV-1a hash.
pub(super) fn checksum(bytes: &[u8]) -> [u8; CHECKSUM_LENGTH] {
    let mut hasher = FnvHasher::default();
    hasher.write(bytes);
    (hasher.finish() as u32).to_le_bytes()
}
