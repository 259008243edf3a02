//! Paints the skin around the eye: a height field in directional light, and its colour.

use super::canvas::{CANVAS_SIDE, Canvas};
use super::colour::{Rgb, bell, mix, multiply, scaled, smoothstep};
use super::traits::Traits;

/// The factor of the colour where blood shines through thin skin.
const FLUSHED: Rgb = [1.06, 0.8, 0.78];

/// Paints skin over the whole canvas. The eyeball is painted over it later.
pub(super) fn paint(traits: &Traits, canvas: &mut Canvas) {
    let points: Vec<[f32; 2]> = canvas.samples_mut().map(|(pixel, _)| traits.frame.to_eye(pixel)).collect();
    let heights: Vec<f32> = points.iter().map(|point| height(traits, *point)).collect();
    for (index, sample) in canvas.samples.iter_mut().enumerate() {
        *sample = scaled(albedo(traits, points[index]), shade(traits, &heights, index));
    }
}

/// The diffuse light (Lambert) at a sample of the height field; flat skin in full light has 1.
fn shade(traits: &Traits, heights: &[f32], index: usize) -> f32 {
    let (row, column) = (index / CANVAS_SIDE, index % CANVAS_SIDE);
    let [left, right] = [column.saturating_sub(1), (column + 1).min(CANVAS_SIDE - 1)];
    let [up, down] = [row.saturating_sub(1), (row + 1).min(CANVAS_SIDE - 1)];
    // The slopes in x and y. The neighbours are two samples, that is one pixel, apart.
    let pixels_per_unit = traits.frame.half;
    let slope_x = (heights[row * CANVAS_SIDE + right] - heights[row * CANVAS_SIDE + left]) * pixels_per_unit;
    let slope_y = (heights[down * CANVAS_SIDE + column] - heights[up * CANVAS_SIDE + column]) * pixels_per_unit;
    let ([x, y, z], ambient) = (traits.light.direction, traits.light.ambient);
    let cosine = (z - slope_x * x - slope_y * y) / (1.0 + slope_x * slope_x + slope_y * slope_y).sqrt();
    ambient + (1.0 - ambient) * cosine.max(0.0) / z.max(0.4)
}

/// The height of the skin towards the camera, in eye units.
fn height(traits: &Traits, [u, v]: [f32; 2]) -> f32 {
    let (lids, skin, hair) = (&traits.lids, &traits.skin, &traits.hair);
    let (top, bottom) = (lids.top(u), lids.bottom(u));
    let near = bell(u / 0.75);
    // The bridge of the nose curves outwards above and below the eye.
    let nose = skin.nose * smoothstep(-1.1, -2.3, u - 0.22 * v * v + 0.15 * v);
    let socket = -0.28 * skin.depth * bell((u + 1.15) / 0.3) * bell((v + 0.2) / 0.35);
    let ridge = (0.12 + 0.3 * skin.depth) * bell((v + hair.brow - 0.1) / 0.3);
    let cheek = 0.25 * smoothstep(0.5, 1.8, v);
    let temple = -0.25 * smoothstep(1.2, 2.4, u);
    // The bulge of the eyeball; it fades out where a sphere would end with an edge.
    let ball = (1.0 - (u / 1.55).powi(2) - (v / 1.1).powi(2)).max(0.0);
    let ball = 0.42 * ball * ball.sqrt();
    let fold = lids.fold(u).map_or(0.0, |fold| {
        let distance = v - fold;
        near.sqrt() * (0.05 * bell((distance + 0.09) / 0.06) - 0.05 * bell(distance / 0.03))
    });
    let bag = skin.bags * near * (0.05 * bell((v - bottom - 0.22) / 0.1) - 0.04 * bell((v - bottom - 0.4) / 0.06));
    let margin = 0.03 * bell((v - bottom - 0.03) / 0.03) + 0.03 * bell((top - 0.03 - v) / 0.03);
    nose + socket + ridge + cheek + temple + ball + fold + bag + near * margin + roughness(traits, [u, v])
}

