#![doc = include_str!("../README.md")]

mod colormap;
mod corruption;
mod eye;
mod idx;
mod image;
mod metrics;
mod point;
mod scene;
mod stroke;

pub use crate::colormap::{diverging, inferno};
pub use crate::corruption::{
    Corruption, Crosshair, EyeCorruption, MAX_EYE_NOISE, Overlay, Patch, Reticle, ReticleShape, Warp, add_gaussian,
    add_gaussian_to, add_salt_and_pepper,
};
pub use crate::eye::synthetic_eye;
pub use crate::idx::{IdxError, decode_idx, decode_idx_channels, encode_idx, encode_idx_channels, parse_idx};
pub use crate::image::{DIGIT_SIDE, EYE_SIDE, Image, ImageError};
pub use crate::metrics::{MetricError, Spectrum, cross_entropy, nyquist_share, psnr, psnr_where, ssim};
pub use crate::point::Point;
pub use crate::scene::{random_scene, vary};
pub use crate::stroke::{DEFAULT_WIDTH, Framing, Stroke, StrokeSample, Tool, erase_strokes, rasterise, scribble};
