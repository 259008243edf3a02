//! Strokes to a digit's pixels.

use crate::capsule::Capsule;
use crate::fit::Placement;
use crate::ink::ink;
use crate::{Image, Stroke};

/// How a drawing lies in its picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Framing {
    /// As MNIST's digits: scaled to a 20 × 20 box and centred by mass. What the networks know.
    #[default]
    Centred,
    /// The pad's edges on the image's; ink beyond them is cut.
    AsDrawn,
}

/// Draws strokes as a digit: 1 × 28 × 28, white (1) on black (0), anti-aliased, along the same
/// curves as the pad's ([`smooth`](crate::smooth)).
///
/// [`Framing::Centred`] does what made MNIST ("size normalized to fit in a 20×20 pixel box while
/// preserving their aspect ratio", then centred "by computing the center of mass of the pixels";
/// LeCun, Cortes and Burges), but to the lines, before there are pixels, so nothing is resampled:
///
/// - ink counts where the pen's centre is on the pad, so a line that leaves the pad ends there
///   with a round end of the pen's full width;
/// - the longer side of the ink becomes 20 pixels, except for what is smaller than about a ninth
///   of the pad, such as a dot, which stays small;
/// - lines become no thinner than 1.6 and no thicker than 3.2 pixels;
/// - the mass comes to lie at the centre of pixel (14, 14), where MNIST's is, or as near to it as
///   it can with all ink inside the image.
///
/// Where there is no ink the image is black. Points that are not finite are ignored.
#[must_use]
pub fn rasterise(strokes: &[Stroke], framing: Framing) -> Image {
    match framing {
        Framing::AsDrawn => draw(&ink(strokes, 0.5), &Placement::as_drawn()),
        Framing::Centred => {
            let ink = ink(strokes, 0.0);
            if ink.is_empty() {
                return Image::digit();
            }
            let boxed = Placement::boxed(&ink);
            let picture = draw(&ink, &boxed);
            draw(&ink, &boxed.centred_by_mass(&picture))
        }
    }
}

fn draw(ink: &[Capsule], placement: &Placement) -> Image {
    let mut image = Image::digit();
    for piece in ink {
        placement.place(piece).draw_on(&mut image);
    }
    image
}
