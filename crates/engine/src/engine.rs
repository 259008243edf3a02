//! Loading and running networks on a device.

use afterimage_architecture::{Architecture, ModelId, Operation, Restoration};
use afterimage_protocol::{Backend, EngineError, Input, Network, Output, WeightsFault};
use afterimage_weights::{Golden, SELF_CHECK_TOLERANCE, Weights, WeightsError};

use crate::RestoredPicture;
use crate::architecture::architecture;
use crate::device::Device;
use crate::input::{check_latent, check_picture};
use crate::networks::Networks;
use crate::weights_fault::weights_fault;

/// Runs networks on one device: those that were loaded, and untrained ones.
pub struct Engine<D: Device> {
    device: D,
    networks: Networks<D>,
}

/// A network that was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The sizes of its layers.
    pub architecture: Architecture,
    /// A golden file that this engine made, where the network came without one.
    pub golden: Option<Vec<u8>>,
}

impl<D: Device> Engine<D> {
    /// An engine without a network.
    pub(crate) fn new(device: D) -> Self {
        Self { device, networks: Networks::default() }
    }

    /// The device that runs the networks.
    pub fn backend(&self) -> Backend {
        D::BACKEND
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
        let mut network = self.device.network(&weights)?;
        let golden = if model.is_custom() && golden.is_empty() {
            Some(self.create_golden(model, &mut network).await?.to_safetensors(architecture).map_err(refused)?)
        } else {
            let golden = Golden::from_safetensors(architecture, golden).map_err(refused)?;
            self.check(model, &mut network, &golden).await?;
            None
        };
        self.networks.insert(model, network);
        Ok(Loaded { architecture, golden })
    }

    /// The golden output of a network: its output for the test picture. It must be finite, because weights can be so large
    /// that sums overflow.
    async fn create_golden(&self, model: ModelId, network: &mut D::Network) -> Result<Golden, EngineError> {
        let architecture = D::architecture(network);
        let input = Golden::test_picture(architecture);
        let RestoredPicture { pixels, latent, .. } = restore(&self.device, network, &input).await?;
        let mut values = [&pixels[..], &latent].concat();
        // A network that fills clamps its pixels, so the last layers before that are checked.
        for (index, layer) in architecture.layers().iter().enumerate() {
            if architecture.restoration == Restoration::Filled
                && matches!(layer.operation, Operation::Head | Operation::Refine(_))
            {
                values.extend(self.device.layer_output(network, &input, index).await?.unwrap_or_default());
            }
        }
        match values.into_iter().find(|value| !value.is_finite()) {
            Some(value) => Err(EngineError::Weights { model, fault: WeightsFault::Output(value) }),
            None => Ok(Golden { input, output: pixels }),
        }
    }

    /// Compares the output of a network for the golden picture with the golden output.
    async fn check(&self, model: ModelId, network: &mut D::Network, golden: &Golden) -> Result<(), EngineError> {
        let restored = restore(&self.device, network, &golden.input).await?;
        let difference = golden.difference(&restored.pixels, D::architecture(network).restoration);
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
        restore(&self.device, self.networks.get(network, &self.device)?, pixels).await
    }

