//! The wipe: the corrupted picture lies over the restored one, up to an edge that the user moves.

use std::rc::Rc;

use afterimage_app::result::{ResultAction, ResultView};
use afterimage_app::state::Action;
use afterimage_app::texts::result as texts;
use afterimage_imaging::Image;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::Pixels;
use crate::ui::drag::{Drag, use_drag};

#[derive(Properties, PartialEq)]
pub struct WipeProps {
    /// The picture that was restored.
    pub corrupted: Rc<Image>,
    /// Where the edge is.
    pub result_view: ResultView,
    pub dispatch: Callback<Action>,
}

/// The layer. A pointer moves the edge from anywhere on it; keys and screen readers use the slider that covers it.
/// The edge is a custom property, so moving it draws no picture anew.
#[component]
pub fn Wipe(props: &WipeProps) -> Html {
    let node = use_node_ref();
    let dispatch = props.dispatch.clone();
    let follow = Callback::from(move |drag| {
        let last = match drag {
            Drag::Start { contact, .. } => Some(contact),
            Drag::Move(contacts) => contacts.last().copied(),
            Drag::End(_) => None,
        };
        if let Some(contact) = last {
            dispatch.emit(Action::Result(ResultAction::MoveEdge(contact.point.x)));
        }
    });
    let drag = use_drag(&node, &follow);
    let dispatch = props.dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Result(ResultAction::MoveEdge(input.value_as_number() as f32 / 100.0)));
        }
    });
    let percent = props.result_view.percent();
    html! {
        <div
            ref={node}
            class="layer wipe"
            ~style={format!("--wipe: {}", props.result_view.edge)}
            onpointerdown={drag.down}
            onpointermove={drag.moved}
            onpointerup={drag.up.clone()}
            onpointercancel={drag.up.clone()}
            onlostpointercapture={drag.up}
        >
            <div class="layer wipe-before">
                <Pixels image={Rc::clone(&props.corrupted)} />
                <span aria-hidden="true">{ texts::text().corrupted }</span>
            </div>
            <div class="layer wipe-after"><span aria-hidden="true">{ texts::text().restored }</span></div>
            <input
                class="layer"
                type="range"
                min="0"
                max="100"
                step="1"
                value={percent.to_string()}
                aria-label={texts::text().edge}
                aria-valuetext={texts::edge_at(percent)}
                {oninput}
            />
            <div class="wipe-edge" aria-hidden="true"></div>
        </div>
    }
}
