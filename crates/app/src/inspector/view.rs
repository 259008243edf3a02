//! What is shown of the inside of the network, as it follows from the state. Pure.

use std::rc::Rc;

use afterimage_protocol::Layer;

use crate::inference::{InferenceOutput, RequestInput, RequestKind};
use crate::inspector::Inspector;
use crate::inspector::diagram;
use crate::state::State;

/// The feature maps of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Maps {
    /// The layer's place in the network.
    pub layer: usize,
    /// `[channels, height, width]`.
    pub shape: [usize; 3],
    /// As many as the shape says, flattened.
    pub values: Rc<[f32]>,
}

/// The latent.
#[derive(Clone, Debug, PartialEq)]
pub struct Latent {
    /// `[channels, height, width]`.
    pub shape: [usize; 3],
    /// Without edits; as many as the shape says, flattened.
    pub base: Rc<[f32]>,
    /// With them.
    pub values: Rc<[f32]>,
}

/// The feature maps that were found last. None where there are none yet, or where they do not fit the chosen network.
pub fn maps(state: &State) -> Option<Maps> {
    let response = state.responses.get(RequestKind::Layer)?;
    let (RequestInput::Layer { layer, .. }, Ok(InferenceOutput::FeatureMaps(values))) =
        (&response.request.input, &response.output)
    else {
        return None;
    };
    let shape = state.layers()?.get(*layer)?.shape;
    let fits = response.request.network == state.digits.restoration.network() && holds(shape, values);
    fits.then(|| Maps { layer: *layer, shape, values: Rc::clone(values) })
}

/// The latent that is shown. None before the first answer, and while it is still another network's.
pub fn latent(state: &State) -> Option<Latent> {
    // Two networks may have latents of one shape, so that the shape does not tell.
    if state.digits.restoration.restored.as_ref()?.network != state.digits.restoration.network() {
        return None;
    }
    let layers: &[Layer] = state.layers()?;
    let shape = layers.get(diagram::latent_index(layers)?)?.shape;
    let base = state.base_latent()?;
    let values = state.digits.inspector.edited(&base);
    holds(shape, &base).then_some(Latent { shape, base, values })
}

/// Whether the next step of the way to another latent is due: it is walked by itself, somebody sees it, its far end is
/// known, and the last step is drawn. So the engine sets the pace.
pub fn is_morph_step_due(state: &State) -> bool {
    let Inspector { is_visible, ref morph, .. } = state.digits.inspector;
    let knows_the_end = state.target_latent().is_some();
    is_visible && morph.is_playing && knows_the_end && state.is_answered(RequestKind::Latent)
}

fn holds(shape: [usize; 3], values: &[f32]) -> bool {
    shape.iter().product::<usize>() == values.len()
}
