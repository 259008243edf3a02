//! The handles of the crosshair over an eye. Pure; points are in pixels of the picture, 0 to 100.

use afterimage_imaging::{EYE_SIDE, Point, Reticle, ReticleShape};

use crate::eyes::{EyesAction, RADII, degrees};
use crate::handles::{Arrow, HasHandles, Hit, SliderValue, hit_test, point_around};

/// The distance of the handle that turns a crosshair from its middle, in pixels.
const TURN_DISTANCE: f32 = 34.0;
/// An arrow key's step in pixels, and with Shift.
const STEPS: [f32; 2] = [1.0, 8.0];

/// A handle of the crosshair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeHandle {
    /// Moves it.
    Move,
    /// Turns it.
    Turn,
    /// Makes it larger or smaller.
    Resize,
}

impl HasHandles for Reticle {
    type Handle = EyeHandle;
    type Target = EyeHandle;
    type Action = EyesAction;

    fn size(&self) -> [usize; 2] {
        [EYE_SIDE; 2]
    }

    /// A cross from edge to edge has no size, and a ring looks the same however it is turned.
    fn handles(&self) -> Vec<(EyeHandle, Point)> {
        let mut handles = vec![(EyeHandle::Move, middle_of(self))];
        let mut quarters = 0..4;
        let mut add = |handle, distance| {
            handles.push((handle, point_around(middle_of(self), self.angle, distance, EYE_SIDE, &mut quarters)));
        };
        if !matches!(self.shape, ReticleShape::Circle | ReticleShape::Rings) {
            add(EyeHandle::Turn, TURN_DISTANCE);
        }
        if self.shape != ReticleShape::Cross {
            add(EyeHandle::Resize, self.radius);
        }
        handles
    }

    fn kind(handle: EyeHandle) -> &'static str {
        match handle {
            EyeHandle::Move => "moves-crosshair",
            EyeHandle::Turn => "turns-crosshair",
            EyeHandle::Resize => "resizes-crosshair",
        }
    }

    fn slider_value(&self, handle: EyeHandle) -> Option<SliderValue> {
        let (range, value) = match handle {
            EyeHandle::Move => ([0.0, EYE_SIDE as f32], self.x),
            EyeHandle::Turn => ([-180.0, 180.0], degrees(self)),
            EyeHandle::Resize => ([*RADII.start(), *RADII.end()], self.radius),
        };
        Some(SliderValue { range, value, is_two_dimensional: handle == EyeHandle::Move })
    }

    /// The nearest handle; elsewhere the crosshair jumps to the pointer.
    fn target_at(&self, point: Point, radius: f32) -> Option<Hit<EyeHandle>> {
        let handle = hit_test(self.handles(), point, radius);
        Some(handle.map_or(Hit::Jump(EyeHandle::Move, middle_of(self)), Hit::On))
    }

    fn drag(&self, handle: EyeHandle, from: Point, to: Point) -> Option<EyesAction> {
        let middle = middle_of(self);
        Some(match handle {
            EyeHandle::Move => EyesAction::MoveTo(middle - from + to),
            EyeHandle::Turn => EyesAction::TurnTo(self.angle - middle.direction_to(from) + middle.direction_to(to)),
            EyeHandle::Resize => EyesAction::SetRadius(self.radius - middle.distance(from) + middle.distance(to)),
        })
    }

    fn handle_of(handle: EyeHandle) -> EyeHandle {
        handle
    }

    fn step(&self, handle: EyeHandle, arrow: Arrow) -> Option<EyesAction> {
        Some(match handle {
            EyeHandle::Move => EyesAction::MoveTo(middle_of(self) + arrow.vector(STEPS)),
            EyeHandle::Turn => EyesAction::TurnTo(self.angle + arrow.angle()),
            EyeHandle::Resize => EyesAction::SetRadius(self.radius + arrow.sign() * arrow.choose(STEPS)),
        })
    }
}

fn middle_of(reticle: &Reticle) -> Point {
    Point::new(reticle.x, reticle.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handles::tests::key;
    use crate::handles::{HandleDrag, is_on_picture};

    fn reticle(shape: ReticleShape) -> Reticle {
        Reticle { shape, ..Reticle::default() }
    }

    #[test]
    fn a_shape_has_the_handles_that_do_something() {
        let kinds = |shape| reticle(shape).handles().into_iter().map(|(handle, _)| handle).collect::<Vec<_>>();
        assert_eq!(kinds(ReticleShape::Cross), [EyeHandle::Move, EyeHandle::Turn]);
        assert_eq!(kinds(ReticleShape::Circle), [EyeHandle::Move, EyeHandle::Resize]);
        assert_eq!(kinds(ReticleShape::Ticks), [EyeHandle::Move, EyeHandle::Turn, EyeHandle::Resize]);
    }

    #[test]
    fn handles_stay_on_the_picture_and_apart() {
        for (x, y) in [(50.0, 50.0), (0.0, 0.0), (100.0, 3.0), (97.0, 100.0)] {
            for step in 0..24 {
                let angle = step as f32 * 0.26;
                let all = Reticle { x, y, angle, shape: ReticleShape::Gap, ..Reticle::default() }.handles();
                assert!(is_on_picture(all[1].1, EYE_SIDE), "{x}, {y}, {angle}");
                let distance = all[1].1.distance(all[2].1);
                assert!(distance > 4.0, "{distance} at {x}, {y}, {angle}");
            }
        }
    }

    #[test]
    fn a_press_beside_the_handles_brings_the_crosshair() {
        let (drag, action) = HandleDrag::begin(&reticle(ReticleShape::Cross), Point::new(20.0, 80.0), 4.0).unwrap();
        assert_eq!(action, Some(EyesAction::MoveTo(Point::new(20.0, 80.0))));
        assert_eq!(drag.drag_to(Point::new(30.0, 70.0)), Some(EyesAction::MoveTo(Point::new(30.0, 70.0))));
    }

    #[test]
    fn nothing_jumps_when_a_handle_is_pressed() {
        let reticle = Reticle { angle: 0.4, shape: ReticleShape::Post, ..Reticle::default() };
        for (handle, middle) in reticle.handles() {
            let point = middle + Point::new(1.5, -1.0);
            let (drag, action) = HandleDrag::begin(&reticle, point, 4.0).unwrap();
            assert_eq!((drag.handle(), action), (handle, None));
            let (is, was) = match drag.drag_to(point).unwrap() {
                EyesAction::MoveTo(to) => ((to.x - 50.0).abs() + (to.y - 50.0).abs(), 0.0),
                EyesAction::TurnTo(angle) => (angle, reticle.angle),
                EyesAction::SetRadius(radius) => (radius, reticle.radius),
                other => panic!("{other:?}"),
            };
            assert!((is - was).abs() < 1e-4, "{handle:?}");
        }
    }

    #[test]
    fn arrows_move_turn_and_resize() {
        let reticle = reticle(ReticleShape::Gap);
        let right = |handle, is_shifted| reticle.on_key(handle, &key("ArrowRight", is_shifted)).unwrap();
        assert_eq!(right(EyeHandle::Move, false), EyesAction::MoveTo(Point::new(51.0, 50.0)));
        assert_eq!(right(EyeHandle::Move, true), EyesAction::MoveTo(Point::new(58.0, 50.0)));
        assert_eq!(right(EyeHandle::Turn, false), EyesAction::TurnTo(5.0f32.to_radians()));
        assert_eq!(right(EyeHandle::Resize, false), EyesAction::SetRadius(29.0));
    }
}
