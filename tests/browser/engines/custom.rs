//! Custom networks: the CPU computes the golden output, with which the GPU checks itself.

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_engine::{Device, Engine, Loaded, architecture};
use afterimage_protocol::{EngineError, Network};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bare_cpu, files, gpu, keep, max_difference, pictures};

/// Each shipped network with a custom id, as if the user had opened its file.
fn as_custom() -> Vec<(ModelId, ModelId)> {
    let digits = [ModelId::Restore, ModelId::Plain].into_iter().chain(Upsampling::ALL.map(ModelId::Decoder));
    let all = digits.chain([ModelId::Eyes]);
    all.zip(1..).map(|(model, number)| (model, ModelId::Custom { dataset: model.dataset(), number })).collect()
}

async fn load(engine: &mut Engine<impl Device>, model: ModelId, custom: ModelId, golden: &[u8]) -> Loaded {
    let (weights, _) = files(model);
    engine.load(custom, weights, golden).await.unwrap_or_else(|error| panic!("{model:?}: {error}"))
}

async fn restored(engine: &mut Engine<impl Device>, model: ModelId, custom: ModelId) -> Vec<f32> {
    let picture = pictures(model).swap_remove(0);
    engine.restore(Network::Trained(custom), picture.pixels()).await.unwrap().pixels
}

#[wasm_bindgen_test]
async fn a_shipped_file_opened_as_a_custom_network_gives_the_same_output() {
    let mut engine = bare_cpu();
    for (model, custom) in as_custom() {
        let (weights, golden) = files(model);
        let loaded = load(&mut engine, model, custom, &[]).await;
        assert_eq!(Ok(loaded.architecture), architecture(model, weights), "{model:?}");
        assert!(loaded.golden.is_some());
        engine.load(model, weights, golden).await.unwrap();
        let picture = pictures(model).swap_remove(0);
        let shipped = engine.restore(Network::Trained(model), picture.pixels()).await.unwrap();
        assert_eq!(restored(&mut engine, model, custom).await, shipped.pixels, "{model:?}");
    }
}

#[wasm_bindgen_test]
async fn the_gpu_checks_itself_with_the_golden_output_of_the_cpu() {
    let (mut cpu, mut gpu) = (bare_cpu(), gpu().await);
    for (model, custom) in as_custom() {
        let golden = load(&mut cpu, model, custom, &[]).await.golden.unwrap();
        assert_eq!(load(&mut gpu, model, custom, &golden).await.golden, None);
        let difference =
            max_difference(&restored(&mut cpu, model, custom).await, &restored(&mut gpu, model, custom).await);
        assert!(difference <= 1e-3, "{model:?}: differ by {difference}");
    }
    // The golden output of another network is refused.
    let custom = ModelId::Custom { dataset: Dataset::Digits, number: 100 };
    let golden = load(&mut cpu, ModelId::Denoise, custom, &[]).await.golden.unwrap();
    let (weights, _) = files(ModelId::Restore);
    let refused = gpu.load(custom, weights, &golden).await;
    assert!(matches!(refused, Err(EngineError::SelfCheck { .. })), "{refused:?}");
    keep(gpu);
}

#[wasm_bindgen_test]
async fn without_a_cpu_engine_the_gpu_computes_the_golden_output() {
    let (mut cpu, mut gpu) = (bare_cpu(), gpu().await);
    let custom = ModelId::Custom { dataset: Dataset::Digits, number: 200 };
    let golden = load(&mut gpu, ModelId::Restore, custom, &[]).await.golden.unwrap();
    assert_eq!(load(&mut cpu, ModelId::Restore, custom, &golden).await.golden, None);
    keep(gpu);
}
