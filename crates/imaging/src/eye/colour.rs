//! Arithmetic with colours, and smooth functions for soft edges.

/// Red, green and blue in linear light; 1 is a white surface in the light of the scene.
pub(super) type Rgb = [f32; 3];

/// Linear interpolation: `a` at `t` = 0, `b` at `t` = 1.
pub(super) fn mix(a: Rgb, b: Rgb, t: f32) -> Rgb {
    [0, 1, 2].map(|channel| a[channel] + t * (b[channel] - a[channel]))
}

/// The product, channel by channel.
pub(super) fn multiply(a: Rgb, b: Rgb) -> Rgb {
    [0, 1, 2].map(|channel| a[channel] * b[channel])
}

/// All channels times `factor`.
pub(super) fn scaled(colour: Rgb, factor: f32) -> Rgb {
    colour.map(|value| value * factor)
}

/// Linear light from 8-bit sRGB (IEC 61966-2-1).
pub(super) fn linear(srgb: [u8; 3]) -> Rgb {
    srgb.map(|value| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

/// The colour at position `t` (0 to 1) of a gradient with evenly spaced colours.
pub(super) fn gradient(colours: &[Rgb], t: f32) -> Rgb {
    let position = t.clamp(0.0, 1.0) * (colours.len() - 1) as f32;
    let first = (position as usize).min(colours.len().saturating_sub(2));
    mix(colours[first], colours[(first + 1).min(colours.len() - 1)], position - first as f32)
}

/// Hermite interpolation (GLSL's `smoothstep`): 0 up to `from`, 1 beyond `to`, smooth between. If `from` is greater
/// than `to`, it falls from 1 to 0.
pub(super) fn smoothstep(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A bell curve of height 1 around 0, close to exp(−value²/2) and cheaper to compute: (1 − value²/6.76)³, which is 0
/// from 2.6 on.
pub(super) fn bell(value: f32) -> f32 {
    let t = (1.0 - value * value / 6.76).max(0.0);
    t * t * t
}
