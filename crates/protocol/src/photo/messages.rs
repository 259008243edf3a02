//! The messages: requests to the photo worker, responses from it.

use serde::{Deserialize, Serialize};

use super::{Crop, PhotoError};
use crate::encode;

/// From the page to the photo worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the picture in this file, in place of the one that was open before.
    /// Answered by [`Response::Opened`] or [`Response::Refused`].
    Open {
        /// The whole file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Cut a square out of the open picture. Answered by [`Response::Cropped`], or by [`Response::Refused`] where none
    /// is open.
    Crop {
        /// Chosen by the page; comes back with the pixels.
        id: u32,
        /// Which square.
        crop: Crop,
    },
}

/// From the photo worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The picture is open.
    Opened {
        /// Its pixels from left to right, as it is to be looked at: turned as the camera noted.
        width: u32,
        /// Its pixels from top to bottom.
        height: u32,
        /// The picture for the page to show.
        preview: Preview,
    },
    /// The picture was not opened. The one that was open before still is.
    Refused(PhotoError),
    /// The square that was asked for.
    Cropped {
        /// The request's.
        id: u32,
        /// `[3, 100, 100]` (see [`CROP_SIDE`](super::CROP_SIDE)), flattened: red, green, blue, in [0, 1].
        pixels: Vec<f32>,
    },
    /// The worker is of no more use: a fault in this program.
    Failed {
        /// Its own words.
        reason: String,
    },
}

/// The whole picture, small enough to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// `[height, width, 4]`, flattened: red, green, blue, and alpha, which is 255.
    #[serde(with = "serde_bytes")]
    pub rgba: Vec<u8>,
}

/// What precedes a file of `length` bytes in an encoded [`Request::Open`].
///
/// A wasm module's memory never shrinks. With this the page puts the message together without having the file in its
/// own.
pub fn open_head(length: usize) -> Vec<u8> {
    /// As [`Request`] begins, without what follows.
    #[derive(Serialize)]
    enum Head {
        Open { length: usize },
    }
    encode(&Head::Open { length })
}
