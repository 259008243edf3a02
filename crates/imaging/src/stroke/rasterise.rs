//! Strokes to a digit's pixels.

use std::borrow::Borrow;

use super::bounds::Extent;
use super::capsule::Capsule;
use super::clip::{SEEN, ink};
use super::input::{Stroke, Tool};
use super::placement::Placement;
use super::segments::{left, runs};
use super::simplify::thinned;
use super::visible_bounds::remaining;
use crate::image::Image;

/// How a drawing lies in its picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Framing {
    /// As MNIST's digits: scaled to a 20 × 20 box and centred by mass. What the networks know.
    #[default]
    Centred,
    /// The pad's edges on the image's; ink beyond them is cut.
    AsDrawn,
}

/// Draws strokes as a digit: 1 × 28 × 28, white (1) on black (0), anti-aliased, along the same
/// curves as the pad's ([`Stroke::samples`]).
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
/// An eraser ([`Tool::Eraser`]) takes away what was drawn before it; size and place follow from the ink that is left.
/// Its width is that on the pad, scaled as the drawing is, and a little more where lines are drawn thicker than they
/// are on the pad, so that a line which was covered on the pad is gone from the picture too. Ink beyond the pad's edge
/// goes with the ink at the edge.
///
/// Where there is no ink, or none is left, the image is black. Points that are not finite are ignored.
#[must_use]
pub fn rasterise<S: Borrow<Stroke>>(strokes: &[S], framing: Framing) -> Image {
    match framing {
        Framing::AsDrawn => draw(&ink(strokes, SEEN), &Placement::as_drawn()),
        Framing::Centred => {
            let ink = ink(strokes, 0.0);
            let Some(drawn) = Extent::drawn(&ink) else {
                return Image::digit();
            };
            if ink.iter().all(|piece| piece.tool == Tool::Pen) {
                return frame(&ink, &ink, &drawn);
            }
            // What an eraser leaves is dear to find, and size and place need not follow every tremble.
            let rough = thinned(&ink);
            remaining(&rough, drawn).map_or_else(Image::digit, |left| frame(&ink, &rough, &left))
        }
    }
}

/// Draws the ink in MNIST's box, centred by the mass of the same ink, be it drawn roughly.
fn frame(ink: &[Capsule], rough: &[Capsule], extent: &Extent) -> Image {
    let boxed = Placement::boxed(extent);
    draw(ink, &boxed.centred_by_mass(&draw(rough, &boxed)))
}

/// Erases from a digit what lies under the strokes of an eraser, where the pad's edges are the image's. Strokes of the
/// pen leave it as it is.
pub fn erase_strokes<S: Borrow<Stroke>>(image: &mut Image, strokes: &[S]) {
    let mut ink = ink(strokes, SEEN);
    ink.retain(|piece| piece.tool == Tool::Eraser);
    draw_on(image, &ink, &Placement::as_drawn());
}

fn draw(ink: &[Capsule], placement: &Placement) -> Image {
    let mut image = Image::digit();
    draw_on(&mut image, ink, placement);
    image
}

fn draw_on(image: &mut Image, ink: &[Capsule], placement: &Placement) {
    for (tool, run) in runs(ink) {
        match tool {
            Tool::Pen => run.iter().for_each(|piece| placement.draw(piece, image)),
            Tool::Eraser => {
                let mut erased = Image::digit();
                run.iter().for_each(|piece| placement.draw(piece, &mut erased));
                for (pixel, erased) in image.pixels_mut().iter_mut().zip(erased.pixels()) {
                    *pixel = left(*pixel, *erased);
                }
            }
        }
    }
}
