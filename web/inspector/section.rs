//! The inspector's section of the page.

use std::rc::Rc;

use afterimage_app::inspector::InspectorAction;
use afterimage_app::inspector::view::{latent, maps};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use yew::prelude::*;

use super::feature_maps::FeatureMaps;
use super::latent_editor::LatentEditor;
use super::morph::Morph;
use super::morph_animation::use_morph_animation;
use crate::store::Store;
use crate::ui::{use_in_view, use_staged_rendering};

#[derive(Properties, PartialEq)]
pub struct InspectorSectionProps {
    pub state: Store,
    pub dispatch: Callback<Action>,
}

/// A layer's feature maps, the latent, and the morph, in the order of the data flow.
#[component]
pub fn InspectorSection(props: &InspectorSectionProps) -> Html {
    let InspectorSectionProps { state, dispatch } = props;
    let node = use_node_ref();
    let frames = use_staged_rendering(2);
    use_in_view(&node, &dispatch.reform(|is_visible| Action::Inspector(InspectorAction::SetVisible(is_visible))));
    use_morph_animation(state, dispatch);
    let inspector = &state.digits.inspector;
    let has_failed = state.has_failed();
    html! {
        <section ref={node} class="inspector">
            <h2>{ texts::text().heading }</h2>
            <FeatureMaps
                layers={state.layers().cloned()}
                selected_layer={state.layer()}
                maps={maps(state)}
                {has_failed}
                dispatch={dispatch.clone()}
            />
            if frames >= 1 {
                <LatentEditor
                    latent={latent(state)}
                    cell={inspector.cell}
                    edited={inspector.edited_cells()}
                    decoded={state.decoded().cloned()}
                    {has_failed}
                    dispatch={dispatch.clone()}
                />
            }
            if frames >= 2 {
                <Morph
                    samples={state.digits.samples.clone()}
                    target={inspector.morph.target.clone()}
                    t={inspector.morph.t}
                    is_playing={inspector.morph.is_playing}
                    drawing={Rc::clone(&state.digits.picture.clean)}
                    from={state.digits.restoration.restored.as_ref().map(|restored| Rc::clone(&restored.image))}
                    to={state.digits.target().cloned()}
                    dispatch={dispatch.clone()}
                />
            }
        </section>
    }
}
