//! The blocks of the network drawn to scale, each a button.

use std::rc::Rc;

use afterimage_app::inspector::diagram::DiagramBlock;
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use web_sys::Element;
use yew::prelude::*;

use super::layer_button::{LayerButton, input_block};
use crate::browser::keys::key;
use crate::ui::focus::focus_within;

#[derive(Properties, PartialEq)]
pub struct LayerRowProps {
    /// The blocks, from left to right.
    pub blocks: Rc<Vec<DiagramBlock>>,
    /// The layer whose feature maps are shown.
    pub selected_layer: Option<usize>,
    pub dispatch: Callback<Action>,
    /// Takes the layer that is pointed at or has the focus.
    pub onpoint: Callback<Option<usize>>,
}

/// The blocks. One of them is in the tab order; arrow keys go from there.
#[component]
pub fn LayerRow(props: &LayerRowProps) -> Html {
    let node = use_node_ref();
    let focused = use_state(|| None::<usize>);
    let count = props.blocks.iter().filter(|block| block.layer.is_some()).count();
    // The focus may have been on a layer that the network before had and this one lacks.
    let tab_stop = focused.or(props.selected_layer).unwrap_or_default().min(count.saturating_sub(1));
    let onpointerover = props.onpoint.reform(|event: PointerEvent| layer_of(&event));
    let onpointerleave = props.onpoint.reform(|_: PointerEvent| None);
    let onfocusin = {
        let onpoint = props.onpoint.clone();
        Callback::from(move |event: FocusEvent| {
            let layer = layer_of(&event);
            focused.set(layer);
            onpoint.emit(layer);
        })
    };
    let onfocusout = props.onpoint.reform(|_: FocusEvent| None);
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| {
            let next = layer_of(&event).and_then(|layer| key(&event).step_in_row(layer, count));
            if let (Some(next), Some(blocks)) = (next, node.cast::<Element>()) {
                // The keys would scroll the page.
                event.prevent_default();
                focus_within(&blocks, &format!("[data-layer='{next}']"));
            }
        })
    };
    html! {
        <div
            ref={node}
            class="slabs"
            role="toolbar"
            aria-label={texts::text().layers}
            {onpointerover}
            {onpointerleave}
            {onfocusin}
            {onfocusout}
            {onkeydown}
        >
            { for props.blocks.iter().map(|block| button(props, block, tab_stop)) }
        </div>
    }
}

fn button(props: &LayerRowProps, block: &DiagramBlock, tab_stop: usize) -> Html {
    let Some(layer) = block.layer else { return input_block(block) };
    html! {
        <LayerButton
            block={*block}
            {layer}
            is_selected={props.selected_layer == Some(layer)}
            is_tab_stop={tab_stop == layer}
            dispatch={props.dispatch.clone()}
        />
    }
}

/// The layer whose button an event comes from.
fn layer_of(event: &impl AsRef<Event>) -> Option<usize> {
    let target: Element = event.as_ref().target_dyn_into()?;
    let button = target.closest("[data-layer]").ok()??;
    button.get_attribute("data-layer")?.parse().ok()
}
