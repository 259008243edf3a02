//! Which network, by name.

use crate::{Architecture, Upsampling};

/// The pictures that a network takes and returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Dataset {
    /// Grey digits: 1×28×28.
    Digits,
    /// Eyes in colour: 3×100×100.
    Eyes,
}

/// A trained network. Each of [`ALL`](Self::ALL) has a weights file and a golden file under `assets/models/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ModelId {
    /// Trained on noise of any strength, crosshairs, erased patches, mixtures of them, and clean digits.
    Restore,
    /// The published network: trained on Gaussian noise of strength 0.5 alone.
    Denoise,
    /// A plain autoencoder: trained to reproduce clean digits, through half the latent.
    Plain,
    /// Trained as [`Denoise`](Self::Denoise), but for fewer epochs: one of four that differ only in the decoder.
    Decoder(Upsampling),
    /// Removes crosshairs and noise from pictures of eyes.
    Eyes,
    /// From a file that the user opened. It may come without a golden file.
    Custom {
        /// The pictures that it takes.
        dataset: Dataset,
        /// Counts the files that were opened during one visit, so that an output of a former file is never taken for
        /// one of this file.
        number: u32,
    },
}

impl ModelId {
    /// The networks for digits that the page offers, in its order.
    pub const CHOICES: [Self; 3] = [Self::Restore, Self::Denoise, Self::Plain];

    /// Every network that the page ships: the choices, the decoders in the order of [`Upsampling::ALL`], and the
    /// network for eyes.
    pub const ALL: [Self; 8] = [
        Self::Restore,
        Self::Denoise,
        Self::Plain,
        Self::Decoder(Upsampling::Nearest),
        Self::Decoder(Upsampling::Bilinear),
        Self::Decoder(Upsampling::Transposed3),
        Self::Decoder(Upsampling::Transposed2),
        Self::Eyes,
    ];

    /// The network for these pictures on a new page.
    pub const fn default_for(dataset: Dataset) -> Self {
        match dataset {
            Dataset::Digits => Self::Restore,
            Dataset::Eyes => Self::Eyes,
        }
    }

    /// The pictures that it takes.
    pub const fn dataset(self) -> Dataset {
        match self {
            Self::Restore | Self::Denoise | Self::Plain | Self::Decoder(_) => Dataset::Digits,
            Self::Eyes => Dataset::Eyes,
            Self::Custom { dataset, .. } => dataset,
        }
    }

    /// Whether it comes from a file of the user's.
    pub const fn is_custom(self) -> bool {
        matches!(self, Self::Custom { .. })
    }

    /// The sizes of a shipped network; `None` for a custom one, whose file has to be read for them.
    pub const fn architecture(self) -> Option<Architecture> {
        match self {
            Self::Restore | Self::Denoise => Some(Architecture::DIGITS),
            Self::Plain => Some(Architecture::PLAIN),
            Self::Decoder(upsampling) => Some(Architecture { upsampling, ..Architecture::DIGITS }),
            Self::Eyes => Some(Architecture::EYES),
            Self::Custom { .. } => None,
        }
    }

    /// The name in file names and on the command line; that of a custom network is for messages only.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Denoise => "denoise",
            Self::Plain => "plain",
            Self::Decoder(Upsampling::Nearest) => "denoise-nearest",
            Self::Decoder(Upsampling::Bilinear) => "denoise-bilinear",
            Self::Decoder(Upsampling::Transposed3) => "denoise-transposed3",
            Self::Decoder(Upsampling::Transposed2) => "denoise-transposed2",
            Self::Eyes => "eyes",
            Self::Custom { dataset: Dataset::Digits, .. } => "own-digits",
            Self::Custom { dataset: Dataset::Eyes, .. } => "own-eyes",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_shipped_model_has_its_own_file_names() {
        assert_eq!(HashSet::from(ModelId::ALL.map(ModelId::as_str)).len(), ModelId::ALL.len());
    }

    #[test]
    fn all_lists_the_choices_then_the_decoders_then_the_eyes() {
        let choices = ModelId::CHOICES.into_iter();
        let all: Vec<_> = choices.chain(Upsampling::ALL.map(ModelId::Decoder)).chain([ModelId::Eyes]).collect();
        assert_eq!(all, ModelId::ALL);
    }

    #[test]
    fn every_shipped_model_has_an_architecture_of_its_dataset() {
        for model in ModelId::ALL {
            let channels = model.architecture().map(|architecture| architecture.image[0]);
            assert_eq!(channels, Some(if model.dataset() == Dataset::Eyes { 3 } else { 1 }), "{model:?}");
        }
    }

    #[test]
    fn custom_models_are_not_among_the_shipped_ones() {
        for dataset in [Dataset::Digits, Dataset::Eyes] {
            let custom = ModelId::Custom { dataset, number: 1 };
            assert_eq!((custom.dataset(), custom.is_custom(), custom.architecture()), (dataset, true, None));
            assert!(ModelId::ALL.iter().all(|model| !model.is_custom() && model.as_str() != custom.as_str()));
        }
    }

    #[test]
    fn the_files_of_a_decoder_bear_its_name() {
        for upsampling in Upsampling::ALL {
            assert_eq!(ModelId::Decoder(upsampling).as_str(), format!("denoise-{}", upsampling.as_str()));
        }
    }
}
