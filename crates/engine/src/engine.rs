//! Networks on a device.

use afterimage_model::{Cae, Golden, SELF_CHECK_TOLERANCE, Weights, WeightsError};
use afterimage_protocol::{Answer, Backend, EngineError, ModelName, Network, Question};
use burn::tensor::Device;

use crate::architecture;
use crate::networks::Networks;
use crate::transfer::{latent, picture, read_back};

/// Networks on one device: those that were loaded, and untrained ones where they are asked for.
pub struct Engine {
    backend: Backend,
    device: Device,
    networks: Networks,
}

/// What a network makes of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
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
    /// # Errors
    /// [`EngineError::Weights`] where a file is refused, [`EngineError::SelfCheck`] where the device computes
    /// something else than the trainer did, [`EngineError::ReadBack`] where it does not answer.
    pub async fn load(&mut self, model: ModelName, weights: &[u8], golden: &[u8]) -> Result<(), EngineError> {
        let refused = |error: WeightsError| EngineError::Weights { model, reason: error.to_string() };
        let weights = Weights::from_safetensors(architecture(model), weights).map_err(refused)?;
        let golden = Golden::from_safetensors(architecture(model), golden).map_err(refused)?;
        let network = Cae::new(&weights, &self.device);
        let restored = restore(&network, &golden.input, &self.device).await?;
        let difference = golden.difference(&restored.pixels);
        // A comparison with NaN is false: only a difference that is known to be small passes.
        if difference <= SELF_CHECK_TOLERANCE {
            self.networks.keep(model, network);
            Ok(())
        } else {
            Err(EngineError::SelfCheck { model, difference, tolerance: SELF_CHECK_TOLERANCE })
        }
    }

    /// Answers whatever a network can be asked.
    ///
    /// # Errors
    /// Those of [`restore`](Self::restore), [`decode`](Self::decode) and [`layer`](Self::layer).
    pub async fn answer(&mut self, network: Network, question: Question) -> Result<Answer, EngineError> {
        match question {
            Question::Restore { pixels } => {
                let Restored { pixels, latent } = self.restore(network, &pixels).await?;
                Ok(Answer::Restored { pixels, latent })
            }
            Question::Decode { latent } => Ok(Answer::Decoded { pixels: self.decode(network, &latent).await? }),
            Question::Layer { pixels, layer } => {
                Ok(Answer::Layer { values: self.layer(network, &pixels, layer).await? })
            }
        }
    }

    /// Restores one picture: `[channels, height, width]`, flattened, in [0, 1].
    ///
    /// # Errors
    /// [`EngineError::NotLoaded`], [`EngineError::Picture`] where it has not the network's number of values in [0, 1], and
    /// [`EngineError::ReadBack`].
    pub async fn restore(&mut self, network: Network, pixels: &[f32]) -> Result<Restored, EngineError> {
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
    pub async fn layer(&mut self, network: Network, pixels: &[f32], index: usize) -> Result<Vec<f32>, EngineError> {
        let network = self.networks.get(network, &self.device)?;
        let picture = picture(pixels, network.architecture(), &self.device)?;
        let layer = network.layer(picture, index).ok_or(EngineError::Layer(index))?;
        let [values] = read_back([layer]).await?;
        Ok(values)
    }
}

async fn restore(network: &Cae, pixels: &[f32], device: &Device) -> Result<Restored, EngineError> {
    let picture = picture(pixels, network.architecture(), device)?;
    let (pixels, latent) = match network.restore(picture) {
        (output, Some(latent)) => read_back([output, latent]).await?.into(),
        (output, None) => {
            let [pixels] = read_back([output]).await?;
            (pixels, Vec::new())
        }
    };
    Ok(Restored { pixels, latent })
}
