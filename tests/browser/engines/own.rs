//! A person's own networks: the CPU makes the golden output, by which the GPU checks itself.

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_engine::{Engine, Loaded, architecture};
use afterimage_protocol::{EngineError, Network};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{apart, bare_cpu, files, gpu, keep, pictures};

/// The page's networks as if they came from a person, one after another.
fn given() -> Vec<(ModelId, ModelId)> {
    let digits = [ModelId::Restore, ModelId::Plain].into_iter().chain(Upsampling::ALL.map(ModelId::Decoder));
    let all = digits.chain([ModelId::Eyes]);
    all.zip(1..).map(|(model, number)| (model, ModelId::Custom { dataset: model.dataset(), number })).collect()
}

async fn load(engine: &mut Engine, model: ModelId, own: ModelId, golden: &[u8]) -> Loaded {
    let (weights, _) = files(model);
    engine.load(own, weights, golden).await.unwrap_or_else(|error| panic!("{model:?}: {error}"))
}

async fn restored(engine: &mut Engine, model: ModelId, own: ModelId) -> Vec<f32> {
    let picture = pictures(model).swap_remove(0);
    engine.restore(Network::Trained(own), picture.pixels()).await.unwrap().pixels
}

#[wasm_bindgen_test]
async fn the_page_s_files_are_taken_as_a_person_s_own_and_compute_the_same() {
    let mut engine = bare_cpu();
    for (model, own) in given() {
        let (weights, golden) = files(model);
        let loaded = load(&mut engine, model, own, &[]).await;
        assert_eq!(Ok(loaded.architecture), architecture(model, weights), "{model:?}");
        assert!(loaded.golden.is_some());
        engine.load(model, weights, golden).await.unwrap();
        let picture = pictures(model).swap_remove(0);
        let shipped = engine.restore(Network::Trained(model), picture.pixels()).await.unwrap();
        assert_eq!(restored(&mut engine, model, own).await, shipped.pixels, "{model:?}");
    }
}

#[wasm_bindgen_test]
async fn the_gpu_checks_itself_by_what_the_cpu_made() {
    let (mut cpu, mut gpu) = (bare_cpu(), gpu().await);
    for (model, own) in given() {
        let golden = load(&mut cpu, model, own, &[]).await.golden.unwrap();
        assert_eq!(load(&mut gpu, model, own, &golden).await.golden, None);
        let apart = apart(&restored(&mut cpu, model, own).await, &restored(&mut gpu, model, own).await);
        assert!(apart <= 1e-3, "{model:?}: {apart} apart");
    }
    // What another network made is noticed.
    let own = ModelId::Custom { dataset: Dataset::Digits, number: 100 };
    let golden = load(&mut cpu, ModelId::Denoise, own, &[]).await.golden.unwrap();
    let (weights, _) = files(ModelId::Restore);
    let refused = gpu.load(own, weights, &golden).await;
    assert!(matches!(refused, Err(EngineError::SelfCheck { .. })), "{refused:?}");
    keep(gpu);
}

#[wasm_bindgen_test]
async fn without_a_cpu_the_gpu_makes_a_golden_output_itself() {
    let (mut cpu, mut gpu) = (bare_cpu(), gpu().await);
    let own = ModelId::Custom { dataset: Dataset::Digits, number: 200 };
    let golden = load(&mut gpu, ModelId::Restore, own, &[]).await.golden.unwrap();
    assert_eq!(load(&mut cpu, ModelId::Restore, own, &golden).await.golden, None);
    keep(gpu);
}
