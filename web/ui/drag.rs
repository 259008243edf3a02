//! Dragging over a canvas with mouse, finger or pen: one pointer at a time, captured until it is lifted.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::drawing::Contact;
use afterimage_app::pointer::{DragEnd, Motion, PointerInput, PointerKind, PointerTracker, Press};
use afterimage_imaging::Point;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, PointerEvent};
use yew::prelude::*;

/// The events of the window after which no pointer is followed any more: a menu opens, another window comes to the
/// front, the page is hidden. Their releases are often missed.
const INTERRUPTIONS: [&str; 3] = ["contextmenu", "blur", "visibilitychange"];

/// A step of a drag. Points are fractions of the element's sides, and may lie outside of it.
pub enum Drag {
    /// The pointer went down.
    Start {
        /// Where.
        contact: Contact,
        /// Whether it is the eraser's end of a pen.
        is_eraser: bool,
    },
    /// It moved through these points, of which there is at least one.
    Move(Vec<Contact>),
    /// It was lifted, or the system took it away.
    End(DragEnd),
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
    let tracker = use_mut_ref(PointerTracker::default);
    use_interruptions(&tracker, report);
    let down = {
        let (tracker, node, report) = (tracker.clone(), node.clone(), report.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(element) = node.cast::<Element>() else { return };
            let held = tracker.borrow().held();
            let is_held_there = held.is_some_and(|id| element.has_pointer_capture(id));
            let Press { earlier, begins, is_eraser } = tracker.borrow_mut().press(&input(&event), is_held_there);
            if let Some(end) = earlier {
                report.emit(Drag::End(end));
            }
            if begins {
                // Without the capture the drag ends at the element's edge; there is nothing better to do.
                let _ = element.set_pointer_capture(event.pointer_id());
                let contact = place(&element.get_bounding_client_rect(), &event);
                report.emit(Drag::Start { contact, is_eraser });
            }
        })
    };
    let moved = {
        let (tracker, node, report) = (tracker.clone(), node.clone(), report.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(element) = node.cast::<Element>() else { return };
            let motion = tracker.borrow_mut().motion(&input(&event));
            match motion {
                Motion::Drag => {
                    let area = element.get_bounding_client_rect();
                    let points = coalesced(&event).iter().map(|event| place(&area, event)).collect();
                    report.emit(Drag::Move(points));
                }
                Motion::End => report.emit(Drag::End(DragEnd::Done)),
                Motion::None => {}
            }
        })
    };
    let report = report.clone();
    let up = Callback::from(move |event: PointerEvent| {
        let input = input(&event);
        let end = match event.type_().as_str() {
            "pointercancel" => tracker.borrow_mut().cancel(&input),
            _ => tracker.borrow_mut().release(&input),
        };
        if let Some(end) = end {
            report.emit(Drag::End(end));
        }
    });
    DragHandlers { down, moved, up }
}

/// Ends the drag at each of the [`INTERRUPTIONS`].
#[hook]
fn use_interruptions(tracker: &Rc<RefCell<PointerTracker>>, report: &Callback<Drag>) {
    // The listeners live as long as the element, but each render can bring a new callback.
    let latest = use_mut_ref(|| report.clone());
    latest.replace(report.clone());
    let tracker = Rc::clone(tracker);
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            INTERRUPTIONS.map(|kind| {
                let (tracker, latest) = (Rc::clone(&tracker), Rc::clone(&latest));
                // The document's `visibilitychange` bubbles to the window.
                EventListener::new(&window, kind, move |_| {
                    let end = tracker.borrow_mut().interrupt();
                    if let Some(end) = end {
                        let report = latest.borrow().clone();
                        report.emit(Drag::End(end));
                    }
                })
            })
        });
        move || drop(listeners)
    });
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

fn input(event: &PointerEvent) -> PointerInput {
    PointerInput {
        id: event.pointer_id(),
        kind: PointerKind::from_type(&event.pointer_type()),
        button: event.button(),
        buttons: event.buttons(),
        time_ms: event.time_stamp(),
    }
}
