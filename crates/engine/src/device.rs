//! What an engine needs of a device.

use std::future::Future;

use afterimage_architecture::Architecture;
use afterimage_cpu::RestoredPicture;
use afterimage_protocol::{Backend, EngineError};
use afterimage_weights::Weights;

/// What computes: it makes networks and runs them. The engine checks all values before it passes them here. Pictures,
/// latents and layers are `[channels, height, width]`, flattened.
pub trait Device {
    /// Its name in messages.
    const BACKEND: Backend;

    /// A network that is ready to run.
    type Network;

    /// The network with these weights.
    ///
    /// # Errors
    /// [`EngineError::Device`] where the device cannot run it.
    fn network(&self, weights: &Weights) -> Result<Self::Network, EngineError>;

    /// The sizes of a network.
    fn architecture(network: &Self::Network) -> Architecture;

    /// Restores a picture in [0, 1].
    fn restore(
        &self,
        network: &mut Self::Network,
        pixels: &[f32],
    ) -> impl Future<Output = Result<RestoredPicture, EngineError>>;

    /// A latent → a picture in [0, 1].
    fn generate(
        &self,
        network: &mut Self::Network,
        latent: &[f32],
    ) -> impl Future<Output = Result<Vec<f32>, EngineError>>;

    /// The output of the layer at `index` of [`Architecture::layers`] for a picture; `None` where there is no such layer.
    fn layer_output(
        &self,
        network: &mut Self::Network,
        pixels: &[f32],
        index: usize,
    ) -> impl Future<Output = Result<Option<Vec<f32>>, EngineError>>;
}
