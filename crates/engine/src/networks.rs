//! The networks that an engine keeps.

use std::collections::HashMap;

use afterimage_architecture::{Architecture, ModelId, Upsampling};
use afterimage_model::Cae;
use afterimage_protocol::{EngineError, Network};
use afterimage_weights::Weights;
use burn::tensor::Device;

/// The networks that were loaded, and the untrained ones that were requested.
#[derive(Default)]
pub(crate) struct Networks {
    trained: HashMap<ModelId, Cae>,
    /// The last network and its seed for each kind of upsampling: the user tries many seeds, but looks at one.
    untrained: HashMap<Upsampling, (u64, Cae)>,
}

impl Networks {
    /// Keeps a trained network under this name, in place of the one before. A custom network also replaces the custom
    /// network before it for the same dataset.
    pub fn insert(&mut self, model: ModelId, network: Cae) {
        if model.is_custom() {
            self.trained.retain(|other, _| !other.is_custom() || other.dataset() != model.dataset());
        }
        self.trained.insert(model, network);
    }

    /// The requested network. An untrained one is created here, unless the last one with this upsampling has the same
    /// seed.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`] for a trained network that was not loaded.
    pub fn get(&mut self, network: Network, device: &Device) -> Result<&Cae, EngineError> {
        match network {
            Network::Trained(model) => self.trained.get(&model).ok_or(EngineError::NotLoaded(model)),
            Network::Untrained { upsampling, seed } => {
                let create = || {
                    let architecture = Architecture { upsampling, ..Architecture::DIGITS };
                    (seed, Cae::new(&Weights::glorot(architecture, seed), device))
                };
                let last = self.untrained.entry(upsampling).or_insert_with(create);
                if last.0 != seed {
                    *last = create();
                }
                Ok(&last.1)
            }
        }
    }
}
