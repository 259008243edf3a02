//! Handles on a picture: the small marks that are dragged with a pointer or moved with the keys. This module has what
//! is the same for every picture: the hit test, the course of a drag, the arrow keys. Pure; points are in pixels of the
//! picture.

use std::f32::consts::FRAC_PI_2;
use std::ops::Range;

use afterimage_imaging::Point;

use crate::keys::Key;

/// The angle by which an arrow key turns a handle, in degrees: alone, and with Shift.
const TURNS: [f32; 2] = [5.0, 15.0];

/// A picture with handles.
pub trait HasHandles: Clone + PartialEq + 'static {
    /// Which handle.
    type Handle: Copy + PartialEq + 'static;
    /// What a press can drag: a handle, or something that has no handle yet.
    type Target: Copy + 'static;
    /// How a drag or a key changes the picture.
    type Action: PartialEq + 'static;

    /// The width and the height of the picture in pixels.
    fn size(&self) -> [usize; 2];

    /// The handles that are shown, with their middles.
    fn handles(&self) -> Vec<(Self::Handle, Point)>;

    /// The upper left corner and the size of a handle that covers a rectangle; none for one that is a small mark.
    fn rectangle(&self, _: Self::Handle) -> Option<[Point; 2]> {
        None
    }

    /// The kind of a handle, such as `moves-crosshair`. One handle of a kind is shown at a time, so this is its key and
    /// its class in the page.
    fn kind(handle: Self::Handle) -> &'static str;

    /// The value of a handle as a slider; none if there is no such handle.
    fn slider_value(&self, handle: Self::Handle) -> Option<SliderValue>;

    /// What a press at `point` drags, if anything. It hits a handle whose middle is within `radius` pixels.
    fn target_at(&self, point: Point, radius: f32) -> Option<Hit<Self::Target>>;

    /// The action when the target is pressed at `point`.
    fn press(&self, _target: Self::Target, _point: Point) -> Option<Self::Action> {
        None
    }

    /// The action when the pointer that pressed the target at `from` is at `to`. `self` is the picture before the press.
    fn drag(&self, target: Self::Target, from: Point, to: Point) -> Option<Self::Action>;

    /// The action when the target is released.
    fn release(_: Self::Target) -> Option<Self::Action> {
        None
    }

    /// The handle that has the focus after the target was dragged.
    fn handle_of(target: Self::Target) -> Self::Handle;

    /// The action of an arrow key on a handle.
    fn step(&self, handle: Self::Handle, arrow: Arrow) -> Option<Self::Action>;

    /// The action of the Delete key on a handle.
    fn delete(_: Self::Handle) -> Option<Self::Action> {
        None
    }

    /// Whether no handle of its kind is left after this action of a key, so that the picture has to take the focus.
    fn is_last_deleted(&self, _: &Self::Action) -> bool {
        false
    }

    /// The action of a key on a handle: arrow keys move, turn or resize, with Shift further; Delete removes.
    fn on_key(&self, handle: Self::Handle, key: &Key) -> Option<Self::Action> {
        match key.name.as_str() {
            _ if key.is_shortcut() => None,
            "Delete" | "Backspace" => Self::delete(handle),
            _ => self.step(handle, Arrow::from_key(key)?),
        }
    }
}

/// What a screen reader says of a handle, apart from the texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SliderValue {
    /// The smallest and the largest value.
    pub range: [f32; 2],
    /// The value now.
    pub value: f32,
    /// Whether the handle moves in two directions; the value is then the horizontal one.
    pub is_two_dimensional: bool,
}

/// What a press hits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit<T> {
    /// The target. It keeps its distance from the pointer.
    On(T),
    /// No target. This one jumps to the pointer, from this point.
    Jump(T, Point),
}

/// A drag, from the press to the release.
#[derive(Clone, Debug)]
pub struct HandleDrag<P: HasHandles> {
    /// The picture before the press.
    picture: P,
    target: P::Target,
    /// The point of the picture that stays under the pointer.
    from: Point,
}

impl<P: HasHandles> HandleDrag<P> {
    /// Begins a drag with a press at `point`, if it hits anything within `radius` pixels. Also returns the action of
    /// the press.
    pub fn begin(picture: &P, point: Point, radius: f32) -> Option<(Self, Option<P::Action>)> {
        let (target, from, action) = match picture.target_at(point, radius)? {
            Hit::On(target) => (target, point, picture.press(target, point)),
            Hit::Jump(target, from) => (target, from, picture.drag(target, from, point)),
        };
        Some((Self { picture: picture.clone(), target, from }, action))
    }

    /// The action when the pointer comes to `point`.
    pub fn drag_to(&self, point: Point) -> Option<P::Action> {
        self.picture.drag(self.target, self.from, point)
    }

    /// The action when the pointer is lifted.
    pub fn end(&self) -> Option<P::Action> {
        P::release(self.target)
    }

    /// The handle that has the focus after the drag.
    pub fn handle(&self) -> P::Handle {
        P::handle_of(self.target)
    }
}

/// An arrow key on a handle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// The direction, of length 1; y points down.
    direction: Point,
    /// Whether Shift is pressed too.
    is_large: bool,
}

impl Arrow {
    fn from_key(key: &Key) -> Option<Self> {
        let (right, down) = match key.name.as_str() {
            "ArrowLeft" => (-1.0, 0.0),
            "ArrowRight" => (1.0, 0.0),
            "ArrowUp" => (0.0, -1.0),
            "ArrowDown" => (0.0, 1.0),
            _ => return None,
        };
        Some(Self { direction: Point::new(right, down), is_large: key.is_shifted })
    }

