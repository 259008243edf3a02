//! Properties of all drawings without erasers.

use afterimage_imaging::{DIGIT_SIDE, Framing, Image, Point, Stroke, rasterise};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{centre_of_mass, greatest_difference, ink};

/// The greatest value of a pixel on the image's border.
fn border(image: &Image) -> f32 {
    (0..DIGIT_SIDE)
        .flat_map(|i| [(0, i), (DIGIT_SIDE - 1, i), (i, 0), (i, DIGIT_SIDE - 1)])
        .map(|(y, x)| image.get(0, y, x))
        .fold(0.0, f32::max)
}

/// The strokes scaled by `scale`, then moved by (`dx`, `dy`).
fn moved(strokes: &[Stroke], scale: f32, dx: f32, dy: f32) -> Vec<Stroke> {
    let point = |p: &Point| Point::new(p.x * scale + dx, p.y * scale + dy);
    strokes
        .iter()
        .map(|s| Stroke { width: s.width * scale, ..Stroke::new(s.points.iter().map(point).collect()) })
        .collect()
}

fn any_float() -> impl Strategy<Value = f32> {
    prop_oneof![6 => -1.0f32..2.0, 1 => any::<f32>(), 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

prop_compose! {
    fn any_stroke()(points in vec((any_float(), any_float()), 0..12), width in any_float()) -> Stroke {
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
    fn any_strokes_give_a_digit_in_range(strokes in vec(any_stroke(), 0..5)) {
        for framing in [Framing::Centred, Framing::AsDrawn] {
            let image = rasterise(&strokes, framing);
            prop_assert_eq!(image.shape(), [1, 28, 28]);
            prop_assert!(image.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
        }
    }

    #[test]
    fn the_centre_of_mass_is_at_pixel_fourteen(strokes in strokes()) {
        let image = rasterise(&strokes, Framing::Centred);
        let (x, y) = centre_of_mass(&image);
        // If ink touches the border, the border limits the move.
        let is_unlimited = border(&image) == 0.0;
        prop_assert!(!is_unlimited || ((x - 14.0).abs() < 0.2 && (y - 14.0).abs() < 0.2), "{x} {y}");
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
        // The tolerance of flattening is 0.001 pad. In a small drawing that is enlarged by two: a tenth of a pixel on
        // each side of a line.
        prop_assert!(greatest_difference(&small, &large) < 0.2);
    }

    #[test]
    fn the_order_of_strokes_does_not_matter(mut strokes in strokes()) {
        let image = rasterise(&strokes, Framing::Centred);
        strokes.reverse();
        prop_assert!(greatest_difference(&image, &rasterise(&strokes, Framing::Centred)) < 1e-5);
    }

    /// No ink is lost where a drawing touches the edges of the pad.
    #[test]
    fn a_drawing_at_the_edges_of_the_pad_keeps_its_ink(strokes in strokes(), right: bool, down: bool) {
        let range = |coordinate: fn(&Point) -> f32| {
            let all = strokes.iter().flat_map(|s| &s.points).map(coordinate);
            all.fold((1.0f32, 0.0f32), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, rightmost), (top, bottom)) = (range(|p| p.x), range(|p| p.y));
        let dx = if right { 1.0 - rightmost } else { -left };
        let dy = if down { 1.0 - bottom } else { -top };
        // The factor 0.999 keeps rounding from moving points off the pad.
        let at_edge = moved(&strokes, 1.0, dx * 0.999, dy * 0.999);
        let whole = ink(&rasterise(&strokes, Framing::Centred));
        let found = ink(&rasterise(&at_edge, Framing::Centred));
        prop_assert!((found / whole - 1.0).abs() < 0.01, "{found} of {whole}");
    }
}
