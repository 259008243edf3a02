//! The effect of erasers.

use std::rc::Rc;

use afterimage_imaging::{Framing, Image, Point, Stroke, Tool, erase_strokes, rasterise};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{greatest_difference, ink};

const FRAMINGS: [Framing; 2] = [Framing::Centred, Framing::AsDrawn];

fn line(points: &[(f32, f32)], width: f32, tool: Tool) -> Stroke {
    Stroke { width, tool, ..Stroke::new(points.iter().map(|&(x, y)| Point::new(x, y)).collect()) }
}

fn pen(points: &[(f32, f32)]) -> Stroke {
    line(points, 0.09, Tool::Pen)
}

fn eraser(points: &[(f32, f32)], width: f32) -> Stroke {
    line(points, width, Tool::Eraser)
}

/// The number of columns and of rows from the first to the last one with a pixel above 0.5.
fn size(image: &Image) -> (usize, usize) {
    let count = |inked: &dyn Fn(usize, usize) -> f32| {
        let lines: Vec<usize> = (0..28).filter(|a| (0..28).any(|b| inked(*a, b) > 0.5)).collect();
        lines.last().map_or(0, |last| last + 1 - lines[0])
    };
    (count(&|x, y| image.get(0, y, x)), count(&|y, x| image.get(0, y, x)))
}

#[test]
fn an_eraser_erases_earlier_strokes_only() {
    let (cross, down) = (pen(&[(0.1, 0.5), (0.9, 0.5)]), eraser(&[(0.5, 0.0), (0.5, 1.0)], 4.0 / 28.0));
    let gap = rasterise(&[&cross, &down], Framing::AsDrawn);
    let whole = rasterise(&[&cross], Framing::AsDrawn);
    for x in 0..28 {
        let is_erased = (12..16).contains(&x);
        assert_eq!(gap.get(0, 14, x), if is_erased { 0.0 } else { whole.get(0, 14, x) }, "{x}");
    }
    assert_eq!(rasterise(&[down, cross], Framing::AsDrawn), whole);
}

#[test]
fn erasing_from_an_image_equals_erasing_from_the_drawing() {
    let cross = pen(&[(0.1, 0.5), (0.9, 0.5)]);
    let erasers = [eraser(&[(0.5, 0.0), (0.5, 1.0)], 0.1), eraser(&[(0.7, 0.5)], 0.2)];
    let mut image = rasterise(&[&cross], Framing::AsDrawn);
    erase_strokes(&mut image, &erasers);
    assert_eq!(image, rasterise(&[&cross, &erasers[0], &erasers[1]], Framing::AsDrawn));
    let before = image.clone();
    erase_strokes(&mut image, &[pen(&[(0.2, 0.2), (0.2, 0.9)])]);
    assert_eq!(image, before, "a pen erases nothing");
}

#[test]
fn the_remaining_ink_fills_the_box() {
    // A seven without its lower part: as wide as before, and a third as high.
    let seven = pen(&[(0.3, 0.1), (0.7, 0.1), (0.7, 0.1), (0.7, 0.1), (0.7, 0.9)]);
    let foot = eraser(&[(0.4, 0.7), (0.9, 0.7)], 0.7);
    let whole = rasterise(&[&seven], Framing::Centred);
    assert!((19..=21).contains(&size(&whole).1), "{:?}", size(&whole));
    let left = rasterise(&[&seven, &foot], Framing::Centred);
    let (width, height) = size(&left);
    assert!(width > height && (19..=21).contains(&width), "{width} × {height}");
}

#[test]
fn an_erased_dot_leaves_no_trace() {
    let digit = [pen(&[(0.5, 0.1), (0.5, 0.9)]), pen(&[(0.9, 0.5), (0.9, 0.5)]), eraser(&[(0.9, 0.5)], 0.11)];
    let alone = rasterise(&digit[..1], Framing::Centred);
    assert!(greatest_difference(&rasterise(&digit, Framing::Centred), &alone) < 0.02);
}

