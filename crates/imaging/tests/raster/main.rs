//! Drawings as digits: what holds for any of them, and what particular ones look like.

mod erasers;
mod examples;
mod pressure;
mod properties;

use afterimage_imaging::{DIGIT_SIDE, Image};

fn ink(image: &Image) -> f32 {
    image.pixels().iter().sum()
}

/// In pixel numbers: (14, 14) is the centre of the fifteenth pixel each way, as MNIST counts.
fn mass(image: &Image) -> (f32, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    for (index, value) in image.pixels().iter().enumerate() {
        x += value * (index % DIGIT_SIDE) as f32;
        y += value * (index / DIGIT_SIDE) as f32;
    }
    (x / ink(image), y / ink(image))
}

fn greatest_difference(a: &Image, b: &Image) -> f32 {
    a.pixels().iter().zip(b.pixels()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}
