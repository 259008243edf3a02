//! Particular drawings and their images.

use afterimage_imaging::{DEFAULT_WIDTH, DIGIT_SIDE, Framing, Image, Point, Stroke, rasterise};

use crate::{centre_of_mass, greatest_difference, ink};

#[test]
fn drawings_without_ink_are_black() {
    for framing in [Framing::Centred, Framing::AsDrawn] {
        assert_eq!(rasterise::<Stroke>(&[], framing), Image::digit());
        let empty = [Stroke::new(vec![])];
        assert_eq!(rasterise(&empty, framing), Image::digit());
        let outside = [Stroke::new(vec![Point::new(3.0, 3.0), Point::new(4.0, -3.0)])];
        assert_eq!(rasterise(&outside, framing), Image::digit());
    }
}

#[test]
fn a_dot_is_drawn_small_in_the_centre() {
    let dot = [Stroke::new(vec![Point::new(0.9, 0.1)])];
    let image = rasterise(&dot, Framing::Centred);
    assert_eq!(image.get(0, 14, 14), 1.0);
    // The dot has a diameter of 3.2 pixels, so its area is 8.04.
    assert!((ink(&image) - 8.04).abs() < 0.3, "{}", ink(&image));
    let (x, y) = centre_of_mass(&image);
    assert!((x - 14.0).abs() < 0.01 && (y - 14.0).abs() < 0.01);
}

#[test]
fn the_jitter_of_a_dot_is_not_enlarged() {
    let points = [(0.5, 0.5), (0.502, 0.5), (0.501, 0.498)];
    let dot = [Stroke::new(points.map(|(x, y)| Point::new(x, y)).to_vec())];
    assert!(ink(&rasterise(&dot, Framing::Centred)) < 10.0);
}

#[test]
fn a_vertical_line_fills_the_box_with_the_thickness_of_mnist() {
    let line = [Stroke::new(vec![Point::new(0.4, 0.1), Point::new(0.4, 0.9)])];
    let image = rasterise(&line, Framing::Centred);
    let rows: Vec<f32> = (0..DIGIT_SIDE).map(|y| (0..DIGIT_SIDE).map(|x| image.get(0, y, x)).sum()).collect();
    let inked = rows.iter().filter(|&&r| r > 0.0).count();
    assert!((20..=21).contains(&inked), "{inked} rows");
    let thickness = rows[14];
    assert!((2.0..2.5).contains(&thickness), "{thickness}");
    let expected = 20.0 * DEFAULT_WIDTH / (0.8 + DEFAULT_WIDTH);
    assert!((thickness - expected).abs() < 0.01);
}

#[test]
fn the_thickness_is_clamped() {
    for (width, expected) in [(0.001, 1.6), (0.5, 3.2), (f32::NAN, 2.022)] {
        let stroke = Stroke { width, ..Stroke::new(vec![Point::new(0.5, 0.1), Point::new(0.5, 0.9)]) };
        let image = rasterise(&[stroke], Framing::Centred);
        let found: f32 = (0..DIGIT_SIDE).map(|x| image.get(0, 14, x)).sum();
        assert!((found - expected).abs() < 0.01, "{found} for {width}");
    }
}

/// Most ink is at one end of a long thin line. Centred by mass alone, the other end would be outside the image.
#[test]
fn centring_by_mass_does_not_cut_ink_off() {
    let line = |from: (f32, f32), to: (f32, f32)| Stroke {
        width: 0.05,
        ..Stroke::new(vec![Point::new(from.0, from.1), Point::new(to.0, to.1)])
    };
    let mut strokes = vec![line((0.1, 0.5), (0.9, 0.5))];
    strokes.extend([0.75, 0.8, 0.85, 0.9].map(|x| line((x, 0.1), (x, 0.9))));
    let image = rasterise(&strokes, Framing::Centred);
    let (x, _) = centre_of_mass(&image);
    assert!(x > 14.5, "the border limits the move: {x}");
    assert!(image.get(0, 14, 0) > 0.5, "the tail reaches the border");
    let tail: f32 = (0..DIGIT_SIDE).map(|x| image.get(0, 14, x)).sum();
    assert!((tail - 20.0).abs() < 1.0, "the whole tail is inside the image: {tail}");
}

#[test]
fn as_drawn_keeps_position_and_size() {
    let line = [Stroke { width: 2.0 / 28.0, ..Stroke::new(vec![Point::new(0.25, -1.0), Point::new(0.25, 2.0)]) }];
    let image = rasterise(&line, Framing::AsDrawn);
    for y in 0..DIGIT_SIDE {
        for x in 0..DIGIT_SIDE {
            let expected = f32::from(u8::from((6..8).contains(&x)));
            assert!((image.get(0, y, x) - expected).abs() < 1e-4);
        }
    }
}

#[test]
fn a_line_is_clipped_where_it_leaves_the_pad() {
    let line = |end| {
        let points = vec![Point::new(0.5, 0.5), Point::new(end, 0.5)];
        rasterise(&[Stroke::new(points)], Framing::Centred)
    };
    assert!(greatest_difference(&line(1.0), &line(30.0)) < 1e-3);
}
