//! Dragging over a canvas with mouse, finger or pen: one pointer at a time, captured until it is lifted.

use afterimage_imaging::Point;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, PointerEvent};
use yew::prelude::*;

use afterimage_app::drawing::Contact;

/// A step of a drag. Points are fractions of the element's sides, and may lie outside of it.
pub enum Drag {
    /// The pointer went down.
    Start(Contact),
    /// It moved through these points, of which there is at least one.
    Move(Vec<Contact>),
    /// It was lifted, or the system took it away.
    End,
}

/// The handlers to put on the element.
#[derive(Clone, PartialEq)]
pub struct DragHandlers {
    /// For `onpointerdown`.
    pub down: Callback<PointerEvent>,
    /// For `onpointermove`.
    pub moved: Callback<PointerEvent>,
    /// For `onpointerup`, `onpointercancel` and `onlostpointercapture`.
    pub up: Callback<PointerEvent>,
}

/// Reports drags that begin on the element behind `node`.
#[hook]
pub fn use_drag(node: &NodeRef, report: &Callback<Drag>) -> DragHandlers {
    use_calm_touches(node);
    let held = use_mut_ref(|| None::<i32>);
    let down = {
        let (held, node, report) = (held.clone(), node.clone(), report.clone());
        Callback::from(move |event: PointerEvent| {
            let other = held.borrow().is_some_and(|id| id != event.pointer_id());
            let Some(element) = node.cast::<Element>() else { return };
            if other || event.button() != 0 || !event.is_primary() {
                return;
            }
            // Without the capture the drag ends at the element's edge; there is nothing better to do.
            let _ = element.set_pointer_capture(event.pointer_id());
            *held.borrow_mut() = Some(event.pointer_id());
            report.emit(Drag::Start(place(&element.get_bounding_client_rect(), &event)));
        })
    };
    let moved = {
        let (held, node, report) = (held.clone(), node.clone(), report.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(element) = node.cast::<Element>() else { return };
            if *held.borrow() == Some(event.pointer_id()) {
                let area = element.get_bounding_client_rect();
                let points = coalesced(&event).iter().map(|event| place(&area, event)).collect();
                report.emit(Drag::Move(points));
            }
        })
    };
    let report = report.clone();
    let up = Callback::from(move |event: PointerEvent| {
        let ended = held.borrow_mut().take_if(|id| *id == event.pointer_id());
        if ended.is_some() {
            report.emit(Drag::End);
        }
    });
    DragHandlers { down, moved, up }
}

/// Keeps the browser from making gestures of touches that are ours. `touch-action: none` keeps it from scrolling, but
/// not from seeing a fling in a quick stroke, and then it swallows the next tap, on whatever button that is.
#[hook]
fn use_calm_touches(node: &NodeRef) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let listener = node.cast::<Element>().map(|element| {
            let touched = element.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&element, "touchstart", options, move |event| {
                if is_all_ours(&touched) {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the element leaves no touch to the browser just now.
fn is_all_ours(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("touch-action").ok()).is_some_and(|action| action == "none")
}

/// All positions since the last event, where the browser keeps them: older ones, and pages without HTTPS, do not.
fn coalesced(event: &PointerEvent) -> Vec<PointerEvent> {
    let is_known = Reflect::has(event, &"getCoalescedEvents".into()).unwrap_or_default();
    let mut events: Vec<PointerEvent> = if is_known {
        event.get_coalesced_events().iter().filter_map(|event| event.dyn_into().ok()).collect()
    } else {
        Vec::new()
    };
    // Events made by a script hold none.
    if events.is_empty() {
        events.push(event.clone());
    }
    events
}

/// Where an event is on an element that takes this area of the window.
fn place(area: &DomRect, event: &PointerEvent) -> Contact {
    let along = |name: &str, start: f64, length: f64| ((client(event, name) - start) / length.max(1.0)) as f32;
    let point =
        Point { x: along("clientX", area.left(), area.width()), y: along("clientY", area.top(), area.height()) };
    // A mouse has no pressure, and says 0.5; many touch screens say 0 or 1. Only a pen's is meant.
    let pressure = (event.pointer_type() == "pen").then(|| event.pressure());
    Contact { point, pressure }
}

/// The fractional position; web-sys rounds it to whole pixels.
fn client(event: &PointerEvent, name: &str) -> f64 {
    let value = Reflect::get(event, &JsValue::from_str(name));
    value.ok().and_then(|value| value.as_f64()).unwrap_or_default()
}
