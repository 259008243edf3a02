//! Hands on the eye.

use afterimage_imaging::{EYE_SIDE, Point, Reticle};
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::knob::kind;
use crate::components::controls::drag::{Drag, DragHandlers, use_drag};
use crate::components::controls::focus::focus_within;
use crate::components::spoiling::hold::reach_of;
use crate::drawing::Contact;
use crate::eye_grip::EyeHold;
use crate::state::Action;

/// The handlers to put on the frame.
pub struct EyeHolding {
    /// Those of the drag.
    pub drag: DragHandlers,
    /// For `onmousedown`: a press takes the focus nowhere, because the drag gives it to a handle.
    pub keep_focus: Callback<MouseEvent>,
}

/// Drags the crosshair over the picture in `frame` while it `is_live`, and gives the focus to the handle that was held.
#[hook]
pub fn use_eye_hold(frame: &NodeRef, is_live: bool, reticle: Reticle, emit: &Callback<Action>) -> EyeHolding {
    let held = use_mut_ref(|| None::<EyeHold>);
    let reach = use_mut_ref(|| 0.0);
    let report = {
        let (held, reach, node, emit) = (held.clone(), reach.clone(), frame.clone(), emit.clone());
        Callback::from(move |drag| {
            let action = match drag {
                Drag::Start(contact) => {
                    let (hold, action) = EyeHold::begin(on_picture(contact), &reticle, *reach.borrow());
                    *held.borrow_mut() = Some(hold);
                    action
                }
                Drag::Move(contacts) => {
                    held.borrow().zip(contacts.last()).map(|(hold, contact)| hold.follow(on_picture(*contact)))
                }
                Drag::End => {
                    if let (Some(frame), Some(hold)) = (node.cast::<Element>(), held.borrow_mut().take()) {
                        focus_within(&frame, &format!(".{}", kind(hold.handle())));
                    }
                    None
                }
            };
            if let Some(action) = action {
                emit.emit(Action::Eyes(action));
            }
        })
    };
    let drag = use_drag(frame, &report);
    let (node, begin) = (frame.clone(), drag.down);
    let down = Callback::from(move |event: PointerEvent| {
        if let (true, Some(frame)) = (is_live, node.cast::<Element>()) {
            *reach.borrow_mut() = reach_of(&event.pointer_type(), frame.client_width(), EYE_SIDE);
            begin.emit(event);
        }
    });
    let keep_focus = Callback::from(move |event: MouseEvent| {
        if is_live {
            event.prevent_default();
        }
    });
    EyeHolding { drag: DragHandlers { down, ..drag }, keep_focus }
}

fn on_picture(Contact { point, .. }: Contact) -> Point {
    let side = EYE_SIDE as f32;
    Point::new(point.x * side, point.y * side)
}
