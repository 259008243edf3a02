//! The four decoders side by side.

mod decoder_output;
pub mod spectra;

pub use decoder_output::{DecoderOutput, OutputStatus};

use afterimage_architecture::{ModelId, Upsampling};
use afterimage_protocol::Network;

/// The settings of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whether the section is in view. Otherwise nothing is fetched or computed for it.
    pub is_visible: bool,
    /// Whether untrained networks are shown, with random weights. They show the checkerboard most clearly.
    pub is_untrained: bool,
    /// The seed of the random weights.
    pub seed: u64,
}

impl Default for Comparison {
    fn default() -> Self {
        Self { is_visible: false, is_untrained: false, seed: 1 }
    }
}

/// What the user does with the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonAction {
    /// The section came into view, or left it.
    SetVisible(bool),
    /// Shows untrained or trained networks.
    SetUntrained(bool),
    /// Takes other random weights.
    NewWeights,
}

impl Comparison {
    /// Applies an action.
    pub fn apply(&mut self, action: ComparisonAction) {
        match action {
            ComparisonAction::SetVisible(is_visible) => self.is_visible = is_visible,
            ComparisonAction::SetUntrained(is_untrained) => self.is_untrained = is_untrained,
            ComparisonAction::NewWeights => self.seed = self.seed.wrapping_add(1),
        }
    }

    /// The network whose output is shown for a decoder.
    pub fn network(&self, decoder: Upsampling) -> Network {
        if self.is_untrained {
            Network::Untrained { upsampling: decoder, seed: self.seed }
        } else {
            Network::Trained(ModelId::Decoder(decoder))
        }
    }

    /// The networks whose files are needed now.
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
