//! The digit network on burn-flex: shapes, ranges, gradients.

use afterimage_architecture::{Architecture, Upsampling};
use afterimage_model::{Cae, Restored, cross_entropy_with_logits};
use afterimage_weights::Weights;
use burn::module::{Module, ParamId};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

const DIGITS: Architecture = Architecture::DIGITS;

fn network(device: &Device) -> Cae {
    Cae::new(&Weights::glorot(DIGITS, 1), device)
}

fn pictures(count: usize, device: &Device) -> Tensor<4> {
    let values: Vec<f32> = (0..count * 784).map(|i| ((i * 7 + i / 28 * 13) % 29) as f32 / 28.0).collect();
    Tensor::from_data(TensorData::new(values, [count, 1, 28, 28]), device)
}

#[test]
fn burn_counts_the_published_number_of_parameters() {
    assert_eq!(network(&Device::flex()).num_params(), 30_689);
}

#[test]
fn every_intermediate_shape_is_the_published_one() {
    let device = Device::flex();
    let activations = network(&device).activations(pictures(2, &device));
    let shapes: Vec<_> = activations.iter().map(|(name, x)| (name.as_str(), x.dims())).collect();
    let expected = [
        ("encoder.0", [2, 32, 28, 28]),
        ("pool.0", [2, 32, 14, 14]),
        ("encoder.1", [2, 32, 14, 14]),
        ("pool.1", [2, 32, 7, 7]),
        ("encoder.2", [2, 16, 7, 7]),
        ("pool.2", [2, 16, 4, 4]),
        ("resize.0", [2, 16, 7, 7]),
        ("decoder.0", [2, 16, 7, 7]),
        ("resize.1", [2, 16, 14, 14]),
        ("decoder.1", [2, 32, 14, 14]),
        ("resize.2", [2, 32, 28, 28]),
        ("decoder.2", [2, 32, 28, 28]),
        ("head", [2, 1, 28, 28]),
    ];
    assert_eq!(shapes, expected);
}

/// Every decoder, another width, and a large colour picture whose sides become odd.
fn architectures() -> Vec<Architecture> {
    let sizes = [DIGITS, Architecture::PLAIN, Architecture { image: [3, 100, 100], ..DIGITS }];
    let mut all = Vec::new();
    for architecture in sizes {
        for upsampling in Upsampling::ALL {
            all.push(Architecture { upsampling, ..architecture });
        }
    }
    all
}

fn grey(architecture: Architecture, device: &Device) -> Tensor<4> {
    let [channels, height, width] = architecture.image;
    Tensor::full([1, channels, height, width], 0.5, device)
}

#[test]
fn the_layers_of_an_architecture_are_those_of_its_network() {
    let device = Device::flex();
    for architecture in architectures() {
        let network = Cae::new(&Weights::glorot(architecture, 1), &device);
        let activations = network.activations(grey(architecture, &device));
        let found: Vec<_> = activations.into_iter().map(|(name, x)| (name, x.dims().to_vec())).collect();
        let layers = architecture.layers();
        let expected: Vec<_> = layers.iter().map(|layer| (layer.name(), [&[1], &layer.shape[..]].concat())).collect();
        assert_eq!(found, expected, "{architecture:?}");
    }
}

#[test]
fn the_output_of_one_layer_is_its_activation() {
    let device = Device::flex();
    for upsampling in Upsampling::ALL {
        let network = Cae::new(&Weights::glorot(Architecture { upsampling, ..DIGITS }, 1), &device);
        let activations = network.activations(pictures(1, &device));
        for beyond in [activations.len(), usize::MAX] {
            assert!(network.layer_output(pictures(1, &device), beyond).is_none());
        }
        for (index, (name, expected)) in activations.into_iter().enumerate() {
            let layer = network.layer_output(pictures(1, &device), index).unwrap();
            assert!(layer.equal(expected).all().into_scalar::<bool>(), "{upsampling:?}, {name}");
        }
    }
}

