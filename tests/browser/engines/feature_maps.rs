//! The decoder alone and single layers give the same values as the whole network for the same picture.

use afterimage_architecture::{ModelId, Restoration};
use afterimage_engine::{Device, Engine, RestoredPicture};
use afterimage_protocol::{Input, Network, Output};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{RESTORE, cpu, gpu, keep, layers, max_difference, pictures};

/// A layer is computed by burn's own operations, the whole network on the CPU by fused ones.
const LAYER_TOLERANCE: f32 = 1e-4;

fn pixels() -> Vec<f32> {
    corrupted(ModelId::Restore)
}

/// A corrupted picture for a network.
fn corrupted(model: ModelId) -> Vec<f32> {
    pictures(model).swap_remove(0).into_pixels()
}

async fn layer(engine: &mut Engine<impl Device>, model: ModelId, name: &str) -> Vec<f32> {
    let index = layers(model).iter().position(|layer| layer.name == name).unwrap();
    engine.feature_maps(Network::Trained(model), &corrupted(model), index).await.unwrap()
}

fn sigmoid(logits: &[f32]) -> Vec<f32> {
    logits.iter().map(|logit| 1.0 / (1.0 + (-logit).exp())).collect()
}

/// `decoded` is the largest difference between the decoder alone and the whole network, per pixel.
async fn assert_parts_equal_the_whole_network(engine: &mut Engine<impl Device>, model: ModelId, decoded: f32) {
    let network = Network::Trained(model);
    let RestoredPicture { pixels, latent, .. } = engine.restore(network, &corrupted(model)).await.unwrap();
    let generated = engine.decode(network, &latent).await.unwrap();
    let difference = max_difference(&generated, &pixels);
    assert!(difference <= decoded, "{model:?}, decoded: {difference}");
    let difference = max_difference(&layer(engine, model, "pool.2").await, &latent);
    assert!(difference <= LAYER_TOLERANCE, "{model:?}, pool.2: {difference}");
    let difference = max_difference(&sigmoid(&layer(engine, model, "head").await), &pixels);
    assert!(difference <= LAYER_TOLERANCE, "{model:?}, head: {difference}");
}

#[wasm_bindgen_test]
async fn the_parts_equal_the_whole_network_on_the_cpu() {
    let mut engine = cpu().await;
    for model in ModelId::ALL.into_iter().filter(|model| *model != ModelId::Eyes) {
        assert_parts_equal_the_whole_network(&mut engine, model, 1e-5).await;
    }
}

/// The head decides which pixels of an eye are filled; from all others it only takes the noise, if it finds any.
#[wasm_bindgen_test]
async fn a_restored_eye_follows_the_decisions_of_the_head() {
    let mut engine = cpu().await;
    let corrupted = corrupted(ModelId::Eyes);
    let restored = engine.restore(Network::Trained(ModelId::Eyes), &corrupted).await.unwrap();
    assert!(restored.latent.is_empty());
    let head = layer(&mut engine, ModelId::Eyes, "head").await;
    let area = restored.mask.len();
    let part = |first: usize, count: usize| &head[first * area..][..count * area];
    let decided = |logit: &f32| if *logit > Restoration::MASK_THRESHOLD { 1.0 } else { 0.0 };
    let mask: Vec<f32> = part(Restoration::MASK, 1).iter().map(decided).collect();
    assert_eq!(restored.mask, mask);
    let is_noisy = part(Restoration::NOISE, 1).iter().sum::<f32>() > 0.0;
    let denoising = part(Restoration::DENOISING, 3);
    for (index, pixel) in restored.pixels.iter().enumerate().filter(|(index, _)| mask[index % area] == 0.0) {
        let input = corrupted[index];
        let expected = if is_noisy { (input + denoising[index]).clamp(0.0, 1.0) } else { input };
        assert!((pixel - expected).abs() <= LAYER_TOLERANCE, "{index}: {pixel} where {expected} is expected");
    }
}

#[wasm_bindgen_test]
async fn the_parts_equal_the_whole_network_on_webgpu() {
    let mut engine = gpu().await;
    assert_parts_equal_the_whole_network(&mut engine, ModelId::Restore, 1e-4).await;
    keep(engine);
}

#[wasm_bindgen_test]
async fn every_layer_has_its_stated_shape() {
    let mut engine = cpu().await;
    for model in ModelId::ALL {
        for (index, layer) in layers(model).into_iter().enumerate() {
            let values = engine.feature_maps(Network::Trained(model), &corrupted(model), index).await.unwrap();
            assert_eq!(values.len(), layer.shape.iter().product::<usize>(), "{model:?}, {}", layer.name);
        }
    }
}

#[wasm_bindgen_test]
async fn the_decoder_follows_the_latent() {
    let mut engine = cpu().await;
    let mut latent = engine.restore(RESTORE, &pixels()).await.unwrap().latent;
    let before = engine.decode(RESTORE, &latent).await.unwrap();
    latent.iter_mut().for_each(|value| *value *= 0.5);
    let after = engine.decode(RESTORE, &latent).await.unwrap();
    assert!(max_difference(&before, &after) > 0.01);
    assert!(after.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
}

#[wasm_bindgen_test]
async fn infer_runs_the_part_of_the_network_that_the_input_asks_for() {
    let mut engine = cpu().await;
    let RestoredPicture { pixels: restored, latent, mask } = engine.restore(RESTORE, &pixels()).await.unwrap();
    let generated = engine.decode(RESTORE, &latent).await.unwrap();
    let values = engine.feature_maps(RESTORE, &pixels(), 2).await.unwrap();
    let mut infer = async |input| engine.infer(RESTORE, input).await.unwrap();
    let expected = Output::Restored { pixels: restored, latent: latent.clone(), mask };
    assert_eq!(infer(Input::Restore { pixels: pixels() }).await, expected);
    assert_eq!(infer(Input::Decode { latent }).await, Output::Decoded { pixels: generated });
    assert_eq!(infer(Input::FeatureMaps { pixels: pixels(), layer: 2 }).await, Output::FeatureMaps { values });
}
