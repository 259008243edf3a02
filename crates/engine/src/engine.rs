//! Loading and running networks on a device.

use afterimage_architecture::{Architecture, ModelId};
use afterimage_model::{Cae, Restored};
use afterimage_protocol::{Backend, EngineError, Input, Network, Output, WeightsFault};
use afterimage_weights::{Golden, SELF_CHECK_TOLERANCE, Weights, WeightsError};
use burn::tensor::Device;

use crate::architecture::architecture;
use crate::networks::Networks;
use crate::transfer::{latent, picture, read_back};
use crate::weights_fault::weights_fault;

/// Runs networks on one device: those that were loaded, and untrained ones.
pub struct Engine {
    backend: Backend,
    device: Device,
    networks: Networks,
}

/// A network that was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The sizes of its layers.
    pub architecture: Architecture,
    /// A golden file that this engine made, where the network came without one.
    pub golden: Option<Vec<u8>>,
}

/// The output of a network for one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredPicture {
    /// `[channels, height, width]`, flattened, in [0, 1].
    pub pixels: Vec<f32>,
    /// The latent `[channels, height, width]`, flattened, ≥ 0: 16×4×4 for most networks, 8×4×4 for the plain one. It is
    /// empty where the restored picture does not depend on the latent alone, as for eyes.
    pub latent: Vec<f32>,
    /// Where the network takes a crosshair to be, `[1, height, width]`, flattened, in [0, 1]; empty for a network without a
    /// mask.
    pub mask: Vec<f32>,
}

impl Engine {
    /// An engine on burn-flex: one CPU thread.
    #[cfg(feature = "cpu")]
    pub fn cpu() -> Self {
        Self { backend: Backend::Cpu, device: Device::flex(), networks: Networks::default() }
    }

    /// An engine on burn-wgpu. It must be called once in a worker's life: the device lives as long as the worker.
    ///
    /// web/worker.js has prepared the browser's adapter, because CubeCL panics where it lacks timestamp queries.
    ///
    /// # Errors
    /// [`EngineError::Device`] where there is no adapter or no device.
    #[cfg(feature = "gpu")]
    pub async fn gpu() -> Result<Self, EngineError> {
        let device = Device::wgpu_options()
            .init_async()
            .await
            .map_err(|error| EngineError::Device { backend: Backend::WebGpu, reason: error.to_string() })?;
        Ok(Self { backend: Backend::WebGpu, device, networks: Networks::default() })
    }

    /// The device that runs the networks.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Loads a network and compares its output with the golden output. This first inference also compiles the shaders.
    /// The network that was loaded before under this name is replaced only if the new one passes.
    ///
    /// For a custom network the golden file may be empty. Then its output for a test picture must be finite, and becomes
    /// the golden output for another engine.
    ///
    /// # Errors
    /// [`EngineError::Weights`] where a file is refused, [`EngineError::SelfCheck`] where the output differs from the
    /// golden output, [`EngineError::ReadBack`] where the device fails.
    pub async fn load(&mut self, model: ModelId, weights: &[u8], golden: &[u8]) -> Result<Loaded, EngineError> {
        let refused = |error: WeightsError| EngineError::Weights { model, fault: weights_fault(error) };
        let architecture = architecture(model, weights).map_err(refused)?;
        let weights = Weights::from_safetensors(architecture, weights).map_err(refused)?;
        let network = Cae::new(&weights, &self.device);
        let golden = if model.is_custom() && golden.is_empty() {
            Some(self.create_golden(model, &network).await?.to_safetensors(architecture).map_err(refused)?)
        } else {
            self.check(model, &network, &Golden::from_safetensors(architecture, golden).map_err(refused)?).await?;
            None
        };
        self.networks.insert(model, network);
        Ok(Loaded { architecture, golden })
    }

