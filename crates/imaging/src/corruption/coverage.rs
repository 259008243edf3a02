//! How much of a pixel a band covers: anti-aliasing that is exact for upright rectangles.

/// For each of `count` pixels in a line, the part of it (0 to 1) that lies in `[start, end]`.
///
/// The share of a rectangle in a pixel is the product of the shares along x and y.
pub(crate) fn shares(count: usize, start: f32, end: f32) -> Vec<f32> {
    (0..count)
        .map(|i| {
            let pixel = i as f32;
            (end.min(pixel + 1.0) - start.max(pixel)).clamp(0.0, 1.0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_the_length_inside() {
        assert_eq!(shares(4, 0.5, 2.25), [0.5, 1.0, 0.25, 0.0]);
        assert_eq!(shares(3, 1.25, 1.5), [0.0, 0.25, 0.0]);
        assert_eq!(shares(2, -5.0, 9.0), [1.0, 1.0]);
        assert_eq!(shares(2, 1.0, 0.0), [0.0, 0.0]);
    }
}
