//! Images with values in [0, 1], and everything that is computed with them: corruption, drawing strokes as MNIST
//! digits, synthetic eyes, metrics (PSNR, SSIM, cross-entropy, spectrum), colour maps, and MNIST's file format IDX.
//!
//! The crate is pure: no browser, no files, no clock, no random numbers from the operating system. Random functions
//! take a seed or a generator, so the same input gives the same image on every machine.
//!
//! ```
//! use afterimage_imaging::{Corruption, Framing, Point, Stroke, psnr, rasterise};
//!
//! let stroke = Stroke::new(vec![Point::new(0.5, 0.1), Point::new(0.5, 0.9)]);
//! let clean = rasterise(&[stroke], Framing::Centred);
//! let noisy = Corruption { noise: 0.5, seed: 2008, ..Corruption::default() }.apply(&clean);
//! assert!(psnr(&clean, &noisy)? < 15.0);
//! # Ok::<(), afterimage_imaging::MetricError>(())
//! ```

mod colormap;
mod corruption;
mod eye;
mod idx;
mod image;
mod metrics;
mod point;
mod stroke;

pub use crate::colormap::{diverging, inferno};
pub use crate::corruption::{
    Corruption, Crosshair, EyeCorruption, MAX_EYE_NOISE, Patch, Reticle, ReticleShape, Warp, add_gaussian,
    add_gaussian_to, add_salt_and_pepper,
};
pub use crate::eye::synthetic_eye;
pub use crate::idx::{IdxError, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels, parse_idx};
pub use crate::image::{DIGIT_SIDE, EYE_SIDE, Image, ImageError};
pub use crate::metrics::{MetricError, Spectrum, cross_entropy, nyquist_share, psnr, psnr_where, ssim};
pub use crate::point::Point;
pub use crate::stroke::{DEFAULT_WIDTH, Framing, Stroke, StrokeSample, Tool, erase_strokes, rasterise, scribble};
