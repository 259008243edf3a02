//! The scale and position of a drawing in its image: MNIST's normalisation.

use super::bounds::Bounds;
use super::capsule::{Capsule, Edges};
use super::input::Tool;
use crate::image::{DIGIT_SIDE, Image};
use crate::point::Point;

/// Side, in pixels, of the square that MNIST scales a digit's ink to.
const BOX_SIDE: f32 = 20.0;

/// The allowed thickness of lines in pixels. MNIST's lines have 1.5 to 3.7 (5th to 95th percentile). Without limits a
/// digit drawn small would become a blob and a large one would have hairlines, and the networks were trained on
/// neither.
const THICKNESS: std::ops::RangeInclusive<f32> = 1.6..=3.2;

/// The greatest scale, in pixels per pad. Drawings smaller than about a ninth of the pad are not scaled to the box: the
/// jitter of a dot would be enlarged.
const MAX_SCALE: f32 = 150.0;

/// Where the centre of mass is moved to, in pixels from the upper left corner, in x and y: the centre of pixel 14. In
/// MNIST's test images the mean centre of mass is at pixel (14.01, 13.99), half a pixel off the middle of the image.
const CENTRE_OF_MASS: f32 = 14.5;

/// Maps pads to pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placement {
    /// Pixels per pad, for positions and for the eraser's width.
    scale: f32,
    /// Pixels per pad, for the pen's width before it is clamped. It differs from `scale` where the thickness is
    /// clamped.
    pen_scale: f32,
    /// The least and the greatest thickness of the pen's lines, in pixels.
    thickness: (f32, f32),
    /// How much is added to the eraser's radius, in pixels: as much as the narrowest line gains by the least thickness.
    /// So a line that is wholly erased on the pad is wholly erased in the image.
    eraser_margin: f32,
    /// The pad's upper left corner, in pixels.
    shift: Point,
    /// Half the width and height of the ink, in pixels.
    half_size: Point,
}

impl Placement {
    /// Maps the pad's edges to the image's edges.
    pub fn as_drawn() -> Self {
        let scale = DIGIT_SIDE as f32;
        Self {
            scale,
            pen_scale: scale,
            thickness: (0.0, scale),
            eraser_margin: 0.0,
            shift: Point::default(),
            half_size: Point::new(scale / 2.0, scale / 2.0),
        }
    }

    /// Maps the pad, with a margin of `margin` pads around it, at `scale` pixels per pad. Lines are at least
    /// `min_thickness` pixels thick; `min_width` is the narrowest line's width in pads.
    pub fn with_margin(margin: f32, scale: f32, min_thickness: f32, min_width: f32) -> Self {
        let shift = margin * scale;
        let half_size = shift + scale / 2.0;
        Self {
            scale,
            pen_scale: scale,
            thickness: (min_thickness, f32::INFINITY),
            eraser_margin: (min_thickness - min_width * scale).max(0.0) / 2.0,
            shift: Point::new(shift, shift),
            half_size: Point::new(half_size, half_size),
        }
    }

    /// Scales the ink so that its longer side, line widths included, is 20 pixels, and puts it in the middle of the
    /// image. Where lines have several widths, the greatest is used.
    pub fn fit_to_box(&Bounds { min, max, min_width, max_width }: &Bounds) -> Self {
        let (width, height) = (max.x - min.x, max.y - min.y);
        let longer = width.max(height).max(1e-6);
        let pen_scale = BOX_SIDE / (longer + max_width);
        let thickness = (max_width * pen_scale).clamp(*THICKNESS.start(), *THICKNESS.end());
        let scale = ((BOX_SIDE - thickness) / longer).min(MAX_SCALE);
        let middle = DIGIT_SIDE as f32 / 2.0;
        Self {
            scale,
            pen_scale,
            thickness: (*THICKNESS.start(), *THICKNESS.end()),
            eraser_margin: ((min_width * pen_scale).max(*THICKNESS.start()) - min_width * scale).max(0.0) / 2.0,
            shift: Point::new(middle - scale * (min.x + max.x) / 2.0, middle - scale * (min.y + max.y) / 2.0),
            half_size: Point::new((scale * width + thickness) / 2.0, (scale * height + thickness) / 2.0),
        }
    }

    /// Moves a placement made by [`fit_to_box`](Self::fit_to_box) so that the centre of mass is where MNIST's is, or as
    /// near to it as possible with all ink inside the image. `image` is the drawing before the move.
    pub fn centred_by_mass(mut self, image: &Image) -> Self {
        let mass = centre_of_mass(image);
        let middle = DIGIT_SIDE as f32 / 2.0;
        let limit = |wanted: f32, half_size: f32| {
            let room = (middle - half_size).max(0.0);
            wanted.clamp(-room, room)
        };
        self.shift.x += limit(CENTRE_OF_MASS - mass.x, self.half_size.x);
        self.shift.y += limit(CENTRE_OF_MASS - mass.y, self.half_size.y);
        self
    }

    /// Draws a capsule that is in pads onto the image, in white for the pen and for the eraser alike.
    pub fn draw(&self, capsule: &Capsule, image: &mut Image) {
        self.to_pixels(capsule).draw_on(image, &self.edges(capsule.tool));
    }

