//! The CPU: the fused layers alone, on one thread.

use afterimage_architecture::Architecture;
use afterimage_cpu::{CpuNetwork, NetworkError, RestoredPicture};
use afterimage_protocol::{Backend, EngineError};
use afterimage_weights::Weights;

use crate::{Device, Engine};

/// The CPU.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu;

impl Engine<Cpu> {
    /// An engine on the CPU: one thread.
    pub fn cpu() -> Self {
        Self::new(Cpu)
    }
}

impl Device for Cpu {
    const BACKEND: Backend = Backend::Cpu;

    type Network = CpuNetwork;

    fn network(&self, weights: &Weights) -> Result<CpuNetwork, EngineError> {
        with_engine_error(CpuNetwork::new(weights))
    }

    fn architecture(network: &CpuNetwork) -> Architecture {
        network.architecture()
    }

    async fn restore(&self, network: &mut CpuNetwork, pixels: &[f32]) -> Result<RestoredPicture, EngineError> {
        with_engine_error(network.restore(pixels))
    }

    async fn generate(&self, network: &mut CpuNetwork, latent: &[f32]) -> Result<Vec<f32>, EngineError> {
        with_engine_error(network.generate(latent))
    }

    async fn layer_output(
        &self,
        network: &mut CpuNetwork,
        pixels: &[f32],
        index: usize,
    ) -> Result<Option<Vec<f32>>, EngineError> {
        with_engine_error(network.layer_output(pixels, index))
    }
}

/// The engine has checked every length, so the error would be a bug in it, or a network of size zero.
fn with_engine_error<T>(result: Result<T, NetworkError>) -> Result<T, EngineError> {
    result.map_err(|error| EngineError::Device { backend: Backend::Cpu, reason: error.to_string() })
}
