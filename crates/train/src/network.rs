//! The networks that the trainer can train.

use afterimage_architecture::{Architecture, Dataset, ModelId, Restoration, Upsampling};

use crate::data::augmentation::Augmentation;
use crate::data::corruption_kind::CorruptionKind;
use crate::training::config::TrainingConfig;

/// A network of the page: its architecture, its training data, and its training configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkKind {
    /// Learns the identity on clean digits, through a narrow bottleneck.
    Plain,
    /// The published denoising network.
    Denoise,
    /// The denoising network with one of the four decoders, all trained with the same shorter configuration.
    Decoder(Upsampling),
    /// The page's default for digits: trained on noise, crosshairs, erased patches, and mixtures of
    /// them (`Corruption::random`).
    Restore,
    /// Removes crosshairs and noise from pictures of eyes.
    Eyes,
}

impl NetworkKind {
    /// The networks for digits, in the order of training.
    pub const DIGITS: [Self; 7] = [
        Self::Denoise,
        Self::Restore,
        Self::Plain,
        Self::Decoder(Upsampling::Nearest),
        Self::Decoder(Upsampling::Bilinear),
        Self::Decoder(Upsampling::Transposed3),
        Self::Decoder(Upsampling::Transposed2),
    ];

    /// Every network of the page, in the order of training.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::DIGITS.into_iter().chain([Self::Eyes])
    }

    /// Its id on the page.
    pub const fn id(self) -> ModelId {
        match self {
            Self::Plain => ModelId::Plain,
            Self::Denoise => ModelId::Denoise,
            Self::Decoder(upsampling) => ModelId::Decoder(upsampling),
            Self::Restore => ModelId::Restore,
            Self::Eyes => ModelId::Eyes,
        }
    }

    /// Its name: in file names and in reports.
    pub const fn name(self) -> &'static str {
        self.id().as_str()
    }

    /// The default training configuration.
    pub fn config(self) -> TrainingConfig {
        match self {
            Self::Denoise | Self::Restore => TrainingConfig::LONG,
            Self::Plain | Self::Decoder(_) => TrainingConfig::SHORT,
            Self::Eyes => TrainingConfig::EYES,
        }
    }

    /// The sizes of its layers.
    pub fn architecture(self) -> Architecture {
        // Only custom networks, which cannot be trained here, have none.
        self.id().architecture().unwrap_or(Architecture::DIGITS)
    }

    /// The corruption of its training pictures.
    pub fn corruption(self) -> CorruptionKind {
        match self {
            Self::Plain => CorruptionKind::Clean,
            Self::Denoise | Self::Decoder(_) => CorruptionKind::Noise,
            Self::Restore => CorruptionKind::Mixed,
            Self::Eyes => CorruptionKind::Marks,
        }
    }

    /// The corruption of the picture with which the engines check themselves.
    pub fn golden_corruption(self) -> CorruptionKind {
        match self {
            Self::Eyes => CorruptionKind::Marks,
            _ => CorruptionKind::Noise,
        }
    }

    /// The default number of training pictures.
    pub fn image_count(self) -> usize {
        match self {
            Self::Eyes => 10_000,
            _ => 60_000,
        }
    }

    /// The clean pictures that it learns from.
    pub const fn dataset(self) -> Dataset {
        self.id().dataset()
    }

    /// How the clean pictures are varied.
    pub fn augmentation(self) -> Augmentation {
        match self {
            Self::Restore => Augmentation::Drawings,
            Self::Eyes => Augmentation::Photographs,
            Self::Plain | Self::Denoise | Self::Decoder(_) => Augmentation::None,
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
        let head = match architecture.restoration {
            Restoration::Generated => "logits",
            Restoration::Filled => {
                "a mask, what takes noise away, and features; the mask is filled from around it (pull-push), then refined \
                 by two times conv 3×3"
            }
        };
        let times = if architecture.levels() == 3 { "three" } else { "five" };
        format!(
            "Convolutional autoencoder for {pictures}: {times} times conv 3×3, ReLU, max-pool 2; {times} times {}, \
             ReLU{skips}; conv 3×3 to {head}",
            architecture.upsampling.description()
        )
    }

    /// The subcommand of the trainer that trains it, with its options.
    pub fn subcommand(self) -> String {
        match self {
            Self::Plain => "plain".to_owned(),
            Self::Denoise => "denoise".to_owned(),
            Self::Decoder(upsampling) => format!("denoise --decoder {}", upsampling.as_str()),
            Self::Restore => "restore".to_owned(),
            Self::Eyes => self.name().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use afterimage_model::Cae;
    use afterimage_weights::{Golden, SELF_CHECK_TOLERANCE, Weights};
    use burn::tensor::{Device, Tensor, TensorData};

    use super::*;
    use crate::card::Card;
    use crate::paths::MODELS;

    #[test]
    fn every_network_has_its_own_name() {
        let mut names: Vec<_> = NetworkKind::all().map(NetworkKind::name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), NetworkKind::all().count());
    }

    /// The committed weights must have the shapes of this source, and must still compute the committed golden outputs.
    #[test]
    fn the_committed_weights_match_their_networks_and_golden_outputs() {
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(MODELS);
        for network in NetworkKind::all() {
            let (name, architecture) = (network.name(), network.architecture());
            let read = |ending: &str| std::fs::read(models.join(format!("{name}.{ending}"))).unwrap();
            let weights = Weights::from_safetensors(architecture, &read("safetensors")).unwrap();
            let golden = Golden::from_safetensors(architecture, &read("golden.safetensors")).unwrap();
            let [channels, height, width] = architecture.image;
            let input = TensorData::new(golden.input.clone(), [1, channels, height, width]);
            let restored = Cae::new(&weights, &Device::flex()).restore(Tensor::from_data(input, &Device::flex()));
            let output: Vec<f32> = restored.images.into_data().try_into_vec().unwrap();
            assert!(golden.difference(&output, architecture.restoration) < SELF_CHECK_TOLERANCE, "{name}");
            let card: Card = serde_json::from_slice(&read("json")).unwrap();
            assert_eq!(card.name, name);
            assert!(card.training.config.learning_rate > 1e-4 && card.data.images >= 1000, "{name}: not a training");
            assert_eq!(card.what, network.description(), "{name}");
            assert_eq!(card.parameters, architecture.parameter_count(), "{name}");
            assert_eq!(card.upsampling, architecture.upsampling.as_str(), "{name}");
            assert_eq!(card.training.tests.len(), card.training.epochs, "{name}");
            assert!(card.test.psnr > card.test.input_psnr + 1.0, "{name}: {:?}", card.test);
        }
    }
}
