//! Properties of PSNR and SSIM for any two images.

use afterimage_imaging::{Image, add_gaussian, psnr, ssim};
use proptest::collection::vec;
use proptest::prelude::*;

prop_compose! {
    /// Two images of the same shape, large enough for SSIM.
    fn pair()(c in 1usize..4, h in 7usize..14, w in 7usize..14)(
        pixels in vec(0.0f32..=1.0, 2 * c * h * w),
        shape in Just((c, h, w)),
    ) -> Result<(Image, Image), TestCaseError> {
        let (c, h, w) = shape;
        let (a, b) = pixels.split_at(c * h * w);
        let image = |pixels: &[f32]| {
            Image::from_pixels(c, h, w, pixels.to_vec())
                .map_err(|error| TestCaseError::fail(error.to_string()))
        };
        Ok((image(a)?, image(b)?))
    }
}

proptest! {
    #[test]
    fn the_metrics_are_symmetric(pair in pair()) {
        let (a, b) = pair?;
        prop_assert_eq!(psnr(&a, &b).unwrap(), psnr(&b, &a).unwrap());
        prop_assert!((ssim(&a, &b).unwrap() - ssim(&b, &a).unwrap()).abs() < 1e-6);
    }

    #[test]
    fn ssim_lies_between_minus_one_and_one(pair in pair()) {
        let (a, b) = pair?;
        prop_assert!(ssim(&a, &b).unwrap().abs() <= 1.0 + 1e-6);
        prop_assert_eq!(ssim(&a, &a).unwrap(), 1.0);
    }

    #[test]
    fn psnr_is_not_negative(pair in pair()) {
        let (a, b) = pair?;
        prop_assert!(psnr(&a, &b).unwrap() >= 0.0);
        prop_assert_eq!(psnr(&a, &a).unwrap(), f32::INFINITY);
    }

    #[test]
    fn more_noise_reduces_psnr_and_ssim(pair in pair(), seed: u64) {
        let (a, _) = pair?;
        let (weak, strong) = (add_gaussian(&a, 0.05, seed), add_gaussian(&a, 0.5, seed));
        prop_assert!(psnr(&a, &weak).unwrap() > psnr(&a, &strong).unwrap());
        prop_assert!(ssim(&a, &weak).unwrap() > ssim(&a, &strong).unwrap());
    }
}
