//! A picture with handles that can be dragged.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::drawing::Contact;
use afterimage_app::handles::{HandleDrag, hit_radius};
use afterimage_app::texts::handles::HandleTexts;
use afterimage_imaging::Point;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::drag::{Drag, DragHandlers, use_drag};
use super::focus::{focus, focus_within};
use super::handle::Handle;
use super::position::{point_style, rectangle_style};
use crate::browser::keys::key;

/// A picture's handles, and what drags and keys do with them. [`use_handles`] makes them, [`DragArea`] shows them.
#[derive(Clone, PartialEq)]
pub struct Handles {
    area: NodeRef,
    is_live: bool,
    onpointerdown: Callback<PointerEvent>,
    drag: DragHandlers,
    handles: Html,
}

/// The handles of `picture`; `onchange` receives what drags and keys do. While they are not live there are none, and
/// the area leaves all pointers to the page.
///
/// Only this part is made anew for each kind of picture. The components are not, because each kind of component adds
/// some kilobytes to the page.
#[hook]
pub fn use_handles<P: HandleTexts>(picture: &P, is_live: bool, onchange: &Callback<P::Action>) -> Handles {
    let area = use_node_ref();
    let radius = use_mut_ref(f32::default);
    let report = use_handle_drag(&area, picture, &radius, onchange);
    let drag = use_drag(&area, &report);
    let onpointerdown = {
        let (area, begin, [width, _]) = (area.clone(), drag.down.clone(), picture.size());
        Callback::from(move |event: PointerEvent| {
            if let (true, Some(area)) = (is_live, area.cast::<Element>()) {
                *radius.borrow_mut() = hit_radius(&event.pointer_type(), area.client_width(), width);
                begin.emit(event);
            }
        })
    };
    let shown = if is_live { picture.handles() } else { Vec::new() };
    let handles = shown.into_iter().filter_map(|(handle, point)| render(picture, handle, point, &area, onchange));
    let handles = handles.collect();
    Handles { area, is_live, onpointerdown, drag, handles }
}

fn render<P: HandleTexts>(
    picture: &P,
    handle: P::Handle,
    point: Point,
    area: &NodeRef,
    onchange: &Callback<P::Action>,
) -> Option<Html> {
    let slider = picture.slider_value(handle)?;
    let rectangle = picture.rectangle(handle);
    let position = match rectangle {
        Some(rectangle) => rectangle_style(rectangle, picture.size()),
        None => point_style(point, picture.size()),
    };
    let kind = P::kind(handle);
    Some(html! {
        <Handle
            // By its kind, so that the element keeps the focus when another mark is selected.
            key={kind}
            class={classes!(rectangle.is_none().then_some("handle"), kind)}
            {position}
            name={P::handle_name(handle)}
            {slider}
            value_text={picture.value_text(handle)}
            onkeydown={on_key(picture, handle, area, onchange)}
        />
    })
}

fn on_key<P: HandleTexts>(
    picture: &P,
    handle: P::Handle,
    area: &NodeRef,
    onchange: &Callback<P::Action>,
) -> Callback<KeyboardEvent> {
    let (picture, area, onchange) = (picture.clone(), area.clone(), onchange.clone());
    Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = picture.on_key(handle, &key(&event)) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            let is_last_deleted = picture.is_last_deleted(&action);
            onchange.emit(action);
            // Otherwise the focus would be lost with the handle.
            if let (true, Some(area)) = (is_last_deleted, area.cast::<Element>()) {
                focus(&area);
            }
        }
    })
}

#[derive(Properties, PartialEq)]
pub struct DragAreaProps {
    /// The handles of the picture.
    pub handles: Handles,
    /// The classes of the area.
    pub class: Classes,
    /// Its name for screen readers.
    pub label: AttrValue,
    /// What is shown below the handles.
    pub children: Html,
}

/// The area of a picture, with its handles on top: it follows pointers, and then gives the focus to the handle that was
/// dragged.
#[component]
pub fn DragArea(props: &DragAreaProps) -> Html {
    let Handles { area, is_live, onpointerdown, drag, handles } = props.handles.clone();
    // A press does not move the focus, because the drag gives it to a handle.
    let onmousedown = Callback::from(move |event: MouseEvent| {
        if is_live {
            event.prevent_default();
        }
    });
    html! {
        // It can have the focus, because it takes it when the last handle is deleted.
        <div
            ref={area}
            class={props.class.clone()}
            role="group"
            aria-label={&props.label}
            tabindex="-1"
            {onmousedown}
            {onpointerdown}
            onpointermove={drag.moved}
            onpointerup={drag.up.clone()}
            onpointercancel={drag.up.clone()}
            onlostpointercapture={drag.up}
        >
            { props.children.clone() }
            { handles }
        </div>
    }
}

/// Turns drags into changes of the picture. A press hits handles within `radius` pixels of the picture.
#[hook]
fn use_handle_drag<P: HandleTexts>(
    area: &NodeRef,
    picture: &P,
    radius: &Rc<RefCell<f32>>,
    onchange: &Callback<P::Action>,
) -> Callback<Drag> {
    let current = use_mut_ref(|| None::<HandleDrag<P>>);
    let drags = use_state(|| 0u32);
    // After the render that the last change brought, because a new mark has its handle only then.
    {
        let (area, current) = (area.clone(), Rc::clone(&current));
        use_effect_with(*drags, move |_| {
            let last = current.borrow_mut().take();
            if let (Some(area), Some(drag)) = (area.cast::<Element>(), last) {
                focus_within(&area, &format!(".{}", P::kind(drag.handle())));
            }
        });
    }
    let (picture, radius, onchange) = (picture.clone(), Rc::clone(radius), onchange.clone());
    let [width, height] = picture.size().map(|side| side as f32);
    let on_picture = move |Contact { point, .. }: Contact| Point::new(point.x * width, point.y * height);
    Callback::from(move |step| {
        let action = match step {
            Drag::Start { contact, .. } => {
                let (drag, action) = HandleDrag::begin(&picture, on_picture(contact), *radius.borrow()).unzip();
                *current.borrow_mut() = drag;
                action.flatten()
            }
            Drag::Move(contacts) => {
                let contact = contacts.last().copied();
                contact.and_then(|contact| current.borrow().as_ref()?.drag_to(on_picture(contact)))
            }
            Drag::End(_) => {
                drags.set(drags.wrapping_add(1));
                current.borrow().as_ref().and_then(HandleDrag::end)
            }
        };
        if let Some(action) = action {
            onchange.emit(action);
        }
    })
}
