//! CPU and WebGPU compute the same.

use afterimage_architecture::{ModelId, Restoration, Upsampling};
use afterimage_engine::{Cpu, Engine, Gpu};
use afterimage_imaging::Image;
use afterimage_protocol::Network;
use afterimage_weights::Golden;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{cpu, digits, gpu, keep, layers, max_difference, pictures};

/// The largest difference between the backends for a value; they sum in different orders.
const AGREEMENT: f32 = 1e-3;

/// The largest share of a mask's pixels for which the backends may decide differently.
const OTHER_DECISIONS: f32 = 0.005;

async fn agree(cpu: &mut Engine<Cpu>, gpu: &mut Engine<Gpu>, network: Network, pictures: Vec<Image>) {
    for picture in pictures {
        let one = cpu.restore(network, picture.pixels()).await.unwrap();
        let other = gpu.restore(network, picture.pixels()).await.unwrap();
        let other_decisions = one.mask.iter().zip(&other.mask).filter(|(one, other)| one != other).count();
        assert_eq!(one.mask.len(), other.mask.len());
        assert!(other_decisions as f32 <= OTHER_DECISIONS * one.mask.len() as f32, "{network:?}: {other_decisions}");
        let restoration = if one.mask.is_empty() { Restoration::Generated } else { Restoration::Filled };
        let golden = Golden { input: Vec::new(), output: one.pixels };
        let difference = golden.difference(&other.pixels, restoration);
        assert!(difference <= AGREEMENT, "{network:?}: differ by {difference}");
    }
}

#[wasm_bindgen_test]
async fn both_backends_agree_on_digits_and_eyes() {
    let (mut cpu, mut gpu) = (cpu().await, gpu().await);
    for model in ModelId::ALL {
        agree(&mut cpu, &mut gpu, Network::Trained(model), pictures(model)).await;
    }
    for decoder in [Upsampling::Bilinear, Upsampling::Transposed3] {
        agree(&mut cpu, &mut gpu, Network::Untrained { upsampling: decoder, seed: 7 }, pictures(ModelId::Restore))
            .await;
    }
    keep(gpu);
}

#[wasm_bindgen_test]
async fn both_backends_agree_on_what_a_made_up_latent_stands_for() {
    let (mut cpu, mut gpu) = (cpu().await, gpu().await);
    let latent: Vec<f32> = (0..256).map(|i| (i * 7 % 11) as f32 / 10.0).collect();
    for decoder in Upsampling::ALL {
        let network = Network::Trained(ModelId::Decoder(decoder));
        let one = cpu.decode(network, &latent).await.unwrap();
        let other = gpu.decode(network, &latent).await.unwrap();
        let difference = max_difference(&one, &other);
        assert!(difference <= AGREEMENT, "{decoder:?}: differ by {difference}");
    }
    keep(gpu);
}

#[wasm_bindgen_test]
async fn both_backends_agree_on_every_layer() {
    let (mut cpu, mut gpu) = (cpu().await, gpu().await);
    let digit = digits().swap_remove(3);
    for decoder in [Upsampling::Bilinear, Upsampling::Transposed2] {
        let model = ModelId::Decoder(decoder);
        for (index, layer) in layers(model).into_iter().enumerate() {
            let one = cpu.feature_maps(Network::Trained(model), digit.pixels(), index).await.unwrap();
            let other = gpu.feature_maps(Network::Trained(model), digit.pixels(), index).await.unwrap();
            let difference = max_difference(&one, &other);
            assert!(difference <= AGREEMENT, "{decoder:?}, {}: differ by {difference}", layer.name);
        }
    }
    keep(gpu);
}
