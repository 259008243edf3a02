//! Where to compute.

use afterimage_model::{Architecture, Upsampling};
use burn::tensor::Device;
use clap::ValueEnum;

use crate::error::TrainError;

/// A kind of device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DeviceKind {
    /// The processor: burn's flex backend with our fused layers.
    #[default]
    Cpu,
    /// A GPU by Vulkan; the trainer must be built with `--features vulkan`.
    Vulkan,
    /// An NVIDIA GPU by CUDA; the trainer must be built with `--features cuda`.
    Cuda,
}

impl DeviceKind {
    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Vulkan => "vulkan",
            Self::Cuda => "cuda",
        }
    }

    /// Starts the device, once for a process.
    ///
    /// # Errors
    /// [`TrainError::Device`] where this trainer was built without it, or this machine has none.
    pub fn open(self) -> Result<Device, TrainError> {
        match self {
            Self::Cpu => Ok(Device::flex()),
            #[cfg(feature = "vulkan")]
            Self::Vulkan => {
                let options = Device::wgpu_options().graphics_api(burn::tensor::wgpu::WgpuBackend::Vulkan);
                options.init().map_err(|error| self.absent(&error.to_string()))
            }
            #[cfg(feature = "cuda")]
            Self::Cuda => {
                let device = Device::cuda(0);
                // burn starts CUDA at the first operation, and panics where there is none.
                let probe = || burn::tensor::Tensor::<1>::zeros([1], &device).into_data();
                match std::panic::catch_unwind(std::panic::AssertUnwindSafe(probe)) {
                    Ok(_) => Ok(device),
                    Err(_) => Err(self.absent("see the message above")),
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
        self.absent(&format!(
            "this trainer was built without it; run it with `cargo run --release -p afterimage-train --features {} -- …`",
            self.name()
        ))
    }

    fn absent(self, reason: &str) -> TrainError {
        TrainError::Device(format!("--device {} cannot be used: {reason}", self.name()))
    }

    /// Whether a network of this architecture can be trained here.
    ///
    /// # Errors
    /// [`TrainError::Device`] for bilinear decoders on GPUs: burn 0.22 has no gradient of a bilinear resize there.
    pub fn check(self, architecture: Architecture) -> Result<(), TrainError> {
        match (self, architecture.upsampling) {
            (Self::Vulkan | Self::Cuda, Upsampling::Bilinear) => {
                Err(self.absent("burn cannot train bilinear decoders on GPUs; use --device cpu"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_was_not_built_in_is_said_with_its_remedy() {
        if cfg!(not(any(feature = "vulkan", feature = "cuda"))) {
            for device in [DeviceKind::Vulkan, DeviceKind::Cuda] {
                let error = device.open().unwrap_err().to_string();
                assert!(error.contains(&format!("--features {}", device.name())), "{error}");
            }
        }
        assert!(DeviceKind::Cpu.open().is_ok());
    }

    #[test]
    fn gpus_do_not_train_bilinear_decoders() {
        let bilinear = Architecture { upsampling: Upsampling::Bilinear, ..Architecture::DIGITS };
        assert!(DeviceKind::Vulkan.check(bilinear).is_err());
        assert!(DeviceKind::Cpu.check(bilinear).is_ok());
        assert!(DeviceKind::Cuda.check(Architecture::DIGITS).is_ok());
    }
}
