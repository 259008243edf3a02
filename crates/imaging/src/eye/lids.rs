//! The edges of the lids and what follows them.

use super::colour::smooth;

/// The opening between the lids, in the eye's units.
#[derive(Clone, Debug)]
pub(super) struct Lids {
    /// How far the upper lid's edge rises above the line between the corners, 0 (closed) to 0.7.
    pub upper: f32,
    /// How far the lower one sinks below, 0.1 to 0.35.
    pub lower: f32,
    /// How steeply the outer corner lies above the inner one (negative) or below.
    pub tilt: f32,
    /// The fold's distance above the upper edge; none for a lid without a fold.
    pub crease: Option<f32>,
    /// The edges' curves, above and below, and the fold's.
    pub arches: [Arch; 3],
}

/// A curve from 0 in one corner over 1 at its peak to 0 in the other corner.
#[derive(Clone, Debug)]
pub(super) struct Arch {
    /// At even distances from −1 to 1; a power for each sample of a picture would cost more than all else.
    heights: [f32; STEPS + 1],
}

const STEPS: usize = 128;

impl Arch {
    /// With its peak at `peak` (−1 to 1), and corners from round (exponent 0.5) to sharp (above 1).
    pub fn new(peak: f32, roundness: f32) -> Self {
        let height = |u: f32| {
            // The part on either side of the peak is stretched to its corner.
            let t = if u < peak { (peak - u) / (1.0 + peak) } else { (u - peak) / (1.0 - peak) };
            (1.0 - t * t).max(0.0).powf(roundness)
        };
        Self { heights: std::array::from_fn(|step| height(2.0 * step as f32 / STEPS as f32 - 1.0)) }
    }

    fn at(&self, u: f32) -> f32 {
        let place = ((u + 1.0) / 2.0).clamp(0.0, 1.0) * STEPS as f32;
        let step = (place as usize).min(STEPS - 1);
        self.heights[step] + (place - step as f32) * (self.heights[step + 1] - self.heights[step])
    }
}

impl Lids {
    /// The upper edge at `u`; outside of the corners the line between them, prolonged.
    pub fn top(&self, u: f32) -> f32 {
        self.tilt * u - self.upper * self.arches[0].at(u)
    }

    /// The lower edge at `u`.
    pub fn bottom(&self, u: f32) -> f32 {
        self.tilt * u + self.lower * self.arches[1].at(u)
    }

    /// The share (0 to 1) of the eyeball at a place, with an edge as soft as `edge`.
    pub fn opening(&self, [u, v]: [f32; 2], edge: f32) -> f32 {
        let below_top = smooth(-edge, edge, v - self.top(u));
        let above_bottom = smooth(-edge, edge, self.bottom(u) - v);
        below_top * above_bottom * smooth(1.0, 1.0 - 2.0 * edge, u.abs())
    }

    /// The fold above the upper lid at `u`: nearer to the edge in the inner corner, and flatter than the edge.
    pub fn fold(&self, u: f32) -> Option<f32> {
        let line = self.tilt * u - 0.9 * self.upper * self.arches[2].at(0.8 * u);
        Some(line - self.crease? * smooth(-1.5, -0.2, u) - 0.03)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lids() -> Lids {
        let arches = [Arch::new(-0.1, 0.6), Arch::new(0.2, 0.8), Arch::new(-0.1, 0.5)];
        Lids { upper: 0.4, lower: 0.2, tilt: -0.05, crease: Some(0.2), arches }
    }

    #[test]
    fn the_edges_meet_in_the_corners_and_peak_where_they_should() {
        let lids = lids();
        assert!((lids.top(-1.0) - 0.05).abs() < 1e-6 && (lids.bottom(1.0) + 0.05).abs() < 1e-6);
        assert!((lids.top(-0.1) - (0.005 - 0.4)).abs() < 1e-3);
        for step in -9i8..=9 {
            let u = f32::from(step) / 10.0;
            assert!(lids.top(u) < lids.bottom(u));
            assert!(lids.fold(u).is_some_and(|fold| fold < lids.top(u)), "{u}");
        }
        assert_eq!(lids.top(3.0), -0.15);
    }

    #[test]
    fn the_eyeball_shows_between_the_edges_alone() {
        assert_eq!(lids().opening([0.0, 0.0], 0.02), 1.0);
        assert_eq!(lids().opening([0.0, -0.5], 0.02), 0.0);
        assert_eq!(lids().opening([1.2, 0.0], 0.02), 0.0);
    }
}
