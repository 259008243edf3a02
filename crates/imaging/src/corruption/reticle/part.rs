//! The parts of reticles: bars, rings and discs.

use crate::corruption::coverage::band_coverage;

/// A part of a reticle before rotation. Positions and lengths are in pixels; (0, 0) is the reticle's middle, y points
/// down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A straight bar with square ends; `from` and `to` are the middles of its ends.
    Bar { from: [f32; 2], to: [f32; 2], half_width: f32 },
    /// A ring around the middle; `radius` is that of its middle line.
    Ring { radius: f32, half_width: f32 },
    /// A filled circle around the middle.
    Disc { radius: f32 },
}

impl Part {
    /// Adds the part to a mask of `width` columns, which holds the covered part (0 to 1) of each pixel. A pixel keeps
    /// the greater of its value and the coverage. The reticle's middle is at `(x, y)`; it is rotated clockwise by the
    /// angle with this sine and cosine.
    pub(super) fn add_to(&self, mask: &mut [f32], width: usize, [x, y]: [f32; 2], [sin, cos]: [f32; 2]) {
        let height = mask.len() / width.max(1);
        let rotate = |[a, b]: [f32; 2]| [x + cos * a - sin * b, y + sin * a + cos * b];
        match *self {
            Self::Bar { from, to, half_width } => {
                let [from, to] = [rotate(from), rotate(to)];
                let length = (to[0] - from[0]).hypot(to[1] - from[1]);
                if length <= 0.0 {
                    return;
                }
                let direction = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
                let middle = [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0);
                let reach =
                    |axis: usize| (length / 2.0 * direction[axis].abs() + half_width * direction[1 - axis].abs()) + 1.0;
                let columns = pixel_range(middle[0], reach(0), width);
                for row in pixel_range(middle[1], reach(1), height) {
                    for column in columns.clone() {
                        let [right, below] = [column as f32 + 0.5 - middle[0], row as f32 + 0.5 - middle[1]];
                        let lengthwise = band_coverage(right * direction[0] + below * direction[1], length / 2.0);
                        let crosswise = band_coverage(below * direction[0] - right * direction[1], half_width);
                        let pixel = &mut mask[row * width + column];
                        *pixel = pixel.max(lengthwise * crosswise);
                    }
                }
            }
            Self::Ring { radius, half_width } => add_round(mask, width, [x, y], radius + half_width, |distance| {
                band_coverage(distance - radius, half_width)
            }),
            Self::Disc { radius } => {
                add_round(mask, width, [x, y], radius, |distance| (radius + 0.5 - distance).clamp(0.0, 1.0));
            }
        }
    }
}

/// Adds a shape to the mask whose coverage of a pixel depends only on the distance of the pixel's centre from `(x, y)`,
/// and is 0 beyond `reach` pixels.
fn add_round(mask: &mut [f32], width: usize, [x, y]: [f32; 2], reach: f32, coverage: impl Fn(f32) -> f32) {
    let columns = pixel_range(x, reach + 1.0, width);
    for row in pixel_range(y, reach + 1.0, mask.len() / width.max(1)) {
        for column in columns.clone() {
            let distance = (column as f32 + 0.5 - x).hypot(row as f32 + 0.5 - y);
            let pixel = &mut mask[row * width + column];
            *pixel = pixel.max(coverage(distance));
        }
    }
}

/// The pixels, of a row or column of `count`, within `reach` of `middle`, both in pixels.
fn pixel_range(middle: f32, reach: f32, count: usize) -> std::ops::Range<usize> {
    let bound = |edge: f32| edge.clamp(0.0, count as f32) as usize;
    bound((middle - reach).floor())..bound((middle + reach).ceil())
}
