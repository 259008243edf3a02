//! What reticles are made of: bars, rings and discs, around their centre and unturned.

/// A piece of a reticle. Places and lengths are in pixels; (0, 0) is the reticle's centre, y points down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A straight bar with square ends between the middles of these ends.
    Bar { from: [f32; 2], to: [f32; 2], half: f32 },
    /// A ring around the centre; `radius` is that of its middle line.
    Ring { radius: f32, half: f32 },
    /// A filled circle around the centre.
    Disc { radius: f32 },
}

impl Part {
    /// Adds the share (0 to 1) of each pixel that the part covers to a mask of `width` columns, by the larger of both.
    /// The centre is at `(x, y)`; the part is turned clockwise by the angle of which `[sin, cos]` is given.
    pub(super) fn add_to(&self, mask: &mut [f32], width: usize, [x, y]: [f32; 2], [sin, cos]: [f32; 2]) {
        let height = mask.len() / width.max(1);
        let turn = |[a, b]: [f32; 2]| [x + cos * a - sin * b, y + sin * a + cos * b];
        match *self {
            Self::Bar { from, to, half } => {
                let [from, to] = [turn(from), turn(to)];
                let length = (to[0] - from[0]).hypot(to[1] - from[1]);
                if length <= 0.0 {
                    return;
                }
                let along = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
                let middle = [0, 1].map(|axis| (from[axis] + to[axis]) / 2.0);
                let reach = |axis: usize| (length / 2.0 * along[axis].abs() + half * along[1 - axis].abs()) + 1.0;
                let columns = pixels(middle[0], reach(0), width);
                for row in pixels(middle[1], reach(1), height) {
                    for column in columns.clone() {
                        let [right, below] = [column as f32 + 0.5 - middle[0], row as f32 + 0.5 - middle[1]];
                        let far = share(right * along[0] + below * along[1], length / 2.0);
                        let aside = share(below * along[0] - right * along[1], half);
                        let pixel = &mut mask[row * width + column];
                        *pixel = pixel.max(far * aside);
                    }
                }
            }
            Self::Ring { radius, half } => round(mask, width, [x, y], radius + half, |far| share(far - radius, half)),
            Self::Disc { radius } => round(mask, width, [x, y], radius, |far| (radius + 0.5 - far).clamp(0.0, 1.0)),
        }
    }
}

/// What covers pixels by their distance from `(x, y)` alone, and none beyond `reach`.
fn round(mask: &mut [f32], width: usize, [x, y]: [f32; 2], reach: f32, cover: impl Fn(f32) -> f32) {
    let columns = pixels(x, reach + 1.0, width);
    for row in pixels(y, reach + 1.0, mask.len() / width.max(1)) {
        for column in columns.clone() {
            let far = (column as f32 + 0.5 - x).hypot(row as f32 + 0.5 - y);
            let pixel = &mut mask[row * width + column];
            *pixel = pixel.max(cover(far));
        }
    }
}

/// The pixels of a row or column of `count` that lie within `reach` of `middle`.
fn pixels(middle: f32, reach: f32, count: usize) -> std::ops::Range<usize> {
    let bound = |edge: f32| edge.clamp(0.0, count as f32) as usize;
    bound((middle - reach).floor())..bound((middle + reach).ceil())
}

/// The part (0 to 1) of a pixel that a band covers whose middle line is so far from the pixel's centre: exact for an
/// upright band, and near enough for a turned one.
pub(super) fn share(distance: f32, half: f32) -> f32 {
    (half + 0.5 - distance.abs()).min(2.0 * half).clamp(0.0, 1.0)
}
