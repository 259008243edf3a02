//! Where to compute.

use burn::tensor::Device;
use clap::ValueEnum;

use crate::TrainError;

/// A kind of device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Compute {
    /// The processor: burn's flex backend with our fused layers.
    #[default]
    Cpu,
    /// A GPU by Vulkan; the trainer must be built with `--features vulkan`.
    Vulkan,
    /// An NVIDIA GPU by CUDA; the trainer must be built with `--features cuda`.
    Cuda,
}

impl Compute {
    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Vulkan => "vulkan",
            Self::Cuda => "cuda",
        }
    }

    /// The device.
    ///
    /// # Errors
    /// [`TrainError::Device`] where this trainer was built without it.
    pub fn device(self) -> Result<Device, TrainError> {
        match self {
            Self::Cpu => Ok(Device::flex()),
            #[cfg(feature = "vulkan")]
            Self::Vulkan => Ok(Device::vulkan(burn::tensor::DeviceKind::DefaultDevice)),
            #[cfg(feature = "cuda")]
            Self::Cuda => Ok(Device::cuda(0)),
            #[cfg(not(all(feature = "vulkan", feature = "cuda")))]
            absent => Err(TrainError::Device(absent.name())),
        }
    }
}
