//! Anti-aliasing: the part of a pixel that an interval or a band covers.

/// The part (0 to 1) of each of `count` pixels in a row or column that lies in the interval `[start, end]`, in pixels.
///
/// A rectangle parallel to the axes covers of a pixel the product of its parts in x and in y.
pub(super) fn interval_coverage(count: usize, start: f32, end: f32) -> Vec<f32> {
    (0..count)
        .map(|i| {
            let pixel = i as f32;
            (end.min(pixel + 1.0) - start.max(pixel)).clamp(0.0, 1.0)
        })
        .collect()
}

/// The part (0 to 1) of a pixel that a band covers. `distance` is that of the pixel's centre from the band's middle
/// line and `half_width` half the band's width, both in pixels. It is exact for a horizontal or vertical band, and a
/// good approximation for other directions.
pub(super) fn band_coverage(distance: f32, half_width: f32) -> f32 {
    (half_width + 0.5 - distance.abs()).min(2.0 * half_width).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_divided_among_the_pixels() {
        assert_eq!(interval_coverage(4, 0.5, 2.25), [0.5, 1.0, 0.25, 0.0]);
        assert_eq!(interval_coverage(3, 1.25, 1.5), [0.0, 0.25, 0.0]);
        assert_eq!(interval_coverage(2, -5.0, 9.0), [1.0, 1.0]);
        assert_eq!(interval_coverage(2, 1.0, 0.0), [0.0, 0.0]);
    }

    #[test]
    fn a_band_covers_pixels_by_their_distance_from_its_middle() {
        assert_eq!([0.0, 1.0, -1.5, 9.0].map(|distance| band_coverage(distance, 1.0)), [1.0, 0.5, 0.0, 0.0]);
        assert_eq!(band_coverage(0.0, 0.125), 0.25, "thinner than a pixel");
    }
}
