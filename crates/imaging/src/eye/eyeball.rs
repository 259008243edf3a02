//! Paints the eyeball between the lids: sclera, iris, pupil, and the reflections on the cornea.

use super::canvas::Canvas;
use super::colour::{Rgb, bell, mix, multiply, scaled, smoothstep};
use super::traits::{Catchlight, Eyeball, LightShape, Traits};

/// The colour of the flesh in the inner corner.
const FLESH: Rgb = [0.5, 0.22, 0.19];

/// Paints the eyeball where the lids leave it open.
pub(super) fn paint(traits: &Traits, canvas: &mut Canvas) {
    let edge = 0.6 * traits.frame.pixel_side();
    for (pixel, sample) in canvas.samples_mut() {
        let point = traits.frame.to_eye(pixel);
        let open = traits.lids.opening(point, edge);
        if open > 0.0 {
            *sample = mix(*sample, colour_at(traits, point), open);
        }
    }
}

/// The colour of the eyeball at a point in eye units.
fn colour_at(traits: &Traits, [u, v]: [f32; 2]) -> Rgb {
    let (eyeball, lids, light) = (&traits.eyeball, &traits.lids, &traits.light);
    let [x, y] = [u - eyeball.gaze[0], v - eyeball.gaze[1]];
    // An iris that looks sideways is foreshortened.
    let radius = (x / (1.0 - 0.25 * eyeball.gaze[0].powi(2))).hypot(y) / eyeball.iris;
    let soft = 0.05 + 0.7 * traits.frame.pixel_side() / eyeball.iris;
    let mut colour = mix(
        iris(eyeball, [x, y], radius, soft),
        sclera(traits, [u, v], radius),
        smoothstep(1.0 - soft, 1.0 + soft, radius),
    );
    // The eyeball is a lit sphere in the shadow of the upper lid and its lashes.
    let round = (1.0 - 0.5 * u * u - 0.35 * v * v).max(0.25);
    let [light_x, light_y, light_z] = light.direction;
    let lit = light.ambient
        + (1.0 - light.ambient) * (light_z * round.sqrt() + 0.6 * (u * light_x + v * light_y)).max(0.0)
            / light_z.max(0.4);
    let below_lid = v - lids.top(u);
    let shaded = 1.0 - (0.45 + 0.3 * (1.0 - light.ambient)) * smoothstep(0.3, 0.0, below_lid);
    let corners = 1.0 - 0.45 * smoothstep(0.55, 1.0, u.abs());
    colour = scaled(colour, lit * shaded * corners);
    // The wet edge of the lower lid.
    let rim =
        bell((lids.bottom(u) - v - 0.015) / (0.022 + 0.3 * traits.frame.pixel_side())) * smoothstep(1.0, 0.85, u.abs());
    let flesh = mix(multiply(traits.skin.tone, [1.1, 0.85, 0.82]), FLESH, 0.4);
    colour = mix(colour, scaled(flesh, 0.9 * lit + 0.1), 0.75 * rim);
    // The flesh in the inner corner.
    let corner = smoothstep(-0.74, -0.9, u);
    let wet = 1.0 + 0.5 * eyeball.texture.at(8.0 * u, 8.0 * v).max(0.0);
    colour = mix(colour, scaled(FLESH, wet * lit * (0.4 + 0.6 * shaded)), 0.8 * corner);
    let visible = smoothstep(0.0, 0.08, below_lid);
    eyeball.catchlights.iter().fold(colour, |colour, catchlight| {
        let share = reflection(catchlight, [x / eyeball.iris, y / eyeball.iris], soft) * catchlight.strength;
        mix(colour, [1.15, 1.15, 1.15], share * (0.3 + 0.7 * visible))
    })
}

/// The colour of the sclera, the white of the eye, with its veins; `radius` is the distance from the iris' middle in
/// radii of the iris.
fn sclera(traits: &Traits, [u, v]: [f32; 2], radius: f32) -> Rgb {
    let eyeball = &traits.eyeball;
    let away = smoothstep(1.0, 2.2, radius);
    let blush = mix(eyeball.sclera, multiply(eyeball.sclera, [1.0, 0.72, 0.68]), away * (0.25 + 0.5 * eyeball.veins));
    let mottled = scaled(blush, 1.0 + 0.06 * eyeball.texture.octaves(5.0 * u, 5.0 * v, 2));
    let vein = eyeball.texture.ridges(2.2 * u + 0.6 * v + 20.0, 6.5 * v, 9.0) * away;
    mix(mottled, multiply(mottled, [0.95, 0.5, 0.45]), 0.8 * eyeball.veins * vein)
}

/// The colour of iris and pupil; `radius` is the distance from the middle in radii of the iris.
fn iris(eyeball: &Eyeball, [x, y]: [f32; 2], radius: f32, soft: f32) -> Rgb {
    let length = x.hypot(y).max(1e-4);
    let [cos, sin] = [x / length, y / length];
    // Fibres run outwards: the texture is fine along the circle and stretched along the radius.
    let fibre = eyeball.texture.octaves(9.0 * cos + 1.2 * radius + 20.0, 9.0 * sin + 40.0, 3)
        + 0.5 * eyeball.texture.at(22.0 * cos + 7.0, 22.0 * sin + 3.0 * radius);
    let ragged = radius + 0.1 * fibre;
    let base = mix(eyeball.inner, eyeball.outer, smoothstep(eyeball.collar - 0.15, eyeball.collar + 0.2, ragged));
    let fibred = scaled(base, (1.0 + 0.9 * eyeball.fibres * fibre).max(0.2));
    let ring = 1.0 - 0.75 * eyeball.limbus * smoothstep(0.72, 1.0, radius);
    let around_pupil = 1.0 - 0.35 * bell((radius - eyeball.pupil) / 0.1);
    // Light that enters from above makes the lower part of the iris brighter.
    let through = 1.0 + 0.35 * (y / eyeball.iris).clamp(-1.0, 1.0);
    mix(
        [0.008, 0.007, 0.007],
        scaled(fibred, ring * around_pupil * through),
        smoothstep(eyeball.pupil - soft, eyeball.pupil + soft, radius),
    )
}

/// The part (0 to 1) that a light's reflection covers at a point of the cornea, which is in radii of the iris from its
/// middle.
fn reflection(catchlight: &Catchlight, [x, y]: [f32; 2], soft: f32) -> f32 {
    let [x, y] = [(x - catchlight.position[0]) / catchlight.size[0], (y - catchlight.position[1]) / catchlight.size[1]];
    let soft = soft / catchlight.size[0].min(catchlight.size[1]);
    let disc = |radius: f32| smoothstep(radius + soft, radius - soft, x.hypot(y));
    match catchlight.shape {
        LightShape::Round => disc(1.0),
        LightShape::Ring => (disc(1.3) - disc(0.75)).max(0.0),
        LightShape::Window => {
            let pane = smoothstep(1.0 + soft, 1.0 - soft, x.abs()) * smoothstep(1.0 + soft, 1.0 - soft, y.abs());
            let bars = if catchlight.size[0] > 0.16 { bell(x / 0.12).max(bell(y / 0.12)) } else { 0.0 };
            pane * (1.0 - 0.7 * bars)
        }
    }
}
