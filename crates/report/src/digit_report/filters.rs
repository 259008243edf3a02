//! Classical filters, for comparison with the networks.

use afterimage_imaging::{Image, psnr};
use image::{GrayImage, Luma};
use imageproc::filter::bilateral::GaussianEuclideanColorDistance;
use imageproc::filter::{bilateral_filter, gaussian_blur_f32, median_filter};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::digit_report::picture_pairs::PicturePairs;
use crate::error::ReportError;
use crate::statistics::mean;

/// A filter with its settings. All filters work on 8-bit pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Filter {
    /// The mean of the neighbours, weighted by a Gaussian of standard deviation `sigma` pixels.
    Gaussian {
        /// The standard deviation in pixels.
        sigma: f32,
    },
    /// The median of the surrounding square with sides of `2 radius + 1` pixels.
    Median {
        /// The radius in pixels, without the centre.
        radius: u32,
    },
    /// The mean of the neighbours, weighted by Gaussians of their distance and of the difference of their values.
    Bilateral {
        /// The standard deviation for the distance, in pixels.
        space: f32,
        /// The standard deviation for the difference, in levels from 0 to 255.
        tone: f32,
    },
}

/// A filter with its best settings, and an optional correction of the levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TunedFilter {
    /// The filter.
    pub filter: Filter,
    /// A gain and an offset for the filtered values, if there are any. The result is clipped to [0, 1].
    pub levels: Option<[f32; 2]>,
}

/// The settings to try for each kind of filter.
fn candidates() -> [Vec<Filter>; 3] {
    let gaussian = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0].map(|sigma| Filter::Gaussian { sigma });
    let median = [1, 2, 3].map(|radius| Filter::Median { radius });
    let bilateral = [1.0, 1.5, 2.0]
        .into_iter()
        .flat_map(|space| [75.0, 150.0, 225.0, 300.0].map(|tone| Filter::Bilateral { space, tone }));
    [gaussian.to_vec(), median.to_vec(), bilateral.collect()]
}

impl Filter {
    /// Its name in the report.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Gaussian { .. } => "Gaussian blur",
            Self::Median { .. } => "median",
            Self::Bilateral { .. } => "bilateral",
        }
    }

    /// Its settings in words.
    pub fn settings(&self) -> String {
        match self {
            Self::Gaussian { sigma } => format!("σ = {sigma} pixels"),
            Self::Median { radius } => format!("{0} × {0} pixels", 2 * radius + 1),
            Self::Bilateral { space, tone } => format!("σ = {space} pixels and {tone} of 255 levels"),
        }
    }

    /// Filters a picture `[1, height, width]`.
    pub fn apply(&self, picture: &Image) -> Result<Image, ReportError> {
        let [_, height, width] = picture.shape();
        let grey = GrayImage::from_fn(width as u32, height as u32, |x, y| {
            Luma([(255.0 * picture.get(0, y as usize, x as usize)).round() as u8])
        });
        let filtered = match *self {
            Self::Gaussian { sigma } => gaussian_blur_f32(&grey, sigma),
            Self::Median { radius } => median_filter(&grey, radius, radius),
            Self::Bilateral { space, tone } => {
                // Weights beyond two standard deviations are small; imageproc's Gaussian filter also ends there.
                let radius = (2.0 * space).ceil() as u8;
                bilateral_filter(&grey, radius, space, GaussianEuclideanColorDistance::new(tone))
            }
        };
        let pixels = filtered.into_raw().into_iter().map(|level| f32::from(level) / 255.0).collect();
        Ok(Image::from_pixels(1, height, width, pixels)?)
    }
}

impl TunedFilter {
    /// Its name in the report.
    pub fn name(&self) -> String {
        match self.levels {
            None => self.filter.name().to_owned(),
            Some(_) => format!("{}, levels fitted", self.filter.name()),
        }
    }

    /// Its settings in words.
    pub fn settings(&self) -> String {
        match self.levels {
            None => self.filter.settings(),
            Some([gain, offset]) => {
                let (sign, offset) = if offset < 0.0 { ('−', -offset) } else { ('+', offset) };
                format!("{}, then {gain:.2} × level {sign} {offset:.2}, clipped", self.filter.settings())
            }
        }
    }

    /// Filters a picture `[1, height, width]`.
    pub fn apply(&self, picture: &Image) -> Result<Image, ReportError> {
        let filtered = self.filter.apply(picture)?;
        self.levels.map_or(Ok(filtered.clone()), |levels| with_levels(&filtered, levels))
    }
}

/// Finds the best settings of each kind of filter by mean PSNR on `pictures`, and the best filter with fitted levels.
///
/// Clipped noise makes black brighter and white darker on average, which no averaging can undo. Without fitted levels
/// the filters would be worse than the networks for this reason alone.
pub fn tune(pictures: &PicturePairs) -> Result<Vec<TunedFilter>, ReportError> {
    let mut best_of_kinds = Vec::new();
    let mut fitted = Vec::new();
    for kind in candidates() {
        let mut tried = Vec::new();
        for filter in kind {
            let filtered = pictures.inputs.par_iter().map(|input| filter.apply(input));
            let filtered = filtered.collect::<Result<Vec<_>, _>>()?;
            tried.push((mean_psnr(&filtered, &pictures.targets)?, TunedFilter { filter, levels: None }));
            let levels = fit_levels(&filtered, &pictures.targets);
            let levelled = filtered.iter().map(|picture| with_levels(picture, levels));
            let score = mean_psnr(&levelled.collect::<Result<Vec<_>, _>>()?, &pictures.targets)?;
            fitted.push((score, TunedFilter { filter, levels: Some(levels) }));
        }
        best_of_kinds.extend(best(tried));
    }
    best_of_kinds.extend(best(fitted));
    Ok(best_of_kinds)
}

