//! What a message can be about: networks and devices, by name.

use serde::{Deserialize, Serialize};

/// How a decoder enlarges.
///
/// The two transposed ones differ in whether the kernels that they paint overlap; see `Upsampling` in crates/model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Decoder {
    /// Resize to the nearest neighbours, conv 3×3: the published decoder.
    Nearest,
    /// Resize bilinearly, conv 3×3.
    Bilinear,
    /// Transposed conv 3×3, stride 2: kernels overlap, which leaves checkerboards.
    Transposed3,
    /// Transposed conv 2×2, stride 2: kernels meet without overlap.
    Transposed2,
}

impl Decoder {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Nearest, Self::Bilinear, Self::Transposed3, Self::Transposed2];

    /// The name in file names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Bilinear => "bilinear",
            Self::Transposed3 => "transposed3",
            Self::Transposed2 => "transposed2",
        }
    }
}

/// What a network's pictures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// Grey digits: 1×28×28.
    Digits,
    /// Eyes in colour: 3×100×100.
    Eyes,
}

/// The trained networks. Each of [`ALL`](Self::ALL) has a weights file and a golden file under `assets/models/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ModelName {
    /// Trained on noise of any strength, crosshairs, erased patches, mixtures, and clean digits.
    Restore,
    /// The published recipe: trained on Gaussian noise of strength 0.5 alone.
    Denoise,
    /// The plain autoencoder: trained to give back clean digits, through half the latent.
    Plain,
    /// Trained as [`Denoise`](Self::Denoise), but shorter: one of four that differ only in the decoder.
    Decoder(Decoder),
    /// Takes crosshairs and noise off pictures of eyes: 3×100×100, in colour.
    Eyes,
    /// A person's own, from a file that they gave the page. It may come without a golden file.
    Own {
        /// What its pictures are of.
        subject: Subject,
        /// Which of the files given in one visit: what a former one answered is never taken for this one's.
        number: u32,
    },
}

impl ModelName {
    /// What the page lets a person choose from for digits, in its order.
    pub const CHOICES: [Self; 3] = [Self::Restore, Self::Denoise, Self::Plain];

    /// Every one that the page ships: the choices, the decoders in the order of [`Decoder::ALL`], and the network for eyes.
    pub const ALL: [Self; 8] = [
        Self::Restore,
        Self::Denoise,
        Self::Plain,
        Self::Decoder(Decoder::Nearest),
        Self::Decoder(Decoder::Bilinear),
        Self::Decoder(Decoder::Transposed3),
        Self::Decoder(Decoder::Transposed2),
        Self::Eyes,
    ];

    /// What its pictures are of.
    pub const fn subject(self) -> Subject {
        match self {
            Self::Restore | Self::Denoise | Self::Plain | Self::Decoder(_) => Subject::Digits,
            Self::Eyes => Subject::Eyes,
            Self::Own { subject, .. } => subject,
        }
    }

    /// Whether it is a person's own.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Own { .. })
    }

    /// The name in file names and on the command line; that of a person's own is for messages alone.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Denoise => "denoise",
            Self::Plain => "plain",
            Self::Decoder(Decoder::Nearest) => "denoise-nearest",
            Self::Decoder(Decoder::Bilinear) => "denoise-bilinear",
            Self::Decoder(Decoder::Transposed3) => "denoise-transposed3",
            Self::Decoder(Decoder::Transposed2) => "denoise-transposed2",
            Self::Eyes => "eyes",
            Self::Own { subject: Subject::Digits, .. } => "own-digits",
            Self::Own { subject: Subject::Eyes, .. } => "own-eyes",
        }
    }
}

/// What answers a question: a trained network, or one fresh from its random start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Network {
    /// One that was loaded before.
    Trained(ModelName),
    /// One that nobody trained, of the same architecture as [`ModelName::Decoder`]. It needs no file: the engine makes
    /// it when it is first asked, and keeps one for each decoder.
    Untrained {
        /// How its decoder enlarges.
        decoder: Decoder,
        /// The start of its random weights; the same seed gives the same network on every machine.
        seed: u64,
    },
}

/// The device that computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Backend {
    /// burn-flex: one CPU thread with SIMD.
    Cpu,
    /// burn-wgpu on the browser's WebGPU.
    WebGpu,
}

impl Backend {
    /// The name that the page shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cpu => "CPU",
            Self::WebGpu => "WebGPU",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_model_has_files_of_its_own() {
        assert_eq!(HashSet::from(ModelName::ALL.map(ModelName::as_str)).len(), ModelName::ALL.len());
    }

    #[test]
    fn the_choices_come_first_and_then_the_decoders() {
        let choices = ModelName::CHOICES.into_iter();
        let all: Vec<_> = choices.chain(Decoder::ALL.map(ModelName::Decoder)).chain([ModelName::Eyes]).collect();
        assert_eq!(all, ModelName::ALL);
    }

    #[test]
    fn own_networks_are_none_of_those_with_files() {
        for subject in [Subject::Digits, Subject::Eyes] {
            let own = ModelName::Own { subject, number: 1 };
            assert_eq!((own.subject(), own.is_own()), (subject, true));
            assert!(ModelName::ALL.iter().all(|model| !model.is_own() && model.as_str() != own.as_str()));
        }
    }

    #[test]
    fn a_decoder_s_files_bear_its_name() {
        for decoder in Decoder::ALL {
            assert_eq!(ModelName::Decoder(decoder).as_str(), format!("denoise-{}", decoder.as_str()));
        }
    }
}