#[test]
fn an_eraser_without_earlier_strokes_does_nothing() {
    let (one, wipe) = (pen(&[(0.5, 0.1), (0.5, 0.9)]), eraser(&[(0.1, 0.1), (0.9, 0.9)], 0.3));
    for framing in FRAMINGS {
        assert!(rasterise(&[&wipe], framing).is_blank());
        assert_eq!(rasterise(&[&wipe, &one], framing), rasterise(&[&one], framing));
    }
}

/// Half of the line's width is beyond the pad, where the user cannot see that it remains.
#[test]
fn ink_beyond_the_pads_edge_is_erased_together_with_the_edge() {
    let edge = line(&[(0.0, 0.1), (0.0, 0.9)], 0.1, Tool::Pen);
    let along = eraser(&[(0.03, 0.0), (0.03, 1.0)], 0.07);
    assert!(ink(&rasterise(&[&edge], Framing::Centred)) > 30.0);
    assert!(rasterise(&[&edge, &along], Framing::Centred).is_blank());
    let other = pen(&[(0.5, 0.1), (0.5, 0.9)]);
    let left = rasterise(&[&edge, &along, &other], Framing::Centred);
    assert!(greatest_difference(&left, &rasterise(&[other], Framing::Centred)) < 0.02);
}

/// A hairline is drawn 1.6 pixels thick, so an eraser that covers it on the pad is widened in the image.
#[test]
fn erased_hairlines_leave_nothing() {
    let hairline = line(&[(0.1, 0.3), (0.9, 0.3)], 0.01, Tool::Pen);
    let other = line(&[(0.1, 0.7), (0.9, 0.7)], 0.01, Tool::Pen);
    // The eraser's edge is 0.002 pad beyond the hairline's: a twenty-fifth of a pixel.
    let above = eraser(&[(0.0, 0.25), (1.0, 0.25)], 0.114);
    let left = rasterise(&[&hairline, &above, &other], Framing::Centred);
    // The bounds of a hairline are found to less than half a cell: 0.08 pixels.
    let difference = greatest_difference(&left, &rasterise(&[other], Framing::Centred));
    assert!(difference < 0.1, "{difference}");
}

#[test]
fn strokes_behind_rc_are_drawn_as_owned_ones() {
    let strokes = [pen(&[(0.2, 0.2), (0.8, 0.8)]), eraser(&[(0.5, 0.5)], 0.2)];
    let shared: Vec<Rc<Stroke>> = strokes.iter().cloned().map(Rc::new).collect();
    for framing in FRAMINGS {
        assert_eq!(rasterise(&shared, framing), rasterise(&strokes, framing));
    }
}

