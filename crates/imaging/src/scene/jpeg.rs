//! The artefacts of JPEG: blocks of 8 × 8 pixels, whose frequencies are rounded.

use std::f32::consts::PI;

/// The side of a block.
const BLOCK: usize = 8;

/// The rounding steps of the brightness and of the colours at quality 50 (annex K of the standard), reduced to what
/// depends on the frequency's distance from zero: the first step, and its growth with each frequency.
const LUMA: [f32; 2] = [12.0, 6.5];
const CHROMA: [f32; 2] = [17.0, 12.0];

/// Compresses and decompresses planes of red, green and blue `[3, height, width]` in [0, 1], in place. `quality` is 1 to
/// 100.
pub(super) fn compress(planes: &mut [f32], [height, width]: [usize; 2], quality: f32) {
    let factor = if quality < 50.0 { 50.0 / quality } else { 2.0 - quality / 50.0 }.max(0.02) / 255.0;
    let area = height * width;
    let basis: [[f32; BLOCK]; BLOCK] = std::array::from_fn(|frequency| {
        let scale = if frequency == 0 { (1.0 / BLOCK as f32).sqrt() } else { (2.0 / BLOCK as f32).sqrt() };
        std::array::from_fn(|at| scale * (PI / BLOCK as f32 * (at as f32 + 0.5) * frequency as f32).cos())
    });
    for index in 0..area {
        let rgb = [0, 1, 2].map(|channel| planes[channel * area + index]);
        for (channel, value) in to_luma_chroma(rgb).into_iter().enumerate() {
            planes[channel * area + index] = value;
        }
    }
    for (channel, plane) in planes.chunks_exact_mut(area).enumerate() {
        let [first, growth] = if channel == 0 { LUMA } else { CHROMA };
        for top in (0..height).step_by(BLOCK) {
            for left in (0..width).step_by(BLOCK) {
                // Blocks that reach beyond the picture repeat its last row and column.
                let at = |y: usize, x: usize| (top + y).min(height - 1) * width + (left + x).min(width - 1);
                let block: [[f32; BLOCK]; BLOCK] = std::array::from_fn(|y| std::array::from_fn(|x| plane[at(y, x)]));
                let mut frequencies = transform(&transform(&block, |u, x| basis[u][x]), |u, x| basis[u][x]);
                // Both transforms transpose, so these are again rows of vertical frequencies.
                for (v, row) in frequencies.iter_mut().enumerate() {
                    for (u, value) in row.iter_mut().enumerate() {
                        let step = factor * (first + growth * (u + v) as f32);
                        *value = (*value / step).round() * step;
                    }
                }
                let block = transform(&transform(&frequencies, |x, u| basis[u][x]), |x, u| basis[u][x]);
                for (y, row) in block.iter().enumerate().take(height - top) {
                    for (x, value) in row.iter().enumerate().take(width - left) {
                        plane[at(y, x)] = *value;
                    }
                }
            }
        }
    }
    for index in 0..area {
        let [y, b, r] = [0, 1, 2].map(|channel| planes[channel * area + index]);
        let rgb = [y + 1.402 * r, y - 0.344_136 * b - 0.714_136 * r, y + 1.772 * b];
        for (channel, value) in rgb.into_iter().enumerate() {
            planes[channel * area + index] = value.clamp(0.0, 1.0);
        }
    }
}

fn to_luma_chroma([red, green, blue]: [f32; 3]) -> [f32; 3] {
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    [luma, (blue - luma) / 1.772, (red - luma) / 1.402]
}

/// Multiplies every row by a matrix and transposes the block.
fn transform(block: &[[f32; BLOCK]; BLOCK], matrix: impl Fn(usize, usize) -> f32) -> [[f32; BLOCK]; BLOCK] {
    std::array::from_fn(|to| {
        std::array::from_fn(|row| (0..BLOCK).map(|from| matrix(to, from) * block[row][from]).sum())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_quality_changes_little_and_lower_ones_more() {
        let clean: Vec<f32> = (0..3 * 21 * 30).map(|i| (i * 37 % 101) as f32 / 100.0).collect();
        let error = |quality| {
            let mut planes = clean.clone();
            compress(&mut planes, [21, 30], quality);
            planes.iter().zip(&clean).map(|(a, b)| (a - b).powi(2)).sum::<f32>() / clean.len() as f32
        };
        assert!(error(100.0) < 1e-4, "{}", error(100.0));
        assert!(error(80.0) < error(30.0) && error(30.0) < error(5.0));
    }
}