    /// Decodes a latent to a picture, both `[channels, height, width]`, flattened. The picture is in [0, 1], or NaN where
    /// the latent is so large that sums overflow.
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Latent`] where the number of values is wrong or one is not finite, and
    /// [`EngineError::ReadBack`].
    pub async fn decode(&mut self, network: Network, values: &[f32]) -> Result<Vec<f32>, EngineError> {
        let network = self.networks.get(network, &self.device)?;
        check_latent(values, D::architecture(network))?;
        self.device.generate(network, values).await
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
        check_picture(pixels, D::architecture(network))?;
        self.device.layer_output(network, pixels, index).await?.ok_or(EngineError::Layer(index))
    }
}

/// Restores a picture that was not yet checked.
async fn restore<D: Device>(
    device: &D,
    network: &mut D::Network,
    pixels: &[f32],
) -> Result<RestoredPicture, EngineError> {
    check_picture(pixels, D::architecture(network))?;
    device.restore(network, pixels).await
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use afterimage_architecture::{Dataset, Upsampling, Widths};

    use super::*;
    use crate::Cpu;

    const NARROW: Architecture = Architecture { widths: Widths::new([4, 3, 2]), ..Architecture::DIGITS };

    fn custom(number: u32) -> ModelId {
        ModelId::Custom { dataset: Dataset::Digits, number }
    }

    fn file(architecture: Architecture) -> Vec<u8> {
        Weights::glorot(architecture, 1).to_safetensors(HashMap::new()).unwrap()
    }

    /// The result of a future on the CPU, which is ready at once.
    fn block_on<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => unreachable!(),
        }
    }

    fn load(engine: &mut Engine<Cpu>, model: ModelId, weights: &[u8], golden: &[u8]) -> Result<Loaded, EngineError> {
        block_on(engine.load(model, weights, golden))
    }

    fn restore_grey(engine: &mut Engine<Cpu>, model: ModelId) -> Result<RestoredPicture, EngineError> {
        block_on(engine.restore(Network::Trained(model), &[0.5; 784]))
    }

    #[test]
    fn a_custom_network_without_a_golden_file_gets_one_for_another_engine() {
        for upsampling in [Upsampling::Nearest, Upsampling::Transposed3, Upsampling::Transposed2] {
            let architecture = Architecture { upsampling, ..NARROW };
            let mut first = Engine::cpu();
            let Loaded { architecture: found, golden } = load(&mut first, custom(1), &file(architecture), &[]).unwrap();
            assert_eq!(found, architecture);
            let mut second = Engine::cpu();
            let again = load(&mut second, custom(1), &file(architecture), &golden.unwrap()).unwrap();
            assert_eq!(again, Loaded { architecture, golden: None });
            assert_eq!(restore_grey(&mut first, custom(1)).unwrap().latent.len(), 2 * 4 * 4);
            assert_eq!(restore_grey(&mut first, custom(1)), restore_grey(&mut second, custom(1)));
        }
    }

    #[test]
    fn every_shipped_network_passes_its_check() {
        let mut engine = Engine::cpu();
        for model in ModelId::ALL {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/assets/models");
            let read = |kind: &str| std::fs::read(format!("{folder}/{}{kind}", model.as_str())).unwrap();
            let loaded = load(&mut engine, model, &read(".safetensors"), &read(".golden.safetensors"));
            assert_eq!(loaded.unwrap().golden, None, "{model:?}");
        }
    }

    #[test]
    fn a_custom_network_for_eyes_must_have_the_shipped_architecture() {
        let custom = ModelId::Custom { dataset: Dataset::Eyes, number: 1 };
        let loaded = load(&mut Engine::cpu(), custom, &file(Architecture::EYES), &[]).unwrap();
        assert_eq!(loaded.architecture, Architecture::EYES);
        assert!(loaded.golden.is_some());
        for other in [NARROW, Architecture { widths: Widths::new([4, 3, 2]), ..Architecture::EYES }] {
            let refused = load(&mut Engine::cpu(), custom, &file(other), &[]);
            assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        }
    }

    #[test]
    fn a_failed_self_check_is_another_error_than_a_bad_file() {
        let golden = |output: f32| Golden { input: vec![0.5; 784], output: vec![output; 784] };
        let bytes = golden(7.0).to_safetensors(NARROW).unwrap();
        let refused = load(&mut Engine::cpu(), custom(1), &file(NARROW), &bytes);
        assert!(matches!(refused, Err(EngineError::SelfCheck { .. })), "{refused:?}");
        let refused = load(&mut Engine::cpu(), custom(1), &file(NARROW), &bytes[..100]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
        // A shipped network always has a golden file.
        let refused = load(&mut Engine::cpu(), ModelId::Restore, &file(Architecture::DIGITS), &[]);
        assert!(matches!(refused, Err(EngineError::Weights { .. })), "{refused:?}");
    }

    #[test]
    fn weights_that_overflow_are_refused() {
        let eyes = ModelId::Custom { dataset: Dataset::Eyes, number: 1 };
        for (model, architecture) in [(custom(1), NARROW), (eyes, Architecture::EYES)] {
            let weights = Weights::glorot(architecture, 1);
            let values = weights.values().iter().map(|values| vec![f32::MAX; values.len()]).collect();
            let weights = Weights::from_values(architecture, values).unwrap();
            let bytes = weights.to_safetensors(HashMap::new()).unwrap();
            let refused = load(&mut Engine::cpu(), model, &bytes, &[]).unwrap_err().to_string();
            assert!(refused.contains("of a test picture"), "{refused}");
        }
    }

    #[test]
    fn a_second_custom_network_replaces_the_first_but_a_refused_one_does_not() {
        let mut engine = Engine::cpu();
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
