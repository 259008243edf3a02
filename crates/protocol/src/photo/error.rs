//! The errors of the photo worker.

use serde::{Deserialize, Serialize};

/// The file formats that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PhotoFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG, which cameras write.
    Jpeg,
    /// WebP, which many websites use.
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

/// Kinds of files that users are likely to try, but that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// Graphics Interchange Format.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// Tagged Image File Format, and cameras' raw files, which begin like it.
    Tiff,
    /// JPEG XL.
    JpegXl,
    /// High Efficiency Image File Format, which some phones write.
    Heic,
    /// AV1 Image File Format.
    Avif,
    /// Photoshop document.
    Photoshop,
    /// Windows icon.
    Icon,
    /// Scalable Vector Graphics.
    Svg,
    /// A video in an ISO base media file, such as MP4.
    Video,
    /// Portable Document Format.
    Pdf,
    /// A ZIP archive, which office documents are too.
    Archive,
    /// HTML.
    WebPage,
    /// Any other text.
    Text,
}

/// Why a picture was not opened or cropped. The texts are for logs; the page has texts of its own in the user's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum PhotoError {
    /// The file has no bytes.
    #[error("empty")]
    Empty,
    /// The file has more than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("{bytes} bytes")]
    TooBig {
        /// The length of the file.
        bytes: usize,
    },
    /// The file's content is of none of the formats that can be opened, whatever its name says.
    #[error("of another kind: {kind:?}")]
    Unknown {
        /// The kind of file that the content looks like.
        kind: Option<FileKind>,
    },
    /// The picture has more than [`MAX_PIXELS`](super::MAX_PIXELS), or more than [`MAX_SIDE`](super::MAX_SIDE) on a side.
    #[error("too many pixels: {width} × {height}")]
    TooManyPixels {
        /// The width that the file claims.
        width: u32,
        /// The height that the file claims.
        height: u32,
    },
    /// The picture has fewer than [`MIN_SIDE`](super::MIN_SIDE) pixels on a side.
    #[error("too few pixels: {width} × {height}")]
    TooSmall {
        /// The width that the file claims.
        width: u32,
        /// The height that the file claims.
        height: u32,
    },
    /// Decoding would take more memory than is allowed, because each pixel has too many bits.
    #[error("too much memory")]
    TooDeep,
    /// The file is damaged.
    #[error("damaged {}", .format.as_str())]
    Broken {
        /// The format that the file begins with.
        format: PhotoFormat,
    },
    /// The file uses a rare variant of its format, which cannot be decoded.
    #[error("rare {}", .format.as_str())]
    Unsupported {
        /// The format of the file.
        format: PhotoFormat,
    },
    /// A square was requested before a picture was opened.
    #[error("no picture is open")]
    NothingOpen,
    /// The file ends before its picture does.
    #[error("truncated {}", .format.as_str())]
    CutOff {
        /// The format that the file begins with.
        format: PhotoFormat,
    },
    /// The picture is brighter than a screen's white (ITU-R BT.2100), and would be too dark in sRGB.
    #[error("of high dynamic range")]
    HighDynamicRange,
}
