//! What holds for any drawing.

use afterimage_imaging::{DIGIT_SIDE, Framing, Image, Point, Stroke, rasterise};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{greatest_difference, ink, mass};

/// The greatest ink of a pixel on the image's border.
fn border(image: &Image) -> f32 {
    (0..DIGIT_SIDE)
        .flat_map(|i| [(0, i), (DIGIT_SIDE - 1, i), (i, 0), (i, DIGIT_SIDE - 1)])
        .map(|(y, x)| image.get(0, y, x))
        .fold(0.0, f32::max)
}

fn moved(strokes: &[Stroke], scale: f32, dx: f32, dy: f32) -> Vec<Stroke> {
    let point = |p: &Point| Point::new(p.x * scale + dx, p.y * scale + dy);
    strokes
        .iter()
        .map(|s| Stroke { width: s.width * scale, ..Stroke::new(s.points.iter().map(point).collect()) })
        .collect()
}

fn wild() -> impl Strategy<Value = f32> {
    prop_oneof![6 => -1.0f32..2.0, 1 => any::<f32>(), 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

prop_compose! {
    fn wild_stroke()(points in vec((wild(), wild()), 0..12), width in wild()) -> Stroke {
        Stroke { width, ..Stroke::new(points.iter().map(|&(x, y)| Point::new(x, y)).collect()) }
    }
}

prop_compose! {
    /// Strokes within the middle of the pad that span at least a quarter of it.
    fn strokes()(
        first in vec((0.3f32..0.7, 0.3f32..0.7), 0..10),
        second in vec((0.3f32..0.7, 0.3f32..0.7), 0..10),
        width in 0.03f32..0.12,
    ) -> Vec<Stroke> {
        let span = vec![(0.35, 0.35), (0.65, 0.6)];
        [span, first, second]
            .iter()
            .map(|points| Stroke {
                width,
                ..Stroke::new(points.iter().map(|&(x, y)| Point::new(x, y)).collect())
            })
            .collect()
    }
}

proptest! {
    #[test]
    fn nothing_panics_and_values_stay_in_range(strokes in vec(wild_stroke(), 0..5)) {
        for framing in [Framing::Centred, Framing::AsDrawn] {
            let image = rasterise(&strokes, framing);
            prop_assert_eq!(image.shape(), [1, 28, 28]);
            prop_assert!(image.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
        }
    }

    #[test]
    fn the_mass_is_centred(strokes in strokes()) {
        let image = rasterise(&strokes, Framing::Centred);
        let (x, y) = mass(&image);
        // Where ink touches the border, it was the border that set the limit.
        let free = border(&image) == 0.0;
        prop_assert!(!free || ((x - 14.0).abs() < 0.2 && (y - 14.0).abs() < 0.2), "{x} {y}");
    }

    #[test]
    fn moving_the_drawing_changes_nothing(
        strokes in strokes(),
        dx in -0.25f32..0.25,
        dy in -0.25f32..0.25,
    ) {
        let here = rasterise(&strokes, Framing::Centred);
        let there = rasterise(&moved(&strokes, 1.0, dx, dy), Framing::Centred);
        prop_assert!(greatest_difference(&here, &there) < 0.01);
    }

    #[test]
    fn scaling_the_drawing_changes_little(strokes in strokes(), scale in 0.5f32..1.4) {
        let small = rasterise(&strokes, Framing::Centred);
        let large = rasterise(&moved(&strokes, scale, 0.0, 0.0), Framing::Centred);
        // Curves are flattened to 0.001 of a pad, which a small drawing shows twice as large: a
        // tenth of a pixel on each side of a line.
        prop_assert!(greatest_difference(&small, &large) < 0.2);
    }

    #[test]
    fn the_order_of_strokes_does_not_matter(mut strokes in strokes()) {
        let forth = rasterise(&strokes, Framing::Centred);
        strokes.reverse();
        prop_assert!(greatest_difference(&forth, &rasterise(&strokes, Framing::Centred)) < 1e-5);
    }

    /// A digit keeps all its ink wherever on the pad it was drawn: none is cut, none wraps round.
    #[test]
    fn no_ink_is_lost_at_the_edges(strokes in strokes(), right: bool, down: bool) {
        let reach = |coordinate: fn(&Point) -> f32| {
            let all = strokes.iter().flat_map(|s| &s.points).map(coordinate);
            all.fold((1.0f32, 0.0f32), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right_most), (top, bottom)) = (reach(|p| p.x), reach(|p| p.y));
        let dx = if right { 1.0 - right_most } else { -left };
        let dy = if down { 1.0 - bottom } else { -top };
        // A thousandth inside, so that rounding puts no point beyond the pad.
        let at_edge = moved(&strokes, 1.0, dx * 0.999, dy * 0.999);
        let whole = ink(&rasterise(&strokes, Framing::Centred));
        let found = ink(&rasterise(&at_edge, Framing::Centred));
        prop_assert!((found / whole - 1.0).abs() < 0.01, "{found} of {whole}");
    }
}
