//! Images as `f32` in [0, 1], and what is done to them: corruption, drawing strokes as MNIST
//! digits, PSNR, SSIM and cross-entropy, colour maps, and IDX, MNIST's file format.
//!
//! Pure logic: no browser, no files, no clock, no entropy from the operating system. Whatever is
//! random takes a seed or a generator, so the same input gives the same picture on every machine.
//!
//! ```
//! use afterimage_imaging::{Corruption, Framing, Point, Stroke, psnr, rasterise};
//!
//! let one = Stroke::new(vec![Point::new(0.5, 0.1), Point::new(0.5, 0.9)]);
//! let clean = rasterise(&[one], Framing::Centred);
//! let noisy = Corruption { noise: 0.5, seed: 2008, ..Corruption::default() }.apply(&clean);
//! assert!(psnr(&clean, &noisy)? < 15.0);
//! # Ok::<(), afterimage_imaging::MetricError>(())
//! ```

mod capsule;
mod corruption;
mod coverage;
mod cross_entropy;
mod crosshair;
mod diverging;
mod erase;
mod extent;
mod eye;
mod eye_corruption;
mod fit;
mod idx;
mod image;
mod inferno;
mod ink;
mod metrics;
mod noise;
mod nyquist;
mod point;
mod psnr;
mod random;
mod raster;
mod remains;
mod reticle;
mod runs;
mod salt_and_pepper;
mod scribble;
mod smooth;
mod spectrum;
mod ssim;
mod stroke;
mod stroke_sample;
mod thin;
mod warp;

#[cfg(test)]
mod colorimetry;

pub use crate::corruption::Corruption;
pub use crate::cross_entropy::cross_entropy;
pub use crate::crosshair::Crosshair;
pub use crate::diverging::diverging;
pub use crate::erase::Patch;
pub use crate::eye::{EYE_SIDE, synthetic_eye};
pub use crate::eye_corruption::{EyeCorruption, MAX_EYE_NOISE};
pub use crate::idx::{IdxError, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels, parse_idx};
pub use crate::image::{DIGIT_SIDE, Image, ImageError};
pub use crate::inferno::inferno;
pub use crate::metrics::MetricError;
pub use crate::noise::{add_gaussian, add_gaussian_to};
pub use crate::nyquist::nyquist_share;
pub use crate::point::Point;
pub use crate::psnr::{psnr, psnr_where};
pub use crate::raster::{Framing, erase_strokes, rasterise};
pub use crate::reticle::{Reticle, ReticleShape};
pub use crate::salt_and_pepper::add_salt_and_pepper;
pub use crate::scribble::scribble;
pub use crate::spectrum::Spectrum;
pub use crate::ssim::ssim;
pub use crate::stroke::{DEFAULT_WIDTH, Stroke, Tool};
pub use crate::stroke_sample::StrokeSample;
pub use crate::warp::Warp;
