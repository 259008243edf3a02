//! Fills holes in pictures, on any device. `fill` of crates/kernels says how, and does it on the CPU.

use afterimage_architecture::Restoration;
use burn::tensor::module::{avg_pool2d, conv2d, interpolate};
use burn::tensor::ops::{AvgPoolOptions, ConvOptions, InterpolateMode, InterpolateOptions};
use burn::tensor::{Tensor, TensorData};

/// Fills the `pictures` `[batch, channels, height, width]` where the `mask` `[batch, 1, height, width]` is 1 and not 0.
/// It has no gradient.
pub(crate) fn fill(pictures: Tensor<4>, mask: Tensor<4>) -> Tensor<4> {
    #[cfg(feature = "kernels")]
    if let Some(filled) = afterimage_kernels::burn::fill(&pictures, &mask) {
        return filled;
    }
    fill_on_device(pictures.detach(), mask.detach())
}

/// [`fill`] by burn's own operations.
pub(crate) fn fill_on_device(pictures: Tensor<4>, mask: Tensor<4>) -> Tensor<4> {
    let known = mask.neg().add_scalar(1.0);
    let [.., height, width] = pictures.dims();
    let coarse = (height.max(width) > 1).then(|| {
        let [_, channels, ..] = pictures.dims();
        // The sums of the known values and their number, each over the number of pixels below a coarse one.
        let values = Tensor::cat(vec![pictures.clone() * known.clone(), known.clone()], 1);
        let pooled = avg_pool2d(values, AvgPoolOptions::new([2, 2]).with_stride([2, 2]).with_ceil_mode(true));
        let share = pooled.clone().narrow(1, channels, 1);
        let coarse_known = share.clone().greater_elem(0.0).float();
        let mean = pooled.narrow(1, 0, channels) / share.clamp_min(1e-6);
        let coarse = fill_on_device(mean, coarse_known.neg().add_scalar(1.0));
        let [batch, channels, coarse_height, coarse_width] = coarse.dims();
        let options = InterpolateOptions::new(InterpolateMode::Nearest).with_align_corners(false);
        let large = interpolate(coarse, options.with_output_size([2 * coarse_height, 2 * coarse_width]));
        large.slice([0..batch, 0..channels, 0..height, 0..width])
    });
    let unknown = known.clone().neg().add_scalar(1.0);
    let fixed = pictures * known;
    let start = match coarse {
        Some(coarse) => fixed.clone() + coarse * unknown.clone(),
        None => fixed.clone(),
    };
    relax(start, &fixed, unknown)
}

/// Replaces the unknown pixels by the means of their neighbours, [`Restoration::RELAXATION_STEPS`] times. `fixed` has the
/// known pixels, and zero elsewhere.
fn relax(pictures: Tensor<4>, fixed: &Tensor<4>, unknown: Tensor<4>) -> Tensor<4> {
    let ([_, channels, height, width], device) = (pictures.dims(), pictures.device());
    let plus = [0.0f32, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0].repeat(channels);
    let plus = Tensor::<4>::from_data(TensorData::new(plus, [channels, 1, 3, 3]), &device);
    let shares = (0..height * width).map(|index| {
        let (y, x) = (index / width, index % width);
        let neighbours = [y > 0, y + 1 < height, x > 0, x + 1 < width].map(u8::from).iter().sum::<u8>();
        1.0 / f32::from(neighbours.max(1))
    });
    let shares = Tensor::<4>::from_data(TensorData::new(shares.collect::<Vec<f32>>(), [1, 1, height, width]), &device);
    let shares = unknown * shares;
    (0..Restoration::RELAXATION_STEPS).fold(pictures, |pictures, _| {
        let options = ConvOptions::new([1, 1], [1, 1], [1, 1], channels);
        fixed.clone() + conv2d(pictures, plus.clone(), None, options) * shares.clone()
    })
}

#[cfg(all(test, feature = "kernels"))]
mod tests {
    use super::*;
    use burn::tensor::Device;

    #[test]
    fn both_ways_to_fill_give_the_same_pictures() {
        let device = Device::flex();
        for shape @ [batch, _, height, width] in [[3, 3, 100, 100], [2, 1, 25, 38], [1, 3, 1, 7]] {
            let pictures: Vec<f32> =
                (0..shape.iter().product::<usize>()).map(|i| (i * 37 % 101) as f32 / 100.0).collect();
            let holes =
                (0..batch * height * width).map(|i| if i % width / 3 % 4 == 0 || i % 11 < 3 { 1.0 } else { 0.0 });
            let mask = TensorData::new(holes.collect::<Vec<f32>>(), [batch, 1, height, width]);
            let (pictures, mask) = (
                Tensor::<4>::from_data(TensorData::new(pictures, shape), &device),
                Tensor::<4>::from_data(mask, &device),
            );
            let found = afterimage_kernels::burn::fill(&pictures, &mask).unwrap();
            let expected = fill_on_device(pictures.clone(), mask.clone());
            let difference = (found.clone() - expected).abs().max().into_scalar::<f32>();
            assert!(difference < 1e-5, "{shape:?}: {difference}");
            let changed = ((found - pictures) * (mask.neg().add_scalar(1.0))).abs().max().into_scalar::<f32>();
            assert_eq!(changed, 0.0);
        }
    }
}
