//! How large a drawing becomes, and where it lies: MNIST's normalisation.

use super::bounds::Extent;
use super::capsule::{Capsule, Edges};
use super::input::Tool;
use crate::image::{DIGIT_SIDE, Image};
use crate::point::Point;

/// Side of the box that a digit's ink fills in MNIST.
const BOX: f32 = 20.0;

/// The strokes' final thickness in pixels. MNIST's lie between 1.5 and 3.7 (5 % to 95 %); without
/// bounds a digit drawn small would become a blob and a large one a hair, and the networks have
/// seen neither.
const THICKNESS: std::ops::RangeInclusive<f32> = 1.6..=3.2;

/// No drawing is enlarged beyond so many pixels for a pad's side: below a ninth of the pad, what
/// is enlarged would be the tremble of a dot.
const MAX_SCALE: f32 = 150.0;

/// Where the mass comes to lie, from the upper left corner: the centre of pixel 14. In MNIST's
/// test images the mean centre of mass is at pixel (14.01, 13.99), half a pixel off the middle.
const MASS_AT: f32 = 14.5;

/// Maps the pad to pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placement {
    scale: f32,
    /// As `scale`, for the pen: it differs where the thickness was clamped.
    pen: f32,
    /// What the thickness is clamped to.
    thickness: (f32, f32),
    /// By how many pixels an eraser reaches farther than on the pad: as far as the narrowest line does for being drawn
    /// thicker than it is. So nothing stays beside the eraser of a line that it covered on the pad.
    spread: f32,
    shift: Point,
    /// Half of what the ink spans in pixels, in x and y.
    half: Point,
}

impl Placement {
    /// The pad as it is: its edges on the image's.
    pub fn as_drawn() -> Self {
        let scale = DIGIT_SIDE as f32;
        Self {
            scale,
            pen: scale,
            thickness: (0.0, scale),
            spread: 0.0,
            shift: Point::default(),
            half: Point::new(scale / 2.0, scale / 2.0),
        }
    }

    /// The pad and `margin` pads round it, at `scale` pixels for the pad's side. No line is drawn thinner than
    /// `thinnest` pixels; `narrowest` is the least width in pads.
    pub fn surveyed(margin: f32, scale: f32, thinnest: f32, narrowest: f32) -> Self {
        let shift = margin * scale;
        let half = shift + scale / 2.0;
        Self {
            scale,
            pen: scale,
            thickness: (thinnest, f32::INFINITY),
            spread: (thinnest - narrowest * scale).max(0.0) / 2.0,
            shift: Point::new(shift, shift),
            half: Point::new(half, half),
        }
    }

    /// The ink scaled so that its longer side, line widths included, is 20 pixels, in the middle
    /// of the image. Where pens of several widths were used, the widest one's is reckoned with.
    pub fn boxed(&Extent { low, high, widest, narrowest }: &Extent) -> Self {
        let (run, rise) = (high.x - low.x, high.y - low.y);
        let longer = run.max(rise).max(1e-6);
        let pen = BOX / (longer + widest);
        let thickness = (widest * pen).clamp(*THICKNESS.start(), *THICKNESS.end());
        let scale = ((BOX - thickness) / longer).min(MAX_SCALE);
        let middle = DIGIT_SIDE as f32 / 2.0;
        Self {
            scale,
            pen,
            thickness: (*THICKNESS.start(), *THICKNESS.end()),
            spread: ((narrowest * pen).max(*THICKNESS.start()) - narrowest * scale).max(0.0) / 2.0,
            shift: Point::new(middle - scale * (low.x + high.x) / 2.0, middle - scale * (low.y + high.y) / 2.0),
            half: Point::new((scale * run + thickness) / 2.0, (scale * rise + thickness) / 2.0),
        }
    }

    /// A boxed placement moved so that the mass of its `picture` lies where MNIST's does, or as
    /// near as it can without ink leaving the image.
    pub fn centred_by_mass(mut self, picture: &Image) -> Self {
        let mass = centre_of_mass(picture);
        let room = DIGIT_SIDE as f32 / 2.0;
        let limit = |wish: f32, half: f32| {
            let free = (room - half).max(0.0);
            wish.clamp(-free, free)
        };
        self.shift.x += limit(MASS_AT - mass.x, self.half.x);
        self.shift.y += limit(MASS_AT - mass.y, self.half.y);
        self
    }

    /// Draws a piece of a line on the pad, as white, whether ink comes there or is erased.
    pub fn draw(&self, piece: &Capsule, image: &mut Image) {
        self.place(piece).draw_on(image, &self.edges(piece.tool));
    }

