//! What a hand takes hold of on the crosshair over an eye, and what the keys do instead. Pure: places are in pixels of
//! the picture, 0 to 100.

use std::f32::consts::FRAC_PI_2;

use afterimage_imaging::{EYE_SIDE, Point, Reticle, ReticleShape};

use crate::corruption::handles::{arrow, direction, less, plus};
use crate::eyes::EyesAction;

/// How far from its middle a crosshair has the handle that turns it, in pixels.
const ARM: f32 = 34.0;
/// An arrow key's step in pixels, and with Shift.
const STEPS: [f32; 2] = [1.0, 8.0];
/// An arrow key's turn in degrees, and with Shift.
const TURNS: [f32; 2] = [5.0, 15.0];

/// A handle of the crosshair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EyeHandle {
    /// Moves it.
    Middle,
    /// Turns it.
    Turn,
    /// Makes it larger or smaller.
    Size,
}

/// A drag of the crosshair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EyeHold {
    /// It is moved; its middle is so far from the pointer.
    Move(Point),
    /// It is turned around this middle; its angle less the pointer's, in radians.
    Turn(Point, f32),
    /// It is resized around this middle; its radius less the pointer's distance, in pixels.
    Size(Point, f32),
}

/// The handles with their places. A cross from edge to edge has no size, and a ring looks the same however it is
/// turned.
pub fn handles(reticle: &Reticle) -> Vec<(EyeHandle, Point)> {
    let middle = middle_of(reticle);
    let mut handles = vec![(EyeHandle::Middle, middle)];
    // In the first directions that lead to a place on the picture, each in another one.
    let mut quarters = 0..4u8;
    let mut add = |handle, far: f32| {
        let at = |quarter: u8| {
            let (sin, cos) = (reticle.angle + f32::from(quarter) * FRAC_PI_2).sin_cos();
            plus(middle, Point::new(far * cos, far * sin))
        };
        let place = quarters.by_ref().map(at).find(is_on_picture).unwrap_or_else(|| at(0));
        handles.push((handle, place));
    };
    if !matches!(reticle.shape, ReticleShape::Circle | ReticleShape::Rings) {
        add(EyeHandle::Turn, ARM);
    }
    if reticle.shape != ReticleShape::Cross {
        add(EyeHandle::Size, reticle.radius);
    }
    handles
}

impl EyeHold {
    /// Begins a drag at `point`: on the nearest handle within `reach` pixels, or else the crosshair comes to the point.
    /// Comes with what happens at once, if anything.
    pub fn begin(point: Point, reticle: &Reticle, reach: f32) -> (Self, Option<EyesAction>) {
        let middle = middle_of(reticle);
        let far = |place: Point| (place.x - point.x).hypot(place.y - point.y);
        let near = handles(reticle).into_iter().filter(|(_, place)| far(*place) <= reach);
        match near.min_by(|(_, a), (_, b)| far(*a).total_cmp(&far(*b))) {
            Some((EyeHandle::Middle, _)) => (Self::Move(less(middle, point)), None),
            Some((EyeHandle::Turn, _)) => (Self::Turn(middle, reticle.angle - direction(middle, point)), None),
            Some((EyeHandle::Size, _)) => (Self::Size(middle, reticle.radius - far(middle)), None),
            None => (Self::Move(Point::default()), Some(EyesAction::MoveTo(point))),
        }
    }

    /// What happens when the pointer comes to `point`.
    pub fn follow(self, point: Point) -> EyesAction {
        match self {
            Self::Move(ahead) => EyesAction::MoveTo(plus(point, ahead)),
            Self::Turn(middle, ahead) => EyesAction::TurnTo(direction(middle, point) + ahead),
            Self::Size(middle, ahead) => EyesAction::SetRadius((point.x - middle.x).hypot(point.y - middle.y) + ahead),
        }
    }

    /// The handle with which the keys go on after the hand.
    pub fn handle(self) -> EyeHandle {
        match self {
            Self::Move(_) => EyeHandle::Middle,
            Self::Turn(..) => EyeHandle::Turn,
            Self::Size(..) => EyeHandle::Size,
        }
    }
}

