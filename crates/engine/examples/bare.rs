//! burn as it is, for the benchmark: no worker, no messages, no checks; the network, and its result read back.
//!
//! With the feature `constructors-at-every-call` it is also burn as the linker leaves it.

use std::cell::RefCell;

use afterimage_architecture::Architecture;
use afterimage_engine::run_constructors_once;
use afterimage_model::Cae;
use afterimage_weights::Weights;
use burn::tensor::{Device, Tensor, TensorData};
use wasm_bindgen::prelude::*;

thread_local! {
    static NETWORK: RefCell<Option<(Cae, Device)>> = const { RefCell::new(None) };
}

fn main() {
    run_constructors_once();
}

/// Loads a network from a safetensors file: `restore` or `eyes`.
///
/// # Errors
/// A message, where the device or the file is refused.
#[wasm_bindgen]
pub async fn start(model: String, weights: Vec<u8>) -> Result<(), String> {
    let architecture = if model == "eyes" { Architecture::EYES } else { Architecture::DIGITS };
    let weights = Weights::from_safetensors(architecture, &weights).map_err(|error| error.to_string())?;
    let device = device().await?;
    NETWORK.set(Some((Cae::new(&weights, &device), device)));
    Ok(())
}

#[cfg(feature = "gpu")]
async fn device() -> Result<Device, String> {
    Device::wgpu_options().init_async().await.map_err(|error| error.to_string())
}

#[cfg(not(feature = "gpu"))]
async fn device() -> Result<Device, String> {
    Ok(Device::flex())
}

/// Restores one picture: `[channels, height, width]`, flattened, in [0, 1].
///
/// # Errors
/// A message, where nothing was loaded or the result cannot be read back.
#[wasm_bindgen]
pub async fn restore(pixels: Vec<f32>) -> Result<Vec<f32>, String> {
    let loaded = NETWORK.with_borrow(Option::clone);
    let (network, device) = loaded.ok_or("nothing was loaded")?;
    let [channels, height, width] = network.architecture().image;
    let picture = Tensor::<4>::from_data(TensorData::new(pixels, [1, channels, height, width]), &device);
    let output = network.restore(picture).images;
    let data = output.into_data_async().await.map_err(|error| error.to_string())?;
    data.try_into_vec().map_err(|error| format!("{error:?}"))
}
