//! What an eraser does to a drawing.

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

/// From the first row or column with more than half a pixel of ink to the last one.
fn spans(image: &Image) -> (usize, usize) {
    let count = |inked: &dyn Fn(usize, usize) -> f32| {
        let lines: Vec<usize> = (0..28).filter(|a| (0..28).any(|b| inked(*a, b) > 0.5)).collect();
        lines.last().map_or(0, |last| last + 1 - lines[0])
    };
    (count(&|x, y| image.get(0, y, x)), count(&|y, x| image.get(0, y, x)))
}

#[test]
fn it_erases_what_was_before_it_and_nothing_after() {
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
fn a_picture_is_erased_as_a_drawing_is() {
    let cross = pen(&[(0.1, 0.5), (0.9, 0.5)]);
    let erasers = [eraser(&[(0.5, 0.0), (0.5, 1.0)], 0.1), eraser(&[(0.7, 0.5)], 0.2)];
    let mut picture = rasterise(&[&cross], Framing::AsDrawn);
    erase_strokes(&mut picture, &erasers);
    assert_eq!(picture, rasterise(&[&cross, &erasers[0], &erasers[1]], Framing::AsDrawn));
    let before = picture.clone();
    erase_strokes(&mut picture, &[pen(&[(0.2, 0.2), (0.2, 0.9)])]);
    assert_eq!(picture, before, "a pen erases nothing");
}

#[test]
fn what_is_left_fills_the_box() {
    // A seven without its foot: as wide as it was, a third as high.
    let seven = pen(&[(0.3, 0.1), (0.7, 0.1), (0.7, 0.1), (0.7, 0.1), (0.7, 0.9)]);
    let foot = eraser(&[(0.4, 0.7), (0.9, 0.7)], 0.7);
    let whole = rasterise(&[&seven], Framing::Centred);
    assert!((19..=21).contains(&spans(&whole).1), "{:?}", spans(&whole));
    let left = rasterise(&[&seven, &foot], Framing::Centred);
    let (width, height) = spans(&left);
    assert!(width > height && (19..=21).contains(&width), "{width} × {height}");
}

#[test]
fn a_drawing_of_which_a_speck_is_erased_looks_the_same() {
    let digit = [pen(&[(0.5, 0.1), (0.5, 0.9)]), pen(&[(0.9, 0.5), (0.9, 0.5)]), eraser(&[(0.9, 0.5)], 0.11)];
    let alone = rasterise(&digit[..1], Framing::Centred);
    assert!(greatest_difference(&rasterise(&digit, Framing::Centred), &alone) < 0.02);
}

#[test]
fn an_eraser_alone_and_before_all_lines_does_nothing() {
    let (one, wipe) = (pen(&[(0.5, 0.1), (0.5, 0.9)]), eraser(&[(0.1, 0.1), (0.9, 0.9)], 0.3));
    for framing in FRAMINGS {
        assert!(rasterise(&[&wipe], framing).is_blank());
        assert_eq!(rasterise(&[&wipe, &one], framing), rasterise(&[&one], framing));
    }
}

/// The line is half beyond the pad, where no eraser is seen to reach, and so is its mass.
#[test]
fn what_lies_beyond_the_edge_goes_with_the_edge() {
    let edge = line(&[(0.0, 0.1), (0.0, 0.9)], 0.1, Tool::Pen);
    let along = eraser(&[(0.03, 0.0), (0.03, 1.0)], 0.07);
    assert!(ink(&rasterise(&[&edge], Framing::Centred)) > 30.0);
    assert!(rasterise(&[&edge, &along], Framing::Centred).is_blank());
    let other = pen(&[(0.5, 0.1), (0.5, 0.9)]);
    let left = rasterise(&[&edge, &along, &other], Framing::Centred);
    assert!(greatest_difference(&left, &rasterise(&[other], Framing::Centred)) < 0.02);
}

/// A hair is drawn at 1.6 pixels, and so an eraser that covered the hair must reach over them.
#[test]
fn no_slivers_stay_of_lines_that_are_drawn_thicker_than_they_are() {
    let hair = line(&[(0.1, 0.3), (0.9, 0.3)], 0.01, Tool::Pen);
    let other = line(&[(0.1, 0.7), (0.9, 0.7)], 0.01, Tool::Pen);
    // Its edge is 0.002 beyond the hair's: a twenty-fifth of a pixel.
    let above = eraser(&[(0.0, 0.25), (1.0, 0.25)], 0.114);
    let left = rasterise(&[&hair, &above, &other], Framing::Centred);
    // The extent of a hair is known to less than half a cell: 0.08 pixels.
    let difference = greatest_difference(&left, &rasterise(&[other], Framing::Centred));
    assert!(difference < 0.1, "{difference}");
}

#[test]
fn shared_strokes_are_drawn_as_owned_ones() {
    let strokes = [pen(&[(0.2, 0.2), (0.8, 0.8)]), eraser(&[(0.5, 0.5)], 0.2)];
    let shared: Vec<Rc<Stroke>> = strokes.iter().cloned().map(Rc::new).collect();
    for framing in FRAMINGS {
        assert_eq!(rasterise(&shared, framing), rasterise(&strokes, framing));
    }
}

fn wild() -> impl Strategy<Value = f32> {
    prop_oneof![6 => -1.0f32..2.0, 1 => any::<f32>(), 1 => Just(f32::NAN), 1 => Just(f32::INFINITY)]
}

fn tool() -> impl Strategy<Value = Tool> {
    prop_oneof![2 => Just(Tool::Pen), 1 => Just(Tool::Eraser)]
}

prop_compose! {
    fn wild_stroke()(
        points in vec((wild(), wild()), 0..12),
        width in wild(),
        pressures in vec(wild(), 0..14),
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
    fn nothing_panics_and_values_stay_in_range(strokes in vec(wild_stroke(), 0..5)) {
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
    fn erasing_all_leaves_a_black_image(strokes in vec(stroke(), 1..4), rows in 3u8..9) {
        // To and fro over the whole pad.
        let place = |row: u8| f32::from(row) / f32::from(rows);
        let ways = (0..=rows).map(|row| eraser(&[(0.0, place(row)), (1.0, place(row))], 1.2 / f32::from(rows)));
        let all: Vec<Stroke> = strokes.into_iter().chain(ways).collect();
        for framing in FRAMINGS {
            prop_assert!(rasterise(&all, framing).is_blank());
        }
    }

    /// An eraser that follows a line and is as wide takes it wholly, whatever the size in which it is drawn.
    #[test]
    fn erasing_line_by_line_leaves_a_black_image(strokes in vec(stroke(), 1..4)) {
        let follow = |stroke: &Stroke| Stroke { tool: Tool::Eraser, ..stroke.clone() };
        let all: Vec<Stroke> = strokes.iter().cloned().chain(strokes.iter().map(follow)).collect();
        for framing in FRAMINGS {
            prop_assert!(rasterise(&all, framing).is_blank());
        }
    }

    #[test]
    fn what_was_erased_wholly_does_not_matter(
        before in vec(stroke(), 1..3),
        after in vec(stroke(), 1..3),
        width in 0.02f32..0.2,
    ) {
        let wipe = eraser(&[(0.0, 0.5), (1.0, 0.5)], 1.0);
        let after: Vec<Stroke> = after.into_iter().map(|s| Stroke { width, pressures: vec![], ..s }).collect();
        let all: Vec<Stroke> = before.into_iter().chain([wipe]).chain(after.clone()).collect();
        prop_assert_eq!(rasterise(&all, Framing::AsDrawn), rasterise(&after, Framing::AsDrawn));
        let difference = greatest_difference(&rasterise(&all, Framing::Centred), &rasterise(&after, Framing::Centred));
        // The extent is found on a raster of a quarter of a pixel, and a small drawing shows it larger.
        prop_assert!(difference < 0.25, "{difference}");
    }

    /// Lines may change places with lines, but not with an eraser.
    #[test]
    fn order_matters_only_for_erasers(first in vec(stroke(), 2..4), wipe in stroke(), then in vec(stroke(), 2..4)) {
        let wipe = Stroke { tool: Tool::Eraser, ..wipe };
        let all = |first: &[Stroke], then: &[Stroke]| [first, std::slice::from_ref(&wipe), then].concat();
        let reversed = |strokes: &[Stroke]| strokes.iter().rev().cloned().collect::<Vec<Stroke>>();
        let forth = all(&first, &then);
        let back = all(&reversed(&first), &reversed(&then));
        for framing in FRAMINGS {
            prop_assert!(greatest_difference(&rasterise(&forth, framing), &rasterise(&back, framing)) < 1e-4);
        }
    }
}
