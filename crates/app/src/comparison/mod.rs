//! The four decoders side by side.

mod decoder_output;
pub mod spectra;

pub use decoder_output::{DecoderOutput, OutputStatus};

use afterimage_architecture::{ModelId, Upsampling};
use afterimage_protocol::Network;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whether a person can see it; what nobody sees is neither fetched nor computed.
    pub is_visible: bool,
    /// Networks fresh from their random start, in which the artefact is plainest.
    pub is_untrained: bool,
    /// The random start.
    pub seed: u64,
}

impl Default for Comparison {
    fn default() -> Self {
        Self { is_visible: false, is_untrained: false, seed: 1 }
    }
}

/// What a person does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonAction {
    /// It came into view, or left it.
    SetVisible(bool),
    /// Trained or untrained.
    SetUntrained(bool),
    /// Another random start.
    NewWeights,
}

impl Comparison {
    /// Takes an action.
    pub fn apply(&mut self, action: ComparisonAction) {
        match action {
            ComparisonAction::SetVisible(is_visible) => self.is_visible = is_visible,
            ComparisonAction::SetUntrained(is_untrained) => self.is_untrained = is_untrained,
            ComparisonAction::NewWeights => self.seed = self.seed.wrapping_add(1),
        }
    }

    /// The network that one decoder is shown with.
    pub fn network(&self, decoder: Upsampling) -> Network {
        if self.is_untrained {
            Network::Untrained { upsampling: decoder, seed: self.seed }
        } else {
            Network::Trained(ModelId::Decoder(decoder))
        }
    }

    /// The networks whose files it needs now.
    pub fn models(&self) -> impl Iterator<Item = ModelId> {
        let are_needed = self.is_visible && !self.is_untrained;
        Upsampling::ALL.into_iter().filter(move |_| are_needed).map(ModelId::Decoder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_needed_only_for_trained_networks_in_view() {
        let mut comparison = Comparison::default();
        assert_eq!(comparison.models().count(), 0);
        comparison.apply(ComparisonAction::SetVisible(true));
        assert_eq!(comparison.models().count(), 4);
        comparison.apply(ComparisonAction::SetUntrained(true));
        assert_eq!(comparison.models().count(), 0);
        let before = comparison.network(Upsampling::Nearest);
        comparison.apply(ComparisonAction::NewWeights);
        assert_ne!(comparison.network(Upsampling::Nearest), before);
    }
}
