//! Glasses in front of the eye.

use rand::{Rng, RngExt};

use super::canvas::Canvas;
use super::colour::{Rgb, mix, smoothstep};
use super::frame::Frame;

/// A rim around the eye, and the glare on the lens. Lengths are in eye units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glasses {
    /// The middle of the lens.
    middle: [f32; 2],
    /// Half the width and height of the lens.
    size: [f32; 2],
    /// The exponent of the superellipse that the rim follows: 2 is an ellipse, 5 nearly a rectangle.
    squareness: f32,
    /// The rim's thickness.
    rim: f32,
    /// The rim's colour.
    colour: Rgb,
    /// The streak of glare: its u at v = 0, its slope du/dv, half its width, and its strength (0 to 1).
    glare: [f32; 4],
}

impl Glasses {
    /// Draws random glasses.
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
    /// Paints rim and glare over everything else on the canvas.
    pub fn paint(&self, frame: Frame, canvas: &mut Canvas) {
        let edge = 0.6 * frame.pixel_side();
        for (pixel, sample) in canvas.samples_mut() {
            let [u, v] = frame.to_eye(pixel);
            let [x, y] = [(u - self.middle[0]) / self.size[0], (v - self.middle[1]) / self.size[1]];
            let exponent = self.squareness;
            // Approximately the signed distance from the rim's middle line, in eye units.
            let distance =
                ((x.abs().powf(exponent) + y.abs().powf(exponent)).powf(1.0 / exponent) - 1.0) * self.size[1];
            let [position, slope, half_width, strength] = self.glare;
            let streak = smoothstep(half_width, 0.6 * half_width, (u - position - slope * v).abs())
                * smoothstep(0.0, -0.1, distance);
            *sample = mix(*sample, [0.9, 0.95, 1.0], strength * streak);
            let rim = smoothstep(self.rim / 2.0 + edge, self.rim / 2.0 - edge, distance.abs());
            *sample = mix(*sample, self.colour, 0.95 * rim);
        }
    }
}
