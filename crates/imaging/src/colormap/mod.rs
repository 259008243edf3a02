//! Colour maps from a value to an sRGB colour: a sequential one and a diverging one. Their tests measure lightness and
//! colour difference as the eye sees them.

#[cfg(test)]
mod colorimetry;
mod diverging;
mod inferno;

pub use diverging::diverging;
pub use inferno::inferno;