    /// The golden output of a network: its output for the test picture. It must be finite, because weights can be so large
    /// that sums overflow.
    async fn create_golden(&self, model: ModelId, network: &Cae) -> Result<Golden, EngineError> {
        let input = Golden::test_picture(network.architecture());
        let RestoredPicture { pixels, latent, .. } = restore(network, &input, &self.device).await?;
        match pixels.iter().chain(&latent).find(|value| !value.is_finite()) {
            Some(value) => Err(EngineError::Weights { model, fault: WeightsFault::Output(*value) }),
            None => Ok(Golden { input, output: pixels }),
        }
    }

    /// Compares the output of a network for the golden picture with the golden output.
    async fn check(&self, model: ModelId, network: &Cae, golden: &Golden) -> Result<(), EngineError> {
        let restored = restore(network, &golden.input, &self.device).await?;
        let difference = golden.difference(&restored.pixels);
        // The comparison is false for NaN.
        if difference <= SELF_CHECK_TOLERANCE {
            Ok(())
        } else {
            Err(EngineError::SelfCheck { model, difference, tolerance: SELF_CHECK_TOLERANCE })
        }
    }

    /// Runs a network on any kind of input.
    ///
    /// # Errors
    /// Those of [`restore`](Self::restore), [`decode`](Self::decode) and [`feature_maps`](Self::feature_maps).
    pub async fn infer(&mut self, network: Network, input: Input) -> Result<Output, EngineError> {
        match input {
            Input::Restore { pixels } => {
                let RestoredPicture { pixels, latent, mask } = self.restore(network, &pixels).await?;
                Ok(Output::Restored { pixels, latent, mask })
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
    /// [`EngineError::NotLoaded`], [`EngineError::Picture`] where the number of values is wrong or one is not in [0, 1],
    /// and [`EngineError::ReadBack`].
    pub async fn restore(&mut self, network: Network, pixels: &[f32]) -> Result<RestoredPicture, EngineError> {
        restore(self.networks.get(network, &self.device)?, pixels, &self.device).await
    }

    /// Decodes a latent to a picture, both `[channels, height, width]`, flattened. The picture is in [0, 1], or NaN where
    /// the latent is so large that sums overflow.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Latent`] where the number of values is wrong or one is not finite, and
    /// [`EngineError::ReadBack`].
    pub async fn decode(&mut self, network: Network, values: &[f32]) -> Result<Vec<f32>, EngineError> {
        let network = self.networks.get(network, &self.device)?;
        let latent = latent(values, network.architecture(), &self.device)?;
        let [pixels] = read_back([Some(network.generate(latent))]).await?;
        Ok(pixels)
    }

    /// The output of the layer at `index` of [`layers`](crate::layers) for one picture: of the layer's shape, flattened.
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
        let [values] = read_back([Some(layer)]).await?;
        Ok(values)
    }
}

async fn restore(network: &Cae, pixels: &[f32], device: &Device) -> Result<RestoredPicture, EngineError> {
    let picture = picture(pixels, network.architecture(), device)?;
    let Restored { images, latents, mask } = network.restore(picture);
    let [pixels, latent, mask] = read_back([Some(images), latents, mask]).await?;
    Ok(RestoredPicture { pixels, latent, mask })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use afterimage_architecture::{Dataset, Upsampling, Widths};
    use burn::tensor::try_read_sync;

    use super::*;

    const NARROW: Architecture = Architecture { widths: Widths::new([4, 3, 2]), ..Architecture::DIGITS };

    fn custom(number: u32) -> ModelId {
        ModelId::Custom { dataset: Dataset::Digits, number }
    }

    fn engine() -> Engine {
        Engine { backend: Backend::Cpu, device: Device::flex(), networks: Networks::default() }
    }

    fn file(architecture: Architecture) -> Vec<u8> {
        Weights::glorot(architecture, 1).to_safetensors(HashMap::new()).unwrap()
    }

    /// The result of a future on the CPU, which is ready at once.
    fn block_on<T>(future: impl Future<Output = T>) -> T {
        try_read_sync(future).unwrap()
    }

    fn load(engine: &mut Engine, model: ModelId, weights: &[u8], golden: &[u8]) -> Result<Loaded, EngineError> {
        block_on(engine.load(model, weights, golden))
    }

    fn restore_grey(engine: &mut Engine, model: ModelId) -> Result<RestoredPicture, EngineError> {
        block_on(engine.restore(Network::Trained(model), &[0.5; 784]))
    }

    #[test]
    fn a_custom_network_without_a_golden_file_gets_one_for_another_engine() {
        for upsampling in [Upsampling::Nearest, Upsampling::Transposed3, Upsampling::Transposed2] {
            let architecture = Architecture { upsampling, ..NARROW };
            let mut first = engine();
            let Loaded { architecture: found, golden } = load(&mut first, custom(1), &file(architecture), &[]).unwrap();
            assert_eq!(found, architecture);
            let mut second = engine();
            let again = load(&mut second, custom(1), &file(architecture), &golden.unwrap()).unwrap();
            assert_eq!(again, Loaded { architecture, golden: None });
            assert_eq!(restore_grey(&mut first, custom(1)).unwrap().latent.len(), 2 * 4 * 4);
            assert_eq!(restore_grey(&mut first, custom(1)), restore_grey(&mut second, custom(1)));
        }
    }

    #[test]
    fn a_custom_network_for_eyes_must_have_the_shipped_architecture() {
        let custom = ModelId::Custom { dataset: Dataset::Eyes, number: 1 };
        let loaded = load(&mut engine(), custom, &file(Architecture::EYES), &[]).unwrap();
        assert_eq!(loaded.architecture, Architecture::EYES);
        assert!(loaded.golden.is_some());
        for other in [NARROW, Architecture { widths: Widths::new([4, 3, 2]), ..Architecture::EYES }] {
            let refused = load(&mut engine(), custom, &file(other), &[]);
            assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        }
    }

    #[test]
    fn a_failed_self_check_is_another_error_than_a_bad_file() {
        let golden = |output: f32| Golden { input: vec![0.5; 784], output: vec![output; 784] };
        let bytes = golden(7.0).to_safetensors(NARROW).unwrap();
        let refused = load(&mut engine(), custom(1), &file(NARROW), &bytes);
        assert!(matches!(refused, Err(EngineError::SelfCheck { .. })), "{refused:?}");
        let refused = load(&mut engine(), custom(1), &file(NARROW), &bytes[..100]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        // A shipped network always has a golden file.
        let refused = load(&mut engine(), ModelId::Restore, &file(Architecture::DIGITS), &[]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
    }

    #[test]
    fn weights_that_overflow_are_refused() {
        let values = Weights::glorot(NARROW, 1).values().iter().map(|values| vec![f32::MAX; values.len()]).collect();
        let bytes = Weights::from_values(NARROW, values).unwrap().to_safetensors(HashMap::new()).unwrap();
        let refused = load(&mut engine(), custom(1), &bytes, &[]).unwrap_err().to_string();
        assert!(refused.contains("of a test picture"), "{refused}");
    }

    #[test]
    fn a_second_custom_network_replaces_the_first_but_a_refused_one_does_not() {
        let mut engine = engine();
        load(&mut engine, custom(1), &file(NARROW), &[]).unwrap();
        let before = restore_grey(&mut engine, custom(1)).unwrap();
        let bytes = file(NARROW);
        assert!(load(&mut engine, custom(2), &bytes[..bytes.len() / 2], &[]).is_err());
        assert_eq!(restore_grey(&mut engine, custom(1)), Ok(before));
        assert_eq!(restore_grey(&mut engine, custom(2)), Err(EngineError::NotLoaded(custom(2))));
        load(&mut engine, custom(2), &bytes, &[]).unwrap();
        assert_eq!(restore_grey(&mut engine, custom(1)), Err(EngineError::NotLoaded(custom(1))));
        assert!(restore_grey(&mut engine, custom(2)).is_ok());
    }
}
