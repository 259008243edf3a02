//! Networks on a device.

use std::collections::HashMap;

use afterimage_model::{Architecture, Cae, Golden, SELF_CHECK_TOLERANCE, Weights, WeightsError};
use afterimage_protocol::{Backend, EngineError, ModelName};
use burn::tensor::{Device, Tensor, TensorData, Transaction};

/// The networks that were loaded onto one device.
pub struct Engine {
    backend: Backend,
    device: Device,
    models: HashMap<ModelName, Cae>,
}

/// What a network makes of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// `[channels, height, width]`, flattened, in [0, 1].
    pub pixels: Vec<f32>,
    /// The bottleneck `[channels, height, width]`, flattened; 16×4×4 for digits.
    pub latent: Vec<f32>,
}

impl Engine {
    /// An engine on burn-flex: one CPU thread.
    #[cfg(feature = "cpu")]
    pub fn cpu() -> Self {
        Self { backend: Backend::Cpu, device: Device::flex(), models: HashMap::new() }
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
        Ok(Self { backend: Backend::WebGpu, device, models: HashMap::new() })
    }

    /// What computes.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Loads a network and checks it against its golden output; this first use also compiles the shaders.
    /// A network that was loaded before under this name is replaced only if the new one passes.
    ///
    /// # Errors
    /// [`EngineError::Weights`] where a file is refused, [`EngineError::SelfCheck`] where the device computes
    /// something else than the trainer did, [`EngineError::ReadBack`] where it does not answer.
    pub async fn load(&mut self, model: ModelName, weights: &[u8], golden: &[u8]) -> Result<(), EngineError> {
        let refused = |error: WeightsError| EngineError::Weights { model, reason: error.to_string() };
        let weights = Weights::from_safetensors(Architecture::DIGITS, weights).map_err(refused)?;
        let golden = Golden::from_safetensors(Architecture::DIGITS, golden).map_err(refused)?;
        let network = Cae::new(&weights, &self.device);
        let restored = restore(&network, &golden.input, &self.device).await?;
        let difference = golden.difference(&restored.pixels);
        // A comparison with NaN is false: only a difference that is known to be small passes.
        if difference <= SELF_CHECK_TOLERANCE {
            self.models.insert(model, network);
            Ok(())
        } else {
            Err(EngineError::SelfCheck { model, difference, tolerance: SELF_CHECK_TOLERANCE })
        }
    }

    /// Restores one picture: `[channels, height, width]`, flattened, in [0, 1].
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Picture`] where it has not 784 values in [0, 1], and
    /// [`EngineError::ReadBack`].
    pub async fn restore(&self, model: ModelName, pixels: &[f32]) -> Result<Restored, EngineError> {
        let network = self.models.get(&model).ok_or(EngineError::NotLoaded(model))?;
        restore(network, pixels, &self.device).await
    }
}

async fn restore(network: &Cae, pixels: &[f32], device: &Device) -> Result<Restored, EngineError> {
    let [channels, height, width] = network.architecture().image;
    check_picture(pixels, channels * height * width)?;
    let picture = Tensor::<4>::from_data(TensorData::new(pixels.to_vec(), [1, channels, height, width]), device);
    let (output, latent) = network.restore(picture);
    // One transaction: each read-back from a GPU is a round trip.
    let read_back = |error: String| EngineError::ReadBack(error);
    let data = Transaction::default().register(output).register(latent).execute_async().await;
    let mut data = data.map_err(|error| read_back(error.to_string()))?.into_iter();
    let mut next = || {
        let data = data.next().ok_or_else(|| read_back("a tensor is missing".to_owned()))?;
        data.try_into_vec::<f32>().map_err(|error| read_back(format!("{error:?}")))
    };
    Ok(Restored { pixels: next()?, latent: next()? })
}

fn check_picture(pixels: &[f32], expected: usize) -> Result<(), EngineError> {
    if pixels.len() != expected {
        return Err(EngineError::Picture(format!("{} pixels where {expected} are expected", pixels.len())));
    }
    match pixels.iter().position(|pixel| !(0.0..=1.0).contains(pixel)) {
        Some(index) => Err(EngineError::Picture(format!("pixel {index} is {}, outside of [0, 1]", pixels[index]))),
        None => Ok(()),
    }
}
