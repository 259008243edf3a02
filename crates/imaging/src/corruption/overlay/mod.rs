//! Overlays: marks of any shape over a picture. The `eyes` network trains on them besides reticles, so that it does not
//! learn the reticles' few shapes by heart.

mod part;
mod random;
mod shape;

use self::part::Part;
use crate::image::Image;

/// A mark of one colour over a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    parts: Vec<Part>,
    /// Red, green and blue (sRGB), each in [0, 1].
    colour: [f32; 3],
    /// 0 is invisible, 1 hides what is below.
    opacity: f32,
    /// The width of the edges in pixels, from covered to not covered: 1 is anti-aliased, more is soft.
    edge: f32,
}

impl Overlay {
    /// The part (0 to 1) of each pixel that the overlay covers, `[height, width]`. Opacity does not count.
    pub fn coverage(&self, height: usize, width: usize) -> Vec<f32> {
        let mut mask = vec![0.0; height * width];
        for part in &self.parts {
            part.add_to(&mut mask, width, self.edge);
        }
        mask
    }

    /// Draws the overlay on an image of three channels, of which each pixel is covered as
    /// [`coverage`](Self::coverage) says.
    pub fn draw_on(&self, image: &mut Image) {
        let [_, height, width] = image.shape();
        let coverage = self.coverage(height, width);
        for (plane, colour) in image.pixels_mut().chunks_exact_mut((height * width).max(1)).zip(self.colour) {
            for (pixel, coverage) in plane.iter_mut().zip(&coverage) {
                *pixel = (*pixel + coverage * self.opacity * (colour - *pixel)).clamp(0.0, 1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::*;

    fn grey() -> Image {
        Image::from_pixels(3, 100, 100, vec![0.5; 30_000]).unwrap()
    }

    fn random(seed: u64) -> Overlay {
        Overlay::random(&grey(), &mut ChaCha8Rng::seed_from_u64(seed))
    }

    #[test]
    fn overlays_change_only_the_pixels_that_they_cover() {
        for seed in 0..200 {
            let (overlay, mut image) = (random(seed), grey());
            overlay.draw_on(&mut image);
            let coverage = overlay.coverage(100, 100);
            assert!(coverage.iter().all(|share| (0.0..=1.0).contains(share)), "{seed}");
            for (index, share) in coverage.iter().enumerate() {
                assert!(*share > 0.0 || image.get(0, index / 100, index % 100) == 0.5, "{seed}");
            }
        }
    }

    #[test]
    fn most_overlays_cover_some_and_few_cover_much_of_the_picture() {
        let shares: Vec<f32> = (0..300).map(|seed| random(seed).coverage(100, 100).iter().sum::<f32>() / 1e4).collect();
        assert!(shares.iter().filter(|share| **share > 0.001).count() > 270);
        assert!(shares.iter().filter(|share| **share > 0.3).count() < 15);
    }

    #[test]
    fn equal_generators_give_equal_overlays() {
        assert_eq!(random(1), random(1));
        assert_ne!(random(1), random(2));
    }
}
