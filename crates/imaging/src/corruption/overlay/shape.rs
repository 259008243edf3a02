//! The shapes of random overlays. None of them is one of the shapes that the `eyes` network is tested on: no post, no
//! chevron, no rings in one another.

use std::f32::consts::{PI, TAU};

use rand::{Rng, RngExt};

use super::part::Part;

/// A place, an orientation and a size for a shape. Shapes are drawn in coordinates of their own.
struct Placement {
    centre: [f32; 2],
    sin_cos: [f32; 2],
    /// Pixels per unit.
    scale: f32,
    half_width: f32,
    is_round: bool,
}

impl Placement {
    /// A random placement in a picture of this side.
    fn random(side: f32, rng: &mut (impl Rng + ?Sized)) -> Self {
        let angle: f32 = match rng.random_range(0..3) {
            0 => f32::from(rng.random_range(0u8..4)) * PI / 2.0,
            _ => rng.random_range(-PI..=PI),
        };
        Self {
            centre: [rng.random_range(0.0..=side), rng.random_range(0.0..=side)],
            sin_cos: [angle.sin(), angle.cos()],
            scale: side / 100.0 * 3.0 * 18.0f32.powf(rng.random()),
            half_width: side / 100.0 * 0.45 * 8.0f32.powf(rng.random()),
            is_round: rng.random(),
        }
    }

    fn point(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [sin, cos] = self.sin_cos;
        let [x, y] = [x * self.scale, y * self.scale];
        [self.centre[0] + cos * x - sin * y, self.centre[1] + sin * x + cos * y]
    }

    /// A line through points of the shape.
    fn line(&self, points: impl IntoIterator<Item = [f32; 2]>) -> Part {
        let points = points.into_iter().map(|point| self.point(point)).collect();
        Part::Line { points, half_width: self.half_width, is_round: self.is_round }
    }

    fn disc(&self, centre: [f32; 2], radius: f32) -> Part {
        Part::Disc { centre: self.point(centre), radius }
    }
}

/// The point of a circle with radius 1 at an angle.
fn on_circle(angle: f32) -> [f32; 2] {
    [angle.cos(), angle.sin()]
}

/// `count` points of an arc with radius 1.
fn arc(from: f32, to: f32, count: u8) -> impl Iterator<Item = [f32; 2]> {
    (0..count).map(move |i| on_circle(from + (to - from) * f32::from(i) / f32::from(count - 1)))
}

/// A random shape in a picture of this side.
pub(super) fn random(side: f32, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let placement = Placement::random(side, rng);
    match rng.random_range(0..14) {
        0 | 1 => lines(&placement, rng),
        2 | 3 => rays(&placement, rng),
        4 => arcs(placement, rng),
        5 => vec![oval(&placement, rng)],
        6 => vec![outline(&placement, rng)],
        7 => dots(&placement, rng),
        8 => dashes(&placement, rng),
        9 => glyphs(placement, rng),
        10 => vec![curve(&placement, rng)],
        11 => scale_marks(&placement, rng),
        12 => vec![filled(&placement, rng)],
        _ => segments(placement, side, rng),
    }
}

/// The distance from the middle at which a line surely has left the picture, in units.
fn far(placement: &Placement) -> f32 {
    400.0 / placement.scale
}

/// One to three parallel lines from edge to edge, or a lattice of them.
fn lines(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let (count, distance, far) = (rng.random_range(1..4u8), rng.random_range(0.2..1.0), far(placement));
    let is_lattice = rng.random_bool(0.3);
    let along = (0..count).map(|i| {
        let y = f32::from(i) * distance;
        placement.line([[-far, y], [far, y]])
    });
    let across = (0..count).filter(|_| is_lattice).map(|i| {
        let x = f32::from(i) * distance;
        placement.line([[x, -far], [x, far]])
    });
    along.chain(across).collect()
}

