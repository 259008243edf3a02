//! Networks without burn: finite differences confirm the gradients, and results do not depend on threads.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use afterimage_architecture::Upsampling;
use afterimage_kernels::{Block, FusedNetwork};
#[cfg(feature = "parallel")]
use proptest::prelude::*;

const BLOCKS: [Block; 4] = blocks(Upsampling::Nearest);

const fn blocks(upsampling: Upsampling) -> [Block; 4] {
    [
        Block::Encode { channels: 6 },
        Block::Encode { channels: 4 },
        Block::Decode { channels: 18, size: [7, 6], upsampling },
        Block::Head { channels: 1 },
    ]
}

fn noise(length: usize, mut state: u64) -> Vec<f32> {
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    };
    std::iter::repeat_with(next).take(length).collect()
}

fn network(input: usize, blocks: &[Block]) -> Vec<[Vec<f32>; 2]> {
    let mut before = input;
    let blocks = blocks.iter().zip(100..).map(|(block, seed)| {
        let channels = block.channels();
        let cells = if matches!(block, Block::Decode { upsampling: Upsampling::Transposed2, .. }) { 4 } else { 9 };
        let weight = noise(channels * before * cells, seed).iter().map(|w| w / (before as f32).sqrt()).collect();
        before = channels;
        [weight, noise(channels, seed + 50)]
    });
    blocks.collect()
}

fn slices(parameters: &[[Vec<f32>; 2]]) -> Vec<[&[f32]; 2]> {
    parameters.iter().map(|[weight, bias]| [weight.as_slice(), bias.as_slice()]).collect()
}

/// `Σ output · weights`, in double precision.
fn weighted(output: &[f32], weights: &[f32]) -> f64 {
    output.iter().zip(weights).map(|(value, weight)| f64::from(*value) * f64::from(*weight)).sum()
}

#[test]
fn finite_differences_confirm_the_gradients() {
    confirm_gradients(&BLOCKS);
    confirm_gradients(&blocks(Upsampling::Bilinear));
    confirm_gradients(&blocks(Upsampling::Transposed3));
    confirm_gradients(&blocks(Upsampling::Transposed2));
    let [first, second, decode, head] = BLOCKS;
    confirm_gradients(&[first, second, decode, Block::Same { channels: 17, relu: true }, head]);
}

fn confirm_gradients(blocks: &[Block]) {
    let fused = FusedNetwork::new([2, 13, 11], blocks).unwrap();
    let (pictures, parameters) = (noise(3 * 2 * 13 * 11, 1), network(2, blocks));
    let weights = noise(3 * 42, 2);
    let loss = |pictures: &[f32], parameters: &[[Vec<f32>; 2]]| {
        weighted(&fused.forward(pictures, &slices(parameters), false).unwrap().output, &weights)
    };
    let pass = fused.forward(&pictures, &slices(&parameters), true).unwrap();
    let gradients = fused.backward(&pictures, &slices(&parameters), &pass, &weights, true).unwrap();
    let step = 1e-3f32;
    let check = |what: &str, slope: f32, plus: f64, minus: f64| {
        let measured = ((plus - minus) / f64::from(2.0 * step)) as f32;
        assert!((measured - slope).abs() < 0.02 * slope.abs() + 5e-3, "{what}: {measured} against {slope}");
    };
    let steepest = |gradient: &[f32]| -> usize {
        (0..gradient.len()).max_by(|a, b| gradient[*a].abs().total_cmp(&gradient[*b].abs())).unwrap()
    };
    for block in 0..blocks.len() {
        for part in 0..2 {
            let gradient = &gradients.parameters[block][part];
            let index = steepest(gradient);
            let shifted = |by: f32| {
                let mut parameters = parameters.clone();
                parameters[block][part][index] += by;
                loss(&pictures, &parameters)
            };
            check(&format!("block {block} part {part}"), gradient[index], shifted(step), shifted(-step));
        }
    }
    let index = steepest(&gradients.input);
    let shifted = |by: f32| {
        let mut pictures = pictures.clone();
        pictures[index] += by;
        loss(&pictures, &parameters)
    };
    check("input", gradients.input[index], shifted(step), shifted(-step));
}

#[test]
fn the_error_names_what_does_not_fit() {
    let fused = FusedNetwork::new([2, 13, 11], &BLOCKS).unwrap();
    let parameters = network(2, &BLOCKS);
    let error = fused.forward(&[0.0; 285], &slices(&parameters), false).unwrap_err();
    assert_eq!(error.to_string(), "pictures: 285 where 286 are expected");
    let pass = fused.forward(&[0.0; 286], &slices(&parameters), false).unwrap();
    assert!(
        fused.backward(&[0.0; 286], &slices(&parameters), &pass, &[0.0; 42], false).is_err(),
        "no activations were saved"
    );
}

#[cfg(feature = "parallel")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_number_of_threads_does_not_change_a_bit(batch in 1usize..40) {
        let fused = FusedNetwork::new([1, 12, 14], &BLOCKS).unwrap();
        let (pictures, parameters) = (noise(batch * 12 * 14, 3), network(1, &BLOCKS));
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let pass = fused.forward(&pictures, &slices(&parameters), true).unwrap();
                let gradient = pass.output.clone();
                let gradients = fused.backward(&pictures, &slices(&parameters), &pass, &gradient, true).unwrap();
                (pass.output, gradients.input, gradients.parameters)
            })
        };
        let alone = run(1);
        prop_assert_eq!(&alone, &run(2));
        prop_assert_eq!(&alone, &run(3));
        prop_assert_eq!(&alone, &run(2));
    }
}
