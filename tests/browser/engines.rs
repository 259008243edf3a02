//! Both engines with the shipped weights, on real digits. WebGPU is the browser's own; on a machine without a GPU
//! that is SwiftShader.

use std::cell::RefCell;
use std::sync::Once;

use afterimage_engine::{Engine, run_constructors_once};
use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, Image, decode_sprite, psnr};
use afterimage_protocol::{EngineError, ModelName};
use wasm_bindgen_test::wasm_bindgen_test;

const DIGITS: &[u8] = include_bytes!("../../web/assets/digits.png");

/// How far the backends may be apart, per pixel in [0, 1]: they add in different orders.
const AGREEMENT: f32 = 1e-3;

fn files(model: ModelName) -> (&'static [u8], &'static [u8]) {
    match model {
        ModelName::Restore => (
            include_bytes!("../../web/assets/models/restore.safetensors"),
            include_bytes!("../../web/assets/models/restore.golden.safetensors"),
        ),
        ModelName::Denoise => (
            include_bytes!("../../web/assets/models/denoise.safetensors"),
            include_bytes!("../../web/assets/models/denoise.golden.safetensors"),
        ),
    }
}

fn digits() -> Vec<Image> {
    decode_sprite(DIGITS, DIGIT_SIDE).unwrap()
}

fn noisy(digit: &Image, noise: f32) -> Image {
    Corruption { noise, seed: 7, ..Corruption::default() }.apply(digit)
}

fn picture(pixels: Vec<f32>) -> Image {
    Image::from_pixels(1, DIGIT_SIDE, DIGIT_SIDE, pixels).unwrap()
}

async fn load_all(engine: &mut Engine) {
    for model in ModelName::ALL {
        let (weights, golden) = files(model);
        engine.load(model, weights, golden).await.unwrap();
    }
}

async fn cpu() -> Engine {
    begin();
    let mut engine = Engine::cpu();
    load_all(&mut engine).await;
    engine
}

thread_local! {
    /// A page can start burn's GPU once; the tests, which run one after another, hand it on.
    static GPU: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

async fn gpu() -> Engine {
    begin();
    if let Some(engine) = GPU.take() {
        return engine;
    }
    let mut engine = Engine::gpu().await.expect("the browser needs --enable-unsafe-webgpu, see webdriver.json");
    load_all(&mut engine).await;
    engine
}

fn keep(engine: Engine) {
    GPU.set(Some(engine));
}

fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(run_constructors_once);
}

/// What every engine must do; `engine` has both networks.
async fn restores_noisy_digits(engine: &Engine) {
    for digit in digits().iter().take(10) {
        let spoilt = noisy(digit, 0.5);
        for model in ModelName::ALL {
            let restored = engine.restore(model, spoilt.pixels()).await.unwrap();
            assert_eq!(restored.latent.len(), 16 * 4 * 4);
            let (before, after) = (psnr(digit, &spoilt).unwrap(), psnr(digit, &picture(restored.pixels)).unwrap());
            assert!(after > before + 2.0, "{model:?}: {after} dB, from {before} dB");
        }
    }
}

async fn answers_follow_their_inputs(engine: &Engine) {
    let digits = digits();
    let restore = async |digit: &Image| engine.restore(ModelName::Restore, digit.pixels()).await.unwrap();
    let (first, second, again) = (restore(&digits[1]).await, restore(&digits[8]).await, restore(&digits[1]).await);
    assert_ne!(first.pixels, second.pixels);
    assert_ne!(first.latent, second.latent);
    assert_eq!(first, again);
}

async fn refuses_what_it_cannot_restore(engine: &Engine) {
    let refused = async |pixels: &[f32]| engine.restore(ModelName::Restore, pixels).await.unwrap_err();
    assert!(matches!(refused(&[0.0; 3]).await, EngineError::Picture(_)));
    assert!(matches!(refused(&[f32::NAN; 784]).await, EngineError::Picture(_)));
    assert!(matches!(refused(&[1.5; 784]).await, EngineError::Picture(_)));
}

#[wasm_bindgen_test]
async fn the_cpu_restores_real_digits() {
    let engine = cpu().await;
    restores_noisy_digits(&engine).await;
    answers_follow_their_inputs(&engine).await;
    refuses_what_it_cannot_restore(&engine).await;
}

#[wasm_bindgen_test]
async fn webgpu_restores_real_digits() {
    let engine = gpu().await;
    restores_noisy_digits(&engine).await;
    answers_follow_their_inputs(&engine).await;
    refuses_what_it_cannot_restore(&engine).await;
    keep(engine);
}

#[wasm_bindgen_test]
async fn both_backends_agree_on_real_digits() {
    let (cpu, gpu) = (cpu().await, gpu().await);
    for digit in digits() {
        for spoilt in [digit.clone(), noisy(&digit, 0.5)] {
            for model in ModelName::ALL {
                let one = cpu.restore(model, spoilt.pixels()).await.unwrap();
                let other = gpu.restore(model, spoilt.pixels()).await.unwrap();
                let apart = one.pixels.iter().zip(&other.pixels).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(apart <= AGREEMENT, "{model:?}: {apart} apart");
            }
        }
    }
    keep(gpu);
}

#[wasm_bindgen_test]
async fn restore_takes_a_crosshair_off() {
    let engine = cpu().await;
    let mut gain = 0.0;
    let digits = digits();
    let crosshair = Crosshair::default();
    for digit in &digits {
        let spoilt = Corruption { crosshair: Some(crosshair), ..Corruption::default() }.apply(digit);
        let restored = engine.restore(ModelName::Restore, spoilt.pixels()).await.unwrap();
        let (before, after) = (psnr(digit, &spoilt).unwrap(), psnr(digit, &picture(restored.pixels)).unwrap());
        assert!(after > before, "{after} dB, from {before} dB");
        gain += after - before;
    }
    gain /= digits.len() as f32;
    assert!(gain > 3.0, "{gain} dB");
}

#[wasm_bindgen_test]
async fn bad_files_are_refused_and_the_loaded_network_stays() {
    let mut engine = cpu().await;
    let (weights, golden) = files(ModelName::Restore);
    let cut = engine.load(ModelName::Restore, &weights[..weights.len() / 2], golden).await;
    assert!(matches!(cut, Err(EngineError::Weights { .. })));
    let (_, other_golden) = files(ModelName::Denoise);
    let mismatched = engine.load(ModelName::Restore, weights, other_golden).await;
    assert!(matches!(mismatched, Err(EngineError::SelfCheck { .. })), "{mismatched:?}");
    assert!(engine.restore(ModelName::Restore, &[0.0; 784]).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_network_that_was_not_loaded_is_named() {
    begin();
    let error = Engine::cpu().restore(ModelName::Denoise, &[0.0; 784]).await.unwrap_err();
    assert_eq!(error, EngineError::NotLoaded(ModelName::Denoise));
}
