//! Networks on a device.

use afterimage_architecture::{Architecture, ModelId};
use afterimage_model::{Cae, Golden, SELF_CHECK_TOLERANCE, Weights, WeightsError};
use afterimage_protocol::{Backend, EngineError, Input, Network, Output};
use burn::tensor::Device;

use crate::architecture::architecture;
use crate::networks::Networks;
use crate::transfer::{latent, picture, read_back};

/// Networks on one device: those that were loaded, and untrained ones where they are asked for.
pub struct Engine {
    backend: Backend,
    device: Device,
    networks: Networks,
}

/// A network that was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Its sizes.
    pub architecture: Architecture,
    /// The golden file that was made here, where the network came without one.
    pub golden: Option<Vec<u8>>,
}

/// What a network makes of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoration {
    /// `[channels, height, width]`, flattened, in [0, 1].
    pub pixels: Vec<f32>,
    /// The bottleneck `[channels, height, width]`, flattened, ≥ 0; 16×4×4 for most networks, 8×4×4 for the plain one.
    /// Empty for eyes, which are not made of it alone.
    pub latent: Vec<f32>,
}

impl Engine {
    /// An engine on burn-flex: one CPU thread.
    #[cfg(feature = "cpu")]
    pub fn cpu() -> Self {
        Self { backend: Backend::Cpu, device: Device::flex(), networks: Networks::default() }
    }

    /// An engine on burn-wgpu. To be called once in a worker's life: the device lives as long as the worker.
    ///
    /// The page has asked the browser for an adapter before, because one that lacks a feature that burn needs would
    /// make it panic rather than say so.
    ///
    /// # Errors
    /// [`EngineError::Device`] where there is no adapter, or it gives no device.
    #[cfg(feature = "gpu")]
    pub async fn gpu() -> Result<Self, EngineError> {
        let device = Device::wgpu_options()
            .init_async()
            .await
            .map_err(|error| EngineError::Device { backend: Backend::WebGpu, reason: error.to_string() })?;
        Ok(Self { backend: Backend::WebGpu, device, networks: Networks::default() })
    }

    /// What computes.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Loads a network and checks it against its golden output; this first use also compiles the shaders.
    /// A network that was loaded before under this name is replaced only if the new one passes.
    ///
    /// A person's own may come without a golden output: an empty file. Then what it makes of a test picture has to be
    /// finite, and becomes the golden output for another engine.
    ///
    /// # Errors
    /// [`EngineError::Weights`] where a file is refused, [`EngineError::SelfCheck`] where the device computes
    /// something else than the trainer did, [`EngineError::ReadBack`] where it does not answer.
    pub async fn load(&mut self, model: ModelId, weights: &[u8], golden: &[u8]) -> Result<Loaded, EngineError> {
        let refused = |error: WeightsError| EngineError::Weights { model, reason: error.to_string() };
        let architecture = architecture(model, weights).map_err(refused)?;
        let weights = Weights::from_safetensors(architecture, weights).map_err(refused)?;
        let network = Cae::new(&weights, &self.device);
        let golden = if model.is_custom() && golden.is_empty() {
            Some(self.golden(model, &network).await?.to_safetensors(architecture).map_err(refused)?)
        } else {
            self.check(model, &network, &Golden::from_safetensors(architecture, golden).map_err(refused)?).await?;
            None
        };
        self.networks.insert(model, network);
        Ok(Loaded { architecture, golden })
    }

    /// What a network makes of the test picture, if that is finite: weights can be so large that the sums overflow.
    async fn golden(&self, model: ModelId, network: &Cae) -> Result<Golden, EngineError> {
        let input = Golden::test_picture(network.architecture());
        let Restoration { pixels, latent } = restore(network, &input, &self.device).await?;
        match pixels.iter().chain(&latent).find(|value| !value.is_finite()) {
            Some(value) => Err(EngineError::Weights { model, reason: format!("they make {value} of a test picture") }),
            None => Ok(Golden { input, output: pixels }),
        }
    }

