//! Strokes as the user draws them, and how they become the pixels of a digit: smoothing, MNIST's normalisation and
//! anti-aliased drawing. Random scribbles, which the networks are trained on too, are made here as well.

mod bounds;
mod capsule;
mod clip;
mod input;
mod placement;
mod rasterise;
mod scribble;
mod segments;
mod simplify;
mod smooth;
mod stroke_sample;
mod visible_bounds;

pub use input::{DEFAULT_WIDTH, Stroke, Tool};
pub use rasterise::{Framing, erase_strokes, rasterise};
pub use scribble::scribble;
pub use stroke_sample::StrokeSample;
