//! A network on the CPU gives what the network in burn gives by burn's own operations.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use afterimage_architecture::{Architecture, Operation, Restoration, Upsampling, Widths};
use afterimage_cpu::CpuNetwork;
use afterimage_model::{Cae, Restored};
use afterimage_weights::Weights;
use burn::tensor::{Device, Tensor, TensorData};
use proptest::prelude::*;
use proptest::sample::select;

const TOLERANCE: f32 = 1e-5;

const RESTORATIONS: [Restoration; 2] = [Restoration::Generated, Restoration::Filled];

fn noise(length: usize, seed: u64) -> Vec<f32> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1u64 << 24) as f32
    };
    std::iter::repeat_with(next).take(length).collect()
}

fn picture(architecture: Architecture, seed: u64) -> Vec<f32> {
    noise(architecture.image.into_iter().product(), seed)
}

fn tensor(values: &[f32], [channels, height, width]: [usize; 3]) -> Tensor<4> {
    Tensor::from_data(TensorData::new(values.to_vec(), [1, channels, height, width]), &Device::flex())
}

fn values(tensor: Option<Tensor<4>>) -> Vec<f32> {
    tensor.map(|tensor| tensor.into_data().try_into_vec().unwrap()).unwrap_or_default()
}

#[track_caller]
fn assert_close(what: &str, found: &[f32], expected: &[f32]) {
    assert_eq!(found.len(), expected.len(), "{what}");
    let scale = expected.iter().fold(1.0f32, |largest, value| largest.max(value.abs()));
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() < TOLERANCE * scale, "{what}, value {index}: {found} against {expected}");
    }
}

/// Compares restored picture, latent, mask, generated picture and every layer. Returns whether they could be compared: a
/// decision that two ways of summing make differently would make other pictures.
fn compare_with_burn(architecture: Architecture, seed: u64) -> bool {
    let weights = Weights::glorot(architecture, seed);
    let (mut network, expected) = (CpuNetwork::new(&weights).unwrap(), Cae::new(&weights, &Device::flex()));
    assert_eq!(network.architecture(), architecture);
    let picture = picture(architecture, seed);
    let images = tensor(&picture, architecture.image);
    if expected.margin(expected.forward(images.clone())) < 1e-5 {
        return false;
    }
    let found = network.restore(&picture).unwrap();
    let Restored { images: restored, latents, mask } = expected.restore(images.clone());
    assert_close("restored picture", &found.pixels, &values(Some(restored)));
    assert_close("latent", &found.latent, &values(latents));
    assert_close("mask", &found.mask, &values(mask));

    let latent = noise(architecture.latent().into_iter().product(), seed + 1);
    let generated = expected.generate(tensor(&latent, architecture.latent()));
    assert_close("generated picture", &network.generate(&latent).unwrap(), &values(Some(generated)));

    let layers = expected.activations(images);
    assert_eq!(network.layer_output(&picture, layers.len()), Ok(None));
    assert_eq!(network.layer_output(&picture, usize::MAX), Ok(None));
    for (index, (name, expected)) in layers.into_iter().enumerate() {
        let found = network.layer_output(&picture, index).unwrap().unwrap();
        assert_close(&name, &found, &values(Some(expected)));
    }
    // Nothing that ran in between is left behind.
    assert_eq!(network.restore(&picture).unwrap(), found);
    true
}

/// Compares with the first seed for which that is possible.
fn compare_once(architecture: Architecture) {
    assert!((3..23).any(|seed| compare_with_burn(architecture, seed)), "{architecture:?}");
}

#[test]
fn the_shipped_architectures_are_equal() {
    for architecture in [Architecture::DIGITS, Architecture::PLAIN, Architecture::EYES] {
        compare_once(architecture);
    }
}

#[test]
fn every_decoder_is_equal_with_and_without_skips_and_for_every_restoration() {
    for upsampling in Upsampling::ALL {
        for skips in [false, true] {
            for restoration in RESTORATIONS {
                let widths = Widths::new([20, 16, 3]);
                compare_once(Architecture { image: [3, 50, 38], widths, upsampling, skips, restoration });
            }
        }
    }
}

#[test]
fn a_network_that_fills_denoises_where_it_finds_noise_and_fills_where_it_finds_a_crosshair() {
    let architecture = Architecture { image: [3, 25, 38], widths: Widths::new([8, 8]), ..Architecture::EYES };
    let [mut with_mask, mut compared] = [0, 0];
    let mut noisy = [0, 0];
    for seed in 0..12 {
        let weights = Weights::glorot(architecture, seed);
        let mut network = CpuNetwork::new(&weights).unwrap();
        let picture = picture(architecture, seed);
        let found = network.restore(&picture).unwrap();
        let area = 25 * 38;
        let outside = |index: usize| found.mask[index % area] == 0.0;
        let is_unchanged = (0..picture.len()).filter(|index| outside(*index)).all(|i| picture[i] == found.pixels[i]);
        noisy[usize::from(!is_unchanged)] += 1;
        with_mask += usize::from(found.mask.contains(&1.0));
        let head = architecture.layers().iter().position(|layer| layer.operation == Operation::Head).unwrap();
        let head = network.layer_output(&picture, head).unwrap().unwrap();
        let noise: f32 = head[Restoration::NOISE * area..][..area].iter().sum();
        // A few pixels may be black or white before and after.
        if found.mask.iter().filter(|covered| **covered == 0.0).count() > 100 {
            assert_eq!(is_unchanged, noise <= 0.0, "seed {seed}");
        }
        compared += usize::from(compare_with_burn(architecture, seed));
    }
    assert!(compared > 6, "{compared}");
    assert!(with_mask > 0 && noisy[0] > 0 && noisy[1] > 0, "{with_mask} {noisy:?}");
}

#[test]
fn wrong_lengths_are_refused_and_the_network_goes_on() {
    let mut network = CpuNetwork::new(&Weights::glorot(Architecture::DIGITS, 1)).unwrap();
    let before = network.restore(&[0.5; 784]).unwrap();
    for length in [0, 783, 785] {
        assert!(network.restore(&vec![0.0; length]).is_err());
        assert!(network.layer_output(&vec![0.0; length], 0).is_err());
    }
    for length in [0, 255, 257] {
        assert!(network.generate(&vec![0.0; length]).is_err());
    }
    assert_eq!(network.restore(&[0.5; 784]), Ok(before));
}

#[test]
fn generating_from_the_latent_gives_the_restored_picture() {
    let mut network = CpuNetwork::new(&Weights::glorot(Architecture::DIGITS, 5)).unwrap();
    let restored = network.restore(&picture(Architecture::DIGITS, 5)).unwrap();
    assert_eq!(network.generate(&restored.latent), Ok(restored.pixels));
}

fn architecture() -> impl Strategy<Value = Architecture> {
    let sizes = (1usize..=4, 1usize..=21, 1usize..=21).prop_map(|(channels, height, width)| [channels, height, width]);
    let widths = prop_oneof![
        (1usize..=34).prop_map(|a| Widths::new([a])),
        [1usize..=34, 1..=34].prop_map(Widths::new),
        [1usize..=18, 1..=18, 1..=18].prop_map(Widths::new),
    ];
    (sizes, widths, select(&Upsampling::ALL[..]), any::<bool>(), select(&RESTORATIONS[..])).prop_map(
        |(image, widths, upsampling, skips, restoration)| Architecture {
            image,
            widths,
            upsampling,
            skips,
            restoration,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_architecture_is_equal(architecture in architecture(), seed in 0u64..1000) {
        compare_with_burn(architecture, seed);
    }
}
