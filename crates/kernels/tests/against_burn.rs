//! The fused blocks give the same outputs and gradients as burn's own operations.
#![cfg(feature = "burn")]
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use std::sync::Arc;

use afterimage_architecture::Upsampling;
use afterimage_kernels::{Block, FusedNetwork, burn as fused};
use burn::tensor::activation::relu;
use burn::tensor::module::{conv_transpose2d, conv2d, interpolate, max_pool2d};
use burn::tensor::ops::{ConvOptions, ConvTransposeOptions, InterpolateMode, InterpolateOptions, MaxPoolOptions};
use burn::tensor::{Device, Tensor, TensorData};
use proptest::prelude::*;

/// Pseudo-random values in [−1, 1].
fn noise<const D: usize>(shape: [usize; D], seed: u64, device: &Device) -> Tensor<D> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    };
    let values: Vec<f32> = std::iter::repeat_with(next).take(shape.iter().product()).collect();
    Tensor::from_data(TensorData::new(values, shape), device)
}

/// One block by burn's own operations.
fn unfused(block: Block, x: Tensor<4>, weight: &Tensor<4>, bias: &Tensor<1>) -> Tensor<4> {
    let convolve = |x| conv2d(x, weight.clone(), Some(bias.clone()), ConvOptions::new([1, 1], [1, 1], [1, 1], 1));
    let transposed = |x: Tensor<4>, padding: usize, [height, width]: [usize; 2]| {
        let options = ConvTransposeOptions::new([2, 2], [padding; 2], [padding; 2], [1, 1], 1);
        let large = conv_transpose2d(x, weight.clone(), Some(bias.clone()), options);
        let [batch, channels, ..] = large.dims();
        large.slice([0..batch, 0..channels, 0..height, 0..width])
    };
    let resized =
        |x, mode, size| interpolate(x, InterpolateOptions::new(mode).with_align_corners(false).with_output_size(size));
    match block {
        Block::Encode { .. } => max_pool2d(relu(convolve(x)), MaxPoolOptions::new([2, 2]).with_ceil_mode(true)),
        Block::Decode { size, upsampling, .. } => relu(match upsampling {
            Upsampling::Nearest => convolve(resized(x, InterpolateMode::Nearest, size)),
            Upsampling::Bilinear => convolve(resized(x, InterpolateMode::Bilinear, size)),
            Upsampling::Transposed3 => transposed(x, 1, size),
            Upsampling::Transposed2 => transposed(x, 0, size),
        }),
        Block::Same { relu: true, .. } => relu(convolve(x)),
        Block::Same { relu: false, .. } | Block::Head { .. } => convolve(x),
    }
}

/// The shape of a block's weights.
fn weight_shape(block: Block, before: usize) -> [usize; 4] {
    let channels = block.channels();
    match block {
        Block::Decode { upsampling: Upsampling::Transposed3, .. } => [before, channels, 3, 3],
        Block::Decode { upsampling: Upsampling::Transposed2, .. } => [before, channels, 2, 2],
        _ => [channels, before, 3, 3],
    }
}

/// A decoder block with nearest-neighbour resize, as in the published network.
fn decode(channels: usize, size: [usize; 2]) -> Block {
    Block::Decode { channels, size, upsampling: Upsampling::Nearest }
}

fn values<const D: usize>(tensor: &Tensor<D>) -> Vec<f32> {
    tensor.to_data().try_into_vec().unwrap()
}

/// Fails where `found` is further from `expected` than `tolerance` times the largest value.
fn assert_close(what: &str, found: &[f32], expected: &[f32], tolerance: f32) {
    assert_eq!(found.len(), expected.len(), "{what}");
    let scale = expected.iter().fold(1.0f32, |largest, value| largest.max(value.abs()));
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() <= tolerance * scale, "{what} {index}: {found} where {expected} is expected");
    }
}

