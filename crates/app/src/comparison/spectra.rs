//! What the cards of the decoders read from a picture: its spectrum, its checkerboard, and the picture itself where it
//! is too faint to be seen.

use std::rc::Rc;

use afterimage_imaging::{Image, Spectrum, nyquist_share};

/// The range of a spectrum's greys, in decibels: what lies so far below the strongest frequency is black.
const DECIBELS: f64 = 60.0;
/// The bars' scale in decades: from a share of 10⁻⁴, 0.01 %, to 1.
const DECADES: f32 = 4.0;

/// What there is to see of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputAnalysis {
    /// The picture, stretched if that was asked for.
    pub picture: Rc<Image>,
    /// Its power spectrum, of the same size: the mean in the middle, the finest detail at the edges.
    pub spectrum: Rc<Image>,
    /// The share (0 to 1) of its energy that alternates from pixel to pixel; none where it is even.
    pub share: Option<f32>,
}

impl OutputAnalysis {
    /// Of a picture. Spectrum and share are those of the picture as it is; stretching would change neither.
    pub fn new(image: &Rc<Image>, is_stretched: bool) -> Self {
        Self {
            picture: if is_stretched { Rc::new(stretched(image)) } else { Rc::clone(image) },
            spectrum: Rc::new(Spectrum::new(image).to_image(DECIBELS)),
            share: nyquist_share(image),
        }
    }

    /// Where there is no picture: black.
    pub fn blank() -> Self {
        let black = Rc::new(Image::digit());
        Self { picture: Rc::clone(&black), spectrum: black, share: None }
    }
}

/// How far along a bar a share (0 to 1) reaches: 0 for 0.01 % and less, 1 for 100 %, a quarter for each tenfold between.
/// What training leaves is hundreds of times less than what it finds; on a linear bar it would not be seen.
pub fn bar_position(share: f32) -> f32 {
    (1.0 + share.log10() / DECADES).clamp(0.0, 1.0)
}

/// A picture with its darkest pixel black and its brightest white; an even one stays as it is.
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
    fn an_even_picture_stays_as_it_is() {
        for image in [Image::digit(), Image::from_pixels(1, 2, 2, vec![0.7; 4]).unwrap(), Image::new(1, 0, 0)] {
            assert_eq!(stretched(&image), image);
        }
    }

    #[test]
    fn a_checkerboard_is_read_as_one_stretched_or_not() {
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
    fn without_a_picture_there_is_nothing_to_read() {
        let blank = OutputAnalysis::blank();
        assert_eq!(blank, OutputAnalysis::new(&Rc::new(Image::digit()), true));
        assert_eq!(blank.share, None);
    }

    #[test]
    fn a_tenfold_share_is_a_quarter_of_the_bar_further() {
        let near = |share, expected: f32| assert!((bar_position(share) - expected).abs() < 1e-6, "{share}");
        near(1.0, 1.0);
        near(0.01, 0.5);
        near(0.001, 0.25);
        near(0.0001, 0.0);
        near(0.00001, 0.0);
        near(0.0, 0.0);
    }
}