    /// The first of two steps, or the second one with Shift.
    pub fn choose(self, steps: [f32; 2]) -> f32 {
        steps[usize::from(self.is_large)]
    }

    /// The step in the arrow's direction.
    pub fn vector(self, steps: [f32; 2]) -> Point {
        let step = self.choose(steps);
        Point::new(self.direction.x * step, self.direction.y * step)
    }

    /// 1 for more, −1 for less: right and up are more, as on every slider.
    pub fn sign(self) -> f32 {
        self.direction.x - self.direction.y
    }

    /// The angle by which the key turns, in radians.
    pub fn angle(self) -> f32 {
        (self.sign() * self.choose(TURNS)).to_radians()
    }
}

/// The handle that a press at `point` hits: the nearest one whose middle is within `radius`.
pub fn hit_test<H>(handles: impl IntoIterator<Item = (H, Point)>, point: Point, radius: f32) -> Option<H> {
    let distances = handles.into_iter().map(|(handle, middle)| (handle, middle.distance(point)));
    let hits = distances.filter(|(_, distance)| *distance <= radius);
    hits.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(handle, _)| handle)
}

/// How far from a handle's middle a press may be, in pixels of a picture that is `width` pixels wide and is shown with
/// a width of `shown_width` CSS pixels. `pointer_type` is the browser's: a mouse points well, a finger does not.
pub fn hit_radius(pointer_type: &str, shown_width: i32, width: usize) -> f32 {
    let css_pixels = match pointer_type {
        "touch" => 24.0,
        "pen" => 16.0,
        _ => 12.0,
    };
    css_pixels * width as f32 / shown_width.max(1) as f32
}

/// A point at this distance from a centre, in the direction `angle` in radians or turned from it by quarters of a turn:
/// the first such point that is on a square picture. The quarters that were tried are taken from `quarters`, so that
/// the next handle is in another direction.
pub fn point_around(centre: Point, angle: f32, distance: f32, side: usize, quarters: &mut Range<u8>) -> Point {
    let at = |quarter: u8| {
        let (sin, cos) = (angle + f32::from(quarter) * FRAC_PI_2).sin_cos();
        centre + Point::new(distance * cos, distance * sin)
    };
    quarters.map(at).find(|point| is_on_picture(*point, side)).unwrap_or_else(|| at(0))
}

/// Whether a point is on a square picture, but for rounding.
pub(crate) fn is_on_picture(point: Point, side: usize) -> bool {
    let range = -0.01..=side as f32 + 0.01;
    range.contains(&point.x) && range.contains(&point.y)
}

#[cfg(test)]
pub(crate) mod tests {
    use afterimage_imaging::Reticle;

    use super::*;
    use crate::eyes::handles::EyeHandle;

    /// A key, with Shift or without it.
    pub(crate) fn key(name: &str, is_shifted: bool) -> Key {
        Key { name: name.to_owned(), is_shifted, ..Key::default() }
    }

    #[test]
    fn the_nearest_handle_within_the_radius_is_hit() {
        let handles = [('a', Point::new(2.0, 2.0)), ('b', Point::new(5.0, 2.0))];
        let hit = |x, radius| hit_test(handles, Point::new(x, 2.0), radius);
        assert_eq!((hit(2.5, 1.0), hit(4.5, 1.0), hit(3.5, 1.0)), (Some('a'), Some('b'), None));
        assert_eq!((hit(3.0, 9.0), hit(4.0, 9.0), hit(6.0, 1.0)), (Some('a'), Some('b'), Some('b')));
        assert_eq!(hit(3.5, 9.0), Some('a'), "the first one of two at the same distance");
    }

    #[test]
    fn a_finger_hits_from_farther_than_a_mouse_and_more_so_on_a_small_picture() {
        assert_eq!(hit_radius("mouse", 336, 28), 1.0);
        assert_eq!(hit_radius("touch", 168, 28), 4.0);
        assert!(hit_radius("pen", 336, 28) > hit_radius("", 336, 28));
    }

    #[test]
    fn arrow_keys_step_in_their_direction_and_shift_makes_the_step_larger() {
        let step = |name, is_shifted| Arrow::from_key(&key(name, is_shifted)).unwrap().vector([1.0, 4.0]);
        assert_eq!(step("ArrowLeft", false), Point::new(-1.0, 0.0));
        assert_eq!(step("ArrowRight", true), Point::new(4.0, 0.0));
        assert_eq!(step("ArrowUp", false), Point::new(0.0, -1.0));
        assert_eq!(step("ArrowDown", true), Point::new(0.0, 4.0));
    }

    #[test]
    fn right_and_up_are_more() {
        for (name, sign) in [("ArrowRight", 1.0), ("ArrowUp", 1.0), ("ArrowLeft", -1.0), ("ArrowDown", -1.0)] {
            assert_eq!(Arrow::from_key(&key(name, false)).unwrap().sign(), sign);
        }
    }

    #[test]
    fn shortcuts_and_other_keys_do_nothing() {
        let back = Key { is_alt: true, ..key("ArrowLeft", false) };
        for key in [back, key("Tab", false), key("Delete", false)] {
            assert_eq!(Reticle::default().on_key(EyeHandle::Move, &key), None);
        }
    }
}
