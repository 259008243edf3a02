//! The messages between the page and the photo worker, which opens a picture of the user's and crops squares from it.
//!
//! They are encoded as those of the engines. The worker answers every request with one response before the request's
//! event ends, so responses come in the order of the requests. The page waits for the response to a request before it
//! sends another of the same kind; it may send an `Open` while a `Crop` is being answered.

mod crop;
mod error;
mod messages;

pub use self::crop::Crop;
pub use self::error::{FileKind, PhotoError, PhotoFormat};
pub use self::messages::{Preview, Request, Response, open_header};

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 20_000_000;
/// The most pixels that a picture may have; 50 megapixels take 150 MB once they are decoded.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The most pixels that a picture may have on a side.
pub const MAX_SIDE: u32 = 16_384;
/// The fewest pixels that a picture may have on a side, and the side of the smallest square that can be cropped.
pub const MIN_SIDE: u32 = 16;
/// The side of a cropped square in pixels, whatever its size in the picture.
pub const CROP_SIDE: usize = 100;
