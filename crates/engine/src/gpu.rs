//! The browser's WebGPU, through burn.

use afterimage_architecture::Architecture;
use afterimage_model::{Cae, Restored};
use afterimage_protocol::{Backend, EngineError};
use afterimage_weights::Weights;
use burn::tensor::{Device as BurnDevice, Tensor, TensorData, Transaction};

use crate::{Device, Engine, RestoredPicture};

/// A device of WebGPU.
#[derive(Clone, Debug)]
pub struct Gpu(BurnDevice);

impl Engine<Gpu> {
    /// An engine on burn-wgpu. It must be called once in a worker's life: the device lives as long as the worker.
    ///
    /// web/worker.js has prepared the browser's adapter, because CubeCL panics where it lacks timestamp queries.
    ///
    /// # Errors
    /// [`EngineError::Device`] where there is no adapter or no device.
    pub async fn gpu() -> Result<Self, EngineError> {
        let device = BurnDevice::wgpu_options()
            .init_async()
            .await
            .map_err(|error| EngineError::Device { backend: Backend::WebGpu, reason: error.to_string() })?;
        Ok(Self::new(Gpu(device)))
    }
}

impl Device for Gpu {
    const BACKEND: Backend = Backend::WebGpu;

    type Network = Cae;

    fn network(&self, weights: &Weights) -> Result<Cae, EngineError> {
        Ok(Cae::new(weights, &self.0))
    }

    fn architecture(network: &Cae) -> Architecture {
        network.architecture()
    }

    async fn restore(&self, network: &mut Cae, pixels: &[f32]) -> Result<RestoredPicture, EngineError> {
        let picture = self.tensor(pixels, network.architecture().image);
        let Restored { images, latents, mask } = network.restore(picture);
        let [pixels, latent, mask] = read_back([Some(images), latents, mask]).await?;
        Ok(RestoredPicture { pixels, latent, mask })
    }

    async fn generate(&self, network: &mut Cae, latent: &[f32]) -> Result<Vec<f32>, EngineError> {
        let latent = self.tensor(latent, network.architecture().latent());
        let [pixels] = read_back([Some(network.generate(latent))]).await?;
        Ok(pixels)
    }

    async fn layer_output(
        &self,
        network: &mut Cae,
        pixels: &[f32],
        index: usize,
    ) -> Result<Option<Vec<f32>>, EngineError> {
        let picture = self.tensor(pixels, network.architecture().image);
        let Some(layer) = network.layer_output(picture, index) else { return Ok(None) };
        let [values] = read_back([Some(layer)]).await?;
        Ok(Some(values))
    }
}

impl Gpu {
    /// Transfers values whose number fits the shape `[channels, height, width]`: `[1, channels, height, width]`.
    fn tensor(&self, values: &[f32], [channels, height, width]: [usize; 3]) -> Tensor<4> {
        Tensor::from_data(TensorData::new(values.to_vec(), [1, channels, height, width]), &self.0)
    }
}

/// Reads the tensors' values back, flattened; of an absent tensor none. It uses one transaction, because each read-back
/// from a GPU is a round trip.
///
/// # Errors
/// [`EngineError::ReadBack`] where the device fails.
async fn read_back<const N: usize>(tensors: [Option<Tensor<4>>; N]) -> Result<[Vec<f32>; N], EngineError> {
    let is_present = tensors.each_ref().map(Option::is_some);
    let transaction = tensors.into_iter().flatten().fold(Transaction::default(), Transaction::register);
    let data = transaction.execute_async().await.map_err(|error| EngineError::ReadBack(error.to_string()))?;
    let mut data = data.into_iter();
    let mut values = is_present.map(|_| Vec::new());
    for (values, _) in values.iter_mut().zip(is_present).filter(|(_, is_present)| *is_present) {
        let data = data.next().ok_or_else(|| EngineError::ReadBack("a tensor is missing".to_owned()))?;
        *values = data.try_into_vec::<f32>().map_err(|error| EngineError::ReadBack(format!("{error:?}")))?;
    }
    Ok(values)
}
