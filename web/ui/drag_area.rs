//! A picture with handles that can be dragged.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::drawing::Contact;
use afterimage_app::handles::{HandleDrag, hit_radius};
use afterimage_app::texts::handles::HandleTexts;
use afterimage_imaging::Point;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::drag::{Drag, use_drag};
use super::focus::focus_within;
use super::handle::Handle;

/// See [`DragArea`].
#[derive(Properties, PartialEq)]
pub struct DragAreaProps<P: HandleTexts> {
    /// The picture that has the handles.
    pub picture: P,
    /// Whether there is anything to drag. Without it the area leaves all pointers to the page.
    #[prop_or(true)]
    pub is_live: bool,
    /// The classes of the area.
    pub class: Classes,
    /// Its name for screen readers.
    pub label: AttrValue,
    /// Takes what drags and keys do.
    pub onchange: Callback<P::Action>,
    /// What is shown below the handles.
    pub children: Html,
}

/// The area of a picture, with its handles on top: it follows pointers, and then gives the focus to the handle that was
/// dragged.
#[component]
pub fn DragArea<P: HandleTexts>(props: &DragAreaProps<P>) -> Html {
    let DragAreaProps { picture, is_live, onchange, .. } = props;
    let is_live = *is_live;
    let area = use_node_ref();
    let radius = use_mut_ref(f32::default);
    let report = use_handle_drag(&area, picture, &radius, onchange);
    let drag = use_drag(&area, &report);
    let onpointerdown = {
        let (area, begin, [width, _]) = (area.clone(), drag.down, picture.size());
        Callback::from(move |event: PointerEvent| {
            if let (true, Some(area)) = (is_live, area.cast::<Element>()) {
                *radius.borrow_mut() = hit_radius(&event.pointer_type(), area.client_width(), width);
                begin.emit(event);
            }
        })
    };
    // A press does not move the focus, because the drag gives it to a handle.
    let onmousedown = Callback::from(move |event: MouseEvent| {
        if is_live {
            event.prevent_default();
        }
    });
    let handles = if is_live { picture.handles() } else { Vec::new() };
    html! {
        // It can have the focus, because it takes it when the last handle is deleted.
        <div
            ref={area.clone()}
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
            { for handles.into_iter().map(|(handle, point)| html! {
                <Handle<P>
                    // By its kind, so that the element keeps the focus when another mark is selected.
                    key={P::kind(handle)}
                    picture={picture.clone()}
                    {handle}
                    {point}
                    area={area.clone()}
                    onchange={onchange.clone()}
                />
            }) }
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
            Drag::Start(contact) => {
                let (drag, action) = HandleDrag::begin(&picture, on_picture(contact), *radius.borrow()).unzip();
                *current.borrow_mut() = drag;
                action.flatten()
            }
            Drag::Move(contacts) => {
                let contact = contacts.last().copied();
                contact.and_then(|contact| current.borrow().as_ref()?.drag_to(on_picture(contact)))
            }
            Drag::End => {
                drags.set(drags.wrapping_add(1));
                current.borrow().as_ref().and_then(HandleDrag::end)
            }
        };
        if let Some(action) = action {
            onchange.emit(action);
        }
    })
}
