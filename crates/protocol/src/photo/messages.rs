//! The requests to the photo worker and its responses.

use serde::{Deserialize, Serialize};

use super::{Crop, PhotoError};
use crate::encode;

/// A message from the page to the photo worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the picture in this file, in place of the one that is open.
    /// Answered by [`Response::Opened`] or [`Response::Refused`].
    Open {
        /// The whole file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Crop a square from the open picture. Answered by [`Response::Cropped`], or by [`Response::Refused`] where no
    /// picture is open.
    Crop {
        /// A number that the page chooses; the response repeats it.
        id: u32,
        /// The square.
        crop: Crop,
    },
}

/// A message from the photo worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The picture is open.
    Opened {
        /// Its width in pixels, after the rotation that the camera noted.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// A smaller version, for the page to show.
        preview: Preview,
    },
    /// The picture was not opened. The picture before it stays open.
    Refused(PhotoError),
    /// The requested square.
    Cropped {
        /// The request's `id`.
        id: u32,
        /// `[3, 100, 100]` (see [`CROP_SIDE`](super::CROP_SIDE)), flattened: red, green, blue, in [0, 1].
        pixels: Vec<f32>,
    },
    /// The worker failed, which is a bug in this program. It is of no further use.
    Failed {
        /// The error message.
        reason: String,
    },
}

/// The whole picture, small enough for the page to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// `[height, width, 4]`, flattened: red, green, blue, and alpha, which is 255.
    #[serde(with = "serde_bytes")]
    pub rgba: Vec<u8>,
}

/// The bytes before a file of `length` bytes in an encoded [`Request::Open`].
///
/// A wasm module's memory never shrinks. So the page joins this header and the file outside of its own memory.
pub fn open_header(length: usize) -> Vec<u8> {
    /// The first fields of [`Request`].
    #[derive(Serialize)]
    enum Header {
        Open { length: usize },
    }
    encode(&Header::Open { length })
}
