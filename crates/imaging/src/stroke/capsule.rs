//! A straight line with round ends, and how it is drawn with anti-aliasing.

use std::ops::Range;

use super::input::Tool;
use crate::image::Image;
use crate::point::Point;

/// In pixels: lines are searched for in a range that is so much larger than they are, so that rounding loses no pixel.
const ROUNDING: f32 = 0.01;

/// A capsule: all points within `radius` of the straight line from `start` to `end`; a disc where the two are equal.
/// It is in pads or in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Capsule {
    pub start: Point,
    pub end: Point,
    pub radius: f32,
    pub tool: Tool,
}

/// The rectangle within which coverage is measured, in pixels. For a pixel outside of it the nearest point inside is
/// measured instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edges {
    pub min: Point,
    pub max: Point,
}

impl Edges {
    /// The whole plane.
    pub const NONE: Self =
        Self { min: Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY), max: Point::new(f32::INFINITY, f32::INFINITY) };
}

impl Capsule {
    /// Draws the capsule, which is in pixels, in white onto the first channel. A pixel takes the greatest coverage of
    /// all capsules, not their sum, so the joints of a line are no brighter than the line.
    pub fn draw_on(&self, image: &mut Image, edges: &Edges) {
        let [_, height, width] = image.shape();
        self.for_each_pixel([height, width], edges, |index, point| {
            let pixel = &mut image.pixels_mut()[index];
            // In a dense drawing most pixels are full already, and computing their coverage would change nothing.
            if *pixel < 1.0 {
                *pixel = pixel.max(self.coverage(point));
            }
        });
    }

    /// Calls `visit` for each pixel of a `[height, width]` plane that the capsule may touch, with the pixel's index and
    /// with the point where its coverage is measured: its centre, or the nearest point within the edges.
    ///
    /// Only pixels near the capsule are visited, because the page draws at every pointer event.
    pub fn for_each_pixel(&self, [height, width]: [usize; 2], edges: &Edges, mut visit: impl FnMut(usize, Point)) {
        let Edges { min, max } = edges;
        let reach = self.radius + 0.5;
        let (top, bottom) = ordered(self.start.y, self.end.y);
        for row in self.rows(height, edges) {
            let y = (row as f32 + 0.5).max(min.y).min(max.y);
            let (left, right) = self.horizontal_span(y, reach);
            // Above and below the straight line there is only a round end, which is narrower there.
            let outside = (top - y).max(y - bottom).max(0.0);
            let reach = (reach * reach - outside * outside).max(0.0).sqrt() + ROUNDING;
            for column in pixel_range(extend_beyond(left - reach, right + reach, min.x, max.x), width) {
                visit(row * width + column, Point::new((column as f32 + 0.5).max(min.x).min(max.x), y));
            }
        }
    }

    /// The rows, of an image of so many rows, that the capsule may touch.
    pub fn rows(&self, height: usize, edges: &Edges) -> Range<usize> {
        let reach = self.radius + 0.5;
        let (top, bottom) = ordered(self.start.y, self.end.y);
        pixel_range(extend_beyond(top - reach, bottom + reach, edges.min.y, edges.max.y), height)
    }

    /// The part (0 to 1) of the pixel with this centre that the capsule covers.
    pub fn coverage(&self, centre: Point) -> f32 {
        self.coverage_at_distance(self.distance(centre))
    }

    /// The least and the greatest x of the straight line where its y is within `reach` of `y`.
    fn horizontal_span(&self, y: f32, reach: f32) -> (f32, f32) {
        let dy = self.end.y - self.start.y;
        let (from, to) = if dy.abs() < 1e-6 {
            (0.0, 1.0)
        } else {
            let (from, to) = ordered((y - reach - self.start.y) / dy, (y + reach - self.start.y) / dy);
            (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0))
        };
        let dx = self.end.x - self.start.x;
        ordered(self.start.x + dx * from, self.start.x + dx * to)
    }

    /// The distance of a point from the straight line from `start` to `end`.
    fn distance(&self, point: Point) -> f32 {
        let (dx, dy) = (self.end.x - self.start.x, self.end.y - self.start.y);
        let (x, y) = (point.x - self.start.x, point.y - self.start.y);
        // The line of a dot has length 0; the smallest float in its place makes `t` 0, and not NaN.
        let square = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
        let t = ((x * dx + y * dy) / square).clamp(0.0, 1.0);
        let (x, y) = (x - dx * t, y - dy * t);
        (x * x + y * y).sqrt()
    }

    /// The covered part (0 to 1) of a pixel whose centre is at this distance from the straight line. It is exact beside
    /// horizontal and vertical lines of any width, and a good approximation for other directions.
    fn coverage_at_distance(&self, distance: f32) -> f32 {
        let inner = (distance - 0.5).max(-self.radius);
        let outer = (distance + 0.5).min(self.radius);
        (outer - inner).clamp(0.0, 1.0)
    }
}

fn ordered(a: f32, b: f32) -> (f32, f32) {
    (a.min(b), a.max(b))
}

