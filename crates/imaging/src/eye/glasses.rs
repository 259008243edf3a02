//! Glasses, where somebody wears them.

use rand::{Rng, RngExt};

use super::canvas::Canvas;
use super::colour::{Rgb, mix, smooth};
use super::frame::Frame;

/// A rim around the eye, and the glare on its glass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glasses {
    /// The middle of the glass, in the eye's units.
    middle: [f32; 2],
    /// Half its width and height.
    size: [f32; 2],
    /// From round (2) to a rectangle (6): the exponent of a superellipse.
    squareness: f32,
    /// The rim's thickness; thin ones are of metal.
    rim: f32,
    colour: Rgb,
    /// Where the glare is and how steep, how wide, how strong (0 to 1).
    glare: [f32; 4],
}

impl Glasses {
    /// Some.
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let grey = rng.random_range(0.01..0.4);
        Self {
            middle: [rng.random_range(-0.1..0.3), rng.random_range(0.0..0.3)],
            size: [rng.random_range(1.3..1.9), rng.random_range(0.9..1.4)],
            squareness: rng.random_range(2.0..5.0),
            rim: rng.random_range(0.04..0.2),
            colour: [grey * rng.random_range(0.8..1.3), grey, grey * rng.random_range(0.6..1.1)],
            glare: [
                rng.random_range(-1.2..1.2),
                rng.random_range(-1.0..1.0),
                rng.random_range(0.1..0.6),
                if rng.random_bool(0.6) { rng.random_range(0.05..0.45) } else { 0.0 },
            ],
        }
    }
    /// Paints rim and glare over everything else.
    pub fn paint(&self, frame: Frame, canvas: &mut Canvas) {
        let edge = 0.6 * frame.pixel();
        for (place, sample) in canvas.each() {
            let [u, v] = frame.to_eye(place);
            let [x, y] = [(u - self.middle[0]) / self.size[0], (v - self.middle[1]) / self.size[1]];
            let power = self.squareness;
            // The distance from the rim's middle line, nearly, in the eye's units.
            let far = ((x.abs().powf(power) + y.abs().powf(power)).powf(1.0 / power) - 1.0) * self.size[1];
            let [at, slope, wide, strength] = self.glare;
            let streak = smooth(wide, 0.6 * wide, (u - at - slope * v).abs()) * smooth(0.0, -0.1, far);
            *sample = mix(*sample, [0.9, 0.95, 1.0], strength * streak);
            let rim = smooth(self.rim / 2.0 + edge, self.rim / 2.0 - edge, far.abs());
            *sample = mix(*sample, self.colour, 0.95 * rim);
        }
    }
}
