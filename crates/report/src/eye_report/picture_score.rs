//! The quality of one restored picture: PSNR under the crosshair, beside it, and of the whole, and SSIM.

use afterimage_imaging::{Image, MetricError, psnr_where, ssim};

/// A region of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The pixels that the crosshair covers at least in part.
    Inside,
    /// All other pixels.
    Outside,
    /// All pixels.
    Whole,
}

impl Region {
    /// All regions, in the order of the tables.
    pub const ALL: [Self; 3] = [Self::Inside, Self::Outside, Self::Whole];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Whole => "whole",
        }
    }
}

/// A comparison of one picture with the clean one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureScore {
    /// The PSNR of each region in dB, in the order of [`Region::ALL`]; infinite if there is no difference.
    psnr: [f64; 3],
    /// The number of pixels of each region.
    pixels: [usize; 3],
    /// The structural similarity of the whole.
    pub ssim: f64,
}

impl PictureScore {
    /// Compares a picture `[channels, height, width]` with the clean one of the same shape. The mask `[1, height,
    /// width]` is 0 outside the crosshair.
    ///
    /// # Errors
    /// [`MetricError`] if the shapes differ, or are too small for a structural similarity.
    pub fn new(restored: &Image, clean: &Image, mask: &Image) -> Result<Self, MetricError> {
        let covered = |index: usize| mask.pixels().get(index).is_some_and(|coverage| *coverage > 0.0);
        let psnr = |keep: &dyn Fn(usize) -> bool| psnr_where(restored, clean, keep).map(f64::from);
        let (all, inside) =
            (clean.height() * clean.width(), mask.pixels().iter().filter(|coverage| **coverage > 0.0).count());
        Ok(Self {
            psnr: [psnr(&covered)?, psnr(&|index| !covered(index))?, psnr(&|_| true)?],
            pixels: [inside, all.saturating_sub(inside), all],
            ssim: f64::from(ssim(restored, clean)?),
        })
    }

    /// The PSNR of a region in dB.
    pub fn psnr(&self, region: Region) -> f64 {
        self.psnr[region as usize]
    }

    /// The number of pixels of a region.
    pub fn pixels(&self, region: Region) -> usize {
        self.pixels[region as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_has_its_own_psnr() {
        let clean = Image::from_pixels(1, 8, 8, vec![0.5; 64]).unwrap();
        // The first row is under the crosshair and wrong by 0.1; one pixel outside is wrong by 0.5.
        let mask = Image::from_pixels(1, 8, 8, [[1.0; 8].to_vec(), vec![0.0; 56]].concat()).unwrap();
        let restored = Image::from_pixels(1, 8, 8, [[0.6; 8].to_vec(), vec![0.5; 55], vec![1.0]].concat()).unwrap();
        let score = PictureScore::new(&restored, &clean, &mask).unwrap();
        let expected = [20.0, -10.0 * (0.25f64 / 56.0).log10(), -10.0 * (0.33f64 / 64.0).log10()];
        for (region, expected) in Region::ALL.into_iter().zip(expected) {
            assert!((score.psnr(region) - expected).abs() < 1e-4, "{region:?}");
        }
        assert_eq!(Region::ALL.map(|region| score.pixels(region)), [8, 56, 64]);
        assert!(score.ssim < 1.0);
        let same = PictureScore::new(&clean, &clean, &mask).unwrap();
        assert_eq!((same.psnr, same.ssim), ([f64::INFINITY; 3], 1.0));
        assert!(PictureScore::new(&restored, &Image::new(1, 8, 9), &mask).is_err());
    }
}