fn any_float() -> impl Strategy<Value = f32> {
    prop_oneof![6 => -1.0f32..2.0, 1 => any::<f32>(), 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

fn tool() -> impl Strategy<Value = Tool> {
    prop_oneof![2 => Just(Tool::Pen), 1 => Just(Tool::Eraser)]
}

prop_compose! {
    fn any_stroke()(
        points in vec((any_float(), any_float()), 0..12),
        width in any_float(),
        pressures in vec(any_float(), 0..14),
        tool in tool(),
    ) -> Stroke {
        Stroke { pressures, ..line(&points, width, tool) }
    }
}

prop_compose! {
    fn stroke()(
        points in vec((-0.1f32..1.1, -0.1f32..1.1), 1..8),
        width in 0.02f32..0.2,
        pressures in vec(0.0f32..=1.0, 0..10),
    ) -> Stroke {
        Stroke { pressures, ..line(&points, width, Tool::Pen) }
    }
}

proptest! {
    #[test]
    fn any_strokes_and_erasers_give_a_digit_in_range(strokes in vec(any_stroke(), 0..5)) {
        for framing in FRAMINGS {
            let image = rasterise(&strokes, framing);
            prop_assert_eq!(image.shape(), [1, 28, 28]);
            prop_assert!(image.pixels().iter().all(|v| (0.0..=1.0).contains(v)));
        }
    }

    #[test]
    fn an_eraser_never_adds_ink(mut strokes in vec(stroke(), 1..4), more in vec((stroke(), tool()), 0..3)) {
        let drawn = |strokes: &[Stroke]| rasterise(strokes, Framing::AsDrawn);
        strokes.extend(more.into_iter().map(|(stroke, tool)| Stroke { tool, ..stroke }));
        for index in 0..strokes.len() {
            let mut without = strokes.clone();
            without.remove(index);
            let mut erased = strokes.clone();
            erased[index].tool = Tool::Eraser;
            let pairs = drawn(&erased).into_pixels().into_iter().zip(drawn(&without).into_pixels());
            prop_assert!(pairs.into_iter().all(|(erased, without)| erased <= without));
        }
    }

    #[test]
    fn erasing_the_whole_pad_leaves_a_black_image(strokes in vec(stroke(), 1..4), rows in 3u8..9) {
        // Horizontal lines that cover the whole pad.
        let height = |row: u8| f32::from(row) / f32::from(rows);
        let erasers = (0..=rows).map(|row| eraser(&[(0.0, height(row)), (1.0, height(row))], 1.2 / f32::from(rows)));
        let all: Vec<Stroke> = strokes.into_iter().chain(erasers).collect();
        for framing in FRAMINGS {
            prop_assert!(rasterise(&all, framing).is_blank());
        }
    }

    /// An eraser as wide as the pen that follows its line erases it wholly, at any scale.
    #[test]
    fn erasing_along_each_line_leaves_a_black_image(strokes in vec(stroke(), 1..4)) {
        let follow = |stroke: &Stroke| Stroke { tool: Tool::Eraser, ..stroke.clone() };
        let all: Vec<Stroke> = strokes.iter().cloned().chain(strokes.iter().map(follow)).collect();
        for framing in FRAMINGS {
            prop_assert!(rasterise(&all, framing).is_blank());
        }
    }

    #[test]
    fn strokes_before_a_full_erase_do_not_change_the_image(
        before in vec(stroke(), 1..3),
        after in vec(stroke(), 1..3),
        width in 0.02f32..0.2,
    ) {
        let wipe = eraser(&[(0.0, 0.5), (1.0, 0.5)], 1.0);
        let after: Vec<Stroke> = after.into_iter().map(|s| Stroke { width, pressures: vec![], ..s }).collect();
        let all: Vec<Stroke> = before.into_iter().chain([wipe]).chain(after.clone()).collect();
        prop_assert_eq!(rasterise(&all, Framing::AsDrawn), rasterise(&after, Framing::AsDrawn));
        let difference = greatest_difference(&rasterise(&all, Framing::Centred), &rasterise(&after, Framing::Centred));
        // The bounds are found on a grid of a quarter of a pixel, which is coarser where a small drawing is enlarged.
        prop_assert!(difference < 0.25, "{difference}");
    }

    /// The order of the pen's strokes between two erasers does not matter.
    #[test]
    fn order_matters_only_for_erasers(first in vec(stroke(), 2..4), wipe in stroke(), then in vec(stroke(), 2..4)) {
        let wipe = Stroke { tool: Tool::Eraser, ..wipe };
        let all = |first: &[Stroke], then: &[Stroke]| [first, std::slice::from_ref(&wipe), then].concat();
        let reversed = |strokes: &[Stroke]| strokes.iter().rev().cloned().collect::<Vec<Stroke>>();
        let image = all(&first, &then);
        let reordered = all(&reversed(&first), &reversed(&then));
        for framing in FRAMINGS {
            prop_assert!(greatest_difference(&rasterise(&image, framing), &rasterise(&reordered, framing)) < 1e-4);
        }
    }
}
