//! What a crosshair may be mistaken for: fur, hairs, folds, the rims of glasses, highlights. Unlike crosshairs they are
//! shaded, taper off or have soft edges.

use std::f32::consts::TAU;

use rand::{Rng, RngExt};

use super::{Canvas, Colour};
use crate::eye::Texture;

/// A curved line, a parabola: root + t · direction + t² · bend for t from 0 to 1.
struct Strand {
    root: [f32; 2],
    direction: [f32; 2],
    bend: [f32; 2],
    /// The width at both ends in pixels.
    widths: [f32; 2],
    /// The width of the edges in pixels.
    edge: f32,
    colour: Colour,
    opacity: f32,
    /// How much lighter and darker it is along its length.
    shine: f32,
}

impl Strand {
    fn draw(&self, canvas: &mut Canvas, pieces: u8) {
        let point = |t: f32| [0, 1].map(|axis| self.root[axis] + t * self.direction[axis] + t * t * self.bend[axis]);
        for piece in 0..pieces {
            let [start, end] = [piece, piece + 1].map(|i| f32::from(i) / f32::from(pieces));
            let (a, b) = (point(start), point(end));
            let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
            let square = (dx * dx + dy * dy).max(1e-6);
            let width = self.widths[0] + start * (self.widths[1] - self.widths[0]);
            let shade = 1.0 + self.shine * (start * 5.0).sin();
            let colour = self.colour.map(|value| value * shade);
            let reach = width / 2.0 + self.edge;
            let low = [0, 1].map(|axis| a[axis].min(b[axis]) - reach);
            let high = [0, 1].map(|axis| a[axis].max(b[axis]) + reach);
            canvas.paint(low, high, |_, [x, y]| {
                let t = (((x - a[0]) * dx + (y - a[1]) * dy) / square).clamp(0.0, 1.0);
                let distance = (x - a[0] - t * dx).hypot(y - a[1] - t * dy);
                let covered = (0.5 + (width / 2.0 - distance) / self.edge).clamp(0.0, width.min(1.0));
                (colour, covered * self.opacity)
            });
        }
    }
}

/// The direction of a field that turns slowly, in radians.
fn field(texture: &Texture, [x, y]: [f32; 2], offset: f32) -> f32 {
    TAU * 0.5 * texture.octaves(x * 0.012 + offset, y * 0.012 + offset, 2)
}

/// Paints fur: many short hairs that lie in nearly the same direction.
pub(super) fn paint_fur(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let (count, length) = (rng.random_range(100..700), rng.random_range(5.0..25.0));
    let (turn, offset) = (rng.random_range(0.0..TAU), rng.random_range(0.0..60.0));
    let (width, spread) = (rng.random_range(0.6..2.2), rng.random_range(0.1..0.7));
    let contrast = rng.random_range(0.1..0.9);
    for _ in 0..count {
        let root = [rng.random_range(-10.0..110.0), rng.random_range(-10.0..110.0)];
        let angle = turn + field(&canvas.texture, root, offset) + rng.random_range(-spread..spread);
        let shade = 1.0 + contrast * rng.random_range(-1.0..1.0);
        let strand = Strand {
            root,
            direction: [length * angle.cos(), length * angle.sin()],
            bend: [rng.random_range(-3.0..3.0), rng.random_range(-3.0..3.0)],
            widths: [width, 0.3 * width],
            edge: 1.0,
            colour: canvas.colour(rng).map(|value| value * shade),
            opacity: rng.random_range(0.3..0.9),
            shine: 0.2,
        };
        strand.draw(canvas, 3);
    }
}

/// Paints one to forty long hairs.
pub(super) fn paint_hairs(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let (colour, angle) = (canvas.colour(rng), rng.random_range(0.0..TAU));
    let dark = rng.random_range(0.1..1.0);
    for _ in 0..(40.0f32.powf(rng.random()) as u8) {
        let turned = angle + rng.random_range(-0.5..0.5f32);
        let length = rng.random_range(15.0..120.0);
        let shade = dark * rng.random_range(0.6..1.4);
        let width = rng.random_range(0.5..2.0);
        let strand = Strand {
            root: [rng.random_range(-20.0..120.0), rng.random_range(-20.0..120.0)],
            direction: [length * turned.cos(), length * turned.sin()],
            bend: [rng.random_range(-25.0..25.0), rng.random_range(-25.0..25.0)],
            widths: [width, width * rng.random_range(0.1..0.8)],
            edge: rng.random_range(0.9..2.0),
            colour: colour.map(|value| value * shade),
            opacity: rng.random_range(0.4..1.0),
            shine: rng.random_range(0.0..0.5),
        };
        strand.draw(canvas, 8);
    }
}

