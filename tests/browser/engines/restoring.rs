//! What the networks are for.

use afterimage_architecture::{ModelId, Upsampling};
use afterimage_engine::{Device, Engine};
use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, EYE_SIDE, Image, psnr, synthetic_eye};
use afterimage_protocol::Network;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{RESTORE, cpu, crossed, digits, gpu, keep, noisy};

fn picture(pixels: Vec<f32>) -> Image {
    Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels).unwrap()
}

async fn restores_noisy_digits(engine: &mut Engine<impl Device>, model: ModelId) {
    for digit in digits().iter().take(10) {
        let corrupted = noisy(digit, 0.5);
        let restored = engine.restore(Network::Trained(model), corrupted.pixels()).await.unwrap();
        assert_eq!(restored.latent.len(), 16 * 4 * 4);
        let (before, after) = (psnr(digit, &corrupted).unwrap(), psnr(digit, &picture(restored.pixels)).unwrap());
        assert!(after > before + 2.0, "{model:?}: {after} dB, from {before} dB");
    }
}

async fn answers_follow_their_inputs(engine: &mut Engine<impl Device>) {
    let digits = digits();
    let mut restore = async |digit: &Image| engine.restore(RESTORE, digit.pixels()).await.unwrap();
    let (first, second, again) = (restore(&digits[1]).await, restore(&digits[8]).await, restore(&digits[1]).await);
    assert_ne!(first.pixels, second.pixels);
    assert_ne!(first.latent, second.latent);
    assert_eq!(first, again);
}

#[wasm_bindgen_test]
async fn the_cpu_restores_real_digits() {
    let mut engine = cpu().await;
    let decoders = Upsampling::ALL.map(ModelId::Decoder);
    for model in [ModelId::Restore, ModelId::Denoise].into_iter().chain(decoders) {
        restores_noisy_digits(&mut engine, model).await;
    }
    answers_follow_their_inputs(&mut engine).await;
}

#[wasm_bindgen_test]
async fn webgpu_restores_real_digits() {
    let mut engine = gpu().await;
    restores_noisy_digits(&mut engine, ModelId::Restore).await;
    answers_follow_their_inputs(&mut engine).await;
    keep(engine);
}

/// Eyes that no training saw; the page's gallery begins with them.
async fn restores_eyes(engine: &mut Engine<impl Device>, count: u64) {
    for eye in (1_000_000_000..).take(count as usize).map(synthetic_eye) {
        let corrupted = crossed(&eye);
        let restored = engine.restore(Network::Trained(ModelId::Eyes), corrupted.pixels()).await.unwrap();
        let restored = Image::from_pixels(3, EYE_SIDE, EYE_SIDE, restored.pixels).unwrap();
        let (before, after) = (psnr(&eye, &corrupted).unwrap(), psnr(&eye, &restored).unwrap());
        assert!(after > before + 3.0, "{after} dB, from {before} dB");
    }
}

#[wasm_bindgen_test]
async fn the_cpu_takes_crosshairs_off_eyes() {
    restores_eyes(&mut cpu().await, 10).await;
}

#[wasm_bindgen_test]
async fn webgpu_takes_crosshairs_off_eyes() {
    let mut engine = gpu().await;
    restores_eyes(&mut engine, 2).await;
    keep(engine);
}

#[wasm_bindgen_test]
async fn plain_gives_clean_digits_back() {
    let mut engine = cpu().await;
    for digit in digits() {
        let restored = engine.restore(Network::Trained(ModelId::Plain), digit.pixels()).await.unwrap();
        assert_eq!(restored.latent.len(), 8 * 4 * 4);
        let after = psnr(&digit, &picture(restored.pixels)).unwrap();
        assert!(after > 15.0, "{after} dB");
    }
}

#[wasm_bindgen_test]
async fn restore_takes_a_crosshair_off() {
    let mut engine = cpu().await;
    let mut gain = 0.0;
    let digits = digits();
    let crosshair = Crosshair::default();
    for digit in &digits {
        let corrupted = Corruption { crosshairs: vec![crosshair], ..Corruption::default() }.apply(digit);
        let restored = engine.restore(RESTORE, corrupted.pixels()).await.unwrap();
        let (before, after) = (psnr(digit, &corrupted).unwrap(), psnr(digit, &picture(restored.pixels)).unwrap());
        assert!(after > before, "{after} dB, from {before} dB");
        gain += after - before;
    }
    gain /= digits.len() as f32;
    assert!(gain > 3.0, "{gain} dB");
}
