//! Data augmentation: changed pictures that a network trains on in addition to the dataset.

use afterimage_imaging::{EYE_SIDE, Framing, Image, Warp, rasterise, scribble, vary};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// How the clean pictures of a dataset are varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Augmentation {
    /// Not at all.
    None,
    /// For digits: users of the page draw shapes that MNIST does not contain. So half of the digits are warped to other
    /// styles of handwriting ([`Warp::random`]), and a fifth are replaced by lines of the page's pen ([`scribble`]).
    Drawings,
    /// For eyes and scenes: as other cameras, scalers and file formats would show them ([`vary`]).
    Photographs,
}

impl Augmentation {
    /// Addition to the description of the training data in the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Drawings => "; half of the digits are warped, and a fifth of the pictures are scribbles",
            Self::Photographs => "; mirrored, turned, enlarged, in other tones, blurred, sharpened, as JPEG",
        }
    }

    /// Changes or replaces a picture in place: a digit of 784 pixels in [0, 1], or an eye `[3, 100, 100]`. The same seed gives the same picture.
    pub fn apply(self, pixels: &mut [f32], seed: u64) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        // `from_pixels` fails only if the picture has another size; then it stays as it is.
        let picture = match self {
            Self::None => None,
            Self::Photographs => {
                let image = Image::from_pixels(3, EYE_SIDE, EYE_SIDE, pixels.to_vec());
                image.ok().map(|image| vary(&image, &mut rng))
            }
            Self::Drawings => match rng.random_range(0..10) {
                0..2 => Some(rasterise(&scribble(&mut rng), Framing::Centred)),
                2..7 => {
                    let digit = Image::from_pixels(1, 28, 28, pixels.to_vec());
                    digit.ok().map(|digit| Warp::random(&mut rng).apply(&digit))
                }
                _ => None,
            },
        };
        if let Some(picture) = picture {
            pixels.copy_from_slice(picture.pixels());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_replace_most_digits_and_no_augmentation_keeps_all() {
        let digit: Vec<f32> = (0..784).map(|i| if (300..500).contains(&i) { 1.0 } else { 0.0 }).collect();
        let augmented = |augmentation: Augmentation, seed| {
            let mut pixels = digit.clone();
            augmentation.apply(&mut pixels, seed);
            pixels
        };
        assert!((0..20).all(|seed| augmented(Augmentation::None, seed) == digit));
        assert_eq!(augmented(Augmentation::Drawings, 7), augmented(Augmentation::Drawings, 7));
        let kept = (0..1000).filter(|seed| augmented(Augmentation::Drawings, *seed) == digit).count();
        assert!((250..350).contains(&kept), "{kept} of 1000");
    }
}
