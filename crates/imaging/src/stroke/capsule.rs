//! A straight piece of a round pen's or eraser's line, and how it becomes pixels.

use std::ops::Range;

use super::input::Tool;
use crate::image::Image;
use crate::point::Point;

/// In pixels; a line is looked for so much wider than it is, so that none of it is lost to rounding.
const ROUNDING: f32 = 0.01;

/// All points within `radius` of the line from `start` to `end`; a dot where the two are equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Capsule {
    pub start: Point,
    pub end: Point,
    pub radius: f32,
    /// What the line is drawn with.
    pub tool: Tool,
}

/// Where a line is measured: places beyond the edges count as the nearest ones within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edges {
    pub low: Point,
    pub high: Point,
}

impl Edges {
    /// Everywhere.
    pub const NONE: Self =
        Self { low: Point::new(f32::NEG_INFINITY, f32::NEG_INFINITY), high: Point::new(f32::INFINITY, f32::INFINITY) };
}

impl Capsule {
    /// Draws onto the first channel, coordinates in pixels. A pixel takes the greatest coverage
    /// of any capsule, not the sum, so the joints of a line are no darker than the line.
    pub fn draw_on(&self, image: &mut Image, edges: &Edges) {
        let [_, height, width] = image.shape();
        self.visit([height, width], edges, |index, centre| {
            let pixel = &mut image.pixels_mut()[index];
            // Most of a dense drawing is full already, and can become no fuller.
            if *pixel < 1.0 {
                *pixel = pixel.max(self.cover(centre));
            }
        });
    }

    /// Calls with the index of each pixel that the line may touch, in `[height, width]` pixels, and with the place
    /// where the line's cover of it is measured: its centre, or the nearest place within the edges.
    ///
    /// Only the pixels near the line are visited: the pad redraws on every pointer event.
    pub fn visit(&self, [height, width]: [usize; 2], edges: &Edges, mut pixel: impl FnMut(usize, Point)) {
        let Edges { low, high } = edges;
        let reach = self.radius + 0.5;
        let (top, bottom) = ordered(self.start.y, self.end.y);
        for y in self.rows(height, edges) {
            let place_y = (y as f32 + 0.5).max(low.y).min(high.y);
            let (left, right) = self.span(place_y, reach);
            // Above and below the line there is only its round end, which is narrower there.
            let aside = (top - place_y).max(place_y - bottom).max(0.0);
            let reach = (reach * reach - aside * aside).max(0.0).sqrt() + ROUNDING;
            for x in pixels(beyond(left - reach, right + reach, low.x, high.x), width) {
                pixel(y * width + x, Point::new((x as f32 + 0.5).max(low.x).min(high.x), place_y));
            }
        }
    }

    /// The rows of pixels, of so many, that the line may touch.
    pub fn rows(&self, height: usize, edges: &Edges) -> Range<usize> {
        let reach = self.radius + 0.5;
        let (top, bottom) = ordered(self.start.y, self.end.y);
        pixels(beyond(top - reach, bottom + reach, edges.low.y, edges.high.y), height)
    }

    /// The share (0 to 1) of the pixel centred at a place that the line covers.
    pub fn cover(&self, centre: Point) -> f32 {
        self.coverage(self.distance(centre))
    }

    /// From where to where, in x, the line runs within `reach` of height `y`.
    fn span(&self, y: f32, reach: f32) -> (f32, f32) {
        let rise = self.end.y - self.start.y;
        let (from, to) = if rise.abs() < 1e-6 {
            (0.0, 1.0)
        } else {
            let (from, to) = ordered((y - reach - self.start.y) / rise, (y + reach - self.start.y) / rise);
            (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0))
        };
        let run = self.end.x - self.start.x;
        ordered(self.start.x + run * from, self.start.x + run * to)
    }

    fn distance(&self, point: Point) -> f32 {
        let (run, rise) = (self.end.x - self.start.x, self.end.y - self.start.y);
        let (x, y) = (point.x - self.start.x, point.y - self.start.y);
        // A dot has no direction; 0 / tiny is 0, which is its only place.
        let square = (run * run + rise * rise).max(f32::MIN_POSITIVE);
        let along = ((x * run + y * rise) / square).clamp(0.0, 1.0);
        let (x, y) = (x - run * along, y - rise * along);
        (x * x + y * y).sqrt()
    }

    /// The share of a unit pixel whose centre is `distance` from the line: exact beside upright
    /// lines of any thickness, near it for the others.
    fn coverage(&self, distance: f32) -> f32 {
        let inner = (distance - 0.5).max(-self.radius);
        let outer = (distance + 0.5).min(self.radius);
        (outer - inner).clamp(0.0, 1.0)
    }
}

fn ordered(a: f32, b: f32) -> (f32, f32) {
    (a.min(b), a.max(b))
}

/// What reaches an edge reaches everything beyond it.
fn beyond(from: f32, to: f32, low: f32, high: f32) -> (f32, f32) {
    (if from <= low { f32::NEG_INFINITY } else { from }, if to >= high { f32::INFINITY } else { to })
}

/// The pixels of a line of `count` whose centres may lie between the two places. Casts saturate,
/// so places far outside give an empty range or a whole line; they also round down, where `floor`
/// would be a call on x86-64.
fn pixels((from, to): (f32, f32), count: usize) -> Range<usize> {
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
    fn an_upright_line_is_exact_across() {
        let image = drawn((10.25, -5.0), (10.25, 40.0), 1.0);
        for y in 0..28 {
            let row: Vec<f32> = (8..13).map(|x| image.get(0, y, x)).collect();
            assert_eq!(row, [0.0, 0.75, 1.0, 0.25, 0.0]);
        }
    }

    #[test]
    fn a_hair_keeps_its_weight() {
        let image = drawn((10.5, -5.0), (10.5, 40.0), 0.1);
        assert!((ink(&image) - 28.0 * 0.2).abs() < 1e-3);
    }

    #[test]
    fn ink_is_the_area_at_any_slope() {
        for end in [(20.0, 8.0), (20.0, 20.0), (9.0, 21.0), (14.3, 8.1)] {
            let length = (end.0 - 8.0f32).hypot(end.1 - 8.0);
            let area = length * 2.2 + std::f32::consts::PI * 1.1 * 1.1;
            let found = ink(&drawn((8.0, 8.0), end, 1.1));
            assert!((found / area - 1.0).abs() < 0.04, "{found} of {area}");
        }
    }

    #[test]
    fn direction_does_not_matter() {
        let forth = drawn((3.0, 4.0), (17.0, 9.5), 1.2);
        let back = drawn((17.0, 9.5), (3.0, 4.0), 1.2);
        for (a, b) in forth.pixels().iter().zip(back.pixels()) {
            assert!((a - b).abs() < 1e-4);
        }
    }

    /// The bounds are an optimisation, so they must not show.
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
                    let full = capsule.coverage(capsule.distance(centre));
                    assert_eq!(image.get(0, y.into(), x.into()), full);
                }
            }
        }
    }

    #[test]
    fn beyond_the_edges_is_what_is_at_them() {
        let inside = |y: usize, x: usize| (6..=19).contains(&y) && (5..=20).contains(&x);
        let edges = Edges { low: Point::new(5.5, 6.5), high: Point::new(20.5, 19.5) };
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
    fn far_away_draws_nothing() {
        assert!(drawn((-1e9, 5.0), (-1e8, 5.0), 1.0).is_blank());
        assert!(drawn((5.0, 1e9), (5.0, 1e9), 1.0).is_blank());
    }
}
