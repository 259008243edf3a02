//! The latent as a picture whose cells can be edited.

use std::rc::Rc;

use afterimage_app::inspector::InspectorAction;
use afterimage_app::inspector::cell_drag::CellDrag;
use afterimage_app::inspector::latent_keys::{KeyResult, press_key};
use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::scale::Scale;
use afterimage_app::inspector::view::Latent;
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use yew::prelude::*;

use super::mosaic_canvas::{Painting, use_painting};
use crate::browser::keys::key;
use crate::ui::drag::{Drag, use_drag};
use crate::ui::{Announcement, changing};

#[derive(Properties, PartialEq)]
pub struct LatentPadProps {
    /// The latent; none before the first response, and while another network loads.
    pub latent: Option<Latent>,
    /// The last latent, which is shown until the next one is there.
    pub last: Option<Latent>,
    pub cell: Option<usize>,
    pub edited: Vec<usize>,
    /// Whether loading failed, so that nothing happens unless the user does something.
    pub has_failed: bool,
    pub dispatch: Callback<Action>,
}

/// The cells of the latent. The user drags one up or down, or selects it with the arrow keys and presses plus or minus.
#[component]
pub fn LatentPad(props: &LatentPadProps) -> Html {
    let node = use_node_ref();
    use_painting(&node, props.last.as_ref().map(painting));
    let on_drag = use_cell_drag(props);
    let drag = use_drag(&node, &on_drag);
    let announced = use_state(String::new);
    let onkeydown = {
        let (latent, cell, dispatch) = (props.latent.clone(), props.cell, props.dispatch.clone());
        let announced = announced.setter();
        Callback::from(move |event: KeyboardEvent| {
            let pressed = latent.as_ref().and_then(|latent| press_key(latent, cell, &key(&event)));
            if let Some(KeyResult { action, position, value }) = pressed {
                // The keys would scroll the page.
                event.prevent_default();
                dispatch.emit(Action::Inspector(action));
                announced.set(texts::cell_value(position, value));
            }
        })
    };
    let is_there = props.latent.is_some();
    let name = props
        .last
        .as_ref()
        .map_or_else(|| texts::text().latent.to_owned(), |latent| texts::numbers(latent.values.len()));
    html! {
        <div class="frame latent-pad">
            <canvas
                ref={node}
                class="pixels"
                role={if is_there { "application" } else { "img" }}
                aria-label={name}
                aria-describedby="latent-hint"
                tabindex={is_there.then_some("0")}
                onpointerdown={drag.down}
                onpointermove={drag.moved}
                onpointerup={drag.up.clone()}
                onpointercancel={drag.up.clone()}
                onlostpointercapture={drag.up}
                {onkeydown}
            />
            if let Some(latent) = &props.latent {
                { marks(props, Mosaic::square(latent.shape)) }
            } else if props.last.is_none() {
                <p class="overlay">{ changing(texts::waiting(props.has_failed)) }</p>
            }
            <Announcement text={(*announced).clone()} />
        </div>
    }
}

/// The scale follows the values without edits, so that an edit does not darken all other cells.
fn painting(latent: &Latent) -> Painting {
    let mosaic = Mosaic::square(latent.shape);
    Painting { mosaic, values: Rc::clone(&latent.values), scale: Scale::strength(&latent.base) }
}

/// Selects the cell under the pointer, and changes its value while the pointer is dragged up or down.
#[hook]
fn use_cell_drag(props: &LatentPadProps) -> Callback<Drag> {
    let current = use_mut_ref(|| None::<CellDrag>);
    let (latent, dispatch) = (props.latent.clone(), props.dispatch.clone());
    Callback::from(move |drag: Drag| {
        match (drag, &latent) {
            (Drag::Start { contact, .. }, Some(latent)) => {
                let cell = Mosaic::square(latent.shape).cell_at(contact.point.x, contact.point.y);
                let value = cell.and_then(|cell| latent.values.get(cell));
                current.replace(value.map(|value| CellDrag::new(*value, contact.point.y)));
                if let Some(cell) = cell {
                    dispatch.emit(Action::Inspector(InspectorAction::SelectCell(cell)));
                }
            }
            (Drag::Move(contacts), Some(latent)) => {
                let value = current.borrow_mut().as_mut().and_then(|drag| drag.value_at(contacts.last()?.point.y));
                if let Some(value) = value {
                    dispatch.emit(Action::Inspector(InspectorAction::SetCell { value, base: Rc::clone(&latent.base) }));
                }
            }
            // A drag ends when the network changes: its latent is another one.
            (Drag::End(_), _) | (_, None) => {
                current.replace(None);
            }
        }
    })
}

/// Frames around the selected cell and the edited cells.
fn marks(props: &LatentPadProps, mosaic: Mosaic) -> Html {
    let mark = |cell: usize, class: &'static str| {
        let [left, top, width, height] = mosaic.area(cell).map(|share| share * 100.0);
        let style = format!("left: {left}%; top: {top}%; width: {width}%; height: {height}%");
        html! { <span {class} ~style={style} /> }
    };
    html! {
        <div class="marks" aria-hidden="true">
            { for props.edited.iter().map(|cell| mark(*cell, "edited")) }
            { props.cell.map(|cell| mark(cell, "selected")) }
        </div>
    }
}
