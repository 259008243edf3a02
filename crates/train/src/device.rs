//! The devices that can train.

use afterimage_architecture::{Architecture, Upsampling};
use burn::tensor::Device;
use clap::ValueEnum;

use crate::error::TrainError;

/// A kind of device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DeviceKind {
    /// The CPU: burn's flex backend with the fused layers of crates/kernels.
    #[default]
    Cpu,
    /// A GPU with Vulkan; the trainer must be built with `--features vulkan`.
    Vulkan,
    /// An NVIDIA GPU with CUDA; the trainer must be built with `--features cuda`.
    Cuda,
}

impl DeviceKind {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Vulkan => "vulkan",
            Self::Cuda => "cuda",
        }
    }

    /// Opens the device. Call it once per process.
    ///
    /// # Errors
    /// [`TrainError::Device`] if the trainer was built without it, or this machine has no such device.
    pub fn open(self) -> Result<Device, TrainError> {
        match self {
            Self::Cpu => Ok(Device::flex()),
            #[cfg(feature = "vulkan")]
            Self::Vulkan => {
                let options = Device::wgpu_options().graphics_api(burn::tensor::wgpu::WgpuBackend::Vulkan);
                options.init().map_err(|error| self.unavailable(&error.to_string()))
            }
            #[cfg(feature = "cuda")]
            Self::Cuda => {
                let device = Device::cuda(0);
                // burn starts CUDA with the first operation, and panics if there is none.
                let probe = || burn::tensor::Tensor::<1>::zeros([1], &device).into_data();
                match std::panic::catch_unwind(std::panic::AssertUnwindSafe(probe)) {
                    Ok(_) => Ok(device),
                    Err(_) => Err(self.unavailable("see the message above")),
                }
            }
            #[cfg(not(feature = "vulkan"))]
            Self::Vulkan => Err(self.not_built_in()),
            #[cfg(not(feature = "cuda"))]
            Self::Cuda => Err(self.not_built_in()),
        }
    }

    #[cfg(not(all(feature = "vulkan", feature = "cuda")))]
    fn not_built_in(self) -> TrainError {
        self.unavailable(&format!(
            "this trainer was built without it; run `cargo run --release -p afterimage-train --features {} -- …`",
            self.name()
        ))
    }

    fn unavailable(self, reason: &str) -> TrainError {
        TrainError::Device(format!("--device {} cannot be used: {reason}", self.name()))
    }

    /// Checks that this device can train a network of this architecture.
    ///
    /// # Errors
    /// [`TrainError::Device`] for bilinear decoders on GPUs: burn 0.22 has no gradient of the bilinear resize there.
    pub fn check(self, architecture: Architecture) -> Result<(), TrainError> {
        match (self, architecture.upsampling) {
            (Self::Vulkan | Self::Cuda, Upsampling::Bilinear) => {
                Err(self.unavailable("burn cannot train bilinear decoders on GPUs; use --device cpu"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_device_that_was_not_built_in_names_the_feature() {
        if cfg!(not(any(feature = "vulkan", feature = "cuda"))) {
            for device in [DeviceKind::Vulkan, DeviceKind::Cuda] {
                let error = device.open().unwrap_err().to_string();
                assert!(error.contains(&format!("--features {}", device.name())), "{error}");
            }
        }
        assert!(DeviceKind::Cpu.open().is_ok());
    }

    #[test]
    fn gpus_cannot_train_bilinear_decoders() {
        let bilinear = Architecture { upsampling: Upsampling::Bilinear, ..Architecture::DIGITS };
        assert!(DeviceKind::Vulkan.check(bilinear).is_err());
        assert!(DeviceKind::Cpu.check(bilinear).is_ok());
        assert!(DeviceKind::Cuda.check(Architecture::DIGITS).is_ok());
    }
}
