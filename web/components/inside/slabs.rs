//! The slabs of the network drawn to scale, each a button.

use std::rc::Rc;

use gloo_render::request_animation_frame;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::feature_maps;
use super::reveal::reveal;
use crate::inside::InsideAction;
use crate::pyramid::{Part, Slab};
use crate::state::Action;
use crate::words::inside as words;

/// See [`Slabs`].
#[derive(Properties, PartialEq)]
pub struct SlabsProps {
    /// The slabs, from left to right.
    pub slabs: Rc<Vec<Slab>>,
    /// The layer whose feature maps are shown.
    pub chosen: Option<usize>,
    /// Takes the choice.
    pub emit: Callback<Action>,
    /// Takes the layer that is pointed at or has the focus.
    pub onpoint: Callback<Option<usize>>,
}

/// The slabs. One of them is in the tab order; arrow keys go from there.
#[component]
pub fn Slabs(props: &SlabsProps) -> Html {
    let node = use_node_ref();
    let focused = use_state(|| None::<usize>);
    let tab_stop = focused.or(props.chosen).unwrap_or_default();
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
        let (node, count) = (node.clone(), props.slabs.iter().filter(|slab| slab.layer.is_some()).count());
        Callback::from(move |event: KeyboardEvent| {
            let next = layer_of(&event).and_then(|layer| step(layer, count, &event.key()));
            let is_shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
            if let (Some(next), false) = (next, is_shortcut) {
                // The keys would scroll the page.
                event.prevent_default();
                focus(&node, next);
            }
        })
    };
    html! {
        <div
            ref={node}
            class="slabs"
            role="toolbar"
            aria-label={words::LAYERS}
            {onpointerover}
            {onpointerleave}
            {onfocusin}
            {onfocusout}
            {onkeydown}
        >
            { for props.slabs.iter().map(|slab| match slab.layer {
                Some(layer) => html! { <Button slab={*slab} {layer} is_chosen={props.chosen == Some(layer)} is_tab_stop={tab_stop == layer} emit={props.emit.clone()} /> },
                None => html! { <span class={class(slab)} title={words::layer_of(slab.kind, slab.shape)}>{ block(slab) }</span> },
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ButtonProps {
    slab: Slab,
    layer: usize,
    is_chosen: bool,
    is_tab_stop: bool,
    emit: Callback<Action>,
}

/// A slab: shows its layer's feature maps, or hides them again.
#[component]
fn Button(props: &ButtonProps) -> Html {
    let frame = use_mut_ref(|| None);
    let ButtonProps { slab, layer, is_chosen, .. } = *props;
    let emit = props.emit.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        emit.emit(Action::Inside(InsideAction::ShowLayer((!is_chosen).then_some(layer))));
        // The feature maps have their place with the next frame.
        let next = (!is_chosen).then(|| request_animation_frame(|_| reveal(feature_maps::ID)));
        frame.replace(next);
    });
    html! {
        <button
            type="button"
            class={class(&slab)}
            data-layer={layer.to_string()}
            aria-label={words::layer_of(slab.kind, slab.shape)}
            aria-pressed={is_chosen.to_string()}
            tabindex={if props.is_tab_stop { "0" } else { "-1" }}
            {onclick}
        >
            { block(&slab) }
        </button>
    }
}

fn block(slab: &Slab) -> Html {
    html! { <span class="block" style={format!("--wide: {}; --high: {}", slab.width, slab.height)} /> }
}

fn class(slab: &Slab) -> Classes {
    let part = match slab.part {
        Part::Encoder => "encoder",
        Part::Latent => "latent",
        Part::Decoder => "decoder",
    };
    classes!("slab", part)
}

/// The layer whose button an event comes from.
fn layer_of(event: &impl AsRef<Event>) -> Option<usize> {
    let target: Element = event.as_ref().target_dyn_into()?;
    let button = target.closest("[data-layer]").ok()??;
    button.get_attribute("data-layer")?.parse().ok()
}

/// Where a key leads from a layer, of `count`.
fn step(layer: usize, count: usize, key: &str) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowLeft" => Some(layer.saturating_sub(1)),
        "ArrowRight" => Some((layer + 1).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus(node: &NodeRef, layer: usize) {
    let selector = format!("[data-layer='{layer}']");
    let button = node.cast::<Element>().and_then(|slabs| slabs.query_selector(&selector).ok()?);
    if let Some(button) = button.and_then(|button| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(button).ok()) {
        // It is there and takes the focus; if not, the focus stays where it is.
        let _ = button.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_along_the_layers_and_stop_at_the_ends() {
        assert_eq!(step(3, 13, "ArrowLeft"), Some(2));
        assert_eq!(step(0, 13, "ArrowLeft"), Some(0));
        assert_eq!(step(12, 13, "ArrowRight"), Some(12));
        assert_eq!((step(5, 13, "Home"), step(5, 13, "End")), (Some(0), Some(12)));
        assert_eq!(step(5, 13, "Tab"), None);
        assert_eq!(step(0, 0, "End"), None);
    }
}
