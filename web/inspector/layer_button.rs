//! One block of the network drawn to scale.

use afterimage_app::inspector::InspectorAction;
use afterimage_app::inspector::diagram::{DiagramBlock, NetworkPart};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use gloo_render::request_animation_frame;
use yew::prelude::*;

use super::feature_maps;
use crate::ui::scroll_into_view;

#[derive(Properties, PartialEq)]
pub struct LayerButtonProps {
    pub block: DiagramBlock,
    pub layer: usize,
    /// Whether the layer's feature maps are shown.
    pub is_selected: bool,
    /// Whether the Tab key leads to it.
    pub is_tab_stop: bool,
    pub dispatch: Callback<Action>,
}

/// A block: shows its layer's feature maps, or hides them again.
#[component]
pub fn LayerButton(props: &LayerButtonProps) -> Html {
    let frame = use_mut_ref(|| None);
    let LayerButtonProps { block, layer, is_selected, .. } = *props;
    let dispatch = props.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::Inspector(InspectorAction::ShowLayer((!is_selected).then_some(layer))));
        // The feature maps have their place with the next frame.
        let next = (!is_selected).then(|| request_animation_frame(|_| reveal_maps()));
        frame.replace(next);
    });
    html! {
        <button
            type="button"
            class={class(&block)}
            data-layer={layer.to_string()}
            aria-label={texts::layer_of(block.kind, block.shape)}
            aria-pressed={is_selected.to_string()}
            tabindex={if props.is_tab_stop { "0" } else { "-1" }}
            {onclick}
        >
            { shape(&block) }
        </button>
    }
}

fn reveal_maps() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(maps) = document.and_then(|document| document.get_element_by_id(feature_maps::ID)) {
        scroll_into_view(&maps);
    }
}

/// A block that is no layer of the network, and so has no feature maps.
pub fn input_block(block: &DiagramBlock) -> Html {
    html! { <span class={class(block)} title={texts::layer_of(block.kind, block.shape)}>{ shape(block) }</span> }
}

fn shape(block: &DiagramBlock) -> Html {
    html! { <span class="block" ~style={format!("--wide: {}; --high: {}", block.width, block.height)} /> }
}

fn class(block: &DiagramBlock) -> Classes {
    let part = match block.part {
        NetworkPart::Encoder => "encoder",
        NetworkPart::Latent => "latent",
        NetworkPart::Decoder => "decoder",
    };
    classes!("slab", part)
}
