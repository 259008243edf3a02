//! The section as a whole.

use std::rc::Rc;

use yew::prelude::*;

use super::feature_maps::FeatureMaps;
use super::latent_editor::LatentEditor;
use super::morph::Morph;
use super::walk::use_walk;
use crate::store::Store;
use crate::ui::{use_frames, use_in_view};
use afterimage_app::inspector::InsideAction;
use afterimage_app::inspector::view::{latent, maps};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;

/// See [`InsideSection`].
#[derive(Properties, PartialEq)]
pub struct InsideSectionProps {
    /// The page's state.
    pub state: Store,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// A layer's feature maps, the latent, and the way to another latent: in the order in which the data goes.
#[component]
pub fn InsideSection(props: &InsideSectionProps) -> Html {
    let InsideSectionProps { state, emit } = props;
    let node = use_node_ref();
    let frames = use_frames(2);
    use_in_view(&node, &emit.reform(|is_seen| Action::Inside(InsideAction::See(is_seen))));
    use_walk(state, emit);
    let inside = &state.inside;
    let has_failed = state.has_failed();
    html! {
        <section ref={node} class="inside">
            <h2>{ texts::text().inside }</h2>
            <FeatureMaps
                layers={state.layers().cloned()}
                chosen={state.layer()}
                maps={maps(state)}
                {has_failed}
                emit={emit.clone()}
            />
            if frames >= 1 {
                <LatentEditor
                    latent={latent(state)}
                    cell={inside.cell}
                    edited={inside.edited_cells()}
                    decoded={state.decoded().cloned()}
                    {has_failed}
                    emit={emit.clone()}
                />
            }
            if frames >= 2 {
                <Morph
                    samples={state.samples.clone()}
                    target={inside.morph.target.clone()}
                    share={inside.morph.share}
                    is_playing={inside.morph.is_playing}
                    drawing={Rc::clone(&state.picture.clean)}
                    from={state.restored.as_ref().map(|restored| Rc::clone(&restored.image))}
                    to={state.target().cloned()}
                    emit={emit.clone()}
                />
            }
        </section>
    }
}
