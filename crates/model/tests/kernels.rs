//! The network with the fused layers gives the same outputs and gradients as with burn's own operations.
#![cfg(feature = "kernels")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use afterimage_architecture::{Architecture, Restoration, Upsampling, Widths};
use afterimage_model::{Cae, Restored, Truth};
use afterimage_weights::Weights;
use burn::module::ParamId;
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor, TensorData};

fn pictures(shape: [usize; 4], device: &Device) -> Tensor<4> {
    let values: Vec<f32> =
        (0..shape.iter().product::<usize>()).map(|i| ((i * 7 + i / 28 * 13) % 29) as f32 / 28.0).collect();
    Tensor::from_data(TensorData::new(values, shape), device)
}

/// The head's output by burn's own operations, which [`Cae::activations`] runs; [`Cae::forward`] runs the fused layers.
fn unfused(network: &Cae, images: Tensor<4>) -> Tensor<4> {
    network.activations(images).into_iter().find(|(name, _)| name == "head").unwrap().1
}

/// The loss and the gradients of all parameters.
fn loss_and_gradients(
    architecture: Architecture,
    forward: impl Fn(&Cae, Tensor<4>) -> Tensor<4>,
) -> (f32, Vec<Vec<f32>>) {
    let device = Device::flex().autodiff();
    let network = Cae::new(&Weights::glorot(architecture, 7), &device);
    let [channels, height, width] = architecture.image;
    let images = pictures([12, channels, height, width], &device);
    let targets = images.clone() * 0.5;
    let [_, rest @ ..] = images.dims();
    let covered = pictures([12, 1, rest[1], rest[2]], &device).greater_elem(0.6).float();
    let noisy = pictures([12, 1, 1, 1], &device).greater_elem(0.5).float();
    let truth = Truth { clean: targets, covered, noisy };
    let loss = network.loss(&images, forward(&network, images.clone()), truth);
    let mut gradients = GradientsParams::from_grads(loss.backward(), &network);
    let tensors = architecture.tensors().len();
    assert_eq!(gradients.len(), tensors);
    let gradients = (1..=tensors as u64).map(|id| match id % 2 {
        1 => gradients.remove::<4>(ParamId::from(id)).unwrap().into_data().try_into_vec().unwrap(),
        _ => gradients.remove::<1>(ParamId::from(id)).unwrap().into_data().try_into_vec().unwrap(),
    });
    (loss.into_scalar(), gradients.collect())
}

fn assert_fused_equals_unfused(architecture: Architecture) {
    let (loss, gradients) = loss_and_gradients(architecture, Cae::forward);
    let (expected_loss, expected) = loss_and_gradients(architecture, unfused);
    assert!((loss - expected_loss).abs() < 1e-6, "{loss} against {expected_loss}");
    for (index, (found, expected)) in gradients.iter().zip(&expected).enumerate() {
        let scale = expected.iter().fold(0.0f32, |largest, value| largest.max(value.abs()));
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-4 * scale, "tensor {index}: {found} against {expected}");
        }
    }
}

#[test]
fn loss_and_gradients_of_the_digit_network_are_equal() {
    assert_fused_equals_unfused(Architecture::DIGITS);
}

#[test]
fn loss_and_gradients_of_a_colour_network_with_odd_sizes_are_equal() {
    assert_fused_equals_unfused(Architecture {
        image: [3, 50, 38],
        widths: Widths::new([20, 32, 16]),
        ..Architecture::DIGITS
    });
}

#[test]
fn loss_and_gradients_of_every_decoder_are_equal() {
    for upsampling in Upsampling::ALL {
        assert_fused_equals_unfused(Architecture { upsampling, ..Architecture::DIGITS });
    }
}

#[test]
fn loss_and_gradients_with_skip_connections_and_a_mask_are_equal() {
    assert_fused_equals_unfused(Architecture { skips: true, ..Architecture::DIGITS });
    for upsampling in Upsampling::ALL {
        let odd = Architecture { image: [3, 50, 38], widths: Widths::new([20, 32, 16]), ..Architecture::EYES };
        assert_fused_equals_unfused(Architecture { upsampling, ..odd });
    }
}

