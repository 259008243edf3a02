//! Why a picture was not opened.

use serde::{Deserialize, Serialize};

/// The pictures that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PhotoFormat {
    /// Portable Network Graphics.
    Png,
    /// What cameras write.
    Jpeg,
    /// What much of the web has.
    WebP,
}

impl PhotoFormat {
    /// The name that the page shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
        }
    }
}

/// What a file is that people may well try, but that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Graphics Interchange Format.
    Gif,
    /// Windows's bitmap.
    Bmp,
    /// Tagged Image File Format, and the raw pictures of cameras, which begin like it.
    Tiff,
    /// JPEG XL.
    JpegXl,
    /// What some phones write.
    Heic,
    /// AV1 in a still picture.
    Avif,
    /// Photoshop's document.
    Photoshop,
    /// Windows's icon.
    Icon,
    /// A drawing of lines.
    Svg,
    /// Any video of ISO base media.
    Video,
    /// Portable Document Format.
    Pdf,
    /// A ZIP archive, as office documents are too.
    Archive,
    /// HTML.
    WebPage,
    /// Any other text.
    Text,
}

/// Why a picture was not opened. These words are for logs; the page has its own, in the language of its reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum PhotoError {
    /// The file has no bytes.
    #[error("empty")]
    Empty,
    /// The file has more than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("{bytes} bytes")]
    TooBig {
        /// How many it has.
        bytes: usize,
    },
    /// The file holds none of the pictures that can be opened, whatever its name says.
    #[error("of another kind: {kind:?}")]
    Unknown {
        /// What it looks like.
        kind: Option<FileKind>,
    },
    /// The picture has more than [`MAX_PIXELS`](super::MAX_PIXELS), or more than [`MAX_SIDE`](super::MAX_SIDE) on a side.
    #[error("too many pixels: {width} × {height}")]
    TooManyPixels {
        /// As the file says.
        width: u32,
        /// As the file says.
        height: u32,
    },
    /// The picture has fewer than [`MIN_SIDE`](super::MIN_SIDE) pixels on a side.
    #[error("too few pixels: {width} × {height}")]
    TooSmall {
        /// As the file says.
        width: u32,
        /// As the file says.
        height: u32,
    },
    /// Decoding would take more memory than is allowed, because each pixel has so many bits.
    #[error("too much memory")]
    TooDeep,
    /// The file is cut off or damaged.
    #[error("broken {}: {reason}", .format.as_str())]
    Broken {
        /// What it began as.
        format: PhotoFormat,
        /// The decoder's own words.
        reason: String,
    },
    /// The format has a rare form, which the decoder does not know.
    #[error("rare {}: {reason}", .format.as_str())]
    Unsupported {
        /// What it is.
        format: PhotoFormat,
        /// The decoder's own words.
        reason: String,
    },
    /// A square was asked for before a picture was opened.
    #[error("no picture is open")]
    NothingOpen,
}
