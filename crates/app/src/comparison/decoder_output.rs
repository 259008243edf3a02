//! The output of one decoder, as its card shows it.

use std::rc::Rc;

use afterimage_architecture::Upsampling;
use afterimage_imaging::Image;
use afterimage_protocol::Network;

use crate::engines::FilesError;
use crate::inference::{InferenceError, InferenceOutput, RequestKind};
use crate::state::State;

/// Whether a card's picture comes from the network that the user wants to see, and if not, why.
#[derive(Clone, Debug, PartialEq)]
pub enum OutputStatus {
    /// The picture comes from that network.
    Current,
    /// That network's picture is not there yet. Another network's may be shown until then.
    Pending,
    /// The files of the network cannot be used, for this reason.
    Missing(FilesError),
    /// The engine could not answer, for this reason.
    Refused(InferenceError),
    /// No engine runs, and none will start unless the user does something.
    Stopped,
}

/// The picture of one card, with its status.
#[derive(Clone, Debug, PartialEq)]
pub struct DecoderOutput {
    /// The decoder's last output; none if there is nothing to show.
    pub image: Option<Rc<Image>>,
    /// Whether the output comes from an untrained network.
    pub is_untrained: bool,
    /// Whether the picture is up to date.
    pub status: OutputStatus,
}

impl DecoderOutput {
    /// The output of this decoder.
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
            // Without the network the picture would stay as it is while the other three change.
            image: image.filter(|_| missing.is_none()),
            is_untrained: response
                .is_some_and(|response| matches!(response.request.network, Network::Untrained { .. })),
            status,
        }
    }

    /// Whether the picture comes from another network than the one the user wants to see.
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
