//! The parts of overlays: lines, discs and filled polygons.

/// A part of an overlay. Positions and lengths are in pixels, from the upper left corner of the picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A line through points, with round ends or with square ones.
    Line { points: Vec<[f32; 2]>, half_width: f32, is_round: bool },
    /// A filled circle.
    Disc { centre: [f32; 2], radius: f32 },
    /// A filled convex polygon, whose points go around it clockwise.
    Polygon { points: Vec<[f32; 2]> },
}

impl Part {
    /// Adds the part to a mask of `width` columns, which holds the covered part (0 to 1) of each pixel: a pixel keeps the
    /// greater of its value and the coverage. `edge` is the width of the edges in pixels.
    pub fn add_to(&self, mask: &mut [f32], width: usize, edge: f32) {
        match self {
            Self::Line { points, half_width, is_round } => {
                let covered = |distance: f32| ramp(*half_width - distance, edge).min(2.0 * half_width);
                for (from, to) in points.iter().zip(points.iter().skip(1)) {
                    let bounds = Bounds::new(&[*from, *to], half_width + edge);
                    add(mask, width, &bounds, |point| {
                        let segment = Segment::new(point, *from, *to);
                        if *is_round {
                            covered(segment.across.hypot(segment.beyond.max(0.0)))
                        } else {
                            covered(segment.across) * ramp(-segment.beyond, edge)
                        }
                    });
                }
            }
            Self::Disc { centre, radius } => {
                add(mask, width, &Bounds::new(&[*centre], radius + edge), |[x, y]| {
                    ramp(radius - (x - centre[0]).hypot(y - centre[1]), edge)
                });
            }
            Self::Polygon { points } => {
                let ends = points.iter().cycle().skip(1);
                let sides: Vec<_> = points.iter().zip(ends).take(points.len()).collect();
                add(mask, width, &Bounds::new(points, edge), |[x, y]| {
                    let inside = sides.iter().map(|(from, to)| {
                        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
                        ((y - from[1]) * dx - (x - from[0]) * dy) / dx.hypot(dy).max(1e-6)
                    });
                    ramp(inside.fold(f32::INFINITY, f32::min), edge)
                });
            }
        }
    }
}

/// How far a point lies from a segment.
struct Segment {
    /// The distance from the line through the segment.
    across: f32,
    /// How far it lies beyond the nearer end, along the line; negative between the ends.
    beyond: f32,
}

impl Segment {
    fn new([x, y]: [f32; 2], from: [f32; 2], to: [f32; 2]) -> Self {
        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        let length = dx.hypot(dy).max(1e-6);
        let along = ((x - from[0]) * dx + (y - from[1]) * dy) / length;
        let across = ((y - from[1]) * dx - (x - from[0]) * dy) / length;
        Self { across: across.abs(), beyond: (along - length / 2.0).abs() - length / 2.0 }
    }
}

/// 1 where a point lies `inside` by more than half the edge, 0 where it lies outside by as much.
fn ramp(inside: f32, edge: f32) -> f32 {
    (0.5 + inside / edge).clamp(0.0, 1.0)
}

/// A rectangle in pixels.
#[derive(Clone, Copy)]
struct Bounds {
    low: [f32; 2],
    high: [f32; 2],
}

impl Bounds {
    /// The rectangle around points, larger by `margin` on all sides.
    fn new(points: &[[f32; 2]], margin: f32) -> Self {
        let axis = |axis: usize| points.iter().map(move |point| point[axis]);
        Self {
            low: [0, 1].map(|i| axis(i).fold(f32::INFINITY, f32::min) - margin),
            high: [0, 1].map(|i| axis(i).fold(f32::NEG_INFINITY, f32::max) + margin),
        }
    }
}

/// Raises the pixels of a mask to their coverage, which is a function of the pixel's centre and 0 outside `bounds`.
fn add(mask: &mut [f32], width: usize, bounds: &Bounds, coverage: impl Fn([f32; 2]) -> f32) {
    let range = |axis: usize, count: usize| {
        let bound = |value: f32| value.clamp(0.0, count as f32) as usize;
        bound(bounds.low[axis].floor())..bound(bounds.high[axis].ceil())
    };
    let columns = range(0, width);
    for row in range(1, mask.len() / width.max(1)) {
        for column in columns.clone() {
            let pixel = &mut mask[row * width + column];
            *pixel = pixel.max(coverage([column as f32 + 0.5, row as f32 + 0.5]));
        }
    }
}
