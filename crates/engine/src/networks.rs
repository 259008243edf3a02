//! The networks that an engine keeps.

use std::collections::HashMap;

use afterimage_architecture::{Architecture, ModelId, Upsampling};
use afterimage_protocol::{EngineError, Network};
use afterimage_weights::Weights;

use crate::device::Device;

/// The networks that were loaded, and the untrained ones that were requested.
pub(crate) struct Networks<D: Device> {
    trained: HashMap<ModelId, D::Network>,
    /// The last network and its seed for each kind of upsampling: the user tries many seeds, but looks at one.
    untrained: HashMap<Upsampling, (u64, D::Network)>,
}

impl<D: Device> Default for Networks<D> {
    fn default() -> Self {
        Self { trained: HashMap::new(), untrained: HashMap::new() }
    }
}

impl<D: Device> Networks<D> {
    /// Keeps a trained network under this name, in place of the one before. A custom network also replaces the custom
    /// network before it for the same dataset.
    pub fn insert(&mut self, model: ModelId, network: D::Network) {
        if model.is_custom() {
            self.trained.retain(|other, _| !other.is_custom() || other.dataset() != model.dataset());
        }
        self.trained.insert(model, network);
    }

    /// The requested network. An untrained one is created here, unless the last one with this upsampling has the same
    /// seed.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`] for a trained network that was not loaded, and those of [`Device::network`].
    pub fn get(&mut self, network: Network, device: &D) -> Result<&mut D::Network, EngineError> {
        match network {
            Network::Trained(model) => self.trained.get_mut(&model).ok_or(EngineError::NotLoaded(model)),
            Network::Untrained { upsampling, seed } => {
                let network = match self.untrained.remove(&upsampling) {
                    Some((last, network)) if last == seed => network,
                    _ => device.network(&Weights::glorot(Architecture { upsampling, ..Architecture::DIGITS }, seed))?,
                };
                let kept = self.untrained.entry(upsampling).insert_entry((seed, network));
                Ok(&mut kept.into_mut().1)
            }
        }
    }
}
