//! Random affine maps, which augment the training digits with more styles of handwriting.

use rand::{Rng, RngExt};

use crate::image::Image;

/// An affine map around the image's middle: scale, then shear, then rotation, then shift. The default changes nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warp {
    /// In radians; positive angles turn clockwise, as y points down.
    pub rotation: f32,
    /// Factors of width and height, above 0.
    pub scale: [f32; 2],
    /// By how many pixels a row moves to the right for each row that it lies below the middle.
    pub shear: f32,
    /// To the right and downwards, in pixels.
    pub shift: [f32; 2],
}

impl Default for Warp {
    fn default() -> Self {
        Self { rotation: 0.0, scale: [1.0, 1.0], shear: 0.0, shift: [0.0, 0.0] }
    }
}

impl Warp {
    /// A random warp for handwritten digits: rotation by up to 0.3 radians (17°), size times 0.75 to 1.2 with width
    /// and height each up to 10 % larger or smaller, shear by up to 0.25 (14°), shift by up to 2 pixels.
    #[must_use]
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let size: f32 = rng.random_range(0.75..=1.2);
        let stretch: f32 = rng.random_range(0.9..=1.1);
        Self {
            rotation: rng.random_range(-0.3..=0.3),
            scale: [size * stretch, size / stretch],
            shear: rng.random_range(-0.25..=0.25),
            shift: [rng.random_range(-2.0..=2.0), rng.random_range(-2.0..=2.0)],
        }
    }

    /// The warped image, of the same shape, with bilinear interpolation. Outside the original everything is black.
    #[must_use]
    pub fn apply(&self, image: &Image) -> Image {
        let [channels, height, width] = image.shape();
        let middle = [width as f32 / 2.0, height as f32 / 2.0];
        let (sin, cos) = self.rotation.sin_cos();
        let mut warped = image.clone();
        for y in 0..height {
            for x in 0..width {
                // The inverse map, from the warped image to the original.
                let [u, v] = [x as f32 + 0.5 - middle[0] - self.shift[0], y as f32 + 0.5 - middle[1] - self.shift[1]];
                let [u, v] = [cos * u + sin * v, cos * v - sin * u];
                let [u, v] = [(u - self.shear * v) / self.scale[0], v / self.scale[1]];
                let from = [u + middle[0] - 0.5, v + middle[1] - 0.5];
                for channel in 0..channels {
                    warped.pixels_mut()[(channel * height + y) * width + x] = sample(image, channel, from);
                }
            }
        }
        warped
    }
}

/// The bilinear interpolation of the four pixels around a position, which is in pixels from the first pixel's centre.
fn sample(image: &Image, channel: usize, [x, y]: [f32; 2]) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let at = |column: f32, row: f32| {
        let inside = column >= 0.0 && row >= 0.0 && column < image.width() as f32 && row < image.height() as f32;
        if inside { image.get(channel, row as usize, column as usize) } else { 0.0 }
    };
    let (right, below) = (x - left, y - top);
    let row = |row: f32| (1.0 - right) * at(left, row) + right * at(left + 1.0, row);
    (1.0 - below) * row(top) + below * row(top + 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    fn image() -> Image {
        Image::from_pixels(1, 28, 28, (0..784).map(|i| (i * 7 % 31) as f32 / 30.0).collect()).unwrap()
    }

    #[test]
    fn the_default_changes_nothing() {
        assert_eq!(Warp::default().apply(&image()), image());
    }

    #[test]
    fn a_shift_by_whole_pixels_copies_them() {
        let warped = Warp { shift: [3.0, -2.0], ..Warp::default() }.apply(&image());
        assert_eq!(warped.get(0, 5, 9), image().get(0, 7, 6));
        assert_eq!(warped.get(0, 27, 10), 0.0, "from below the image");
        assert_eq!(warped.get(0, 10, 2), 0.0, "from beyond its left edge");
    }

    #[test]
    fn a_quarter_turn_goes_clockwise() {
        let mut corner = Image::digit();
        corner.pixels_mut()[0] = 1.0;
        let turned = Warp { rotation: std::f32::consts::FRAC_PI_2, ..Warp::default() }.apply(&corner);
        assert!(turned.get(0, 0, 27) > 0.999);
    }

    #[test]
    fn scale_and_shear_do_not_move_the_middle() {
        let mut square = Image::digit();
        for (y, x) in [(13, 13), (13, 14), (14, 13), (14, 14)] {
            square.pixels_mut()[y * 28 + x] = 1.0;
        }
        let warped = Warp { scale: [2.0, 2.0], shear: 0.2, ..Warp::default() }.apply(&square);
        assert!(warped.get(0, 13, 13) > 0.9);
        let mass: f32 = warped.pixels().iter().sum();
        assert!((mass - 16.0).abs() < 1.0, "four times the area: {mass}");
    }

    proptest! {
        #[test]
        fn random_warps_keep_pixels_in_range(seed in any::<u64>()) {
            let warped = Warp::random(&mut ChaCha8Rng::seed_from_u64(seed)).apply(&image());
            prop_assert!(warped.pixels().iter().all(|pixel| (0.0..=1.0).contains(pixel)));
            prop_assert_ne!(warped, image());
        }
    }
}
