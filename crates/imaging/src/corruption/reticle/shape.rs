//! The shapes of reticles.

use super::part::Part;

/// Longer than the diagonal of any picture that the page shows (100 × 100): bars of this length reach its edges.
const EDGE: f32 = 160.0;
/// The tick marks on each of the four arms.
const TICKS: u8 = 5;

/// The shape of a [`Reticle`](super::Reticle).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ReticleShape {
    /// Two bars from edge to edge.
    #[default]
    Cross,
    /// A ring.
    Circle,
    /// A ring and two bars.
    CircleCross,
    /// Two bars that leave the middle open.
    Gap,
    /// Two bars with tick marks at even distances.
    Ticks,
    /// Four corners, as in a camera's viewfinder.
    Corners,
    /// Three thick posts and thin lines between them, as in a hunting scope.
    Post,
    /// A chevron with lines to judge distances by.
    Chevron,
    /// Three rings and a point.
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

    /// Those that the `eyes` network learns from.
    pub const TRAINED: [Self; 6] =
        [Self::Cross, Self::Circle, Self::CircleCross, Self::Gap, Self::Ticks, Self::Corners];

    /// Those that it never sees while it learns.
    pub const UNSEEN: [Self; 3] = [Self::Post, Self::Chevron, Self::Rings];

    /// What it is made of, with lines of thickness 2 × `half`.
    pub(super) fn parts(self, radius: f32, half: f32) -> Vec<Part> {
        let arm = |[right, below]: [f32; 2], from: f32, to: f32, half: f32| Part::Bar {
            from: [right * from, below * from],
            to: [right * to, below * to],
            half,
        };
        let cross = |half: f32| [arm([1.0, 0.0], -EDGE, EDGE, half), arm([0.0, 1.0], -EDGE, EDGE, half)];
        let ring = |radius: f32| Part::Ring { radius, half };
        match self {
            Self::Cross => cross(half).to_vec(),
            Self::Circle => vec![ring(radius)],
            Self::CircleCross => cross(half).into_iter().chain([ring(radius)]).collect(),
            Self::Gap => DIRECTIONS.map(|direction| arm(direction, (0.4 * radius).max(2.0 * half), EDGE, half)).into(),
            Self::Ticks => cross(half).into_iter().chain(ticks(radius, half)).collect(),
            Self::Corners => CORNERS.into_iter().flat_map(|corner| bracket(corner, radius, half)).collect(),
            Self::Post => {
                let posts = [[-1.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
                cross(0.5 * half).into_iter().chain(posts.map(|post| arm(post, radius, EDGE, 1.6 * half))).collect()
            }
            Self::Chevron => {
                let sides = [-1.0, 1.0].map(|side| Part::Bar {
                    from: [0.0, 0.0],
                    to: [side * 0.5 * radius, 0.6 * radius],
                    half,
                });
                let lines = [(0.9, 0.35), (1.2, 0.25), (1.5, 0.15)].map(|(below, wide)| Part::Bar {
                    from: [-wide * radius, below * radius],
                    to: [wide * radius, below * radius],
                    half: 0.7 * half,
                });
                sides.into_iter().chain(lines).collect()
            }
            Self::Rings => {
                let rings = [1.0, 0.6, 0.25].map(|share| ring(share * radius));
                rings.into_iter().chain([Part::Disc { radius: 1.4 * half }]).collect()
            }
        }
    }
}

const DIRECTIONS: [[f32; 2]; 4] = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
const CORNERS: [[f32; 2]; 4] = [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]];

/// Short bars across the arms of a cross.
fn ticks(radius: f32, half: f32) -> impl Iterator<Item = Part> {
    let (apart, long) = ((0.4 * radius).max(4.0 * half), (0.12 * radius).max(3.0 * half));
    DIRECTIONS.into_iter().flat_map(move |[right, below]| {
        (1..=TICKS).map(move |tick| {
            let far = apart * f32::from(tick);
            let end = |side: f32| [right * far - below * side * long, below * far + right * side * long];
            Part::Bar { from: end(-1.0), to: end(1.0), half }
        })
    })
}

/// Two bars that meet in a corner of the square of side 2 × `radius`; the first covers the corner itself.
fn bracket([right, below]: [f32; 2], radius: f32, half: f32) -> [Part; 2] {
    let [x, y] = [right * radius, below * radius];
    [
        Part::Bar { from: [x + right * half, y], to: [x - right * 0.5 * radius, y], half },
        Part::Bar { from: [x, y], to: [x, y - below * 0.5 * radius], half },
    ]
}
