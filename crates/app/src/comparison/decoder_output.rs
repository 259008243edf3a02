//! What there is to show of one decoder. Pure.

use std::rc::Rc;

use afterimage_architecture::Upsampling;
use afterimage_imaging::Image;
use afterimage_protocol::Network;

use crate::engines::FilesError;
use crate::inference::{InferenceError, InferenceOutput, RequestKind};
use crate::state::State;

/// How the picture in a card stands to the network that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum OutputStatus {
    /// It is that network's.
    Current,
    /// That network's is on the way; what is there is another's.
    Pending,
    /// The files of the network cannot be used, for this reason.
    Missing(FilesError),
    /// The engine could not answer, for this reason.
    Refused(InferenceError),
    /// No engine will answer without help.
    Stopped,
}

/// One card's picture.
#[derive(Clone, Debug, PartialEq)]
pub struct DecoderOutput {
    /// What the decoder gave last; none where there is nothing to show.
    pub image: Option<Rc<Image>>,
    /// Whether an untrained network gave it.
    pub is_untrained: bool,
    /// What it is worth.
    pub status: OutputStatus,
}

impl DecoderOutput {
    /// Of this decoder.
    pub fn new(state: &State, decoder: Upsampling) -> Self {
        let network = state.digits.comparison.network(decoder);
        let response = state.responses.get(RequestKind::Decoder(decoder));
        let is_asked_for = response.is_some_and(|response| response.request.network == network);
        let image = match response.map(|response| &response.output) {
            Some(Ok(InferenceOutput::Restored { image, .. })) => Some(Rc::clone(image)),
            _ => None,
        };
        let refusal = response.filter(|_| is_asked_for).and_then(|response| response.output.as_ref().err());
        let missing = match network {
            Network::Trained(model) => state.missing(model),
            Network::Untrained { .. } => None,
        };
        let status = match (missing, refusal) {
            (Some(error), _) => OutputStatus::Missing(error.clone()),
            (None, Some(error)) => OutputStatus::Refused(error.clone()),
            (None, None) if state.answering().is_none() => without_engine(state),
            (None, None) if is_asked_for && image.is_some() => OutputStatus::Current,
            (None, None) => OutputStatus::Pending,
        };
        Self {
            // A picture of which no newer one will come is of no use beside three that move.
            image: image.filter(|_| missing.is_none()),
            is_untrained: response
                .is_some_and(|response| matches!(response.request.network, Network::Untrained { .. })),
            status,
        }
    }

    /// Whether the picture is not, or no longer, what is asked for.
    pub fn is_stale(&self) -> bool {
        self.image.is_some() && self.status != OutputStatus::Current
    }
}

fn without_engine(state: &State) -> OutputStatus {
    if state.has_failed() { OutputStatus::Stopped } else { OutputStatus::Pending }
}

#[cfg(test)]
#[path = "decoder_output_tests.rs"]
mod tests;
