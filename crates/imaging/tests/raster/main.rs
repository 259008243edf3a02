//! Tests of rasterising: properties of all drawings, and particular drawings.

mod erasers;
mod examples;
mod pressure;
mod properties;

use afterimage_imaging::{DIGIT_SIDE, Image};

/// The sum of all pixels.
fn ink(image: &Image) -> f32 {
    image.pixels().iter().sum()
}

/// The centre of mass (x, y) in pixel indices, as MNIST counts: (14, 14) is the centre of the pixel with these indices.
fn centre_of_mass(image: &Image) -> (f32, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    for (index, value) in image.pixels().iter().enumerate() {
        x += value * (index % DIGIT_SIDE) as f32;
        y += value * (index / DIGIT_SIDE) as f32;
    }
    (x / ink(image), y / ink(image))
}

/// The greatest difference of two pixels at the same position.
fn greatest_difference(a: &Image, b: &Image) -> f32 {
    a.pixels().iter().zip(b.pixels()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}