/// What an arrow key does on a handle, with Shift further.
pub fn nudge(handle: EyeHandle, key: &str, is_large: bool, reticle: &Reticle) -> Option<EyesAction> {
    let (right, down) = arrow(key)?;
    let step = STEPS[usize::from(is_large)];
    // As on every slider, right and up are more.
    let more = right - down;
    Some(match handle {
        EyeHandle::Middle => EyesAction::MoveTo(plus(middle_of(reticle), Point::new(right * step, down * step))),
        EyeHandle::Turn => EyesAction::TurnTo(reticle.angle + (more * TURNS[usize::from(is_large)]).to_radians()),
        EyeHandle::Size => EyesAction::SetRadius(reticle.radius + more * step),
    })
}

fn middle_of(reticle: &Reticle) -> Point {
    Point::new(reticle.x, reticle.y)
}

fn is_on_picture(place: &Point) -> bool {
    let side = -0.01..=EYE_SIDE as f32 + 0.01;
    side.contains(&place.x) && side.contains(&place.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reticle(shape: ReticleShape) -> Reticle {
        Reticle { shape, ..Reticle::default() }
    }

    #[test]
    fn a_shape_has_the_handles_that_do_something() {
        let kinds = |shape| handles(&reticle(shape)).into_iter().map(|(handle, _)| handle).collect::<Vec<_>>();
        assert_eq!(kinds(ReticleShape::Cross), [EyeHandle::Middle, EyeHandle::Turn]);
        assert_eq!(kinds(ReticleShape::Circle), [EyeHandle::Middle, EyeHandle::Size]);
        assert_eq!(kinds(ReticleShape::Ticks), [EyeHandle::Middle, EyeHandle::Turn, EyeHandle::Size]);
    }

    #[test]
    fn handles_stay_on_the_picture_and_apart() {
        for (x, y) in [(50.0, 50.0), (0.0, 0.0), (100.0, 3.0), (97.0, 100.0)] {
            for step in 0..24 {
                let angle = step as f32 * 0.26;
                let all = handles(&Reticle { x, y, angle, shape: ReticleShape::Gap, ..Reticle::default() });
                assert!(is_on_picture(&all[1].1), "{x}, {y}, {angle}");
                let apart = (all[1].1.x - all[2].1.x).hypot(all[1].1.y - all[2].1.y);
                assert!(apart > 4.0, "{apart} at {x}, {y}, {angle}");
            }
        }
    }

    #[test]
    fn a_press_beside_the_handles_brings_the_crosshair() {
        let (hold, action) = EyeHold::begin(Point::new(20.0, 80.0), &reticle(ReticleShape::Cross), 4.0);
        assert_eq!(action, Some(EyesAction::MoveTo(Point::new(20.0, 80.0))));
        assert_eq!(hold.follow(Point::new(30.0, 70.0)), EyesAction::MoveTo(Point::new(30.0, 70.0)));
    }

    #[test]
    fn nothing_jumps_when_a_handle_is_taken() {
        let reticle = Reticle { angle: 0.4, shape: ReticleShape::Post, ..Reticle::default() };
        for (handle, place) in handles(&reticle) {
            let point = plus(place, Point::new(1.5, -1.0));
            let (hold, action) = EyeHold::begin(point, &reticle, 4.0);
            assert_eq!((hold.handle(), action), (handle, None));
            let (is, was) = match hold.follow(point) {
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
        let right = |handle, is_large| nudge(handle, "ArrowRight", is_large, &reticle).unwrap();
        assert_eq!(right(EyeHandle::Middle, false), EyesAction::MoveTo(Point::new(51.0, 50.0)));
        assert_eq!(right(EyeHandle::Middle, true), EyesAction::MoveTo(Point::new(58.0, 50.0)));
        assert_eq!(right(EyeHandle::Turn, false), EyesAction::TurnTo(5.0f32.to_radians()));
        assert_eq!(right(EyeHandle::Size, false), EyesAction::SetRadius(29.0));
        assert_eq!(nudge(EyeHandle::Middle, "Tab", false, &reticle), None);
    }
}
