//! Lashes and brows, hair by hair, and hair of the head.

use rand::{Rng, RngExt};

use super::canvas::Canvas;
use super::colour::scaled;
use super::traits::Traits;

/// Straight pieces of a curved hair.
const PIECES: u8 = 4;

/// A hair from `root` on, in the eye's units: `toward` is where it points first, `bend` is added by its tip.
struct Strand {
    root: [f32; 2],
    toward: [f32; 2],
    bend: [f32; 2],
    /// In eye units, at the root; the tip has a quarter of it.
    width: f32,
}

impl Strand {
    fn draw(&self, traits: &Traits, canvas: &mut Canvas, shine: f32, opacity: f32) {
        let at = |piece: u8| {
            let t = f32::from(piece) / f32::from(PIECES);
            let along = |axis: usize| self.root[axis] + t * self.toward[axis] + t * t * self.bend[axis];
            traits.frame.to_picture([along(0), along(1)])
        };
        let width = |piece: u8| {
            let share = 1.0 - 0.75 * f32::from(piece) / f32::from(PIECES);
            self.width * share * traits.frame.half
        };
        let colour = scaled(traits.hair.colour, shine);
        for piece in 0..PIECES {
            canvas.line([at(piece), at(piece + 1)], [width(piece), width(piece + 1)], colour, opacity);
        }
    }
}

/// Upper and lower lashes.
pub(super) fn lashes(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let (hair, lids) = (&traits.hair, &traits.lids);
    // A lid that is raised shows its lashes from the front; one that is closed lets them hang.
    let raised = (lids.upper / 0.35).min(1.2);
    for index in 0..hair.lash_count {
        let u = -0.82 + 1.8 * (f32::from(index) + rng.random_range(0.0..1.0)) / f32::from(hair.lash_count);
        let length = hair.lashes * rng.random_range(0.6..1.1) * (0.65 + 0.35 * u.min(0.8));
        let aside = (0.9 * u + rng.random_range(-0.25..0.25)) * length;
        let up = length * (0.9 * raised - 0.35);
        let strand = Strand {
            root: [u.min(0.98), lids.top(u.min(0.98)) - 0.01],
            toward: [0.7 * aside, 0.35 * length - 0.5 * up],
            bend: [0.5 * aside, -0.75 * up],
            width: hair.lash_width * rng.random_range(0.7..1.3),
        };
        strand.draw(traits, canvas, 0.5, 0.9);
    }
    for _ in 0..hair.lash_count / 2 {
        let u = rng.random_range(-0.6..0.95f32);
        let length = 0.55 * hair.lashes * rng.random_range(0.4..1.2);
        let strand = Strand {
            root: [u, lids.bottom(u) + 0.02],
            toward: [(0.7 * u + rng.random_range(-0.3..0.3)) * length, 0.8 * length],
            bend: [0.3 * u * length, -0.1 * length],
            width: 0.5 * hair.lash_width,
        };
        strand.draw(traits, canvas, 0.8, 0.5);
    }
}

/// The brow.
pub(super) fn brow(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let hair = &traits.hair;
    for _ in 0..hair.brow_hairs {
        let u = rng.random_range(-1.15..1.55f32);
        let broad = hair.brow_width_at(u);
        let across = (rng.random::<f32>() + rng.random::<f32>() - 1.0) * broad;
        let length = rng.random_range(0.14..0.32);
        // Hairs stand up at the nose and lie along the arc behind.
        let upright = (0.9 - 0.6 * (u + 1.15)).max(-0.2) + 0.8 * across / broad.max(0.01);
        let slope = hair.brow_at(u + 0.2) - hair.brow_at(u - 0.2);
        let strand = Strand {
            root: [u, hair.brow_at(u) + across],
            toward: [length, length * (slope / 0.4 - 0.5 * upright)],
            bend: [0.2 * length, 0.35 * length * upright],
            width: rng.random_range(0.015..0.035),
        };
        strand.draw(traits, canvas, rng.random_range(0.6..1.4), rng.random_range(0.35..0.85));
    }
}

/// Hair of the head across a side of the picture.
pub(super) fn strands(traits: &Traits, canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let start = rng.random_range(0.4..2.2f32);
    let spread = 0.4 + 0.004 * f32::from(traits.hair.strands);
    for _ in 0..traits.hair.strands {
        let strand = Strand {
            root: [start + rng.random_range(-spread..spread), -2.6],
            toward: [rng.random_range(-0.8..0.6), 4.5],
            bend: [rng.random_range(-0.5..1.0), 0.8],
            width: rng.random_range(0.02..0.05),
        };
        let shine = rng.random_range(0.6..2.0);
        strand.draw(traits, canvas, shine, 0.8);
    }
}