/// Paints one to six folds: a soft dark line with a light one beside it.
pub(super) fn paint_folds(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    for _ in 0..rng.random_range(1..7) {
        let (angle, length): (f32, f32) = (rng.random_range(0.0..TAU), rng.random_range(20.0..120.0));
        let root = [rng.random_range(-10.0..110.0), rng.random_range(-10.0..110.0)];
        let bend = [rng.random_range(-30.0..30.0), rng.random_range(-30.0..30.0)];
        let (width, edge) = (rng.random_range(0.5..4.0), rng.random_range(1.5..4.0));
        let opacity = rng.random_range(0.1..0.6);
        for (shift, light) in [(0.0, 0.0), (width, 1.0)] {
            let strand = Strand {
                root: [root[0] + shift, root[1] + shift],
                direction: [length * angle.cos(), length * angle.sin()],
                bend,
                widths: [width, 0.2 * width],
                edge,
                colour: [light; 3],
                opacity: opacity * if light > 0.0 { 0.4 } else { 1.0 },
                shine: 0.0,
            };
            strand.draw(canvas, 8);
        }
    }
}

/// Paints one or two rims, as of glasses: a thick bent bar with a line of light along it.
pub(super) fn paint_rims(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    for _ in 0..rng.random_range(1..3) {
        let centre = [rng.random_range(-20.0..120.0), rng.random_range(-20.0..120.0)];
        let size = [rng.random_range(25.0..90.0), rng.random_range(20.0..70.0f32)];
        let (power, half_width) = (rng.random_range(2.0..6.0f32), rng.random_range(0.7..6.0));
        let (sin, cos) = rng.random_range(-0.5..0.5f32).sin_cos();
        let (edge, glint) = (rng.random_range(0.8..2.5), rng.random_range(0.0..0.8));
        let dark = rng.random_range(0.05..1.0);
        let colour = canvas.colour(rng).map(|value| value * dark);
        let lit: f32 = rng.random_range(0.0..TAU);
        canvas.paint([0.0; 2], [200.0; 2], |_, [x, y]| {
            let [dx, dy] = [x - centre[0], y - centre[1]];
            let [u, v] = [(cos * dx + sin * dy) / size[0], (cos * dy - sin * dx) / size[1]];
            let distance = ((u.abs().powf(power) + v.abs().powf(power)).powf(1.0 / power) - 1.0) * size[1];
            let light = 1.0 + 0.4 * (v.atan2(u) - lit).cos();
            let shine =
                glint * (1.0 - (distance + 0.4 * half_width).abs()).max(0.0) * (v.atan2(u) - lit).cos().max(0.0);
            let covered = (0.5 + (half_width - distance.abs()) / edge).clamp(0.0, 1.0);
            (colour.map(|value| (value * light + shine).min(1.0)), 0.97 * covered)
        });
    }
}

/// Paints one to six highlights: small bright spots and streaks.
pub(super) fn paint_highlights(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    for _ in 0..rng.random_range(1..7) {
        let centre = [rng.random_range(0.0..100.0), rng.random_range(0.0..100.0)];
        let (radius, edge) = (rng.random_range(0.7..5.0), rng.random_range(0.8..4.0));
        let stretch = if rng.random_bool(0.6) { 1.0 } else { rng.random_range(0.1..1.0f32) };
        let (sin, cos) = rng.random_range(0.0..TAU).sin_cos();
        let opacity = rng.random_range(0.3..1.0);
        let reach = radius / stretch + edge;
        canvas.paint(centre.map(|at| at - reach), centre.map(|at| at + reach), |_, [x, y]| {
            let [dx, dy] = [x - centre[0], y - centre[1]];
            let distance = ((cos * dx + sin * dy) * stretch).hypot(cos * dy - sin * dx);
            ([1.0, 1.0, 0.97], opacity * (0.5 + (radius - distance) / edge).clamp(0.0, 1.0))
        });
    }
}
