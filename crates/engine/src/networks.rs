//! The networks that an engine keeps.

use std::collections::HashMap;

use afterimage_model::{Cae, Weights};
use afterimage_protocol::{Decoder, EngineError, ModelName, Network};
use burn::tensor::Device;

use crate::architecture::with;

/// Those that were loaded, and those that nobody trained.
#[derive(Default)]
pub(crate) struct Networks {
    trained: HashMap<ModelName, Cae>,
    /// One for each decoder, with its seed: a person tries many seeds, and looks at one.
    untrained: HashMap<Decoder, (u64, Cae)>,
}

impl Networks {
    /// Keeps a trained network under this name; one that was kept before is replaced. A person's own also takes the
    /// place of their former one for the same pictures.
    pub fn keep(&mut self, model: ModelName, network: Cae) {
        if model.is_own() {
            self.trained.retain(|kept, _| !kept.is_own() || kept.subject() != model.subject());
        }
        self.trained.insert(model, network);
    }

    /// The network that is asked for. One that nobody trained is made here, unless the last one of its decoder was of
    /// the same seed.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`] for a trained one that was not loaded.
    pub fn get(&mut self, network: Network, device: &Device) -> Result<&Cae, EngineError> {
        match network {
            Network::Trained(model) => self.trained.get(&model).ok_or(EngineError::NotLoaded(model)),
            Network::Untrained { decoder, seed } => {
                let new = || {
                    let weights = Weights::glorot(with(decoder), seed);
                    (seed, Cae::new(&weights, device))
                };
                let kept = self.untrained.entry(decoder).or_insert_with(new);
                if kept.0 != seed {
                    *kept = new();
                }
                Ok(&kept.1)
            }
        }
    }
}
