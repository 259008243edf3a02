//! What clean pictures a network learns from, besides the training digits as they are.

use afterimage_imaging::{Framing, Image, Warp, rasterise, scribble};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The clean pictures of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The digits alone.
    Digits,
    /// People draw on the page what is not in MNIST: half of the digits are warped to other hands
    /// ([`Warp::random`]), and a fifth of the pictures are lines of the page's own pen ([`scribble`]).
    Drawings,
    /// Synthetic eyes ([`synthetic_eye`](afterimage_imaging::synthetic_eye)).
    Eyes,
}

impl Subject {
    /// What it adds to the digits, for the model card.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Digits | Self::Eyes => "",
            Self::Drawings => "; half of the digits are warped, and a fifth of the pictures are scribbles",
        }
    }

    /// The name of the data, for the model card.
    pub const fn data(self) -> &'static str {
        match self {
            Self::Digits | Self::Drawings => "MNIST",
            Self::Eyes => "synthetic eyes of crates/imaging",
        }
    }

    /// The picture that takes a digit's place, of 784 pixels in [0, 1]. The seed fixes it.
    pub fn replace(self, pixels: &mut [f32], seed: u64) {
        if self != Self::Drawings {
            return;
        }
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let picture = match rng.random_range(0..10) {
            0..2 => Some(rasterise(&scribble(&mut rng), Framing::Centred)),
            // Only a picture of another size is refused, and then nothing is replaced.
            2..7 => {
                Image::from_pixels(1, 28, 28, pixels.to_vec()).ok().map(|digit| Warp::random(&mut rng).apply(&digit))
            }
            _ => None,
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
    fn digits_stay_and_drawings_vary() {
        let digit: Vec<f32> = (0..784).map(|i| if (300..500).contains(&i) { 1.0 } else { 0.0 }).collect();
        let replaced = |subject: Subject, seed| {
            let mut pixels = digit.clone();
            subject.replace(&mut pixels, seed);
            pixels
        };
        assert!((0..20).all(|seed| replaced(Subject::Digits, seed) == digit));
        assert_eq!(replaced(Subject::Drawings, 7), replaced(Subject::Drawings, 7));
        let kept = (0..1000).filter(|seed| replaced(Subject::Drawings, *seed) == digit).count();
        assert!((250..350).contains(&kept), "{kept} of 1000");
    }
}
