//! Messages as bytes.

use serde::{Serialize, de::DeserializeOwned};

use crate::EngineError;

/// A message's bytes, ready for `postMessage`.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing these types to a growing vector has no way to fail; an empty message decodes to `Protocol`.
    postcard::to_stdvec(message).unwrap_or_default()
}

/// The message in `bytes`.
///
/// # Errors
/// [`EngineError::Protocol`] where the bytes are not a `T`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EngineError> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(EngineError::Protocol),
    }
}
