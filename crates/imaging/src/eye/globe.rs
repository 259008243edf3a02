//! The eyeball between the lids: white, iris, pupil, and what the cornea mirrors.

use super::canvas::Canvas;
use super::colour::{Rgb, bell, mix, scaled, smooth, times};
use super::traits::{Catchlight, Globe, LampKind, Traits};

/// The flesh in the inner corner.
const FLESH: Rgb = [0.5, 0.22, 0.19];

/// Paints the eyeball where the lids leave it open.
pub(super) fn paint(traits: &Traits, canvas: &mut Canvas) {
    let edge = 0.6 * traits.frame.pixel();
    for (place, sample) in canvas.each() {
        let place = traits.frame.to_eye(place);
        let open = traits.lids.opening(place, edge);
        if open > 0.0 {
            *sample = mix(*sample, ball(traits, place), open);
        }
    }
}

fn ball(traits: &Traits, [u, v]: [f32; 2]) -> Rgb {
    let (globe, lids, light) = (&traits.globe, &traits.lids, &traits.light);
    let [x, y] = [u - globe.gaze[0], v - globe.gaze[1]];
    // An iris that looks aside is seen foreshortened.
    let far = (x / (1.0 - 0.25 * globe.gaze[0].powi(2))).hypot(y) / globe.iris;
    let soft = 0.05 + 0.7 * traits.frame.pixel() / globe.iris;
    let mut colour =
        mix(iris(globe, [x, y], far, soft), white(traits, [u, v], far), smooth(1.0 - soft, 1.0 + soft, far));
    // A sphere in the light, in the shade of the lid above and of the lashes.
    let round = (1.0 - 0.5 * u * u - 0.35 * v * v).max(0.25);
    let [left, up, front] = light.direction;
    let lit = light.ambient
        + (1.0 - light.ambient) * (front * round.sqrt() + 0.6 * (u * left + v * up)).max(0.0) / front.max(0.4);
    let below_lid = v - lids.top(u);
    let shaded = 1.0 - (0.45 + 0.3 * (1.0 - light.ambient)) * smooth(0.3, 0.0, below_lid);
    let corners = 1.0 - 0.45 * smooth(0.55, 1.0, u.abs());
    colour = scaled(colour, lit * shaded * corners);
    // The wet edge of the lower lid.
    let rim = bell((lids.bottom(u) - v - 0.015) / (0.022 + 0.3 * traits.frame.pixel())) * smooth(1.0, 0.85, u.abs());
    let flesh = mix(times(traits.skin.tone, [1.1, 0.85, 0.82]), FLESH, 0.4);
    colour = mix(colour, scaled(flesh, 0.9 * lit + 0.1), 0.75 * rim);
    // In the inner corner.
    let corner = smooth(-0.74, -0.9, u);
    let wet = 1.0 + 0.5 * globe.texture.at(8.0 * u, 8.0 * v).max(0.0);
    colour = mix(colour, scaled(FLESH, wet * lit * (0.4 + 0.6 * shaded)), 0.8 * corner);
    let visible = smooth(0.0, 0.08, below_lid);
    globe.catchlights.iter().fold(colour, |colour, lamp| {
        let share = reflection(lamp, [x / globe.iris, y / globe.iris], soft) * lamp.strength;
        mix(colour, [1.15, 1.15, 1.15], share * (0.3 + 0.7 * visible))
    })
}

/// The white of the eye, with its veins.
fn white(traits: &Traits, [u, v]: [f32; 2], far: f32) -> Rgb {
    let globe = &traits.globe;
    let away = smooth(1.0, 2.2, far);
    let blush = mix(globe.sclera, times(globe.sclera, [1.0, 0.72, 0.68]), away * (0.25 + 0.5 * globe.veins));
    let mottled = scaled(blush, 1.0 + 0.06 * globe.texture.octaves(5.0 * u, 5.0 * v, 2));
    let vein = globe.texture.ridges(2.2 * u + 0.6 * v + 20.0, 6.5 * v, 9.0) * away;
    mix(mottled, times(mottled, [0.95, 0.5, 0.45]), 0.8 * globe.veins * vein)
}

/// Iris and pupil; `far` is the distance from the middle in radii.
fn iris(globe: &Globe, [x, y]: [f32; 2], far: f32, soft: f32) -> Rgb {
    let length = x.hypot(y).max(1e-4);
    let [cos, sin] = [x / length, y / length];
    // Fibres run outwards: fine along the circle, long across it.
    let fibre = globe.texture.octaves(9.0 * cos + 1.2 * far + 20.0, 9.0 * sin + 40.0, 3)
        + 0.5 * globe.texture.at(22.0 * cos + 7.0, 22.0 * sin + 3.0 * far);
    let ragged = far + 0.1 * fibre;
    let base = mix(globe.inner, globe.outer, smooth(globe.collar - 0.15, globe.collar + 0.2, ragged));
    let fibred = scaled(base, (1.0 + 0.9 * globe.fibres * fibre).max(0.2));
    let ring = 1.0 - 0.75 * globe.limbus * smooth(0.72, 1.0, far);
    let around_pupil = 1.0 - 0.35 * bell((far - globe.pupil) / 0.1);
    // Light that enters on one side leaves the other one brighter.
    let through = 1.0 + 0.35 * (y / globe.iris).clamp(-1.0, 1.0);
    mix(
        [0.008, 0.007, 0.007],
        scaled(fibred, ring * around_pupil * through),
        smooth(globe.pupil - soft, globe.pupil + soft, far),
    )
}

/// The share (0 to 1) of a lamp's mirror image at a place of the cornea, in radii of the iris.
fn reflection(lamp: &Catchlight, [x, y]: [f32; 2], soft: f32) -> f32 {
    let [x, y] = [(x - lamp.place[0]) / lamp.size[0], (y - lamp.place[1]) / lamp.size[1]];
    let soft = soft / lamp.size[0].min(lamp.size[1]);
    let disc = |radius: f32| smooth(radius + soft, radius - soft, x.hypot(y));
    match lamp.kind {
        LampKind::Round => disc(1.0),
        LampKind::Ring => (disc(1.3) - disc(0.75)).max(0.0),
        LampKind::Window => {
            let pane = smooth(1.0 + soft, 1.0 - soft, x.abs()) * smooth(1.0 + soft, 1.0 - soft, y.abs());
            let bars = if lamp.size[0] > 0.16 { bell(x / 0.12).max(bell(y / 0.12)) } else { 0.0 };
            pane * (1.0 - 0.7 * bars)
        }
    }
}