    /// Compares what a network makes of the golden picture with what it made where it was trained.
    async fn check(&self, model: ModelId, network: &Cae, golden: &Golden) -> Result<(), EngineError> {
        let restored = restore(network, &golden.input, &self.device).await?;
        let difference = golden.difference(&restored.pixels);
        // A comparison with NaN is false: only a difference that is known to be small passes.
        if difference <= SELF_CHECK_TOLERANCE {
            Ok(())
        } else {
            Err(EngineError::SelfCheck { model, difference, tolerance: SELF_CHECK_TOLERANCE })
        }
    }

    /// Answers whatever a network can be asked.
    ///
    /// # Errors
    /// Those of [`restore`](Self::restore), [`decode`](Self::decode) and [`feature_maps`](Self::feature_maps).
    pub async fn infer(&mut self, network: Network, input: Input) -> Result<Output, EngineError> {
        match input {
            Input::Restore { pixels } => {
                let Restoration { pixels, latent } = self.restore(network, &pixels).await?;
                Ok(Output::Restored { pixels, latent })
            }
            Input::Decode { latent } => Ok(Output::Decoded { pixels: self.decode(network, &latent).await? }),
            Input::FeatureMaps { pixels, layer } => {
                Ok(Output::FeatureMaps { values: self.feature_maps(network, &pixels, layer).await? })
            }
        }
    }

    /// Restores one picture: `[channels, height, width]`, flattened, in [0, 1].
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Picture`] where it has not the network's number of values in [0, 1], and
    /// [`EngineError::ReadBack`].
    pub async fn restore(&mut self, network: Network, pixels: &[f32]) -> Result<Restoration, EngineError> {
        restore(self.networks.get(network, &self.device)?, pixels, &self.device).await
    }

    /// The picture that a latent stands for: `[channels, height, width]` of the network's bottleneck to those of its
    /// picture, both flattened. In [0, 1], unless the latent is so large that the sums overflow.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Latent`] where it has not as many values as the bottleneck, or one
    /// that is not finite, and [`EngineError::ReadBack`].
    pub async fn decode(&mut self, network: Network, values: &[f32]) -> Result<Vec<f32>, EngineError> {
        let network = self.networks.get(network, &self.device)?;
        let latent = latent(values, network.architecture(), &self.device)?;
        let [pixels] = read_back([network.generate(latent)]).await?;
        Ok(pixels)
    }

    /// What the layer at `index` of [`layers`](crate::layers) makes of one picture: of the layer's shape, flattened.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Picture`], [`EngineError::Layer`] where there is no such layer, and
    /// [`EngineError::ReadBack`].
    pub async fn feature_maps(
        &mut self,
        network: Network,
        pixels: &[f32],
        index: usize,
    ) -> Result<Vec<f32>, EngineError> {
        let network = self.networks.get(network, &self.device)?;
        let picture = picture(pixels, network.architecture(), &self.device)?;
        let layer = network.layer_output(picture, index).ok_or(EngineError::Layer(index))?;
        let [values] = read_back([layer]).await?;
        Ok(values)
    }
}

