//! Hands on the picture: what they take hold of, and what they do with it.

use afterimage_imaging::{DIGIT_SIDE, Point};
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::knob::kind;
use crate::components::controls::drag::{Drag, DragHandlers, use_drag};
use crate::components::controls::focus::focus_within;
use crate::components::controls::grip::reach_of;
use crate::drawing::Contact;
use crate::grip::{Handle, Hold};
use crate::spoiling::{Mark, Spoiling};
use crate::state::Action;

/// The handlers to put on the frame.
pub struct Holding {
    /// Those of the drag.
    pub drag: DragHandlers,
    /// For `onmousedown`: a press on the picture takes the focus nowhere, because the drag gives it to a handle.
    pub keep_focus: Callback<MouseEvent>,
}

/// Drags marks over the picture in `frame`, draws boxes on it, and gives the focus to what was held.
#[hook]
pub fn use_hold(frame: &NodeRef, spoiling: &Spoiling, emit: &Callback<Action>) -> Holding {
    let held = use_mut_ref(|| None::<Hold>);
    let reach = use_mut_ref(|| 0.0);
    let released = use_state(|| 0u32);
    let report = {
        let (held, reach, spoiling, emit) = (held.clone(), reach.clone(), spoiling.clone(), emit.clone());
        let released = released.clone();
        Callback::from(move |drag| {
            let action = match drag {
                Drag::Start(contact) => {
                    let begun = Hold::begin(on_picture(contact), &spoiling, *reach.borrow());
                    *held.borrow_mut() = begun.map(|(hold, _)| hold);
                    begun.map(|(_, action)| action)
                }
                Drag::Move(contacts) => {
                    held.borrow().zip(contacts.last()).map(|(hold, contact)| hold.follow(on_picture(*contact)))
                }
                Drag::End => {
                    released.set(released.wrapping_add(1));
                    held.borrow().and_then(Hold::release)
                }
            };
            if let Some(action) = action {
                emit.emit(Action::Spoil(action));
            }
        })
    };
    // After the render that the last action brought, because a new box has its handle only then.
    let node = frame.clone();
    use_effect_with(*released, move |_| {
        let last = held.borrow_mut().take();
        if let (Some(frame), Some(hold)) = (node.cast::<Element>(), last) {
            focus_within(&frame, &format!(".{}", kind(released_handle(hold))));
        }
    });
    let drag = use_drag(frame, &report);
    let is_live = spoiling.crosshairs.is_on() || spoiling.patches.is_on();
    let (node, begin) = (frame.clone(), drag.down);
    let down = Callback::from(move |event: PointerEvent| {
        if let (true, Some(frame)) = (is_live, node.cast::<Element>()) {
            *reach.borrow_mut() = reach_of(&event.pointer_type(), frame.client_width(), DIGIT_SIDE);
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

/// The handle with which the keys go on after the hand.
fn released_handle(hold: Hold) -> Handle {
    match hold {
        Hold::Move(mark, _) => Handle::Middle(mark),
        Hold::Turn { index, .. } => Handle::Turn(index),
        Hold::Resize(index, _) => Handle::Resize(index),
        Hold::NewBox => Handle::Middle(Mark::Patch(0)),
    }
}

fn on_picture(Contact { point, .. }: Contact) -> Point {
    let side = DIGIT_SIDE as f32;
    Point::new(point.x * side, point.y * side)
}