/// Rays from a point, at equal or at random angles, some of them open in the middle or of different widths.
fn rays(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let count = rng.random_range(2..7u8);
    let start = if rng.random_bool(0.4) { rng.random_range(0.1..0.6) } else { 0.0 };
    let (is_even, is_long) = (rng.random_bool(0.6), rng.random_bool(0.4));
    let has_equal_width = rng.random_bool(0.7);
    let ray = |i: u8| {
        let angle = if is_even { f32::from(i) / f32::from(count) * TAU } else { rng.random_range(0.0..TAU) };
        let end = if is_long { far(placement) } else { rng.random_range(0.6..1.4) };
        let [x, y] = on_circle(angle);
        let width = if has_equal_width { 1.0 } else { rng.random_range(0.5..2.0) };
        let points = [placement.point([x * start, y * start]), placement.point([x * end, y * end])];
        Part::Line { points: points.into(), half_width: placement.half_width * width, is_round: placement.is_round }
    };
    (0..count).map(ray).collect()
}

/// One to three arcs with middles of their own.
fn arcs(mut placement: Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let count = rng.random_range(1..4);
    let one = |_| {
        let from = rng.random_range(0.0..TAU);
        let part = placement.line(arc(from, from + rng.random_range(0.5..5.0), 24));
        placement.centre = placement.centre.map(|at| at + rng.random_range(-20.0..20.0));
        placement.scale *= rng.random_range(0.6..1.6);
        part
    };
    (0..count).map(one).collect()
}

