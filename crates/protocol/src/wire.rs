//! Encoding and decoding messages.

use serde::{Deserialize, Serialize};

use crate::EngineError;

/// The bytes of a message, for `postMessage`.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Writing these types to a growing vector cannot fail. If it did, the receiver would report the empty message as
    // `EngineError::Protocol`.
    postcard::to_stdvec(message).unwrap_or_default()
}

/// Decodes a message.
///
/// # Errors
/// [`EngineError::Protocol`] where the bytes are not a `T`, or more than one.
pub fn decode<'bytes, T: Deserialize<'bytes>>(bytes: &'bytes [u8]) -> Result<T, EngineError> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(EngineError::Protocol),
    }
}
