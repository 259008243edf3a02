//! Images as `f32` in [0, 1], and what is done to them: corruption, drawing strokes as MNIST
//! digits, PSNR and SSIM, and the sprite of sample digits.
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
mod crosshair;
mod erase;
mod fit;
mod image;
mod ink;
mod metrics;
mod noise;
mod nyquist;
mod psnr;
mod random;
mod raster;
mod scribble;
mod smooth;
mod spectrum;
mod sprite;
mod ssim;
mod stroke;
mod warp;

pub use crate::corruption::Corruption;
pub use crate::crosshair::Crosshair;
pub use crate::erase::Patch;
pub use crate::image::{DIGIT_SIDE, Image, ImageError};
pub use crate::metrics::MetricError;
pub use crate::noise::{add_gaussian, add_gaussian_to};
pub use crate::nyquist::nyquist_share;
pub use crate::psnr::psnr;
pub use crate::raster::{Framing, rasterise};
pub use crate::scribble::scribble;
pub use crate::smooth::smooth;
pub use crate::spectrum::Spectrum;
pub use crate::sprite::{SpriteError, decode_sprite, encode_sprite};
pub use crate::ssim::ssim;
pub use crate::stroke::{DEFAULT_WIDTH, Point, Stroke};
pub use crate::warp::Warp;
