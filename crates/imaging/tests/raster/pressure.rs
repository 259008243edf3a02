//! The effect of the pen's pressure.

use afterimage_imaging::{Framing, Image, Point, Stroke, rasterise};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{greatest_difference, ink};

fn stroke(points: &[(f32, f32)], pressures: &[f32]) -> Stroke {
    let points = points.iter().map(|&(x, y)| Point::new(x, y)).collect();
    Stroke { pressures: pressures.to_vec(), ..Stroke::new(points) }
}

fn drawn(stroke: &Stroke) -> Image {
    rasterise(&[stroke], Framing::AsDrawn)
}

/// The thickness in column `x` of a horizontal line across the whole pad.
fn thickness(image: &Image, x: usize) -> f32 {
    (0..28).map(|y| image.get(0, y, x)).sum()
}

#[test]
fn increasing_pressure_widens_a_line_evenly() {
    let image = drawn(&Stroke { width: 4.0 / 28.0, ..stroke(&[(0.0, 0.5), (1.0, 0.5)], &[0.0, 1.0]) });
    for x in 0..28u8 {
        let expected = 2.0 + 4.0 * (f32::from(x) + 0.5) / 28.0;
        let found = thickness(&image, x.into());
        assert!((found - expected).abs() < 0.1, "{found}, not {expected}, in column {x}");
    }
}

#[test]
fn centred_lines_of_any_pressure_have_the_thickness_of_mnist() {
    let points = [(0.1, 0.5), (0.5, 0.5), (0.9, 0.5)];
    let image = rasterise(&[stroke(&points, &[0.0, 1.0, 0.0])], Framing::Centred);
    assert!((thickness(&image, 6) - 1.6).abs() < 0.2, "{}", thickness(&image, 6));
    assert!(thickness(&image, 14) > 2.4, "{}", thickness(&image, 14));
}

prop_compose! {
    fn points()(points in vec((0.0f32..1.0, 0.0f32..1.0), 1..12)) -> Vec<(f32, f32)> {
        points
    }
}

proptest! {
    #[test]
    fn more_pressure_gives_no_less_ink(
        points in points(),
        pressures in vec((0.0f32..=1.0, 0.0f32..=1.0), 12),
        width in 0.02f32..0.15,
    ) {
        let (light, more): (Vec<f32>, Vec<f32>) = pressures.into_iter().unzip();
        let hard: Vec<f32> = light.iter().zip(more).map(|(light, more)| light + more).collect();
        let [light, hard] = [light, hard].map(|p| drawn(&Stroke { width, ..stroke(&points, &p) }));
        // The width changes in steps of up to 0.03 pixels.
        for (light, hard) in light.pixels().iter().zip(hard.pixels()) {
            prop_assert!(*hard >= light - 0.03, "{light} became {hard}");
        }
        prop_assert!(ink(&hard) >= ink(&light) - 0.01);
    }

    /// Even pressure has no steps in width, so this is exact.
    #[test]
    fn more_even_pressure_darkens_no_pixel(points in points(), width in 0.02f32..0.15, pressure in 0.0f32..=1.0) {
        let pressed = |pressure| drawn(&Stroke { width, ..stroke(&points, &vec![pressure; points.len()]) });
        let [light, hard] = [pressed(0.0), pressed(pressure)];
        prop_assert!(light.pixels().iter().zip(hard.pixels()).all(|(light, hard)| light <= hard));
    }

    #[test]
    fn pressure_of_one_half_equals_no_pressure(points in points()) {
        let even = stroke(&points, &vec![0.5; points.len()]);
        for framing in [Framing::AsDrawn, Framing::Centred] {
            prop_assert_eq!(rasterise(&[&even], framing), rasterise(&[stroke(&points, &[])], framing));
        }
    }

    #[test]
    fn small_changes_of_pressure_change_pixels_little(points in points(), pressures in vec(0.0f32..=0.99, 12)) {
        let a_little_more: Vec<f32> = pressures.iter().map(|pressure| pressure + 0.01).collect();
        let [before, after] = [pressures, a_little_more].map(|p| drawn(&stroke(&points, &p)));
        prop_assert!(greatest_difference(&before, &after) < 0.06);
    }
}
