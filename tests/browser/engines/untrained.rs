//! Networks that nobody trained.

use afterimage_architecture::Upsampling;
use afterimage_engine::{Device, Engine};
use afterimage_protocol::Network;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bare_cpu, digits, gpu, keep};

async fn restored(engine: &mut Engine<impl Device>, decoder: Upsampling, seed: u64) -> Vec<f32> {
    let network = Network::Untrained { upsampling: decoder, seed };
    let restored = engine.restore(network, digits()[5].pixels()).await.unwrap();
    assert!(restored.pixels.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    assert_eq!(restored.latent.len(), 16 * 4 * 4);
    restored.pixels
}

#[wasm_bindgen_test]
async fn they_need_no_file() {
    let mut engine = bare_cpu();
    for decoder in Upsampling::ALL {
        let network = Network::Untrained { upsampling: decoder, seed: 1 };
        restored(&mut engine, decoder, 1).await;
        assert_eq!(engine.decode(network, &[0.5; 256]).await.unwrap().len(), 784);
        assert_eq!(engine.feature_maps(network, &[0.5; 784], 0).await.unwrap().len(), 32 * 28 * 28);
    }
}

#[wasm_bindgen_test]
async fn webgpu_makes_them_too() {
    let mut engine = gpu().await;
    restored(&mut engine, Upsampling::Transposed2, u64::MAX).await;
    keep(engine);
}

#[wasm_bindgen_test]
async fn the_seed_decides() {
    let mut engine = bare_cpu();
    let first = restored(&mut engine, Upsampling::Transposed3, 1).await;
    assert_eq!(restored(&mut engine, Upsampling::Transposed3, 1).await, first);
    assert_ne!(restored(&mut engine, Upsampling::Transposed3, 2).await, first);
    assert_eq!(restored(&mut engine, Upsampling::Transposed3, 1).await, first);
}

#[wasm_bindgen_test]
async fn each_decoder_has_its_own() {
    let mut engine = bare_cpu();
    let first = restored(&mut engine, Upsampling::Nearest, 1).await;
    // Nearest and bilinear start from the same numbers; only how they resize differs.
    assert_ne!(restored(&mut engine, Upsampling::Bilinear, 1).await, first);
    assert_eq!(restored(&mut engine, Upsampling::Nearest, 1).await, first);
}
