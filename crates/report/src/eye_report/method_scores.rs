//! The scores of one method on many pictures.

use crate::eye_report::picture_score::{PictureScore, Region};
use crate::statistics::mean;

/// The score of each picture of a set for one method.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodScores {
    /// The scores, in the order of the trials.
    pub pictures: Vec<PictureScore>,
}

impl MethodScores {
    /// The mean PSNR of a region over all pictures, in dB. Pictures with an infinite PSNR, which equal the clean ones
    /// in this region, are left out. Infinite if all pictures are.
    pub fn mean_psnr(&self, region: Region) -> f64 {
        let all: Vec<f64> = self.pictures.iter().map(|picture| picture.psnr(region)).collect();
        let finite: Vec<f64> = all.iter().copied().filter(|psnr| psnr.is_finite()).collect();
        mean(if finite.is_empty() { &all } else { &finite })
    }

    /// The PSNR of the mean squared error of a region over the pixels of all pictures, in dB. The report calls it
    /// "together". The worst pictures have the most influence, and none is left out.
    pub fn pooled_psnr(&self, region: Region) -> f64 {
        let squares = |picture: &PictureScore| 10f64.powf(-0.1 * picture.psnr(region)) * picture.pixels(region) as f64;
        let pixels: usize = self.pictures.iter().map(|picture| picture.pixels(region)).sum();
        let error = self.pictures.iter().map(squares).sum::<f64>() / pixels.max(1) as f64;
        if error == 0.0 { f64::INFINITY } else { -10.0 * error.log10() }
    }

    /// The mean structural similarity.
    pub fn mean_ssim(&self) -> f64 {
        mean(&self.pictures.iter().map(|picture| picture.ssim).collect::<Vec<_>>())
    }

    /// The indices of the pictures whose PSNR in a region is higher than that of another method.
    pub fn closer_than<'a>(&'a self, other: &'a Self, region: Region) -> impl Iterator<Item = usize> + 'a {
        let pairs = self.pictures.iter().zip(&other.pictures).enumerate();
        pairs.filter(move |(_, (ours, theirs))| ours.psnr(region) > theirs.psnr(region)).map(|(index, _)| index)
    }

    /// The scores of the pictures at `indices` only.
    pub fn subset(&self, indices: &[usize]) -> Self {
        Self { pictures: indices.iter().filter_map(|index| self.pictures.get(*index)).copied().collect() }
    }
}

#[cfg(test)]
pub mod tests {
    use afterimage_imaging::Image;

    use super::*;

    /// The scores of pictures `[1, 8, 8]` with these errors: inside the crosshair, which is the upper half, and
    /// outside.
    pub fn method_scores(errors: &[[f32; 2]]) -> MethodScores {
        let mask = Image::from_pixels(1, 8, 8, [[1.0; 32], [0.0; 32]].concat()).unwrap();
        let pictures = errors.iter().map(|[inside, outside]| {
            let restored = Image::from_pixels(1, 8, 8, [[*inside; 32], [*outside; 32]].concat()).unwrap();
            PictureScore::new(&restored, &Image::new(1, 8, 8), &mask).unwrap()
        });
        MethodScores { pictures: pictures.collect() }
    }

    fn rounded(value: f64) -> String {
        format!("{value:.2}")
    }

    #[test]
    fn mean_and_pooled_psnr_follow_their_definitions() {
        let scores = method_scores(&[[0.1, 0.0], [0.01, 0.0]]);
        assert_eq!(rounded(scores.mean_psnr(Region::Inside)), "30.00");
        // The mean squared error is the mean of 1e-2 and 1e-4.
        assert_eq!(rounded(scores.pooled_psnr(Region::Inside)), "22.97");
        assert_eq!(
            (scores.mean_psnr(Region::Outside), scores.pooled_psnr(Region::Outside)),
            (f64::INFINITY, f64::INFINITY)
        );
        assert_eq!(rounded(scores.pooled_psnr(Region::Whole)), "25.98");
    }

    #[test]
    fn only_the_mean_leaves_out_pictures_without_error() {
        let scores = method_scores(&[[0.1, 0.0], [0.0, 0.0]]);
        assert_eq!(rounded(scores.mean_psnr(Region::Inside)), "20.00");
        assert_eq!(rounded(scores.pooled_psnr(Region::Inside)), "23.01");
    }

    #[test]
    fn methods_are_compared_picture_by_picture() {
        let (ours, theirs) = (
            method_scores(&[[0.1, 0.1], [0.2, 0.0], [0.3, 0.0]]),
            method_scores(&[[0.2, 0.0], [0.1, 0.0], [0.3, 0.0]]),
        );
        assert_eq!(ours.closer_than(&theirs, Region::Inside).collect::<Vec<_>>(), [0]);
        assert_eq!(ours.closer_than(&theirs, Region::Outside).count(), 0);
        assert_eq!(ours.subset(&[1]), method_scores(&[[0.2, 0.0]]));
    }
}