/// Compares a fused network with burn's own operations on noise: the outputs and all gradients.
fn compare(batch: usize, input: [usize; 3], blocks: &[Block]) {
    let device = Device::flex().autodiff();
    let network = Arc::new(FusedNetwork::new(input, blocks).unwrap());
    let run = |is_fused: bool| {
        let x = noise([batch, input[0], input[1], input[2]], 1, &device).require_grad();
        let mut before = input[0];
        let mut parameters = Vec::new();
        for (seed, block) in (10..).step_by(2).zip(blocks) {
            let weight = noise(weight_shape(*block, before), seed, &device).require_grad();
            let bias = noise([block.channels()], seed + 1, &device).require_grad();
            before = block.channels();
            parameters.push((weight, bias));
        }
        let output = if is_fused {
            fused::forward(network.clone(), x.clone(), parameters.clone()).unwrap()
        } else {
            let steps = blocks.iter().zip(&parameters);
            steps.fold(x.clone(), |x, (block, (weight, bias))| unfused(*block, x, weight, bias))
        };
        let weighted = output.clone() * noise(output.dims(), 5, &device);
        let gradients = weighted.sum().backward();
        let mut all = vec![("output".to_owned(), values(&output))];
        all.push(("input".to_owned(), values(&x.grad(&gradients).unwrap())));
        for (index, (weight, bias)) in parameters.iter().enumerate() {
            all.push((format!("weight {index}"), values(&weight.grad(&gradients).unwrap())));
            all.push((format!("bias {index}"), values(&bias.grad(&gradients).unwrap())));
        }
        (output.dims(), all)
    };
    let ((shape, found), (unfused_shape, expected)) = (run(true), run(false));
    assert_eq!(shape, unfused_shape);
    for ((what, found), (_, expected)) in found.iter().zip(&expected) {
        let tolerance = if what == "output" { 1e-5 } else { 1e-4 };
        assert_close(&format!("{what} of {blocks:?} on {input:?}"), found, expected, tolerance);
    }
}

#[test]
fn encoders_of_the_digit_network() {
    compare(3, [1, 28, 28], &[Block::Encode { channels: 32 }]);
    compare(3, [32, 14, 14], &[Block::Encode { channels: 32 }]);
    compare(3, [32, 7, 7], &[Block::Encode { channels: 16 }]);
}

#[test]
fn nearest_decoders_of_the_digit_network() {
    compare(3, [16, 4, 4], &[decode(16, [7, 7])]);
    compare(3, [16, 7, 7], &[decode(32, [14, 14])]);
    compare(3, [32, 14, 14], &[decode(32, [28, 28])]);
}

#[test]
fn convolutions_at_the_same_size() {
    compare(3, [13, 25, 19], &[Block::Same { channels: 20, relu: true }]);
    compare(3, [16, 9, 11], &[Block::Same { channels: 16, relu: true }, Block::Same { channels: 14, relu: false }]);
    compare(
        2,
        [3, 12, 10],
        &[Block::Encode { channels: 4 }, Block::Same { channels: 5, relu: true }, decode(6, [12, 10])],
    );
}

#[test]
fn other_decoders_of_the_digit_network() {
    for upsampling in [Upsampling::Bilinear, Upsampling::Transposed3, Upsampling::Transposed2] {
        compare(3, [16, 4, 4], &[Block::Decode { channels: 16, size: [7, 7], upsampling }]);
        compare(3, [16, 7, 7], &[Block::Decode { channels: 32, size: [14, 14], upsampling }]);
        compare(3, [32, 14, 14], &[Block::Decode { channels: 32, size: [28, 28], upsampling }]);
    }
}

#[test]
fn decoders_of_odd_sizes() {
    for upsampling in [Upsampling::Bilinear, Upsampling::Transposed3, Upsampling::Transposed2] {
        compare(2, [17, 1, 1], &[Block::Decode { channels: 3, size: [1, 2], upsampling }]);
        compare(2, [5, 13, 7], &[Block::Decode { channels: 18, size: [25, 13], upsampling }]);
    }
}

#[test]
fn heads() {
    compare(3, [32, 28, 28], &[Block::Head { channels: 1 }]);
    compare(2, [32, 13, 9], &[Block::Head { channels: 3 }]);
}

#[test]
fn odd_sizes_and_colours() {
    compare(2, [3, 25, 25], &[Block::Encode { channels: 32 }]);
    compare(2, [16, 13, 13], &[decode(16, [25, 25])]);
    compare(2, [5, 25, 11], &[Block::Encode { channels: 17 }]);
    compare(11, [2, 1, 1], &[Block::Encode { channels: 1 }]);
    compare(1, [2, 9, 1], &[Block::Encode { channels: 3 }]);
}

