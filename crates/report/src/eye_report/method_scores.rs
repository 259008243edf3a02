//! What a method came to over many pictures.

use crate::eye_report::picture_score::{PictureScore, Region};
use crate::statistics::mean;

/// How close a method brings each picture of a set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MethodScores {
    /// In the order of the trials.
    pub pictures: Vec<PictureScore>,
}

impl MethodScores {
    /// The mean of the pictures' PSNRs of a part, in dB. Pictures that are exactly the clean ones there, and so
    /// infinitely like, are left out; infinite where all are.
    pub fn mean(&self, region: Region) -> f64 {
        let all: Vec<f64> = self.pictures.iter().map(|picture| picture.psnr(region)).collect();
        let finite: Vec<f64> = all.iter().copied().filter(|psnr| psnr.is_finite()).collect();
        mean(if finite.is_empty() { &all } else { &finite })
    }

    /// The PSNR of the mean squared error of a part over all pictures together, in dB. Every pixel counts alike, so the
    /// worst pictures weigh most, and none is left out.
    pub fn pooled_psnr(&self, region: Region) -> f64 {
        let squares = |picture: &PictureScore| 10f64.powf(-0.1 * picture.psnr(region)) * picture.pixels(region) as f64;
        let pixels: usize = self.pictures.iter().map(|picture| picture.pixels(region)).sum();
        let error = self.pictures.iter().map(squares).sum::<f64>() / pixels.max(1) as f64;
        if error == 0.0 { f64::INFINITY } else { -10.0 * error.log10() }
    }

    /// The mean structural similarity.
    pub fn ssim(&self) -> f64 {
        mean(&self.pictures.iter().map(|picture| picture.ssim).collect::<Vec<_>>())
    }

    /// The places of the pictures that come closer to the clean ones than another method's, by the PSNR of a part.
    pub fn closer_than<'a>(&'a self, other: &'a Self, region: Region) -> impl Iterator<Item = usize> + 'a {
        let pairs = self.pictures.iter().zip(&other.pictures).enumerate();
        pairs.filter(move |(_, (ours, theirs))| ours.psnr(region) > theirs.psnr(region)).map(|(index, _)| index)
    }

    /// The score of some of the pictures alone.
    pub fn only(&self, indices: &[usize]) -> Self {
        Self { pictures: indices.iter().filter_map(|index| self.pictures.get(*index)).copied().collect() }
    }
}

#[cfg(test)]
pub mod tests {
    use afterimage_imaging::Image;

    use super::*;

    /// Pictures of 8 × 8 that are so far off under the crosshair, their upper half, and so far beside it.
    pub fn score(errors: &[[f32; 2]]) -> MethodScores {
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
    fn the_two_averages_are_what_they_are_called() {
        let score = score(&[[0.1, 0.0], [0.01, 0.0]]);
        assert_eq!(rounded(score.mean(Region::Inside)), "30.00");
        // The mean of 1e-2 and 1e-4.
        assert_eq!(rounded(score.pooled_psnr(Region::Inside)), "22.97");
        assert_eq!((score.mean(Region::Outside), score.pooled_psnr(Region::Outside)), (f64::INFINITY, f64::INFINITY));
        assert_eq!(rounded(score.pooled_psnr(Region::Whole)), "25.98");
    }

    #[test]
    fn what_is_infinitely_like_is_left_out_of_the_mean_alone() {
        let score = score(&[[0.1, 0.0], [0.0, 0.0]]);
        assert_eq!(rounded(score.mean(Region::Inside)), "20.00");
        assert_eq!(rounded(score.pooled_psnr(Region::Inside)), "23.01");
    }

    #[test]
    fn pictures_are_compared_one_by_one() {
        let (ours, theirs) =
            (score(&[[0.1, 0.1], [0.2, 0.0], [0.3, 0.0]]), score(&[[0.2, 0.0], [0.1, 0.0], [0.3, 0.0]]));
        assert_eq!(ours.closer_than(&theirs, Region::Inside).collect::<Vec<_>>(), [0]);
        assert_eq!(ours.closer_than(&theirs, Region::Outside).count(), 0);
        assert_eq!(ours.only(&[1]), score(&[[0.2, 0.0]]));
    }
}
