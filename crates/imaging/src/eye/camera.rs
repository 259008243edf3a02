//! The simulated camera that turns the painted canvas into a photograph.

use rand::{Rng, RngExt};
use rand_distr::StandardNormal;

use super::canvas::{CANVAS_SIDE, Canvas, SUPERSAMPLING};
use super::colour::Rgb;
use super::sampling::{skewed_low, triangular};
use crate::image::EYE_SIDE;
use crate::image::Image;

/// A camera and its settings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Camera {
    /// The factor of each channel, from the light's colour and the white balance.
    balance: Rgb,
    /// The factor of all channels, 0.5 to 2.
    exposure: f32,
    /// The slope of the tone curve around middle grey, 0.7 to 1.5.
    contrast: f32,
    /// 0 gives a grey image, 1 leaves colours as they are; up to 1.4.
    saturation: f32,
    /// By which part the corners are darker than the middle, 0 to 0.5.
    vignette: f32,
    /// The standard deviation of the blur in pixels, 0.25 to 3.2.
    blur: f32,
    /// The strength of the unsharp mask, 0 to 1.
    sharpening: f32,
    /// The standard deviation of the noise in the finished image, 0 to 0.028.
    noise: f32,
    /// How strongly the noise of neighbouring pixels is correlated, 0 to 1.
    grain: f32,
}

impl Camera {
    /// Draws random settings.
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let warmth = triangular(rng, -0.22, 0.22);
        let tint = triangular(rng, -0.08, 0.08);
        Self {
            balance: [1.0 + warmth, 1.0 + tint, 1.0 - warmth],
            exposure: 2.0f32.powf(triangular(rng, -1.0, 1.0)),
            contrast: triangular(rng, 0.7, 1.5),
            saturation: if rng.random_bool(0.06) { 0.0 } else { triangular(rng, 0.5, 1.4) },
            vignette: skewed_low(rng, 0.0, 0.5),
            // A small eye cropped from a large photo is enlarged together with its blur.
            blur: if rng.random_bool(0.1) { rng.random_range(1.0..3.2) } else { skewed_low(rng, 0.25, 1.7) },
            sharpening: if rng.random_bool(0.4) { rng.random() } else { 0.0 },
            noise: skewed_low(rng, 0.0, 0.028),
            grain: rng.random(),
        }
    }

    /// Takes the photograph: an sRGB image of shape `[3, 100, 100]`.
    pub fn photograph(&self, canvas: &Canvas, rng: &mut (impl Rng + ?Sized)) -> Image {
        let mut planes = self.develop(canvas);
        for plane in &mut planes {
            *plane = blurred(plane, self.blur);
            if self.sharpening > 0.0 {
                let soft = blurred(plane, 0.9);
                plane.iter_mut().zip(soft).for_each(|(value, soft)| *value += self.sharpening * (*value - soft));
            }
        }
        self.add_noise(&mut planes, rng);
        let mut image = Image::new(3, EYE_SIDE, EYE_SIDE);
        for (pixel, value) in image.pixels_mut().iter_mut().zip(planes.concat()) {
            *pixel = value.clamp(0.0, 1.0);
        }
        image
    }

    /// The exposed canvas at the size of the image: three planes in sRGB.
    fn develop(&self, canvas: &Canvas) -> [Vec<f32>; 3] {
        let mut planes = [(); 3].map(|()| Vec::with_capacity(EYE_SIDE * EYE_SIDE));
        for y in 0..EYE_SIDE {
            for x in 0..EYE_SIDE {
                let mut sum = [0.0; 3];
                for row in 0..SUPERSAMPLING {
                    let start = (SUPERSAMPLING * y + row) * CANVAS_SIDE + SUPERSAMPLING * x;
                    for sample in &canvas.samples[start..start + SUPERSAMPLING] {
                        sum = [0, 1, 2].map(|channel| sum[channel] + sample[channel].min(1.2));
                    }
                }
                let [dx, dy] = [x, y].map(|index| (index as f32 + 0.5) / EYE_SIDE as f32 - 0.5);
                let falloff = 1.0 - 2.0 * self.vignette * (dx * dx + dy * dy);
                let gain = self.exposure * falloff / (SUPERSAMPLING * SUPERSAMPLING) as f32;
                let tones = [0, 1, 2].map(|channel| self.tone(sum[channel] * gain * self.balance[channel]));
                let grey = 0.299 * tones[0] + 0.587 * tones[1] + 0.114 * tones[2];
                for (plane, tone) in planes.iter_mut().zip(tones) {
                    plane.push(grey + self.saturation * (tone - grey));
                }
            }
        }
        planes
    }

    /// The tone curve from linear light to sRGB: highlights above 0.7 are compressed, then contrast is applied.
    fn tone(&self, light: f32) -> f32 {
        let light = light.max(0.0);
        let compressed = if light < 0.7 { light } else { 0.7 + 0.3 * (1.0 - (-(light - 0.7) / 0.3).exp()) };
        // Approximately the sRGB curve.
        let value = compressed.powf(1.0 / 2.2);
        (0.5 + self.contrast * (value - 0.5)).clamp(0.0, 1.0)
    }

    /// Adds Gaussian noise, of which `grain` is blurred.
    fn add_noise(&self, planes: &mut [Vec<f32>; 3], rng: &mut (impl Rng + ?Sized)) {
        for plane in planes {
            let white: Vec<f32> = (0..plane.len()).map(|_| rng.sample(StandardNormal)).collect();
            let soft = blurred(&white, 0.7);
            for ((value, white), soft) in plane.iter_mut().zip(white).zip(soft) {
                // The blur reduces the noise; the factor 2.4 restores its standard deviation.
                *value += self.noise * (white + self.grain * (2.4 * soft - white));
            }
        }
    }
}

/// The plane blurred by a Gaussian with this standard deviation in pixels; the values at the edges are repeated
/// outside.
pub(crate) fn blurred(plane: &[f32], deviation: f32) -> Vec<f32> {
    let radius = (3.0 * deviation).ceil().max(1.0) as usize;
    let weight = |distance: usize| (-0.5 * (distance as f32 / deviation.max(0.05)).powi(2)).exp();
    let weights: Vec<f32> = (0..=2 * radius).map(|index| weight(index.abs_diff(radius))).collect();
    let total: f32 = weights.iter().sum();
    let weights: Vec<f32> = weights.iter().map(|weight| weight / total).collect();
    blur_rows_and_transpose(&blur_rows_and_transpose(plane, &weights), &weights)
}

/// Convolves every row and transposes the plane; applied twice, this blurs in both directions.
fn blur_rows_and_transpose(plane: &[f32], weights: &[f32]) -> Vec<f32> {
    let radius = weights.len() / 2;
    let mut out = vec![0.0; plane.len()];
    let mut padded = vec![0.0; EYE_SIDE + 2 * radius];
    for (row, values) in plane.chunks_exact(EYE_SIDE).enumerate() {
        padded[..radius].fill(values[0]);
        padded[radius..radius + EYE_SIDE].copy_from_slice(values);
        padded[radius + EYE_SIDE..].fill(values[EYE_SIDE - 1]);
        for (column, window) in padded.windows(weights.len()).enumerate() {
            out[column * EYE_SIDE + row] = window.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        }
    }
    out
}
