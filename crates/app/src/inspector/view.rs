//! What the inspector shows, derived from the state.

use std::rc::Rc;

use afterimage_protocol::Layer;

use crate::inference::{InferenceOutput, RequestInput, RequestKind};
use crate::inspector::Inspector;
use crate::inspector::diagram;
use crate::state::State;

/// The feature maps of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Maps {
    /// The layer's index in the network.
    pub layer: usize,
    /// `[channels, height, width]`.
    pub shape: [usize; 3],
    /// The values, flattened.
    pub values: Rc<[f32]>,
}

/// The latent.
#[derive(Clone, Debug, PartialEq)]
pub struct Latent {
    /// `[channels, height, width]`.
    pub shape: [usize; 3],
    /// The values without edits, flattened.
    pub base: Rc<[f32]>,
    /// The values with edits, flattened.
    pub values: Rc<[f32]>,
}

/// The last feature maps that an engine computed. None if there are none, or if they belong to another network.
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

/// The latent that is shown. None before the first response, and while it belongs to another network.
pub fn latent(state: &State) -> Option<Latent> {
    // Two networks may have latents of the same shape, so the shape cannot tell them apart.
    if state.digits.restoration.restored.as_ref()?.network != state.digits.restoration.network() {
        return None;
    }
    let layers: &[Layer] = state.layers()?;
    let shape = layers.get(diagram::latent_index(layers)?)?.shape;
    let base = state.base_latent()?;
    let values = state.digits.inspector.edited(&base);
    holds(shape, &base).then_some(Latent { shape, base, values })
}

/// Whether the next step of the morph's animation is due: it is playing and in view, the target's latent is known, and the
/// last step is drawn. So the animation is as fast as the engine.
pub fn is_morph_step_due(state: &State) -> bool {
    let Inspector { is_visible, ref morph, .. } = state.digits.inspector;
    let has_target = state.target_latent().is_some();
    is_visible && morph.is_playing && has_target && state.is_answered(RequestKind::Latent)
}

fn holds(shape: [usize; 3], values: &[f32]) -> bool {
    shape.iter().product::<usize>() == values.len()
}