#[test]
fn batches_longer_than_one_chunk() {
    let blocks = [
        Block::Encode { channels: 8 },
        Block::Encode { channels: 20 },
        decode(18, [5, 6]),
        decode(4, [10, 12]),
        Block::Head { channels: 2 },
    ];
    compare(23, [2, 10, 12], &blocks);
}

#[test]
fn tensors_and_blocks_that_do_not_fit_are_refused() {
    let device = Device::flex();
    let network = Arc::new(FusedNetwork::new([1, 4, 4], &[Block::Head { channels: 1 }]).unwrap());
    let weight = |output| noise([output, 1, 3, 3], 1, &device);
    let bias = |output| noise([output], 1, &device);
    let run = |x, parameters| fused::forward(network.clone(), x, parameters);
    assert!(run(noise([2, 1, 4, 4], 1, &device), vec![(weight(1), bias(1))]).is_ok());
    assert!(run(noise([2, 1, 4, 5], 1, &device), vec![(weight(1), bias(1))]).is_err());
    assert!(run(noise([2, 1, 4, 4], 1, &device), vec![(weight(2), bias(1))]).is_err());
    assert!(run(noise([2, 1, 4, 4], 1, &device), vec![(weight(1), bias(2))]).is_err());
    assert!(run(noise([2, 1, 4, 4], 1, &device), vec![]).is_err());
    assert!(FusedNetwork::new([1, 4, 4], &[]).is_err());
    assert!(FusedNetwork::new([1, 0, 4], &[Block::Head { channels: 1 }]).is_err());
    assert!(FusedNetwork::new([1, 4, 4], &[Block::Head { channels: 1 }, Block::Encode { channels: 1 }]).is_err());
    let there_and_back = [
        Block::Encode { channels: 4 },
        Block::Encode { channels: 5 },
        Block::Decode { channels: 5, size: [4, 4], upsampling: Upsampling::Nearest },
        Block::Decode { channels: 4, size: [8, 8], upsampling: Upsampling::Nearest },
        Block::Head { channels: 1 },
    ];
    let skips = |pairs: &[(usize, usize)]| {
        let network = FusedNetwork::new([1, 8, 8], &there_and_back).unwrap();
        pairs.iter().try_fold(network, |network, (from, to)| network.with_skip(*from, *to))
    };
    assert!(skips(&[(0, 3), (1, 2)]).is_ok());
    // Another shape, backwards, from and to blocks of the wrong kind, twice, to a missing block.
    for pairs in [&[(0, 2)][..], &[(3, 0)], &[(2, 3)], &[(0, 1)], &[(0, 4)], &[(0, 3), (0, 3)], &[(0, 9)]] {
        assert!(matches!(skips(pairs), Err(afterimage_kernels::NetworkError::Skip { .. })), "{pairs:?}");
    }
    let triple = Block::Decode { channels: 1, size: [12, 12], upsampling: Upsampling::Transposed3 };
    assert!(FusedNetwork::new([1, 4, 4], &[triple]).is_err());
}

fn any_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (1usize..40).prop_map(|channels| Block::Encode { channels }),
        (1usize..40, 1usize..20, 1usize..20).prop_flat_map(|(channels, height, width)| {
            let size = [height, width];
            let resizing = vec![Upsampling::Nearest, Upsampling::Bilinear];
            proptest::sample::select(resizing).prop_map(move |upsampling| Block::Decode { channels, size, upsampling })
        }),
        (1usize..5).prop_map(|channels| Block::Head { channels }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_block_of_any_size(
        batch in 1usize..4,
        channels in 1usize..40,
        height in 1usize..16,
        width in 1usize..16,
        block in any_block(),
    ) {
        compare(batch, [channels, height, width], &[block]);
    }

    #[test]
    fn doubling_equals_a_resize_and_a_convolution(channels in 1usize..40, height in 1usize..9, width in 1usize..9) {
        compare(2, [channels, height, width], &[decode(5, [2 * height, 2 * width])]);
    }

    #[test]
    fn transposed_kernels_of_any_size(
        channels in 1usize..40,
        height in 1usize..16,
        width in 1usize..16,
        upsampling in proptest::sample::select(&[Upsampling::Transposed3, Upsampling::Transposed2][..]),
    ) {
        let block = Block::Decode { channels: 19, size: [height, width], upsampling };
        compare(2, [channels, height.div_ceil(2), width.div_ceil(2)], &[block]);
    }
}
