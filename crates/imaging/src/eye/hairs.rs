//! Paints lashes, brow and hair of the head, hair by hair.

use rand::{Rng, RngExt};

use super::canvas::Canvas;
use super::colour::scaled;
use super::traits::Traits;

/// The number of straight lines that a curved hair is drawn with.
const LINES: u8 = 4;

/// A curved hair in eye units: the curve root + t · direction + t² · bend for t from 0 to 1.
struct Strand {
    root: [f32; 2],
    direction: [f32; 2],
    bend: [f32; 2],
    /// The width at the root; at the tip it is a quarter of that.
    width: f32,
}

impl Strand {
    /// Draws the hair; `shine` is the factor of its colour.
    fn draw(&self, traits: &Traits, canvas: &mut Canvas, shine: f32, opacity: f32) {
        let point = |line: u8| {
            let t = f32::from(line) / f32::from(LINES);
            let coordinate = |axis: usize| self.root[axis] + t * self.direction[axis] + t * t * self.bend[axis];
            traits.frame.to_pixels([coordinate(0), coordinate(1)])
        };
        let width = |line: u8| {
            let taper = 1.0 - 0.75 * f32::from(line) / f32::from(LINES);
            self.width * taper * traits.frame.half
        };
        let colour = scaled(traits.hair.colour, shine);
        for line in 0..LINES {
            canvas.draw_line([point(line), point(line + 1)], [width(line), width(line + 1)], colour, opacity);
        }
    }
}

/// Paints the upper and lower lashes.
pub(super) fn paint_lashes(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let (hair, lids) = (&traits.hair, &traits.lids);
    // The lashes of an open lid point up; those of a closed one hang down.
    let openness = (lids.upper / 0.35).min(1.2);
    for index in 0..hair.lash_count {
        let u = -0.82 + 1.8 * (f32::from(index) + rng.random_range(0.0..1.0)) / f32::from(hair.lash_count);
        let length = hair.lashes * rng.random_range(0.6..1.1) * (0.65 + 0.35 * u.min(0.8));
        let sideways = (0.9 * u + rng.random_range(-0.25..0.25)) * length;
        let up = length * (0.9 * openness - 0.35);
        let strand = Strand {
            root: [u.min(0.98), lids.top(u.min(0.98)) - 0.01],
            direction: [0.7 * sideways, 0.35 * length - 0.5 * up],
            bend: [0.5 * sideways, -0.75 * up],
            width: hair.lash_width * rng.random_range(0.7..1.3),
        };
        strand.draw(traits, canvas, 0.5, 0.9);
    }
    for _ in 0..hair.lash_count / 2 {
        let u = rng.random_range(-0.6..0.95f32);
        let length = 0.55 * hair.lashes * rng.random_range(0.4..1.2);
        let strand = Strand {
            root: [u, lids.bottom(u) + 0.02],
            direction: [(0.7 * u + rng.random_range(-0.3..0.3)) * length, 0.8 * length],
            bend: [0.3 * u * length, -0.1 * length],
            width: 0.5 * hair.lash_width,
        };
        strand.draw(traits, canvas, 0.8, 0.5);
    }
}

/// Paints the brow.
pub(super) fn paint_brow(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let hair = &traits.hair;
    for _ in 0..hair.brow_hairs {
        let u = rng.random_range(-1.15..1.55f32);
        let half_width = hair.brow_width_at(u);
        let across = (rng.random::<f32>() + rng.random::<f32>() - 1.0) * half_width;
        let length = rng.random_range(0.14..0.32);
        // The hairs stand upright near the nose and lie along the brow further out.
        let upright = (0.9 - 0.6 * (u + 1.15)).max(-0.2) + 0.8 * across / half_width.max(0.01);
        let slope = hair.brow_at(u + 0.2) - hair.brow_at(u - 0.2);
        let strand = Strand {
            root: [u, hair.brow_at(u) + across],
            direction: [length, length * (slope / 0.4 - 0.5 * upright)],
            bend: [0.2 * length, 0.35 * length * upright],
            width: rng.random_range(0.015..0.035),
        };
        strand.draw(traits, canvas, rng.random_range(0.6..1.4), rng.random_range(0.35..0.85));
    }
}

/// Paints hair of the head that hangs into the image.
pub(super) fn paint_strands(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let start = rng.random_range(0.4..2.2f32);
    let spread = 0.4 + 0.004 * f32::from(traits.hair.strands);
    for _ in 0..traits.hair.strands {
        let strand = Strand {
            root: [start + rng.random_range(-spread..spread), -2.6],
            direction: [rng.random_range(-0.8..0.6), 4.5],
            bend: [rng.random_range(-0.5..1.0), 0.8],
            width: rng.random_range(0.02..0.05),
        };
        let shine = rng.random_range(0.6..2.0);
        strand.draw(traits, canvas, shine, 0.8);
    }
}
