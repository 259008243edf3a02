//! Networks and devices, by name.

use afterimage_architecture::{ModelId, Upsampling};
use serde::{Deserialize, Serialize};

/// The network that a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Network {
    /// A network that was loaded before.
    Trained(ModelId),
    /// A network with random weights, of the same architecture as [`ModelId::Decoder`]. It needs no file: the engine
    /// creates it at the first request, and keeps one for each kind of upsampling.
    Untrained {
        /// How its decoder enlarges.
        upsampling: Upsampling,
        /// The seed of its weights; the same seed gives the same weights on every machine.
        seed: u64,
    },
}

/// The device that runs a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Backend {
    /// The fused layers: one CPU thread with SIMD.
    Cpu,
    /// burn-wgpu on the browser's WebGPU.
    WebGpu,
}

impl Backend {
    /// The name that the page shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::WebGpu => "WebGPU",
        }
    }
}
