//! Measures of how alike two images are: PSNR, SSIM and binary cross-entropy. The power spectrum of one image, and the
//! share of its energy at the Nyquist frequencies, are here too.

mod cross_entropy;
mod error;
mod nyquist;
mod psnr;
mod spectrum;
mod ssim;

pub use cross_entropy::cross_entropy;
pub use error::MetricError;
pub use nyquist::nyquist_share;
pub use psnr::{psnr, psnr_where};
pub use spectrum::Spectrum;
pub use ssim::ssim;