/// Extends the range from `from` to `to` to infinity on each side where it reaches `min` or `max`: what touches an edge
/// counts for all pixels beyond that edge.
fn extend_beyond(from: f32, to: f32, min: f32, max: f32) -> (f32, f32) {
    (if from <= min { f32::NEG_INFINITY } else { from }, if to >= max { f32::INFINITY } else { to })
}

/// The pixels, of a row or column of `count`, whose centres may lie between the two coordinates.
///
/// Casts to `usize` saturate, so coordinates far outside give an empty range or all pixels. They also round down, where
/// `floor` would be a function call on x86-64.
fn pixel_range((from, to): (f32, f32), count: usize) -> Range<usize> {
    let first = from as usize;
    let last = if to > 0.0 { (to as usize).saturating_add(1) } else { 0 };
    first.min(count)..last.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capsule(start: (f32, f32), end: (f32, f32), radius: f32) -> Capsule {
        Capsule { start: Point::new(start.0, start.1), end: Point::new(end.0, end.1), radius, tool: Tool::Pen }
    }

    fn drawn(start: (f32, f32), end: (f32, f32), radius: f32) -> Image {
        let mut image = Image::digit();
        capsule(start, end, radius).draw_on(&mut image, &Edges::NONE);
        image
    }

    fn ink(image: &Image) -> f32 {
        image.pixels().iter().sum()
    }

    #[test]
    fn the_coverage_of_a_vertical_line_is_exact() {
        let image = drawn((10.25, -5.0), (10.25, 40.0), 1.0);
        for y in 0..28 {
            let row: Vec<f32> = (8..13).map(|x| image.get(0, y, x)).collect();
            assert_eq!(row, [0.0, 0.75, 1.0, 0.25, 0.0]);
        }
    }

    #[test]
    fn a_line_thinner_than_a_pixel_keeps_its_area() {
        let image = drawn((10.5, -5.0), (10.5, 40.0), 0.1);
        assert!((ink(&image) - 28.0 * 0.2).abs() < 1e-3);
    }

    #[test]
    fn the_ink_is_the_capsules_area_in_any_direction() {
        for end in [(20.0, 8.0), (20.0, 20.0), (9.0, 21.0), (14.3, 8.1)] {
            let length = (end.0 - 8.0f32).hypot(end.1 - 8.0);
            let area = length * 2.2 + std::f32::consts::PI * 1.1 * 1.1;
            let found = ink(&drawn((8.0, 8.0), end, 1.1));
            assert!((found / area - 1.0).abs() < 0.04, "{found} of {area}");
        }
    }

    #[test]
    fn swapping_start_and_end_changes_nothing() {
        let forwards = drawn((3.0, 4.0), (17.0, 9.5), 1.2);
        let backwards = drawn((17.0, 9.5), (3.0, 4.0), 1.2);
        for (a, b) in forwards.pixels().iter().zip(backwards.pixels()) {
            assert!((a - b).abs() < 1e-4);
        }
    }

    /// Only pixels near the line are visited: an optimisation that must not change the image.
    #[test]
    fn no_pixel_near_the_line_is_missed() {
        for (start, end) in [
            ((-3.0, 5.0), (30.0, 7.0)),
            ((13.0, -9.0), (13.1, 60.0)),
            ((2.0, 2.0), (2.0, 2.0)),
            ((27.9, 0.1), (0.2, 27.7)),
        ] {
            let image = drawn(start, end, 1.3);
            let capsule = capsule(start, end, 1.3);
            for y in 0..28u8 {
                for x in 0..28u8 {
                    let centre = Point::new(f32::from(x) + 0.5, f32::from(y) + 0.5);
                    let expected = capsule.coverage(centre);
                    assert_eq!(image.get(0, y.into(), x.into()), expected);
                }
            }
        }
    }

    #[test]
    fn pixels_beyond_the_edges_equal_those_at_the_edges() {
        let inside = |y: usize, x: usize| (6..=19).contains(&y) && (5..=20).contains(&x);
        let edges = Edges { min: Point::new(5.5, 6.5), max: Point::new(20.5, 19.5) };
        for (start, end) in [((5.0, 10.0), (7.0, 12.0)), ((20.0, 20.0), (22.0, 18.0)), ((12.0, 12.0), (14.0, 12.0))] {
            let mut image = Image::digit();
            capsule(start, end, 2.3).draw_on(&mut image, &edges);
            for (y, x) in (0..28usize).flat_map(|y| (0..28usize).map(move |x| (y, x))) {
                assert_eq!(image.get(0, y, x), image.get(0, y.clamp(6, 19), x.clamp(5, 20)), "{y} {x}");
                assert!(image.get(0, y, x) >= drawn(start, end, 2.3).get(0, y, x) || !inside(y, x));
            }
        }
    }

    #[test]
    fn a_line_far_away_draws_nothing() {
        assert!(drawn((-1e9, 5.0), (-1e8, 5.0), 1.0).is_blank());
        assert!(drawn((5.0, 1e9), (5.0, 1e9), 1.0).is_blank());
    }
}
