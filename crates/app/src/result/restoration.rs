//! The network of a workspace, and the last picture that it restored.

use std::rc::Rc;

use afterimage_architecture::ModelId;
use afterimage_imaging::Image;
use afterimage_protocol::Network;

use crate::inference::Picture;
use crate::result::quality::Quality;

/// What each workspace has: the network that restores its pictures, and the last reconstruction.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoration {
    /// The selected network.
    pub model: ModelId,
    /// The last reconstruction. It may be of the network that was selected before.
    pub restored: Option<Restored>,
}

impl Restoration {
    /// A restoration by `model`, before its first output.
    pub const fn new(model: ModelId) -> Self {
        Self { model, restored: None }
    }

    /// The selected network, as requests name it.
    pub const fn network(&self) -> Network {
        Network::Trained(self.model)
    }
}

/// A reconstruction, and what was measured of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The network that restored the picture.
    pub network: Network,
    /// The picture before, clean and corrupted.
    pub picture: Picture,
    /// The restored picture.
    pub image: Rc<Image>,
    /// The latent, `[channels, height, width]`, flattened; empty for eyes.
    pub latent: Rc<[f32]>,
    /// Where the network takes a crosshair to be, row by row, in [0, 1]; empty for a network without a mask.
    pub mask: Rc<[f32]>,
    /// The quality of the corrupted picture, compared with the clean one.
    pub quality_before: Quality,
    /// The quality of the restored picture, compared with the clean one.
    pub quality_after: Quality,
}

impl Restored {
    /// Measures a reconstruction of `picture`.
    pub fn new(network: Network, picture: Picture, image: Rc<Image>, latent: Rc<[f32]>, mask: Rc<[f32]>) -> Self {
        let quality = |image: &Image| match unmeasured(&picture) {
            None => Quality::new(&picture.clean, image),
            Some(_) => Quality::default(),
        };
        let (quality_before, quality_after) = (quality(&picture.corrupted), quality(&image));
        Self { network, picture, image, latent, mask, quality_before, quality_after }
    }
}

/// Why a picture is not measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmeasured {
    /// Nothing is drawn that a picture could be near to.
    Blank,
    /// Nothing was added to an eye. If there is a crosshair in it, no picture without it is known.
    Uncorrupted,
}

/// Why `picture` is not measured, if it is not.
///
/// A digit without corruption is measured: its network has to rebuild it from the latent.
pub fn unmeasured(picture: &Picture) -> Option<Unmeasured> {
    let is_eye = picture.clean.shape()[0] == 3;
    if is_eye && picture.clean == picture.corrupted {
        Some(Unmeasured::Uncorrupted)
    } else if picture.clean.is_blank() {
        Some(Unmeasured::Blank)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(channels: usize, value: f32) -> Rc<Image> {
        Rc::new(Image::from_pixels(channels, 16, 16, vec![value; channels * 256]).unwrap())
    }

    fn restored(channels: usize, clean: f32, corrupted: f32) -> Restored {
        let picture = Picture { clean: grey(channels, clean), corrupted: grey(channels, corrupted) };
        Restored::new(Network::Trained(ModelId::Eyes), picture, grey(channels, 0.25), [].into(), [].into())
    }

    #[test]
    fn an_eye_to_which_nothing_was_added_has_no_metrics() {
        let own = restored(3, 0.5, 0.5);
        assert_eq!(unmeasured(&own.picture), Some(Unmeasured::Uncorrupted));
        assert_eq!((own.quality_before, own.quality_after), (Quality::default(), Quality::default()));
        let crossed = restored(3, 0.5, 0.75);
        assert_eq!(unmeasured(&crossed.picture), None);
        assert!(crossed.quality_before.psnr.is_some() && crossed.quality_after.psnr.is_some());
    }

    #[test]
    fn a_digit_without_corruption_is_measured_but_a_blank_one_is_not() {
        assert_eq!(restored(1, 0.5, 0.5).quality_before.psnr, Some(f32::INFINITY));
        assert_eq!(unmeasured(&restored(1, 0.0, 0.5).picture), Some(Unmeasured::Blank));
    }
}
