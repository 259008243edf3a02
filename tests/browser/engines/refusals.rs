//! What cannot be answered is refused by name, and the engine goes on.

use afterimage_architecture::{ModelId, Upsampling};
use afterimage_engine::{Device, Engine};
use afterimage_protocol::{EngineError, Network};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{RESTORE, bare_cpu, cpu, digits, files, gpu, keep, layers};

async fn refuses_pictures(engine: &mut Engine<impl Device>) {
    for pixels in [vec![], vec![0.0; 3], vec![0.0; 785], vec![f32::NAN; 784], vec![1.5; 784], vec![-0.5; 784]] {
        let refused = engine.restore(RESTORE, &pixels).await;
        assert!(matches!(refused, Err(EngineError::Picture(_))), "{refused:?}");
        let refused = engine.feature_maps(RESTORE, &pixels, 0).await;
        assert!(matches!(refused, Err(EngineError::Picture(_))), "{refused:?}");
    }
}

async fn refuses_latents(engine: &mut Engine<impl Device>) {
    for latent in [vec![], vec![0.0; 128], vec![0.0; 257], vec![f32::NAN; 256], vec![f32::INFINITY; 256]] {
        let refused = engine.decode(RESTORE, &latent).await;
        assert!(matches!(refused, Err(EngineError::Latent(_))), "{refused:?}");
    }
    // The plain network's bottleneck is half as wide.
    let plain = Network::Trained(ModelId::Plain);
    assert!(matches!(engine.decode(plain, &[0.0; 256]).await, Err(EngineError::Latent(_))));
    assert!(engine.decode(plain, &[0.0; 128]).await.is_ok());
}

async fn refuses_layers(engine: &mut Engine<impl Device>) {
    let beyond = layers(ModelId::Restore).len();
    for index in [beyond, usize::MAX] {
        assert_eq!(engine.feature_maps(RESTORE, &[0.0; 784], index).await, Err(EngineError::Layer(index)));
    }
    // Transposed decoders have no layers that resize.
    let transposed = Network::Untrained { upsampling: Upsampling::Transposed3, seed: 1 };
    assert_eq!(engine.feature_maps(transposed, &[0.0; 784], beyond - 1).await, Err(EngineError::Layer(beyond - 1)));
}

/// Refuses everything that is wrong, and answers in between and at the end as at the start.
async fn refuses_and_goes_on(engine: &mut Engine<impl Device>) {
    let digit = digits().swap_remove(2);
    let first = engine.restore(RESTORE, digit.pixels()).await.unwrap();
    refuses_pictures(engine).await;
    refuses_latents(engine).await;
    refuses_layers(engine).await;
    assert_eq!(engine.restore(RESTORE, digit.pixels()).await.unwrap(), first);
}

#[wasm_bindgen_test]
async fn the_cpu_refuses_and_goes_on() {
    refuses_and_goes_on(&mut cpu().await).await;
}

#[wasm_bindgen_test]
async fn webgpu_refuses_and_goes_on() {
    let mut engine = gpu().await;
    refuses_and_goes_on(&mut engine).await;
    keep(engine);
}

#[wasm_bindgen_test]
async fn the_largest_latents_stop_nothing() {
    let mut engine = cpu().await;
    for value in [f32::MAX, f32::MIN, f32::MIN_POSITIVE, -1.0] {
        assert_eq!(engine.decode(RESTORE, &[value; 256]).await.unwrap().len(), 784);
    }
    assert!(engine.restore(RESTORE, &[0.0; 784]).await.is_ok());
}

#[wasm_bindgen_test]
async fn bad_files_are_refused_and_the_loaded_network_stays() {
    let mut engine = cpu().await;
    let (weights, golden) = files(ModelId::Restore);
    let cut = engine.load(ModelId::Restore, &weights[..weights.len() / 2], golden).await;
    assert!(matches!(cut, Err(EngineError::Weights { .. })));
    let (_, other_golden) = files(ModelId::Denoise);
    let mismatched = engine.load(ModelId::Restore, weights, other_golden).await;
    assert!(matches!(mismatched, Err(EngineError::SelfCheck { .. })), "{mismatched:?}");
    assert!(engine.restore(RESTORE, &[0.0; 784]).await.is_ok());
}

#[wasm_bindgen_test]
async fn the_files_of_another_architecture_are_refused() {
    let mut engine = bare_cpu();
    let (weights, golden) = files(ModelId::Plain);
    let narrow = engine.load(ModelId::Restore, weights, golden).await;
    assert!(matches!(narrow, Err(EngineError::Weights { model: ModelId::Restore, .. })), "{narrow:?}");
    // Bilinear and nearest have tensors of the same shapes; only the golden picture tells them apart.
    let (weights, golden) = files(ModelId::Decoder(Upsampling::Bilinear));
    let otherwise = engine.load(ModelId::Decoder(Upsampling::Nearest), weights, golden).await;
    assert!(matches!(otherwise, Err(EngineError::SelfCheck { .. })), "{otherwise:?}");
}

#[wasm_bindgen_test]
async fn a_network_that_was_not_loaded_is_named() {
    let mut engine = bare_cpu();
    for model in ModelId::ALL {
        let error = engine.restore(Network::Trained(model), &[0.0; 784]).await.unwrap_err();
        assert_eq!(error, EngineError::NotLoaded(model));
        let error = engine.decode(Network::Trained(model), &[0.0; 256]).await.unwrap_err();
        assert_eq!(error, EngineError::NotLoaded(model));
    }
}
