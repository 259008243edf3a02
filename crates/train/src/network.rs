//! The networks that the trainer makes.

use afterimage_model::{Architecture, Upsampling};

use crate::data::augmentation::Subject;
use crate::data::corruption_kind::CorruptionKind;
use crate::training::config::TrainingConfig;

/// A network: what it is, and what it learns from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkKind {
    /// The identity through a narrow bottleneck.
    Plain,
    /// The published denoising network, by the published recipe.
    Denoise,
    /// The denoising network with one of four decoders, all by the same shorter recipe.
    Decoder(Upsampling),
    /// The page's default: any corruption.
    Restore,
    /// Crosshairs and noise off pictures of eyes.
    Eyes,
}

impl NetworkKind {
    /// Those for digits, in the order of training.
    pub const DIGITS: [Self; 7] = [
        Self::Denoise,
        Self::Restore,
        Self::Plain,
        Self::Decoder(Upsampling::Nearest),
        Self::Decoder(Upsampling::Bilinear),
        Self::Decoder(Upsampling::Transposed3),
        Self::Decoder(Upsampling::Transposed2),
    ];

    /// Every network that the page ships, in the order of training.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::DIGITS.into_iter().chain([Self::Eyes])
    }

    /// The name in file names.
    pub fn name(self) -> String {
        match self {
            Self::Plain => "plain".to_owned(),
            Self::Denoise => "denoise".to_owned(),
            Self::Decoder(upsampling) => format!("denoise-{}", upsampling.name()),
            Self::Restore => "restore".to_owned(),
            Self::Eyes => "eyes".to_owned(),
        }
    }

    /// How it is trained where nothing else is asked for.
    pub fn config(self) -> TrainingConfig {
        match self {
            Self::Denoise => TrainingConfig::PUBLISHED,
            Self::Plain | Self::Decoder(_) | Self::Restore => TrainingConfig::SHORT,
            Self::Eyes => TrainingConfig::EYES,
        }
    }

    /// Its sizes.
    pub fn architecture(self) -> Architecture {
        match self {
            Self::Plain => Architecture::PLAIN,
            Self::Decoder(upsampling) => Architecture { upsampling, ..Architecture::DIGITS },
            Self::Denoise | Self::Restore => Architecture::DIGITS,
            Self::Eyes => Architecture::EYES,
        }
    }

    /// What it is trained on.
    pub fn corruption(self) -> CorruptionKind {
        match self {
            Self::Plain => CorruptionKind::Clean,
            Self::Denoise | Self::Decoder(_) => CorruptionKind::Noise,
            Self::Restore => CorruptionKind::Mixed,
            Self::Eyes => CorruptionKind::Reticles,
        }
    }

    /// What spoils the picture by which engines check themselves.
    pub fn golden(self) -> CorruptionKind {
        match self {
            Self::Eyes => CorruptionKind::Reticles,
            _ => CorruptionKind::Noise,
        }
    }

    /// How many pictures it learns from where nothing else is asked for.
    pub fn images(self) -> usize {
        match self {
            Self::Eyes => 20_000,
            _ => 60_000,
        }
    }

    /// The clean pictures that it learns from.
    pub fn subject(self) -> Subject {
        match self {
            Self::Plain | Self::Denoise | Self::Decoder(_) => Subject::Digits,
            Self::Restore => Subject::Drawings,
            Self::Eyes => Subject::Eyes,
        }
    }

    /// One sentence for the model card.
    pub fn description(self) -> String {
        let pictures = match self {
            Self::Eyes => "100×100 coloured eyes",
            _ => "28×28 grey digits",
        };
        let architecture = self.architecture();
        let skips = if architecture.skips { ", each with a skip connection from the encoder" } else { "" };
        let mask = if architecture.mask { " of the picture and of a mask that says where it is used" } else { "" };
        format!(
            "Convolutional autoencoder for {pictures}: three times conv 3×3, ReLU, max-pool 2; three times {}, ReLU{skips}; \
             conv 3×3 to logits{mask}",
            architecture.upsampling.description()
        )
    }

    /// The command that trains it, after the program's name.
    pub fn command(self) -> String {
        match self {
            Self::Plain => "plain".to_owned(),
            Self::Denoise => "denoise".to_owned(),
            Self::Decoder(upsampling) => format!("denoise --decoder {}", upsampling.name()),
            Self::Restore => "restore".to_owned(),
            Self::Eyes => "eyes".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use afterimage_model::{Cae, Golden, SELF_CHECK_TOLERANCE, Weights};
    use burn::tensor::{Device, Tensor, TensorData};

    use super::*;
    use crate::card::Card;
    use crate::paths::MODELS;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = NetworkKind::all().map(NetworkKind::name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), NetworkKind::all().count());
    }

    /// What the page ships must fit what this source says, and must still give what it gave when it was trained.
    #[test]
    fn the_shipped_weights_are_these_networks() {
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(MODELS);
        for network in NetworkKind::all() {
            let (name, architecture) = (network.name(), network.architecture());
            let read = |ending: &str| std::fs::read(models.join(format!("{name}.{ending}"))).unwrap();
            let weights = Weights::from_safetensors(architecture, &read("safetensors")).unwrap();
            let golden = Golden::from_safetensors(architecture, &read("golden.safetensors")).unwrap();
            let [channels, height, width] = architecture.image;
            let input = TensorData::new(golden.input.clone(), [1, channels, height, width]);
            let (output, _) = Cae::new(&weights, &Device::flex()).restore(Tensor::from_data(input, &Device::flex()));
            let output: Vec<f32> = output.into_data().try_into_vec().unwrap();
            assert!(golden.difference(&output) < SELF_CHECK_TOLERANCE, "{name}");
            let card: Card = serde_json::from_slice(&read("json")).unwrap();
            assert_eq!(card.name, name);
            assert_eq!(card.what, network.description(), "{name}");
            assert_eq!(card.parameters, architecture.parameters(), "{name}");
            assert_eq!(card.upsampling, architecture.upsampling.name(), "{name}");
            assert_eq!(card.training.tests.len(), card.training.epochs, "{name}");
            assert!(card.test.psnr > card.test.input_psnr + 1.0, "{name}: {:?}", card.test);
        }
    }
}
