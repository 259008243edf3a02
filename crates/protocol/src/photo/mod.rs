//! What the page and the photo worker say to each other: a person's own picture is opened, and squares are cut out
//! of it. Encoded as the engines' messages are; the two never meet in one worker.

mod crop;
mod error;
mod messages;

pub use self::crop::Crop;
pub use self::error::{FileKind, PhotoError, PhotoFormat};
pub use self::messages::{Preview, Request, Response, open_head};

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 20_000_000;
/// The most pixels that a picture may have; 50 megapixels take 150 MB once they are decoded.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The most pixels that a picture may have on a side.
pub const MAX_SIDE: u32 = 16_384;
/// The fewest pixels that a picture may have on a side, and the smallest square to be cut out.
pub const MIN_SIDE: u32 = 16;
/// The pixels on a side of what is cut out, whatever its size in the picture.
pub const CROP_SIDE: usize = 100;
