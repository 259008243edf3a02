//! Shapes behind each other ("dead leaves"), whose sizes follow a power law, as those of things in photographs do (Lee,
//! Mumford and Huang, 2001).

use rand::{Rng, RngExt};

use super::{Canvas, Surface};

/// The form of a leaf.
#[derive(Clone, Copy)]
enum Form {
    Ellipse,
    Rectangle,
    /// Everything on one side of a wavy line.
    Side,
}

/// Paints 5 to 60 leaves.
pub(super) fn paint(canvas: &mut Canvas, rng: &mut (impl Rng + ?Sized)) {
    let count = 5.0 * 12.0f32.powf(rng.random());
    for index in 0..count as u16 {
        // The power law has more small leaves than large ones; large ones come first, or little would remain of others.
        let radius = (70.0 / (1.0 + 0.6 * f32::from(index)) * rng.random_range(0.5..1.5)).max(2.5);
        let form = match rng.random_range(0..10) {
            0..5 => Form::Ellipse,
            5..8 => Form::Rectangle,
            _ => Form::Side,
        };
        let centre = [rng.random_range(-10.0..110.0), rng.random_range(-10.0..110.0)];
        let flat = rng.random_range(0.3..1.0f32);
        let angle: f32 = rng.random_range(0.0..std::f32::consts::TAU);
        let (sin, cos) = angle.sin_cos();
        let surface = Surface::random(canvas.colour(rng), rng);
        // The edge's width, and the side that lies in the light.
        let (edge, light) = (0.6 * 6.0f32.powf(rng.random::<f32>().powi(2)), rng.random_range(-0.4..0.4));
        let wave = [rng.random_range(0.0..0.15), rng.random_range(0.05..0.2)];
        let reach = if matches!(form, Form::Side) { 200.0 } else { radius * 1.5 + edge };
        canvas.paint(centre.map(|at| at - reach), centre.map(|at| at + reach), |texture, [x, y]| {
            let [dx, dy] = [x - centre[0], y - centre[1]];
            let [u, v] = [cos * dx + sin * dy, (cos * dy - sin * dx) / flat];
            // The distance inside the outline, in pixels.
            let inside = match form {
                Form::Ellipse => radius - u.hypot(v),
                Form::Rectangle => radius - u.abs().max(v.abs()),
                Form::Side => v * flat + 30.0 * wave[0] * (u * wave[1]).sin(),
            };
            let shade = surface.shade(texture, [x, y]) * (1.0 + light * (u / radius).clamp(-1.0, 1.0));
            (surface.colour.map(|value| value * shade), (0.5 + inside / edge).clamp(0.0, 1.0))
        });
    }
}