/// A circle or an ellipse.
fn oval(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Part {
    let flat = if rng.random_bool(0.5) { 1.0 } else { rng.random_range(0.4..1.0) };
    placement.line(arc(0.0, TAU, 40).map(|[x, y]| [x, flat * y]))
}

/// The outline of a regular polygon, a rectangle or a star.
fn outline(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Part {
    let (corners, flat) = (rng.random_range(3..9u8), rng.random_range(0.4..1.0));
    let is_star = rng.random_bool(0.25);
    let steps = if is_star { 2 * corners } else { corners };
    let corner = |i: u8| {
        let radius = if is_star && i % 2 == 1 { 0.45 } else { 1.0 };
        let [x, y] = on_circle((f32::from(i) + 0.5) / f32::from(steps) * TAU);
        [radius * x, radius * y * flat]
    };
    placement.line((0..=steps).map(|i| corner(i % steps)))
}

/// Dots at random places, in a row or in a circle.
fn dots(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let (count, order) = (rng.random_range(1..9u8), rng.random_range(0..3));
    let radius = placement.half_width * rng.random_range(1.0..3.0);
    let dot = |i: u8| {
        let at = match order {
            0 => [rng.random_range(-1.0..1.0), rng.random_range(-1.0..1.0)],
            1 => [f32::from(i) * 0.5, 0.0],
            _ => on_circle(f32::from(i) / f32::from(count) * TAU),
        };
        placement.disc(at, radius)
    };
    (0..count).map(dot).collect()
}

/// A dashed line or a dashed circle.
fn dashes(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let (count, share) = (rng.random_range(4..14u8), rng.random_range(0.3..0.75));
    if rng.random_bool(0.5) {
        let step = TAU / f32::from(count);
        return (0..count)
            .map(|i| placement.line(arc(f32::from(i) * step, (f32::from(i) + share) * step, 5)))
            .collect();
    }
    let step = (4.0 * placement.half_width + 2.0).max(rng.random_range(4.0..16.0)) / placement.scale;
    let dash = |i: i16| placement.line([[f32::from(i) * step, 0.0], [(f32::from(i) + share) * step, 0.0]]);
    (-20..20).map(dash).collect()
}

/// One to five characters of random strokes on a lattice of 3 × 4 points.
fn glyphs(mut placement: Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    placement.scale = placement.scale.min(24.0);
    placement.half_width = placement.half_width.min(0.2 * placement.scale).max(0.45);
    let mut parts = Vec::new();
    for character in 0..rng.random_range(1..6u8) {
        let left = f32::from(character) * 0.9;
        for _ in 0..rng.random_range(2..5) {
            let mut point =
                || [left + 0.3 * f32::from(rng.random_range(0u8..3)), 0.33 * f32::from(rng.random_range(0u8..4))];
            let [from, to] = [point(), point()];
            if from == to {
                continue;
            }
            parts.push(if rng.random_bool(0.3) {
                let middle = [(from[0] + to[0]) / 2.0 + 0.25, (from[1] + to[1]) / 2.0];
                placement.line(bezier([from, middle, to], 7))
            } else {
                placement.line([from, to])
            });
        }
    }
    parts
}

/// `count` points of a quadratic curve.
fn bezier([a, b, c]: [[f32; 2]; 3], count: u8) -> impl Iterator<Item = [f32; 2]> {
    (0..count).map(move |i| {
        let t = f32::from(i) / f32::from(count - 1);
        [0, 1].map(|axis| (1.0 - t).powi(2) * a[axis] + 2.0 * t * (1.0 - t) * b[axis] + t * t * c[axis])
    })
}

/// A zigzag, a wave, a spiral, or a free curve.
fn curve(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Part {
    let height = rng.random_range(0.1..0.6);
    match rng.random_range(0..4) {
        0 => placement.line((-6..=6i8).map(|i| [f32::from(i) * 0.3, if i % 2 == 0 { height } else { -height }])),
        1 => placement.line((-30..=30i8).map(|i| [f32::from(i) * 0.1, height * (f32::from(i) * 0.5).sin()])),
        2 => {
            let turns = rng.random_range(1.0..3.0);
            placement.line((0..50u8).map(|i| {
                let t = f32::from(i) / 49.0;
                on_circle(t * turns * TAU).map(|value| value * t)
            }))
        }
        _ => {
            let mut point = || [rng.random_range(-2.0..2.0), rng.random_range(-2.0..2.0)];
            placement.line(bezier([point(), point(), point()], 20))
        }
    }
}

/// Short marks at equal distances along a line or an arc, whose lengths may grow.
fn scale_marks(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let (count, length) = (rng.random_range(3..10u8), rng.random_range(0.1..0.4));
    let (growth, is_round) = (rng.random_range(0.0..0.1), rng.random_bool(0.3));
    let mark = |i: u8| {
        let (t, half) = (f32::from(i) / f32::from(count), length + growth * f32::from(i));
        match is_round {
            true => placement.line([1.0 - half, 1.0 + half].map(|radius| on_circle(t * TAU).map(|v| v * radius))),
            false => placement.line([[2.0 * t - 1.0, -half], [2.0 * t - 1.0, half]]),
        }
    };
    let base = rng.random_bool(0.5).then(|| match is_round {
        true => placement.line(arc(0.0, TAU, 40)),
        false => placement.line([[-1.1, 0.0], [1.1, 0.0]]),
    });
    (0..count).map(mark).chain(base).collect()
}

/// A filled polygon or wedge.
fn filled(placement: &Placement, rng: &mut (impl Rng + ?Sized)) -> Part {
    let scale = (placement.scale * 0.4).min(16.0) / placement.scale;
    let (corners, flat) = (rng.random_range(3..7u8), rng.random_range(0.15..1.0));
    let corner = |i: u8| on_circle(f32::from(i) / f32::from(corners) * TAU);
    Part::Polygon {
        points: (0..corners).map(|i| placement.point([corner(i)[0] * scale, corner(i)[1] * scale * flat])).collect(),
    }
}

/// Separate straight lines at random places, each of a width of its own.
fn segments(mut placement: Placement, side: f32, rng: &mut (impl Rng + ?Sized)) -> Vec<Part> {
    let count = rng.random_range(1..6);
    let segment = |_| {
        let mut point = || [rng.random_range(-0.1..1.1) * side, rng.random_range(-0.1..1.1) * side];
        let points = vec![point(), point()];
        placement.half_width *= rng.random_range(0.7..1.4);
        Part::Line { points, half_width: placement.half_width.clamp(0.45, 4.0), is_round: placement.is_round }
    };
    (0..count).map(segment).collect()
}
