//! The analysis of a decoder's output: its spectrum, how strong its checkerboard is, and the picture with stretched
//! contrast.

use std::rc::Rc;

use afterimage_imaging::{Image, Spectrum, nyquist_share};

/// The range of a spectrum's grey values, in decibels. A frequency this far below the strongest one is black.
const DECIBELS: f64 = 60.0;
/// The length of the bar in decades: from a share of 10⁻⁴, which is 0.01 %, to 1.
const DECADES: f32 = 4.0;

/// The analysis of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputAnalysis {
    /// The picture, with stretched contrast if that was asked for.
    pub picture: Rc<Image>,
    /// Its power spectrum, of the same size. The mean is in the middle, the highest frequencies are at the edges.
    pub spectrum: Rc<Image>,
    /// The fraction (0 to 1) of its energy that alternates from pixel to pixel; none for a picture of one grey.
    pub share: Option<f32>,
}

impl OutputAnalysis {
    /// Analyses a picture. Stretching changes neither the spectrum nor the share.
    pub fn new(image: &Rc<Image>, is_stretched: bool) -> Self {
        Self {
            picture: if is_stretched { Rc::new(stretched(image)) } else { Rc::clone(image) },
            spectrum: Rc::new(Spectrum::new(image).to_image(DECIBELS)),
            share: nyquist_share(image),
        }
    }

    /// A black picture, where there is no output.
    pub fn blank() -> Self {
        let black = Rc::new(Image::digit());
        Self { picture: Rc::clone(&black), spectrum: black, share: None }
    }
}

/// The position of a share (0 to 1) on the bar, 0 to 1. The bar is logarithmic, from 0.01 % to 100 %. A trained network's
/// checkerboard is hundreds of times weaker than an untrained one's, and would be invisible on a linear bar.
pub fn bar_position(share: f32) -> f32 {
    (1.0 + share.log10() / DECADES).clamp(0.0, 1.0)
}

/// The picture with its darkest pixel black and its brightest white. A picture of one grey is not changed.
fn stretched(image: &Image) -> Image {
    let pixels = image.pixels();
    let (dark, bright) = pixels.iter().fold((1_f32, 0_f32), |(a, b), pixel| (a.min(*pixel), b.max(*pixel)));
    if dark >= bright {
        return image.clone();
    }
    let pixels = pixels.iter().map(|pixel| ((pixel - dark) / (bright - dark)).clamp(0.0, 1.0)).collect();
    let [channels, height, width] = image.shape();
    Image::from_pixels(channels, height, width, pixels).unwrap_or_else(|_| image.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faint_board() -> Rc<Image> {
        let pixels = (0..784).map(|i| if (i / 28 + i % 28) % 2 == 0 { 0.5 } else { 0.504 }).collect();
        Rc::new(Image::from_pixels(1, 28, 28, pixels).unwrap())
    }

    #[test]
    fn a_faint_pattern_is_stretched_from_black_to_white() {
        let faint = Image::from_pixels(1, 1, 3, vec![0.5, 0.502, 0.504]).unwrap();
        let [dark, middle, bright] = stretched(&faint).pixels().try_into().unwrap();
        assert_eq!((dark, bright), (0.0, 1.0));
        assert!((middle - 0.5_f32).abs() < 1e-3, "{middle}");
    }

    #[test]
    fn a_picture_of_one_grey_is_not_changed() {
        for image in [Image::digit(), Image::from_pixels(1, 2, 2, vec![0.7; 4]).unwrap(), Image::new(1, 0, 0)] {
            assert_eq!(stretched(&image), image);
        }
    }

    #[test]
    fn stretching_does_not_change_the_measured_checkerboard() {
        let board = faint_board();
        let [as_it_is, stretched] = [false, true].map(|is_stretched| OutputAnalysis::new(&board, is_stretched));
        assert_eq!(as_it_is.picture, board);
        assert_eq!(stretched.picture.get(0, 0, 1), 1.0);
        assert_eq!(as_it_is.share, stretched.share);
        assert!(as_it_is.share.unwrap() > 0.999);
        assert_eq!(as_it_is.spectrum, stretched.spectrum);
        // The upper left corner: alternating both down and across.
        assert_eq!(as_it_is.spectrum.get(0, 0, 0), 1.0);
        assert_eq!(as_it_is.spectrum.shape(), [1, 28, 28]);
    }

    #[test]
    fn a_blank_analysis_has_no_checkerboard() {
        let blank = OutputAnalysis::blank();
        assert_eq!(blank, OutputAnalysis::new(&Rc::new(Image::digit()), true));
        assert_eq!(blank.share, None);
    }

    #[test]
    fn a_tenfold_share_is_a_quarter_further_along_the_bar() {
        let near = |share, expected: f32| assert!((bar_position(share) - expected).abs() < 1e-6, "{share}");
        near(1.0, 1.0);
        near(0.01, 0.5);
        near(0.001, 0.25);
        near(0.0001, 0.0);
        near(0.00001, 0.0);
        near(0.0, 0.0);
    }
}
