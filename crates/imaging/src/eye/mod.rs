//! Synthetic photographs of human eyes, each made from a seed. The random traits of an eye are drawn first; then skin,
//! eyeball and hairs are painted, and a simulated camera turns the painting into a photograph.

mod camera;
mod canvas;
mod colour;
mod eyeball;
mod frame;
mod glasses;
mod hairs;
mod lids;
mod sampling;
mod skin;
mod synthetic_eye;
#[cfg(test)]
mod tests;
mod texture;
mod traits;

pub(crate) use camera::blurred;
pub use synthetic_eye::synthetic_eye;
pub(crate) use texture::Texture;
