//! The shapes of reticles.

use super::part::Part;

/// The length of the arms in pixels: more than the diagonal of a 100 × 100 image, so that they reach its edges.
const ARM_LENGTH: f32 = 160.0;

/// The number of tick marks on each of the four arms.
const TICKS: u8 = 5;

/// The shape of a [`Reticle`](super::Reticle).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ReticleShape {
    /// Two bars that cross, from edge to edge.
    #[default]
    Cross,
    /// A ring.
    Circle,
    /// A ring and two bars that cross.
    CircleCross,
    /// Two bars that cross, with a gap in the middle.
    Gap,
    /// Two bars that cross, with tick marks at equal distances.
    Ticks,
    /// The four corners of a square, as in a camera's viewfinder.
    Corners,
    /// Three thick posts and thin lines between them, as in a hunting scope.
    Post,
    /// A chevron above lines for estimating distances.
    Chevron,
    /// Three rings around a dot.
    Rings,
}

impl ReticleShape {
    /// Every shape.
    pub const ALL: [Self; 9] = [
        Self::Cross,
        Self::Circle,
        Self::CircleCross,
        Self::Gap,
        Self::Ticks,
        Self::Corners,
        Self::Post,
        Self::Chevron,
        Self::Rings,
    ];

    /// The shapes that the `eyes` network is trained on.
    pub const TRAINED: [Self; 6] =
        [Self::Cross, Self::Circle, Self::CircleCross, Self::Gap, Self::Ticks, Self::Corners];

    /// The shapes that the `eyes` network is tested on but never trained on.
    pub const UNSEEN: [Self; 3] = [Self::Post, Self::Chevron, Self::Rings];

    /// The parts of the shape, with lines of thickness 2 × `half_width`; all lengths are in pixels.
    pub(super) fn parts(self, radius: f32, half_width: f32) -> Vec<Part> {
        let arm = |[right, below]: [f32; 2], from: f32, to: f32, half_width: f32| Part::Bar {
            from: [right * from, below * from],
            to: [right * to, below * to],
            half_width,
        };
        let cross = |half_width: f32| {
            [arm([1.0, 0.0], -ARM_LENGTH, ARM_LENGTH, half_width), arm([0.0, 1.0], -ARM_LENGTH, ARM_LENGTH, half_width)]
        };
        let ring = |radius: f32| Part::Ring { radius, half_width };
        match self {
            Self::Cross => cross(half_width).to_vec(),
            Self::Circle => vec![ring(radius)],
            Self::CircleCross => cross(half_width).into_iter().chain([ring(radius)]).collect(),
            Self::Gap => DIRECTIONS
                .map(|direction| arm(direction, (0.4 * radius).max(2.0 * half_width), ARM_LENGTH, half_width))
                .into(),
            Self::Ticks => cross(half_width).into_iter().chain(ticks(radius, half_width)).collect(),
            Self::Corners => CORNERS.into_iter().flat_map(|corner| bracket(corner, radius, half_width)).collect(),
            Self::Post => {
                let posts = [[-1.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
                cross(0.5 * half_width)
                    .into_iter()
                    .chain(posts.map(|post| arm(post, radius, ARM_LENGTH, 1.6 * half_width)))
                    .collect()
            }
            Self::Chevron => {
                let sides = [-1.0, 1.0].map(|side| Part::Bar {
                    from: [0.0, 0.0],
                    to: [side * 0.5 * radius, 0.6 * radius],
                    half_width,
                });
                let lines = [(0.9, 0.35), (1.2, 0.25), (1.5, 0.15)].map(|(below, wide)| Part::Bar {
                    from: [-wide * radius, below * radius],
                    to: [wide * radius, below * radius],
                    half_width: 0.7 * half_width,
                });
                sides.into_iter().chain(lines).collect()
            }
            Self::Rings => {
                let rings = [1.0, 0.6, 0.25].map(|share| ring(share * radius));
                rings.into_iter().chain([Part::Disc { radius: 1.4 * half_width }]).collect()
            }
        }
    }
}

const DIRECTIONS: [[f32; 2]; 4] = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
const CORNERS: [[f32; 2]; 4] = [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]];

/// Tick marks: short bars across the arms of a cross.
fn ticks(radius: f32, half_width: f32) -> impl Iterator<Item = Part> {
    let (spacing, half_length) = ((0.4 * radius).max(4.0 * half_width), (0.12 * radius).max(3.0 * half_width));
    DIRECTIONS.into_iter().flat_map(move |[right, below]| {
        (1..=TICKS).map(move |tick| {
            let distance = spacing * f32::from(tick);
            let end = |side: f32| {
                [right * distance - below * side * half_length, below * distance + right * side * half_length]
            };
            Part::Bar { from: end(-1.0), to: end(1.0), half_width }
        })
    })
}

/// Two bars that meet in a corner of the square with side 2 × `radius`; the first one covers the corner itself.
fn bracket([right, below]: [f32; 2], radius: f32, half_width: f32) -> [Part; 2] {
    let [x, y] = [right * radius, below * radius];
    [
        Part::Bar { from: [x + right * half_width, y], to: [x - right * 0.5 * radius, y], half_width },
        Part::Bar { from: [x, y], to: [x, y - below * 0.5 * radius], half_width },
    ]
}
