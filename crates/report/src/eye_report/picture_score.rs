//! How close one picture comes to the clean one: under the crosshair, beside it, and over all.

use afterimage_imaging::{Image, MetricError, psnr_where, ssim};

/// Which pixels of a picture are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Those of which the crosshair covers anything.
    Inside,
    /// The others.
    Outside,
    /// All.
    Whole,
}

impl Region {
    /// In the order of tables.
    pub const ALL: [Self; 3] = [Self::Inside, Self::Outside, Self::Whole];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Whole => "whole",
        }
    }
}

/// One picture beside the clean one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureScore {
    /// PSNR in dB of each part, in the order of [`Region::ALL`]; infinite where nothing differs.
    psnr: [f64; 3],
    /// How many pixels each part has.
    pixels: [usize; 3],
    /// Structural similarity, over all.
    pub ssim: f64,
}

impl PictureScore {
    /// Measures a picture, channels × height × width, against the clean one of the same shape; the mask is 1 × height ×
    /// width, and 0 outside of the crosshair.
    ///
    /// # Errors
    /// [`MetricError`] where the shapes differ, or are too small for a structural similarity.
    pub fn new(restored: &Image, clean: &Image, mask: &Image) -> Result<Self, MetricError> {
        let covered = |index: usize| mask.pixels().get(index).is_some_and(|share| *share > 0.0);
        let psnr = |keep: &dyn Fn(usize) -> bool| psnr_where(restored, clean, keep).map(f64::from);
        let (all, inside) =
            (clean.height() * clean.width(), mask.pixels().iter().filter(|share| **share > 0.0).count());
        Ok(Self {
            psnr: [psnr(&covered)?, psnr(&|index| !covered(index))?, psnr(&|_| true)?],
            pixels: [inside, all.saturating_sub(inside), all],
            ssim: f64::from(ssim(restored, clean)?),
        })
    }

    /// PSNR in dB of a part.
    pub fn psnr(&self, region: Region) -> f64 {
        self.psnr[region as usize]
    }

    /// How many pixels a part has.
    pub fn pixels(&self, region: Region) -> usize {
        self.pixels[region as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_measured_by_itself() {
        let clean = Image::from_pixels(1, 8, 8, vec![0.5; 64]).unwrap();
        // The first row lies under the crosshair and is a tenth off; one pixel beside it is half off.
        let mask = Image::from_pixels(1, 8, 8, [[1.0; 8].to_vec(), vec![0.0; 56]].concat()).unwrap();
        let restored = Image::from_pixels(1, 8, 8, [[0.6; 8].to_vec(), vec![0.5; 55], vec![1.0]].concat()).unwrap();
        let closeness = PictureScore::new(&restored, &clean, &mask).unwrap();
        let expected = [20.0, -10.0 * (0.25f64 / 56.0).log10(), -10.0 * (0.33f64 / 64.0).log10()];
        for (region, expected) in Region::ALL.into_iter().zip(expected) {
            assert!((closeness.psnr(region) - expected).abs() < 1e-4, "{region:?}");
        }
        assert_eq!(Region::ALL.map(|region| closeness.pixels(region)), [8, 56, 64]);
        assert!(closeness.ssim < 1.0);
        let same = PictureScore::new(&clean, &clean, &mask).unwrap();
        assert_eq!((same.psnr, same.ssim), ([f64::INFINITY; 3], 1.0));
        assert!(PictureScore::new(&restored, &Image::new(1, 8, 9), &mask).is_err());
    }
}