    /// For an eraser the centres of the pad's outermost pixels. Ink beyond the pad's edges cannot be seen on the pad,
    /// nor an eraser be held to it, so it goes with what is seen at the edge.
    pub fn edges(&self, tool: Tool) -> Edges {
        if tool == Tool::Pen {
            return Edges::NONE;
        }
        let (low, high) = (0.5, self.scale - 0.5);
        Edges {
            low: Point::new(self.shift.x + low, self.shift.y + low),
            high: Point::new(self.shift.x + high, self.shift.y + high),
        }
    }

    /// Where on the pad a place of the image is.
    pub fn pad(&self, place: Point) -> Point {
        Point::new((place.x - self.shift.x) / self.scale, (place.y - self.shift.y) / self.scale)
    }

    /// A piece of a line on the pad, in pixels. The thickness of what a pen draws is clamped; an eraser takes away what
    /// lies where it was, so it is scaled as places are.
    pub fn place(&self, piece: &Capsule) -> Capsule {
        let at = |p: Point| Point::new(p.x * self.scale + self.shift.x, p.y * self.scale + self.shift.y);
        let (thinnest, thickest) = self.thickness;
        let radius = match piece.tool {
            Tool::Pen => (2.0 * piece.radius * self.pen).clamp(thinnest, thickest) / 2.0,
            Tool::Eraser => piece.radius * self.scale + self.spread,
        };
        Capsule { start: at(piece.start), end: at(piece.end), radius, tool: piece.tool }
    }
}

/// From the upper left corner, in pixels; of a black picture, where the mass should be.
fn centre_of_mass(picture: &Image) -> Point {
    let (mut mass, mut x, mut y) = (0.0, 0.0, 0.0);
    for (index, &value) in picture.pixels().iter().enumerate() {
        mass += value;
        x += value * ((index % DIGIT_SIDE) as f32 + 0.5);
        y += value * ((index / DIGIT_SIDE) as f32 + 0.5);
    }
    if mass > 0.0 { Point::new(x / mass, y / mass) } else { Point::new(MASS_AT, MASS_AT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(end: Point) -> Capsule {
        Capsule { start: Point::new(0.2, 0.2), end, radius: 0.05, tool: Tool::Pen }
    }

    fn boxed(piece: Capsule) -> Placement {
        Placement::boxed(&Extent::drawn(&[piece]).unwrap())
    }

    #[test]
    fn the_box_is_twenty_pixels_in_the_middle() {
        let piece = line(Point::new(0.9, 0.5));
        let placed = boxed(piece).place(&piece);
        assert!((placed.start.x - placed.radius - 4.0).abs() < 1e-4);
        assert!((placed.end.x + placed.radius - 24.0).abs() < 1e-4);
        assert!((placed.start.y + placed.end.y - 28.0).abs() < 1e-4);
    }

    #[test]
    fn black_has_no_mass_to_move_by() {
        let mass = centre_of_mass(&Image::digit());
        assert_eq!(mass, Point::new(MASS_AT, MASS_AT));
    }

    #[test]
    fn a_move_by_mass_stops_at_the_border() {
        let piece = line(Point::new(0.9, 0.5));
        let mut corner = Image::digit();
        corner.pixels_mut()[0] = 1.0;
        let placed = boxed(piece).centred_by_mass(&corner).place(&piece);
        assert!((placed.end.x + placed.radius - 28.0).abs() < 1e-4);
        assert!((placed.end.y + placed.radius - 28.0).abs() < 1e-4);
    }
    #[test]
    fn an_eraser_is_scaled_as_the_drawing_is() {
        // A small drawing with a thick pen: the pen is clamped to 3.2 pixels, the eraser is not.
        let pen = line(Point::new(0.4, 0.3));
        let placement = boxed(pen);
        let eraser = Capsule { radius: 0.1, tool: Tool::Eraser, ..pen };
        let scale = (placement.place(&pen).end.x - placement.place(&pen).start.x) / 0.2;
        assert!((placement.place(&eraser).radius - 0.1 * scale).abs() < 1e-3);
        assert_eq!(placement.place(&pen).radius, 1.6);
    }

    #[test]
    fn an_eraser_reaches_over_what_is_drawn_thicker_than_it_is() {
        let hair = Capsule { radius: 0.005, ..line(Point::new(0.9, 0.5)) };
        let placement = boxed(hair);
        let eraser = placement.place(&Capsule { tool: Tool::Eraser, ..hair });
        assert!((eraser.radius - placement.place(&hair).radius).abs() < 1e-5);
        assert!((eraser.radius - 0.8).abs() < 1e-5);
    }

    #[test]
    fn as_drawn_the_edges_are_the_images() {
        let edges = Placement::as_drawn().edges(Tool::Eraser);
        assert_eq!((edges.low, edges.high), (Point::new(0.5, 0.5), Point::new(27.5, 27.5)));
    }
}
