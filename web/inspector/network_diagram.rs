//! The diagram of the network, drawn to scale, between its input and its output.

use std::rc::Rc;

use afterimage_app::inspector::diagram::{self, DiagramBlock, NetworkPart};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_protocol::Layer;
use yew::prelude::*;

use super::last::use_last;
use super::layer_row::LayerRow;
use crate::ui::{changing, changing_number};

#[derive(Properties, PartialEq)]
pub struct NetworkDiagramProps {
    /// The selected network's layers; none before an engine has loaded it.
    pub layers: Option<Rc<[Layer]>>,
    /// The layer whose feature maps are shown.
    pub selected_layer: Option<usize>,
    /// Whether loading failed, so that nothing happens unless the user does something.
    pub has_failed: bool,
    pub dispatch: Callback<Action>,
}

/// The diagram, and a line that describes the layer under the pointer or with the focus.
#[component]
pub fn NetworkDiagram(props: &NetworkDiagramProps) -> Html {
    let layers = use_last(props.layers.clone());
    let blocks = use_memo(layers, |layers| layers.as_deref().map(diagram::blocks).unwrap_or_default());
    let hovered = use_state(|| None::<usize>);
    let onpoint = {
        let setter = hovered.setter();
        use_callback((), move |layer, ()| setter.set(layer))
    };
    let described =
        hovered.or(props.selected_layer).and_then(|layer| blocks.iter().find(|block| block.layer == Some(layer)));
    html! {
        <section class="panel hourglass">
            <h2>{ texts::text().network }</h2>
            <p class="hint">{ texts::text().layers_hint }</p>
            if blocks.is_empty() {
                <p class="slabs waiting">{ changing(texts::waiting(props.has_failed)) }</p>
            } else {
                <LayerRow blocks={Rc::clone(&blocks)} selected_layer={props.selected_layer} dispatch={props.dispatch.clone()} {onpoint} />
            }
            <div class="captions">
                { parts(&blocks) }
                <p class="layer-note">
                    if let Some(block) = described {
                        <strong>{ changing(texts::layer(block.kind)) }</strong>
                        <span>{ changing(texts::maps(block.shape)) }</span>
                    }
                </p>
            </div>
        </section>
    }
}

/// The names of the network's parts, each below its part.
fn parts(blocks: &[DiagramBlock]) -> Html {
    let latent = blocks.iter().enumerate().find(|(_, block)| block.part == NetworkPart::Latent);
    html! {
        <p class="parts">
            if let Some((column, block)) = latent {
                <span>{ texts::text().encoder }</span>
                <span class="latent" ~style={format!("--at: {}", (column as f32 + 0.5) / blocks.len() as f32)}>
                    { changing_number(texts::size(block.shape)) }
                </span>
                <span>{ texts::text().decoder }</span>
            }
        </p>
    }
}
