//! Hands on a picture with handles: what is held follows the pointer, and has the focus afterwards.

use afterimage_app::drawing::Contact;
use afterimage_imaging::Point;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::drag::{Drag, DragHandlers, use_drag};
use super::focus::focus_within;

/// How far from a handle's middle a press may be, in CSS pixels: a mouse points well, a finger does not.
const MOUSE_REACH: f32 = 12.0;
const PEN_REACH: f32 = 16.0;
const TOUCH_REACH: f32 = 24.0;

/// What can be taken hold of on a picture. Places are in the picture's pixels.
pub trait Grip: Clone + 'static {
    /// A drag.
    type Hold: Copy + 'static;
    /// What a drag wants.
    type Change: 'static;

    /// The picture's pixels from left to right and from top to bottom.
    fn size(&self) -> [usize; 2];

    /// Begins a drag at `point`, on the nearest handle within `reach`; none where there is nothing to hold. Comes with
    /// what is wanted at once, if anything.
    fn begin(&self, point: Point, reach: f32) -> Option<(Self::Hold, Option<Self::Change>)>;

    /// What is wanted when the pointer comes to `point`.
    fn follow(hold: Self::Hold, point: Point) -> Self::Change;

    /// What is wanted when the pointer is lifted.
    fn release(_: Self::Hold) -> Option<Self::Change> {
        None
    }

    /// The class of the handle with which the keys go on after the hand.
    fn class(hold: Self::Hold) -> &'static str;
}

/// The handlers to put on the picture's frame.
pub struct Holding {
    /// Those of the drag.
    pub drag: DragHandlers,
    /// For `onmousedown`: a press takes the focus nowhere, because the drag gives it to a handle.
    pub keep_focus: Callback<MouseEvent>,
}

/// Drags over the picture in `frame` while it `is_live`, and gives the focus to the handle that was held.
#[hook]
pub fn use_grip<G: Grip>(frame: &NodeRef, is_live: bool, grip: &G, report: &Callback<G::Change>) -> Holding {
    let held = use_mut_ref(|| None::<G::Hold>);
    let reach = use_mut_ref(|| 0.0);
    let released = use_state(|| 0u32);
    let [width, height] = grip.size();
    let dragged = {
        let (held, reach, grip, report) = (held.clone(), reach.clone(), grip.clone(), report.clone());
        let released = released.clone();
        let on_picture =
            move |Contact { point, .. }: Contact| Point::new(point.x * width as f32, point.y * height as f32);
        Callback::from(move |drag| {
            let wanted = match drag {
                Drag::Start(contact) => {
                    let (hold, wanted) = grip.begin(on_picture(contact), *reach.borrow()).unzip();
                    *held.borrow_mut() = hold;
                    wanted.flatten()
                }
                Drag::Move(contacts) => {
                    held.borrow().zip(contacts.last()).map(|(hold, contact)| G::follow(hold, on_picture(*contact)))
                }
                Drag::End => {
                    released.set(released.wrapping_add(1));
                    held.borrow().and_then(G::release)
                }
            };
            if let Some(change) = wanted {
                report.emit(change);
            }
        })
    };
    // After the render that the last change brought, because what is new has its handle only then.
    let node = frame.clone();
    use_effect_with(*released, move |_| {
        let last = held.borrow_mut().take();
        if let (Some(frame), Some(hold)) = (node.cast::<Element>(), last) {
            focus_within(&frame, &format!(".{}", G::class(hold)));
        }
    });
    let drag = use_drag(frame, &dragged);
    let (node, begin) = (frame.clone(), drag.down);
    let down = Callback::from(move |event: PointerEvent| {
        if let (true, Some(frame)) = (is_live, node.cast::<Element>()) {
            *reach.borrow_mut() = reach_of(&event.pointer_type(), frame.client_width(), width);
            begin.emit(event);
        }
    });
    let keep_focus = Callback::from(move |event: MouseEvent| {
        if is_live {
            event.prevent_default();
        }
    });
    Holding { drag: DragHandlers { down, ..drag }, keep_focus }
}

/// The reach in pixels of a picture that has so many of them on a `side`, and is shown so many CSS pixels wide.
fn reach_of(pointer: &str, width: i32, side: usize) -> f32 {
    let reach = match pointer {
        "touch" => TOUCH_REACH,
        "pen" => PEN_REACH,
        _ => MOUSE_REACH,
    };
    reach * side as f32 / width.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_reaches_farther_than_a_mouse_and_more_so_on_a_small_picture() {
        assert_eq!(reach_of("mouse", 336, 28), 1.0);
        assert_eq!(reach_of("touch", 168, 28), 4.0);
        assert!(reach_of("pen", 336, 28) > reach_of("", 336, 28));
    }
}