#[test]
fn loss_and_gradients_of_a_network_that_fills_are_equal() {
    let eyes = Architecture { image: [3, 50, 38], ..Architecture::EYES };
    assert_eq!(eyes.restoration, Restoration::Filled);
    assert_fused_equals_unfused(eyes);
    assert_fused_equals_unfused(Architecture { widths: Widths::new([5, 4]), ..eyes });
}

/// The weights with a bias by which about half of the mask's logits are above its threshold.
fn with_clear_decisions(weights: &Weights) -> Weights {
    let architecture = weights.architecture();
    let bias = architecture.tensors().iter().position(|(name, _)| name == "head.bias").unwrap();
    let mut values = weights.values().to_vec();
    values[bias][Restoration::MASK] = Restoration::MASK_THRESHOLD;
    Weights::from_values(architecture, values).unwrap()
}

#[test]
fn a_network_that_fills_restores_what_its_layers_make_and_keeps_the_rest() {
    let device = Device::flex();
    let architecture = Architecture { image: [3, 50, 38], ..Architecture::EYES };
    let network = Cae::new(&with_clear_decisions(&Weights::glorot(architecture, 3)), &device);
    let images = pictures([2, 3, 50, 38], &device);
    let Restored { images: restored, latents, mask } = network.restore(images.clone());
    assert!(latents.is_none());
    let mask = mask.unwrap();
    let share = mask.clone().mean().into_scalar::<f32>();
    assert!(0.0 < share && share < 1.0, "{share}");
    let outside = (restored.clone() - images.clone()) * mask.clone().neg().add_scalar(1.0);
    let head = network.forward(images.clone());
    let is_noisy = head.narrow(1, Restoration::NOISE, 1).mean_dim(2).mean_dim(3).greater_elem(0.0).float();
    let changed = outside * is_noisy.neg().add_scalar(1.0);
    assert_eq!(changed.abs().max().into_scalar::<f32>(), 0.0);
    // What is filled does not depend on whether the layers are fused.
    let (_, refined) = network.activations(images.clone()).pop().unwrap();
    assert_eq!(refined.dims(), [2, 3, 50, 38]);
    let last = network.layer_output(images, architecture.layers().len() - 1).unwrap();
    assert!(last.equal(refined).all().into_scalar::<bool>());
    assert!(restored.min().into_scalar::<f32>() >= 0.0);
}

#[test]
fn encoder_and_decoder_together_are_the_network() {
    let device = Device::flex();
    let network = Cae::new(&Weights::glorot(Architecture::DIGITS, 7), &device);
    let images = pictures([2, 1, 28, 28], &device);
    let close = |a: Tensor<4>, b: Tensor<4>| (a - b).abs().max().into_scalar::<f32>() < 1e-5;
    let latents = network.encode(images.clone());
    let (_, unfused_latents) = network.activations(images.clone()).remove(5);
    assert!(close(latents.clone(), unfused_latents));
    assert!(close(network.decode(latents), network.forward(images.clone())));
    assert!(close(unfused(&network, images.clone()), network.forward(images)));
}

#[test]
fn the_decoder_has_a_gradient_for_its_latents() {
    let device = Device::flex().autodiff();
    let network = Cae::new(&Weights::glorot(Architecture::DIGITS, 7), &device);
    let latents = pictures([2, 16, 4, 4], &device).require_grad();
    let gradients = network.decode(latents.clone()).sum().backward();
    assert_eq!(latents.grad(&gradients).unwrap().dims(), [2, 16, 4, 4]);
}

#[test]
fn repeated_runs_are_equal_to_the_bit() {
    let run = || loss_and_gradients(Architecture::DIGITS, Cae::forward);
    let first = run();
    for _ in 0..3 {
        assert_eq!(first, run());
    }
}
