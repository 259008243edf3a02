//! Draws strokes as the pixels of a digit.

use std::borrow::Borrow;

use super::bounds::Bounds;
use super::capsule::Capsule;
use super::clip::{VISIBLE_MARGIN, clipped_capsules};
use super::input::{Stroke, Tool};
use super::placement::Placement;
use super::segments::{erase_coverage, segments};
use super::simplify::simplify;
use super::visible_bounds::visible_bounds;
use crate::image::Image;

/// How a drawing is placed in its image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Framing {
    /// As in MNIST, which the networks are trained on: scaled to a box of 20 × 20 pixels and centred by mass.
    #[default]
    Centred,
    /// The pad's edges are the image's edges; ink beyond them is cut off.
    AsDrawn,
}

/// Draws strokes as a digit: an image of shape `[1, 28, 28]`, white (1) on black (0), anti-aliased, along the curves of
/// [`Stroke::samples`].
///
/// [`Framing::Centred`] normalises as MNIST does ("size normalized to fit in a 20×20 pixel box while preserving their
/// aspect ratio", then centred "by computing the center of mass of the pixels"; LeCun, Cortes and Burges,
/// <http://yann.lecun.com/exdb/mnist>). It is the lines that are normalised, before they become pixels, so nothing is
/// resampled:
///
/// - Lines are clipped where their middle leaves the pad, and end there with a round end of their full width.
/// - The longer side of the ink becomes 20 pixels. Drawings smaller than about a ninth of the pad, such as a dot, stay
///   smaller.
/// - Lines are at least 1.6 and at most 3.2 pixels thick.
/// - The centre of mass is moved to the centre of pixel (14, 14), where MNIST's is, or as near to it as possible with
///   all ink inside the image.
///
/// An eraser ([`Tool::Eraser`]) erases what was drawn before it. Scale and position follow from the ink that is left.
/// The eraser's width is scaled as the drawing is, and increased a little where lines are drawn thicker than they are
/// on the pad, so that a line that was covered on the pad leaves nothing in the image. Ink beyond the pad's edge is
/// erased together with the ink at the edge.
///
/// Without ink, or where all of it is erased, the image is black. Points that are not finite are ignored.
#[must_use]
pub fn rasterise<S: Borrow<Stroke>>(strokes: &[S], framing: Framing) -> Image {
    match framing {
        Framing::AsDrawn => draw(&clipped_capsules(strokes, VISIBLE_MARGIN), &Placement::as_drawn()),
        Framing::Centred => {
            let capsules = clipped_capsules(strokes, 0.0);
            let Some(drawn) = Bounds::from_capsules(&capsules) else {
                return Image::digit();
            };
            if capsules.iter().all(|capsule| capsule.tool == Tool::Pen) {
                return normalise(&capsules, &capsules, &drawn);
            }
            // The visible bounds are expensive to find, and scale and position need not be exact to a fraction of a
            // cell, so both are computed from fewer capsules.
            let simple = simplify(&capsules);
            visible_bounds(&simple, drawn).map_or_else(Image::digit, |visible| normalise(&capsules, &simple, &visible))
        }
    }
}

/// Draws the capsules in MNIST's box, centred by mass. The centre of mass is that of `simple`, which are the same
/// capsules or a simplified form of them.
fn normalise(capsules: &[Capsule], simple: &[Capsule], bounds: &Bounds) -> Image {
    let placement = Placement::fit_to_box(bounds);
    draw(capsules, &placement.centred_by_mass(&draw(simple, &placement)))
}

/// Erases from a digit what lies under the eraser's strokes, where the pad's edges are the image's edges. Strokes of
/// the pen change nothing.
pub fn erase_strokes<S: Borrow<Stroke>>(image: &mut Image, strokes: &[S]) {
    let mut capsules = clipped_capsules(strokes, VISIBLE_MARGIN);
    capsules.retain(|capsule| capsule.tool == Tool::Eraser);
    draw_on(image, &capsules, &Placement::as_drawn());
}

fn draw(capsules: &[Capsule], placement: &Placement) -> Image {
    let mut image = Image::digit();
    draw_on(&mut image, capsules, placement);
    image
}

fn draw_on(image: &mut Image, capsules: &[Capsule], placement: &Placement) {
    for (tool, segment) in segments(capsules) {
        match tool {
            Tool::Pen => segment.iter().for_each(|capsule| placement.draw(capsule, image)),
            Tool::Eraser => {
                let mut erased = Image::digit();
                segment.iter().for_each(|capsule| placement.draw(capsule, &mut erased));
                for (pixel, erased) in image.pixels_mut().iter_mut().zip(erased.pixels()) {
                    *pixel = erase_coverage(*pixel, *erased);
                }
            }
        }
    }
}
