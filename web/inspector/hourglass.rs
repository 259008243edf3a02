//! The network drawn to scale, between what it sees and what it makes of that.

use std::rc::Rc;

use afterimage_app::inspector::pyramid::{self, Part, Slab};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_protocol::Layer;
use yew::prelude::*;

use super::last::use_last;
use super::slabs::Slabs;

/// See [`Hourglass`].
#[derive(Properties, PartialEq)]
pub struct HourglassProps {
    /// The chosen network's layers; none before an engine has it.
    pub layers: Option<Rc<[Layer]>>,
    /// The layer whose feature maps are shown.
    pub chosen: Option<usize>,
    /// Whether no engine will have the network, without help.
    pub has_failed: bool,
    /// Takes the choice of a layer.
    pub emit: Callback<Action>,
}

/// The slabs, and what they are. It fills its box.
#[component]
pub fn Hourglass(props: &HourglassProps) -> Html {
    let layers = use_last(props.layers.clone());
    let slabs = use_memo(layers, |layers| layers.as_deref().map(pyramid::slabs).unwrap_or_default());
    let pointed = use_state(|| None::<usize>);
    let onpoint = {
        let setter = pointed.setter();
        use_callback((), move |layer, ()| setter.set(layer))
    };
    let told = pointed.or(props.chosen).and_then(|layer| slabs.iter().find(|slab| slab.layer == Some(layer)));
    html! {
        <section class="panel hourglass">
            <h2>{ texts::text().network }</h2>
            <p class="hint">{ texts::text().layers_hint }</p>
            if slabs.is_empty() {
                <p class="slabs waiting">{ texts::waiting(props.has_failed) }</p>
            } else {
                <Slabs slabs={Rc::clone(&slabs)} chosen={props.chosen} emit={props.emit.clone()} {onpoint} />
            }
            <div class="captions">
                { parts(&slabs) }
                <p class="told">
                    if let Some(slab) = told {
                        <strong>{ texts::layer(slab.kind) }</strong>
                        <span>{ texts::maps(slab.shape) }</span>
                    }
                </p>
            </div>
        </section>
    }
}

/// The names of the parts, each under its own.
fn parts(slabs: &[Slab]) -> Html {
    let latent = slabs.iter().enumerate().find(|(_, slab)| slab.part == Part::Latent);
    html! {
        <p class="parts">
            if let Some((column, slab)) = latent {
                <span>{ texts::text().encoder }</span>
                <span class="latent" ~style={format!("--at: {}", (column as f32 + 0.5) / slabs.len() as f32)}>
                    { texts::size(slab.shape) }
                </span>
                <span>{ texts::text().decoder }</span>
            }
        </p>
    }
}