#[test]
fn generating_from_the_latents_gives_the_restored_pictures() {
    let device = Device::flex();
    let network = network(&device);
    let restored = network.restore(pictures(2, &device));
    assert!(network.generate(restored.latents.unwrap()).equal(restored.images).all().into_scalar::<bool>());
}

#[test]
fn restored_pictures_are_in_range_and_latents_are_not_negative() {
    let device = Device::flex();
    let Restored { images: output, latents, .. } = network(&device).restore(pictures(3, &device));
    let latent = latents.unwrap();
    assert_eq!(output.dims(), [3, 1, 28, 28]);
    assert_eq!(latent.dims(), [3, 16, 4, 4]);
    let output = output.into_data().try_into_vec::<f32>().unwrap();
    assert!(output.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    let latent = latent.into_data().try_into_vec::<f32>().unwrap();
    assert!(latent.iter().all(|value| *value >= 0.0));
}

#[test]
fn with_skip_connections_restored_pictures_do_not_depend_on_latents_alone() {
    let device = Device::flex();
    let network = Cae::new(&Weights::glorot(Architecture { skips: true, ..DIGITS }, 1), &device);
    let picture = pictures(1, &device);
    let restored = network.restore(picture.clone());
    assert!(restored.latents.is_none());
    let alone = network.generate(network.encode(picture));
    assert!((restored.images - alone).abs().max().into_scalar::<f32>() > 1e-3);
}

#[test]
fn the_batch_does_not_change_the_output_for_a_picture() {
    let device = Device::flex();
    let network = network(&device);
    let batch = pictures(3, &device);
    let together = network.forward(batch.clone()).narrow(0, 1, 1);
    let alone = network.forward(batch.narrow(0, 1, 1));
    let difference = (together - alone).abs().max().into_scalar::<f32>();
    assert!(difference < 1e-5, "{difference}");
}

#[test]
fn weights_read_back_from_the_device_are_unchanged() {
    let weights = Weights::glorot(DIGITS, 3);
    let network = Cae::new(&weights, &Device::flex());
    let back = burn::tensor::try_read_sync(network.weights()).expect("the CPU answers at once").unwrap();
    assert_eq!(back, weights);
}

#[test]
fn every_parameter_has_a_gradient_that_finite_differences_confirm() {
    let device = Device::flex().autodiff();
    let weights = Weights::glorot(DIGITS, 5);
    let loss_of = |weights: &Weights| {
        let network = Cae::new(weights, &device);
        let images = pictures(2, &device);
        cross_entropy_with_logits(network.forward(images.clone()), images)
    };
    let network = Cae::new(&weights, &device);
    let images = pictures(2, &device);
    let gradients = cross_entropy_with_logits(network.forward(images.clone()), images).backward();
    let mut gradients = GradientsParams::from_grads(gradients, &network);
    assert_eq!(gradients.len(), 14);
    for (tensor, id) in (1u64..=14).enumerate() {
        let gradient = match tensor % 2 {
            0 => gradients.remove::<4>(ParamId::from(id)).unwrap().into_data(),
            _ => gradients.remove::<1>(ParamId::from(id)).unwrap().into_data(),
        };
        let gradient = gradient.try_into_vec::<f32>().unwrap();
        // The steepest entry, because rounding changes it least relative to its size.
        let (index, slope) =
            gradient.iter().copied().enumerate().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).unwrap();
        let step = 2e-3f32;
        let shifted = |by: f32| {
            let mut values = weights.values().to_vec();
            values[tensor][index] += by;
            loss_of(&Weights::from_values(DIGITS, values).unwrap()).into_scalar::<f32>()
        };
        let measured = (shifted(step) - shifted(-step)) / (2.0 * step);
        assert!((measured - slope).abs() < 0.05 * slope.abs() + 1e-4, "tensor {tensor}: {measured} against {slope}");
    }
}