async fn restore(network: &Cae, pixels: &[f32], device: &Device) -> Result<Restoration, EngineError> {
    let picture = picture(pixels, network.architecture(), device)?;
    let (pixels, latent) = match network.restore(picture) {
        (output, Some(latent)) => read_back([output, latent]).await?.into(),
        (output, None) => {
            let [pixels] = read_back([output]).await?;
            (pixels, Vec::new())
        }
    };
    Ok(Restoration { pixels, latent })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use afterimage_architecture::{Dataset, Upsampling};
    use burn::tensor::try_read_sync;

    use super::*;

    const NARROW: Architecture = Architecture { widths: [4, 3, 2], ..Architecture::DIGITS };

    fn own(number: u32) -> ModelId {
        ModelId::Custom { dataset: Dataset::Digits, number }
    }

    fn engine() -> Engine {
        Engine { backend: Backend::Cpu, device: Device::flex(), networks: Networks::default() }
    }

    fn file(architecture: Architecture) -> Vec<u8> {
        Weights::glorot(architecture, 1).to_safetensors(HashMap::new()).unwrap()
    }

    /// The CPU answers at once.
    fn now<T>(future: impl Future<Output = T>) -> T {
        try_read_sync(future).unwrap()
    }

    fn load(engine: &mut Engine, model: ModelId, weights: &[u8], golden: &[u8]) -> Result<Loaded, EngineError> {
        now(engine.load(model, weights, golden))
    }

    fn answers(engine: &mut Engine, model: ModelId) -> Result<Restoration, EngineError> {
        now(engine.restore(Network::Trained(model), &[0.5; 784]))
    }

    #[test]
    fn an_own_network_of_any_kind_comes_with_its_golden_output_for_another_engine() {
        for upsampling in [Upsampling::Nearest, Upsampling::Transposed3, Upsampling::Transposed2] {
            let architecture = Architecture { upsampling, ..NARROW };
            let mut first = engine();
            let Loaded { architecture: found, golden } = load(&mut first, own(1), &file(architecture), &[]).unwrap();
            assert_eq!(found, architecture);
            let mut second = engine();
            let again = load(&mut second, own(1), &file(architecture), &golden.unwrap()).unwrap();
            assert_eq!(again, Loaded { architecture, golden: None });
            assert_eq!(answers(&mut first, own(1)).unwrap().latent.len(), 2 * 4 * 4);
            assert_eq!(answers(&mut first, own(1)), answers(&mut second, own(1)));
        }
    }

    #[test]
    fn an_own_network_for_eyes_fits_the_page_s_alone() {
        let own = ModelId::Custom { dataset: Dataset::Eyes, number: 1 };
        let loaded = load(&mut engine(), own, &file(Architecture::EYES), &[]).unwrap();
        assert_eq!(loaded.architecture, Architecture::EYES);
        assert!(loaded.golden.is_some());
        for other in [NARROW, Architecture { widths: [4, 3, 2], ..Architecture::EYES }] {
            let refused = load(&mut engine(), own, &file(other), &[]);
            assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        }
    }

    #[test]
    fn a_self_check_that_fails_is_told_from_a_bad_file() {
        let golden = |output: f32| Golden { input: vec![0.5; 784], output: vec![output; 784] };
        let bytes = golden(7.0).to_safetensors(NARROW).unwrap();
        let refused = load(&mut engine(), own(1), &file(NARROW), &bytes);
        assert!(matches!(refused, Err(EngineError::SelfCheck { .. })), "{refused:?}");
        let refused = load(&mut engine(), own(1), &file(NARROW), &bytes[..100]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        // The page's own networks never come without.
        let refused = load(&mut engine(), ModelId::Restore, &file(Architecture::DIGITS), &[]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
    }

    #[test]
    fn weights_that_overflow_are_refused() {
        let values = Weights::glorot(NARROW, 1).values().iter().map(|values| vec![f32::MAX; values.len()]).collect();
        let bytes = Weights::from_values(NARROW, values).unwrap().to_safetensors(HashMap::new()).unwrap();
        let refused = load(&mut engine(), own(1), &bytes, &[]).unwrap_err().to_string();
        assert!(refused.contains("of a test picture"), "{refused}");
    }

    #[test]
    fn a_second_own_network_replaces_the_first_and_a_refused_one_replaces_nothing() {
        let mut engine = engine();
        load(&mut engine, own(1), &file(NARROW), &[]).unwrap();
        let before = answers(&mut engine, own(1)).unwrap();
        let bytes = file(NARROW);
        assert!(load(&mut engine, own(2), &bytes[..bytes.len() / 2], &[]).is_err());
        assert_eq!(answers(&mut engine, own(1)), Ok(before));
        assert_eq!(answers(&mut engine, own(2)), Err(EngineError::NotLoaded(own(2))));
        load(&mut engine, own(2), &bytes, &[]).unwrap();
        assert_eq!(answers(&mut engine, own(1)), Err(EngineError::NotLoaded(own(1))));
        assert!(answers(&mut engine, own(2)).is_ok());
    }
}
