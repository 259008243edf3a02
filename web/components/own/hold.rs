//! Hands on the person's own picture.

use afterimage_imaging::Point;
use afterimage_protocol::photo::Crop;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::knob::kind;
use crate::components::controls::drag::{Drag, DragHandlers, use_drag};
use crate::components::controls::focus::focus_within;
use crate::components::spoiling::hold::reach_of;
use crate::crop_grip::CropHold;
use crate::drawing::Contact;
use crate::own::Open;

/// The handlers to put on the frame.
pub struct CropHolding {
    /// Those of the drag.
    pub drag: DragHandlers,
    /// For `onmousedown`: a press takes the focus nowhere, because the drag gives it to a handle.
    pub keep_focus: Callback<MouseEvent>,
}

/// Drags the square over the picture in `frame`, and gives the focus to the handle that was held.
#[hook]
pub fn use_crop_hold(frame: &NodeRef, open: &Open, onchange: &Callback<Crop>) -> CropHolding {
    let held = use_mut_ref(|| None::<CropHold>);
    let reach = use_mut_ref(|| 0.0);
    let (width, height) = (open.width, open.height);
    let report = {
        let (held, reach, node, onchange) = (held.clone(), reach.clone(), frame.clone(), onchange.clone());
        let crop = open.crop;
        let on_picture =
            move |Contact { point, .. }: Contact| Point::new(point.x * width as f32, point.y * height as f32);
        Callback::from(move |drag| {
            let wanted = match drag {
                Drag::Start(contact) => {
                    let (hold, wanted) = CropHold::begin(on_picture(contact), crop, *reach.borrow());
                    *held.borrow_mut() = Some(hold);
                    wanted
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
            if let Some(crop) = wanted {
                onchange.emit(crop);
            }
        })
    };
    let drag = use_drag(frame, &report);
    let (node, begin) = (frame.clone(), drag.down);
    let down = Callback::from(move |event: PointerEvent| {
        if let Some(frame) = node.cast::<Element>() {
            *reach.borrow_mut() = reach_of(&event.pointer_type(), frame.client_width(), width as usize);
            begin.emit(event);
        }
    });
    let keep_focus = Callback::from(|event: MouseEvent| event.prevent_default());
    CropHolding { drag: DragHandlers { down, ..drag }, keep_focus }
}