    /// The edges within which coverage is measured: for an eraser the centres of the pad's outermost pixels, for the
    /// pen none. Ink beyond the pad's edge cannot be seen or reached with an eraser on the pad, so it is erased
    /// together with the ink at the edge.
    pub fn edges(&self, tool: Tool) -> Edges {
        if tool == Tool::Pen {
            return Edges::NONE;
        }
        let (min, max) = (0.5, self.scale - 0.5);
        Edges {
            min: Point::new(self.shift.x + min, self.shift.y + min),
            max: Point::new(self.shift.x + max, self.shift.y + max),
        }
    }

    /// Maps a point of the image, in pixels, to the pad.
    pub fn to_pad(self, pixel: Point) -> Point {
        Point::new((pixel.x - self.shift.x) / self.scale, (pixel.y - self.shift.y) / self.scale)
    }

    /// Maps a capsule from pads to pixels. The pen's thickness is clamped. The eraser's is not: it erases what is under
    /// it on the pad, so its width is scaled as positions are.
    pub fn to_pixels(self, capsule: &Capsule) -> Capsule {
        let map = |p: Point| Point::new(p.x * self.scale + self.shift.x, p.y * self.scale + self.shift.y);
        let (thinnest, thickest) = self.thickness;
        let radius = match capsule.tool {
            Tool::Pen => (2.0 * capsule.radius * self.pen_scale).clamp(thinnest, thickest) / 2.0,
            Tool::Eraser => capsule.radius * self.scale + self.eraser_margin,
        };
        Capsule { start: map(capsule.start), end: map(capsule.end), radius, tool: capsule.tool }
    }
}

/// The centre of mass of a digit's pixels, in pixels from the upper left corner; that of a black image is where the
/// centre of mass should be.
fn centre_of_mass(image: &Image) -> Point {
    let (mut mass, mut x, mut y) = (0.0, 0.0, 0.0);
    for (index, &value) in image.pixels().iter().enumerate() {
        mass += value;
        x += value * ((index % DIGIT_SIDE) as f32 + 0.5);
        y += value * ((index / DIGIT_SIDE) as f32 + 0.5);
    }
    if mass > 0.0 { Point::new(x / mass, y / mass) } else { Point::new(CENTRE_OF_MASS, CENTRE_OF_MASS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(end: Point) -> Capsule {
        Capsule { start: Point::new(0.2, 0.2), end, radius: 0.05, tool: Tool::Pen }
    }

    fn fit_to_box(capsule: Capsule) -> Placement {
        Placement::fit_to_box(&Bounds::from_capsules(&[capsule]).unwrap())
    }

    #[test]
    fn the_longer_side_is_twenty_pixels_in_the_middle() {
        let capsule = line(Point::new(0.9, 0.5));
        let placed = fit_to_box(capsule).to_pixels(&capsule);
        assert!((placed.start.x - placed.radius - 4.0).abs() < 1e-4);
        assert!((placed.end.x + placed.radius - 24.0).abs() < 1e-4);
        assert!((placed.start.y + placed.end.y - 28.0).abs() < 1e-4);
    }

    #[test]
    fn a_black_image_is_not_moved_by_its_mass() {
        let mass = centre_of_mass(&Image::digit());
        assert_eq!(mass, Point::new(CENTRE_OF_MASS, CENTRE_OF_MASS));
    }

    #[test]
    fn a_move_by_mass_stops_at_the_border() {
        let capsule = line(Point::new(0.9, 0.5));
        let mut corner = Image::digit();
        corner.pixels_mut()[0] = 1.0;
        let placed = fit_to_box(capsule).centred_by_mass(&corner).to_pixels(&capsule);
        assert!((placed.end.x + placed.radius - 28.0).abs() < 1e-4);
        assert!((placed.end.y + placed.radius - 28.0).abs() < 1e-4);
    }

    #[test]
    fn the_erasers_width_is_scaled_as_positions_are() {
        // A small drawing with a thick pen: the pen is clamped to 3.2 pixels, the eraser is not.
        let pen = line(Point::new(0.4, 0.3));
        let placement = fit_to_box(pen);
        let eraser = Capsule { radius: 0.1, tool: Tool::Eraser, ..pen };
        let scale = (placement.to_pixels(&pen).end.x - placement.to_pixels(&pen).start.x) / 0.2;
        assert!((placement.to_pixels(&eraser).radius - 0.1 * scale).abs() < 1e-3);
        assert_eq!(placement.to_pixels(&pen).radius, 1.6);
    }

    #[test]
    fn the_eraser_covers_a_hairline_that_is_drawn_thicker_than_it_is() {
        let hairline = Capsule { radius: 0.005, ..line(Point::new(0.9, 0.5)) };
        let placement = fit_to_box(hairline);
        let eraser = placement.to_pixels(&Capsule { tool: Tool::Eraser, ..hairline });
        assert!((eraser.radius - placement.to_pixels(&hairline).radius).abs() < 1e-5);
        assert!((eraser.radius - 0.8).abs() < 1e-5);
    }

    #[test]
    fn as_drawn_the_erasers_edges_are_the_outermost_pixel_centres() {
        let edges = Placement::as_drawn().edges(Tool::Eraser);
        assert_eq!((edges.min, edges.max), (Point::new(0.5, 0.5), Point::new(27.5, 27.5)));
    }
}
