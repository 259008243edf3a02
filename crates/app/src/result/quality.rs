//! How similar a picture is to the clean one.

use std::rc::Rc;

use afterimage_imaging::{Image, cross_entropy, psnr, ssim};

use crate::format::{decibels, nats, similarity};
use crate::glossary::Publication;
use crate::glossary::formulae::{self, Formula};

/// The metrics of a picture; none of them for a blank drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Peak signal-to-noise ratio in decibels.
    pub psnr: Option<f32>,
    /// Structural similarity.
    pub ssim: Option<f32>,
    /// Mean cross-entropy in nats per pixel, the loss with which the digits' networks were trained; for grey pictures only.
    pub loss: Option<f32>,
}

impl Quality {
    /// Compares `image` with `clean`. A blank drawing has no metrics.
    pub fn new(clean: &Image, image: &Image) -> Self {
        if clean.is_blank() {
            return Self::default();
        }
        let loss = (clean.shape()[0] == 1).then(|| cross_entropy(clean, image).ok()).flatten();
        Self { psnr: psnr(clean, image).ok(), ssim: ssim(clean, image).ok(), loss }
    }
}

/// A metric of similarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Peak signal-to-noise ratio: higher is better.
    Psnr,
    /// Structural similarity: higher is better.
    Ssim,
    /// Mean cross-entropy: lower is better.
    Loss,
}

/// One of the two pictures that are compared with the clean one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedImage {
    /// The network's input.
    Corrupted,
    /// The network's output.
    Restored,
}

impl Metric {
    /// The metrics for digits, in the page's order.
    pub const DIGITS: &[Self] = &[Self::Psnr, Self::Ssim, Self::Loss];
    /// The metrics for eyes. Their network was not trained with the cross-entropy of pictures.
    pub const EYES: &[Self] = &[Self::Psnr, Self::Ssim];

    /// Its formulae.
    pub const fn formulae(self) -> &'static [Formula] {
        match self {
            Self::Psnr => formulae::PSNR,
            Self::Ssim => formulae::SSIM,
            Self::Loss => formulae::CROSS_ENTROPY,
        }
    }

    /// The publication that describes it.
    pub const fn publication(self) -> Option<Publication> {
        match self {
            Self::Ssim => Some(Publication::Wang),
            Self::Psnr | Self::Loss => None,
        }
    }

    /// Its value in `quality`.
    pub fn value(self, quality: Quality) -> Option<f32> {
        match self {
            Self::Psnr => quality.psnr,
            Self::Ssim => quality.ssim,
            Self::Loss => quality.loss,
        }
    }

    /// Its value as text, without the unit.
    pub fn text(self, quality: Quality) -> String {
        let value = self.value(quality);
        match self {
            Self::Psnr => decibels(value),
            Self::Ssim => similarity(value),
            Self::Loss => nats(value),
        }
    }

    /// The picture that is nearer to the clean one; none if both values have the same text.
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

/// The signed error of every pixel, −1 to 1, row by row: how much brighter `image` is than `clean`. In colour pictures it
/// is the error of the channel with the largest one.
pub fn errors(clean: &Image, image: &Image) -> Rc<[f32]> {
    let plane = (image.width() * image.height()).max(1);
    let mut errors = vec![0.0f32; plane];
    for (actual, expected) in image.pixels().chunks_exact(plane).zip(clean.pixels().chunks_exact(plane)) {
        for ((error, actual), expected) in errors.iter_mut().zip(actual).zip(expected) {
            if (actual - expected).abs() > error.abs() {
                *error = actual - expected;
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
    fn every_metric_knows_which_picture_is_nearer() {
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
    fn values_with_the_same_text_are_equally_near() {
        let (one, other) = (quality(20.01, 0.901, 0.1001), quality(20.02, 0.902, 0.1002));
        for metric in Metric::DIGITS.iter().copied() {
            assert_eq!(metric.nearer(one, other), None);
        }
    }

    #[test]
    fn in_colour_the_channel_with_the_largest_error_counts() {
        let image = |pixels: [f32; 6]| Image::from_pixels(3, 1, 2, pixels.to_vec()).unwrap();
        let clean = image([0.5; 6]);
        assert_eq!(*errors(&clean, &image([0.75, 0.5, 0.25, 0.5, 0.0, 0.75])), [-0.5, 0.25]);
    }

    #[test]
    fn errors_are_signed_and_for_a_blank_drawing_equal_the_picture() {
        let image = |pixels: [f32; 3]| Image::from_pixels(1, 1, 3, pixels.to_vec()).unwrap();
        let found = image([0.75, 0.25, 0.5]);
        assert_eq!(*errors(&image([0.5, 0.75, 0.5]), &found), [0.25, -0.5, 0.0]);
        assert_eq!(*errors(&image([0.0; 3]), &found), [0.75, 0.25, 0.5]);
    }
}
