//! How near a picture is to the clean one.

use std::rc::Rc;

use afterimage_imaging::{Image, cross_entropy, psnr, ssim};

use crate::format::{decibels, nats, similarity};
use crate::glossary::Publication;
use crate::glossary::formulae::{self, Formula};

/// The metrics; nothing where there is no clean picture to be near to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Peak signal-to-noise ratio in decibels.
    pub psnr: Option<f32>,
    /// Structural similarity.
    pub ssim: Option<f32>,
    /// Mean cross-entropy in nats per pixel, which is the loss that the digits' networks learned to make small; of grey
    /// pictures only.
    pub loss: Option<f32>,
}

impl Quality {
    /// Compares `image` with `clean`. A blank drawing has nothing to be near to.
    pub fn new(clean: &Image, image: &Image) -> Self {
        if clean.is_blank() {
            return Self::default();
        }
        let loss = (clean.shape()[0] == 1).then(|| cross_entropy(clean, image).ok()).flatten();
        Self { psnr: psnr(clean, image).ok(), ssim: ssim(clean, image).ok(), loss }
    }
}

/// One of the metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Peak signal-to-noise ratio: higher is nearer.
    Psnr,
    /// Structural similarity: higher is nearer.
    Ssim,
    /// Mean cross-entropy: lower is nearer.
    Loss,
}

/// One of the two pictures that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedImage {
    /// The picture that the network is given.
    Corrupted,
    /// The picture that it gives back.
    Restored,
}

impl Metric {
    /// Those for digits, in the page's order.
    pub const DIGITS: &[Self] = &[Self::Psnr, Self::Ssim, Self::Loss];
    /// Those for eyes, whose network learned to make another loss small: the squared error, which PSNR tells.
    pub const EYES: &[Self] = &[Self::Psnr, Self::Ssim];

    /// How it is computed.
    pub const fn formulae(self) -> &'static [Formula] {
        match self {
            Self::Psnr => formulae::PSNR,
            Self::Ssim => formulae::SSIM,
            Self::Loss => formulae::CROSS_ENTROPY,
        }
    }

    /// Who is to be read about it.
    pub const fn publication(self) -> Option<Publication> {
        match self {
            Self::Ssim => Some(Publication::Wang),
            Self::Psnr | Self::Loss => None,
        }
    }

    /// Its value.
    pub fn value(self, quality: Quality) -> Option<f32> {
        match self {
            Self::Psnr => quality.psnr,
            Self::Ssim => quality.ssim,
            Self::Loss => quality.loss,
        }
    }

    /// Its value as the page writes it, without the unit.
    pub fn text(self, quality: Quality) -> String {
        let value = self.value(quality);
        match self {
            Self::Psnr => decibels(value),
            Self::Ssim => similarity(value),
            Self::Loss => nats(value),
        }
    }

    /// Which picture is nearer to the clean one; neither, if as written they are equally near.
    pub fn nearer(self, corrupted: Quality, restored: Quality) -> Option<ComparedImage> {
        if self.text(corrupted) == self.text(restored) {
            return None;
        }
        let (corrupted, restored) = (self.value(corrupted)?, self.value(restored)?);
        let is_restored = match self {
            Self::Psnr | Self::Ssim => restored > corrupted,
            Self::Loss => restored < corrupted,
        };
        Some(if is_restored { ComparedImage::Restored } else { ComparedImage::Corrupted })
    }
}

/// How much brighter every pixel of `image` is than the clean one: −1 to 1, row by row; in colour, in the channel that
/// is furthest off. Beside nothing drawn, that is `image` itself.
pub fn errors(clean: &Image, image: &Image) -> Rc<[f32]> {
    let plane = (image.width() * image.height()).max(1);
    let mut errors = vec![0.0f32; plane];
    for (found, meant) in image.pixels().chunks_exact(plane).zip(clean.pixels().chunks_exact(plane)) {
        for ((error, found), meant) in errors.iter_mut().zip(found).zip(meant) {
            if (found - meant).abs() > error.abs() {
                *error = found - meant;
            }
        }
    }
    errors.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quality(psnr: f32, ssim: f32, loss: f32) -> Quality {
        Quality { psnr: Some(psnr), ssim: Some(ssim), loss: Some(loss) }
    }

    #[test]
    fn a_blank_drawing_has_no_measures() {
        let blank = Image::digit();
        let none = Quality::new(&blank, &blank);
        assert_eq!(none, Quality::default());
        for metric in Metric::DIGITS.iter().copied() {
            assert_eq!(metric.text(none), crate::format::NONE);
            assert_eq!(metric.nearer(none, none), None);
        }
    }

    #[test]
    fn equal_pictures_are_as_near_as_can_be() {
        let grey = Image::from_pixels(1, 28, 28, vec![1.0; 784]).unwrap();
        let quality = Quality::new(&grey, &grey);
        assert_eq!(quality.psnr, Some(f32::INFINITY));
        assert!(quality.loss.is_some_and(|loss| loss < 1e-6));
    }

    #[test]
    fn every_measure_knows_which_way_is_nearer() {
        let (near, far) = (quality(20.0, 0.9, 0.1), quality(9.0, 0.4, 1.5));
        for metric in Metric::DIGITS.iter().copied() {
            assert_eq!(metric.nearer(far, near), Some(ComparedImage::Restored));
            assert_eq!(metric.nearer(near, far), Some(ComparedImage::Corrupted));
            // Before the first answer.
            assert_eq!(metric.nearer(near, Quality::default()), None);
        }
        // A picture that was not corrupted at all is as near as can be.
        let clean = quality(f32::INFINITY, 1.0, 0.07);
        assert_eq!(Metric::Psnr.nearer(clean, near), Some(ComparedImage::Corrupted));
    }

    #[test]
    fn what_is_written_alike_is_equally_near() {
        let (one, other) = (quality(20.01, 0.901, 0.1001), quality(20.02, 0.902, 0.1002));
        for metric in Metric::DIGITS.iter().copied() {
            assert_eq!(metric.nearer(one, other), None);
        }
    }

    #[test]
    fn in_colour_the_channel_that_is_furthest_off_counts() {
        let image = |pixels: [f32; 6]| Image::from_pixels(3, 1, 2, pixels.to_vec()).unwrap();
        let clean = image([0.5; 6]);
        assert_eq!(*errors(&clean, &image([0.75, 0.5, 0.25, 0.5, 0.0, 0.75])), [-0.5, 0.25]);
    }

    #[test]
    fn errors_are_signed_and_those_of_a_blank_drawing_are_the_picture_itself() {
        let image = |pixels: [f32; 3]| Image::from_pixels(1, 1, 3, pixels.to_vec()).unwrap();
        let found = image([0.75, 0.25, 0.5]);
        assert_eq!(*errors(&image([0.5, 0.75, 0.5]), &found), [0.25, -0.5, 0.0]);
        assert_eq!(*errors(&image([0.0; 3]), &found), [0.75, 0.25, 0.5]);
    }
}
