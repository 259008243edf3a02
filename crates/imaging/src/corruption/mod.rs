//! What is done to a clean image: noise, erased patches, crosshairs and reticles, one by one and as one value for
//! digits and one for eyes. The affine warp, which augments training data, is here too.

mod coverage;
mod crosshair;
mod digit_corruption;
mod eye_corruption;
mod gaussian_noise;
mod overlay;
mod patch;
mod random;
mod reticle;
mod salt_and_pepper;
mod warp;

pub use crosshair::Crosshair;
pub use digit_corruption::Corruption;
pub use eye_corruption::{EyeCorruption, MAX_EYE_NOISE};
pub use gaussian_noise::{add_gaussian, add_gaussian_to};
pub use overlay::Overlay;
pub use patch::Patch;
pub use reticle::{Reticle, ReticleShape};
pub use salt_and_pepper::add_salt_and_pepper;
pub use warp::Warp;
