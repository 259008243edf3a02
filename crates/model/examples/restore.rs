//! Restores a picture of a digit, white on black, on the CPU:
//!
//! `cargo run -p afterimage-model --example restore WEIGHTS.safetensors INPUT.png OUTPUT.png`

use std::{env, error::Error, fs};

use afterimage_model::Cae;
use afterimage_weights::{Weights, detect_architecture};
use burn::tensor::{Device, Tensor, TensorData};
use image::imageops::{FilterType, resize};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [weights, input, output] = &arguments[..] else {
        return Err("usage: restore WEIGHTS.safetensors INPUT.png OUTPUT.png".into());
    };

    let device = Device::flex();
    let weights = fs::read(weights)?;
    let weights = Weights::from_safetensors(detect_architecture(&weights)?, &weights)?;
    let network = Cae::new(&weights, &device);
    let shape @ [_, height, width] = network.architecture().image;

    let picture = image::open(input)?.into_luma8();
    let picture = resize(&picture, width as u32, height as u32, FilterType::Triangle);
    let pixels: Vec<f32> = picture.iter().map(|byte| f32::from(*byte) / 255.0).collect();
    let images = Tensor::<3>::from_data(TensorData::new(pixels, shape), &device).unsqueeze::<4>();

    let restored = network.restore(images).images;
    let pixels = restored.into_data().try_into_vec::<f32>()?;
    let bytes: Vec<u8> = pixels.iter().map(|pixel| (pixel * 255.0).round() as u8).collect();
    image::save_buffer(output, &bytes, width as u32, height as u32, image::ColorType::L8)?;
    println!("{input} → {output}: {height}×{width} pixels, {} parameters", network.architecture().parameter_count());
    Ok(())
}