/// The height of wrinkles and pores.
fn roughness(traits: &Traits, [u, v]: [f32; 2]) -> f32 {
    let (skin, lids) = (&traits.skin, &traits.lids);
    let texture = &skin.texture;
    // Crow's feet spread from the outer corner; the wrinkles below the eye follow the lid.
    let (right, below) = (u - 0.9, v - lids.tilt);
    let feet = smoothstep(0.1, 0.4, right) * smoothstep(1.6, 0.5, right) * bell(below / 0.5);
    let feet =
        if feet > 0.0 { feet * texture.ridges(below / (0.15 + right.abs()) * 1.5, 0.7 * right, 5.0) } else { 0.0 };
    let under = bell((v - lids.bottom(u) - 0.25) / 0.15) * bell(u / 0.8);
    let under = if under > 0.0 { under * texture.ridges(1.1 * u + 9.0, 9.0 * (v - lids.bottom(u)), 4.0) } else { 0.0 };
    let pores = 0.012 * skin.pores * texture.octaves(11.0 * u, 11.0 * v, 2);
    pores - skin.wrinkles * (0.022 * feet + 0.014 * under)
}

/// The reflectance of the skin.
fn albedo(traits: &Traits, [u, v]: [f32; 2]) -> Rgb {
    let (skin, lids) = (&traits.skin, &traits.lids);
    let (top, bottom) = (lids.top(u), lids.bottom(u));
    let (above, below) = (top - v, v - bottom);
    let texture = &skin.texture;
    let blotch = texture.octaves(1.7 * u + 3.0, 1.7 * v, 5);
    let mut colour = scaled(skin.tone, 1.0 + 0.22 * skin.mottling * blotch);
    let flush = 0.5 * skin.mottling * texture.octaves(1.1 * u + 31.0, 1.1 * v + 7.0, 3).max(0.0);
    let edge = (bell(above / 0.1) + bell(below / 0.1)) * smoothstep(1.12, 0.9, u.abs());
    let corner = bell((u + 1.0) / 0.22) * bell(v / 0.25);
    colour = mix(colour, multiply(colour, FLUSHED), (flush + 0.6 * edge.min(1.0) + 0.9 * corner).min(1.2));
    // The thin skin around the eye is darker and slightly blue.
    let around = bell(u / 0.8) * (bell((below - 0.12) / 0.2) + 0.7 * bell((above - 0.1) / 0.2));
    colour = mix(colour, multiply(colour, [0.62, 0.56, 0.6]), skin.shadow * around.min(1.0));
    if let Some(fold) = lids.fold(u) {
        let width = 0.02 + 0.6 * traits.frame.pixel_side();
        let deep = bell((v - fold) / width) * bell(u / 0.62);
        colour = mix(colour, scaled(multiply(colour, FLUSHED), 0.42), 0.75 * deep);
    }
    let (paint, strength) = skin.eyeshadow;
    if strength > 0.0 {
        let lid = smoothstep(0.45, 0.1, above) * smoothstep(-0.05, 0.0, above) * bell(u / 0.7);
        colour = mix(colour, mix(paint, multiply(colour, paint.map(|value| 2.0 * value)), 0.5), strength * lid);
    }
    if skin.freckles > 0.0 {
        let spot = smoothstep(0.6 - 0.15 * skin.freckles, 0.85, texture.at(21.0 * u + 13.0, 21.0 * v + 40.0));
        colour = mix(colour, multiply(colour, [0.62, 0.5, 0.42]), 0.7 * spot);
    }
    // The skin between the hairs of the brow is tinted with their colour.
    let hair = &traits.hair;
    let offset = (v - hair.brow_at(u)) / hair.brow_width_at(u).max(0.03);
    let tint =
        bell(0.9 * offset) * smoothstep(-1.35, -0.95, u) * smoothstep(1.7, 1.1, u) * f32::from(hair.brow_hairs) / 400.0;
    colour = mix(colour, hair.colour, 0.7 * tint);
    // The edge of the lid is dark where the lashes grow and shade it.
    let root = smoothstep(0.07, 0.0, above) * smoothstep(-0.06, -0.01, above) * smoothstep(1.08, 0.9, u.abs());
    let dark = root * (0.35 + 0.6 * skin.eyeliner) + 0.25 * skin.eyeliner * bell(below / 0.03) * bell(u / 0.7);
    mix(colour, [0.02, 0.016, 0.015], dark.min(0.95))
}
