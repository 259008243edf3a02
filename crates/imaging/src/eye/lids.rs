//! The shape of the lids: their edges and the fold above the upper one.

use super::colour::smoothstep;

/// The lids around the eye. Lengths are in eye units.
#[derive(Clone, Debug)]
pub(super) struct Lids {
    /// The height of the upper lid's edge above the line between the corners, 0 (closed) to 0.7.
    pub upper: f32,
    /// The depth of the lower lid's edge below that line, 0.1 to 0.35.
    pub lower: f32,
    /// The slope of the line between the corners; it is negative if the outer corner is higher.
    pub tilt: f32,
    /// The distance of the fold above the upper lid's edge; `None` for a lid without a fold.
    pub crease: Option<f32>,
    /// The curves of the upper edge, the lower edge and the fold.
    pub arches: [Arch; 3],
}

/// A curve that is 0 in both corners of the eye and 1 at its peak.
#[derive(Clone, Debug)]
pub(super) struct Arch {
    /// The heights at equal distances from −1 to 1. Computing a power for every sample of the canvas would take more
    /// time than everything else.
    heights: [f32; STEPS + 1],
}

const STEPS: usize = 128;

impl Arch {
    /// The curve (1 − t²)^`exponent`, where t is 0 at `peak` (−1 to 1) and 1 in the corners. With an exponent of 0.5
    /// the corners are round, above 1 they are pointed.
    pub fn new(peak: f32, exponent: f32) -> Self {
        let height = |u: f32| {
            // Each side of the peak is stretched to its corner.
            let t = if u < peak { (peak - u) / (1.0 + peak) } else { (u - peak) / (1.0 - peak) };
            (1.0 - t * t).max(0.0).powf(exponent)
        };
        Self { heights: std::array::from_fn(|step| height(2.0 * step as f32 / STEPS as f32 - 1.0)) }
    }

    /// The height at `u`, interpolated.
    fn at(&self, u: f32) -> f32 {
        let position = ((u + 1.0) / 2.0).clamp(0.0, 1.0) * STEPS as f32;
        let step = (position as usize).min(STEPS - 1);
        self.heights[step] + (position - step as f32) * (self.heights[step + 1] - self.heights[step])
    }
}

impl Lids {
    /// The v of the upper edge at `u`; beyond the corners the extended line between them.
    pub fn top(&self, u: f32) -> f32 {
        self.tilt * u - self.upper * self.arches[0].at(u)
    }

    /// The v of the lower edge at `u`.
    pub fn bottom(&self, u: f32) -> f32 {
        self.tilt * u + self.lower * self.arches[1].at(u)
    }

    /// How much (0 to 1) of the eyeball is visible at a point; it falls to 0 within `edge` of the lids' edges.
    pub fn opening(&self, [u, v]: [f32; 2], edge: f32) -> f32 {
        let below_top = smoothstep(-edge, edge, v - self.top(u));
        let above_bottom = smoothstep(-edge, edge, self.bottom(u) - v);
        below_top * above_bottom * smoothstep(1.0, 1.0 - 2.0 * edge, u.abs())
    }

    /// The v of the fold at `u`: it is flatter than the upper edge, and nearer to it in the inner corner.
    pub fn fold(&self, u: f32) -> Option<f32> {
        let line = self.tilt * u - 0.9 * self.upper * self.arches[2].at(0.8 * u);
        Some(line - self.crease? * smoothstep(-1.5, -0.2, u) - 0.03)
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
    fn the_edges_meet_in_the_corners_and_have_the_fold_above_them() {
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
    fn the_eyeball_is_visible_only_between_the_edges() {
        assert_eq!(lids().opening([0.0, 0.0], 0.02), 1.0);
        assert_eq!(lids().opening([0.0, -0.5], 0.02), 0.0);
        assert_eq!(lids().opening([1.2, 0.0], 0.02), 0.0);
    }
}
