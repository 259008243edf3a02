//! Arithmetic with colours and soft edges.

/// Red, green and blue in linear light; 1 is a white sheet in the scene's light.
pub(super) type Rgb = [f32; 3];

/// `a` at 0, `b` at 1, and what lies between.
pub(super) fn mix(a: Rgb, b: Rgb, share: f32) -> Rgb {
    [0, 1, 2].map(|channel| a[channel] + share * (b[channel] - a[channel]))
}

/// Channel by channel.
pub(super) fn times(a: Rgb, b: Rgb) -> Rgb {
    [0, 1, 2].map(|channel| a[channel] * b[channel])
}

/// Lighter or darker.
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

/// The colour at `place` (0 to 1) along a row of colours.
pub(super) fn along(row: &[Rgb], place: f32) -> Rgb {
    let place = place.clamp(0.0, 1.0) * (row.len() - 1) as f32;
    let first = (place as usize).min(row.len().saturating_sub(2));
    mix(row[first], row[(first + 1).min(row.len() - 1)], place - first as f32)
}

/// 0 up to `from`, 1 beyond `to`, smooth between; `from` may be the larger one.
pub(super) fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A bell of height 1 around 0, nearly of standard deviation 1, and 0 from 2.6 on: cheaper than an exponential.
pub(super) fn bell(value: f32) -> f32 {
    let t = (1.0 - value * value / 6.76).max(0.0);
    t * t * t
}
