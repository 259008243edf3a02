//! Bilinear resampling of part of a picture.

use crate::image::Image;

/// The square of a picture from the corner `[x, y]` with this side, both in pixels, enlarged to the picture's size.
pub(super) fn enlarge(image: &Image, corner: [f32; 2], side: f32) -> Image {
    let [channels, height, width] = image.shape();
    let mut enlarged = Image::new(channels, height, width);
    let axis = |count: usize, corner: f32| -> Vec<(usize, usize, f32)> {
        let positions = (0..count).map(|at| corner + (at as f32 + 0.5) * side / count as f32 - 0.5);
        let clamped = positions.map(|at| at.clamp(0.0, (count - 1) as f32));
        clamped.map(|at| (at as usize, (at as usize + 1).min(count - 1), at.fract())).collect()
    };
    let (columns, rows) = (axis(width, corner[0]), axis(height, corner[1]));
    let planes = image.pixels().chunks_exact(height * width);
    for (from, to) in planes.zip(enlarged.pixels_mut().chunks_exact_mut(height * width)) {
        for (row, (top, bottom, t)) in to.chunks_exact_mut(width).zip(&rows) {
            for (pixel, (left, right, s)) in row.iter_mut().zip(&columns) {
                let across = |y: usize| from[y * width + left] + s * (from[y * width + right] - from[y * width + left]);
                let (above, below) = (across(*top), across(*bottom));
                *pixel = (above + t * (below - above)).clamp(0.0, 1.0);
            }
        }
    }
    enlarged
}
