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
    /// The quality of the corrupted picture, compared with the clean one.
    pub quality_before: Quality,
    /// The quality of the restored picture, compared with the clean one.
    pub quality_after: Quality,
}

impl Restored {
    /// Measures a reconstruction.
    pub fn new(network: Network, picture: Picture, image: Rc<Image>, latent: Rc<[f32]>) -> Self {
        let quality_before = Quality::new(&picture.clean, &picture.corrupted);
        let quality_after = Quality::new(&picture.clean, &image);
        Self { network, picture, image, latent, quality_before, quality_after }
    }
}