fn best(tried: Vec<(f64, TunedFilter)>) -> Option<TunedFilter> {
    tried.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, tuned)| tuned)
}

fn mean_psnr(pictures: &[Image], targets: &[Image]) -> Result<f64, ReportError> {
    let each = pictures.par_iter().zip(targets).map(|(picture, target)| psnr(picture, target).map(f64::from));
    Ok(mean(&each.collect::<Result<Vec<_>, _>>()?))
}

/// The gain and the offset that bring `pictures` closest to `targets`, by least squares.
fn fit_levels(pictures: &[Image], targets: &[Image]) -> [f32; 2] {
    let pairs = || {
        let pixels = |images: &'_ [Image]| images.iter().flat_map(|image| image.pixels().to_vec()).collect::<Vec<_>>();
        pixels(pictures).into_iter().map(f64::from).zip(pixels(targets).into_iter().map(f64::from))
    };
    let sums = pairs().fold([0.0; 5], |[n, x, y, xx, xy], (a, b)| [n + 1.0, x + a, y + b, xx + a * a, xy + a * b]);
    let [count, x, y, xx, xy] = sums;
    let spread = count * xx - x * x;
    // If all pixels are equal, the gain is undefined.
    let gain = if spread > 0.0 { (count * xy - x * y) / spread } else { 1.0 };
    [gain, (y - gain * x) / f64::max(count, 1.0)].map(|value| value as f32)
}

fn with_levels(picture: &Image, [gain, offset]: [f32; 2]) -> Result<Image, ReportError> {
    let [channels, height, width] = picture.shape();
    let pixels = picture.pixels().iter().map(|pixel| (gain * pixel + offset).clamp(0.0, 1.0)).collect();
    Ok(Image::from_pixels(channels, height, width, pixels)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digit_report::corruptions::noise;

    fn bars() -> Image {
        let pixels = (0..784).map(|i| if (9..18).contains(&(i % 28)) { 1.0 } else { 0.0 }).collect();
        Image::from_pixels(1, 28, 28, pixels).unwrap()
    }

    fn noisy(count: u64) -> PicturePairs {
        let inputs = (0..count).map(|seed| noise(0.5, seed).apply(&bars())).collect();
        PicturePairs { inputs, targets: vec![bars(); count as usize] }
    }

    #[test]
    fn every_candidate_reduces_noise() {
        let pictures = noisy(1);
        let before = psnr(&pictures.inputs[0], &bars()).unwrap();
        for filter in candidates().concat() {
            let after = psnr(&filter.apply(&pictures.inputs[0]).unwrap(), &bars()).unwrap();
            assert!(after > before, "{filter:?}: {before} {after}");
        }
    }

    #[test]
    fn a_constant_picture_stays_almost_the_same() {
        let grey = Image::from_pixels(1, 28, 28, vec![100.0 / 255.0; 784]).unwrap();
        for filter in candidates().concat() {
            let filtered = filter.apply(&grey).unwrap();
            let apart = filtered.pixels().iter().map(|pixel| (pixel - grey.pixels()[0]).abs());
            // imageproc's Gaussian rounds down twice, once in each direction.
            assert!(apart.fold(0.0, f32::max) <= 2.01 / 255.0, "{filter:?}");
        }
    }

    #[test]
    fn fitted_levels_invert_a_linear_change() {
        let target = bars();
        let faded = with_levels(&target, [0.6, 0.2]).unwrap();
        let [gain, offset] = fit_levels(&[faded], &[target]);
        assert!((gain - 1.0 / 0.6).abs() < 1e-4 && (offset + 0.2 / 0.6).abs() < 1e-4, "{gain} {offset}");
        assert_eq!(fit_levels(&[], &[]), [1.0, 0.0]);
    }

    #[test]
    fn one_filter_of_each_kind_is_chosen_and_fitted_levels_are_best() {
        let pictures = noisy(4);
        let tuned = tune(&pictures).unwrap();
        let names: Vec<&str> = tuned.iter().map(|tuned| tuned.filter.name()).collect();
        assert_eq!(names[..3], ["Gaussian blur", "median", "bilateral"]);
        let score = |tuned: &TunedFilter| {
            let filtered = pictures.inputs.iter().map(|input| tuned.apply(input).unwrap());
            mean_psnr(&filtered.collect::<Vec<_>>(), &pictures.targets).unwrap()
        };
        assert!(tuned[..3].iter().all(|unfitted| score(unfitted) < score(&tuned[3])));
        assert!(tuned[3].name().ends_with("levels fitted") && tuned[3].settings().contains("× level −"));
    }
}
