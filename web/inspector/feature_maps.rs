//! The feature maps of one layer.

use std::rc::Rc;

use afterimage_app::inspector::InspectorAction;
use afterimage_app::inspector::diagram::{LayerKind, layer_kinds};
use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::scale::Scale;
use afterimage_app::inspector::view::Maps;
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_protocol::Layer;
use yew::prelude::*;

use super::last::use_last;
use super::mosaic_canvas::{MosaicCanvas, Painting};
use crate::glossary::Prose;
use crate::ui::changing;

/// The id of the element, to scroll to it.
pub const ID: &str = "feature-maps";

#[derive(Properties, PartialEq)]
pub struct FeatureMapsProps {
    /// The selected network's layers; none before an engine has loaded it.
    pub layers: Option<Rc<[Layer]>>,
    /// The layer to show.
    pub selected_layer: Option<usize>,
    /// The last feature maps that an engine computed.
    pub maps: Option<Maps>,
    /// Whether loading failed, so that nothing happens unless the user does something.
    pub has_failed: bool,
    pub dispatch: Callback<Action>,
}

/// The feature maps of the selected layer, with a description of the layer.
#[component]
pub fn FeatureMaps(props: &FeatureMapsProps) -> Html {
    let layers = use_last(props.layers.clone()).unwrap_or_default();
    let kinds = use_memo(Rc::clone(&layers), |layers| layer_kinds(layers));
    let maps = use_last(props.maps.clone());
    let selected = props.selected_layer.and_then(|layer| Some((*kinds.get(layer)?, layers.get(layer)?.shape)));
    let painting = use_memo(maps, |maps| maps.as_ref().map(|maps| painting(maps, kinds.get(maps.layer).copied())));
    html! {
        <div class="maps" id={ID}>
            <div class="description">
                if let Some((kind, shape)) = selected {
                    <h3>{ changing(texts::layer(kind)) }</h3>
                    <p class="shape">{ changing(texts::maps(shape)) }</p>
                    <p><Prose text={texts::layer_description(kind)} /></p>
                    <p class="hint">{
                        changing(if kind == LayerKind::Head { texts::text().signed } else { texts::text().strength })
                    }</p>
                } else if props.selected_layer.is_some() {
                    <p class="hint">{ changing(texts::waiting(props.has_failed)) }</p>
                } else {
                    <p class="hint">{ changing(texts::text().maps_hidden) }</p>
                }
                { buttons(props, layers.len()) }
            </div>
            if props.selected_layer.is_some() {
                <div class="plate">
                    if let Some((kind, _)) = selected {
                        <MosaicCanvas painting={(*painting).clone()} label={texts::feature_maps(kind)} />
                    }
                </div>
            }
        </div>
    }
}

fn painting(maps: &Maps, kind: Option<LayerKind>) -> Painting {
    let is_signed = kind == Some(LayerKind::Head);
    let scale = if is_signed { Scale::signed(&maps.values) } else { Scale::strength(&maps.values) };
    Painting { mosaic: Mosaic::wide(maps.shape), values: Rc::clone(&maps.values), scale }
}

/// From layer to layer: where the blocks are out of view, and for those who would rather not aim.
fn buttons(props: &FeatureMapsProps, count: usize) -> Html {
    let button = |name: &'static str, to: Option<Option<usize>>| {
        let onclick =
            props.dispatch.reform(move |_: MouseEvent| Action::Inspector(InspectorAction::ShowLayer(to.flatten())));
        html! { <button type="button" disabled={to.is_none()} {onclick}>{ name }</button> }
    };
    let before = props.selected_layer.and_then(|layer| layer.checked_sub(1));
    let behind = Some(props.selected_layer.map_or(0, |layer| layer + 1)).filter(|layer| *layer < count);
    html! {
        <div class="row">
            { button(texts::text().previous, before.map(Some)) }
            { button(texts::text().next, behind.map(Some)) }
            { button(texts::text().hide, props.selected_layer.map(|_| None)) }
        </div>
    }
}
