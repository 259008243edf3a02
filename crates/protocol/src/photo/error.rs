//! Why a picture was not opened.

use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE};

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

/// Why a picture was not opened, in words for the person at the page: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum PhotoError {
    /// The file has no bytes.
    #[error("This file is empty. Choose another one.")]
    Empty,
    /// The file has more than [`MAX_BYTES`].
    #[error(
        "This file has {}, and at most {} can be opened. Save the picture smaller, or choose another one.",
        megabytes(*.bytes),
        megabytes(MAX_BYTES)
    )]
    TooBig {
        /// How many it has.
        bytes: usize,
    },
    /// The file holds none of the pictures that can be opened, whatever its name says.
    #[error(
        "This file is {}. Only PNG, JPEG and WebP pictures can be opened: save it as one of these, or choose another one.",
        .kind.as_deref().unwrap_or("of an unknown kind")
    )]
    Unknown {
        /// What it looks like, with its article: "a HEIC picture".
        kind: Option<String>,
    },
    /// The picture has more than [`MAX_PIXELS`], or more than [`MAX_SIDE`] on a side.
    #[error(
        "This picture has {width} × {height} pixels, and at most {} million can be opened, {MAX_SIDE} on a side. Save it \
         smaller, or choose another one.",
        MAX_PIXELS / 1_000_000
    )]
    TooManyPixels {
        /// As the file says.
        width: u32,
        /// As the file says.
        height: u32,
    },
    /// The picture has fewer than [`MIN_SIDE`] pixels on a side.
    #[error("This picture has {width} × {height} pixels, and needs {MIN_SIDE} on each side. Choose a larger one.")]
    TooSmall {
        /// As the file says.
        width: u32,
        /// As the file says.
        height: u32,
    },
    /// Decoding would take more memory than is allowed, because each pixel has so many bits.
    #[error("This picture takes too much memory. Save it with 8 bits a channel, or smaller.")]
    TooDeep,
    /// The file is cut off or damaged.
    #[error("This {} file is cut off or damaged ({reason}). Get it once more, or choose another one.", .format.as_str())]
    Broken {
        /// What it began as.
        format: PhotoFormat,
        /// The decoder's own words.
        reason: String,
    },
    /// The format has a rare form, which the decoder does not know.
    #[error("This {} file is of a rare kind ({reason}). Save it anew in another program, or choose another one.", .format.as_str())]
    Unsupported {
        /// What it is.
        format: PhotoFormat,
        /// The decoder's own words.
        reason: String,
    },
    /// A square was asked for before a picture was opened.
    #[error("No picture is open. Choose one first.")]
    NothingOpen,
}

/// Megabytes of a million bytes, rounded up, so that a byte too much is seen.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{}.{tenth} MB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_say_what_is_wrong_and_what_to_do() {
        for (error, words) in [
            (
                PhotoError::TooBig { bytes: MAX_BYTES + 1 },
                "This file has 20.1 MB, and at most 20 MB can be opened. Save the picture smaller, or choose another \
                 one.",
            ),
            (
                PhotoError::Unknown { kind: Some("a HEIC picture".to_owned()) },
                "This file is a HEIC picture. Only PNG, JPEG and WebP pictures can be opened: save it as one of these, \
                 or choose another one.",
            ),
            (
                PhotoError::TooManyPixels { width: 100_000, height: 100_000 },
                "This picture has 100000 × 100000 pixels, and at most 50 million can be opened, 16384 on a side. Save \
                 it smaller, or choose another one.",
            ),
            (
                PhotoError::Broken { format: PhotoFormat::Jpeg, reason: "its end is missing".to_owned() },
                "This JPEG file is cut off or damaged (its end is missing). Get it once more, or choose another one.",
            ),
        ] {
            assert_eq!(error.to_string(), words);
        }
    }
}
