//! The options of the commands.

use std::path::PathBuf;

use afterimage_architecture::{Dataset, Upsampling};
use clap::{Args, ValueEnum};

use super::values::{ImagesOption, below_one, file_name, images, positive, rate, upsampling, zero_or_more};
use crate::device::DeviceKind;
use crate::network::NetworkKind;
use crate::paths::MODELS;
use crate::training::config::{Decay, TrainingConfig};
use crate::training::job::{DataSource, Start, TrainingJob};

/// The options of `denoise`.
#[derive(Args, Clone, Debug)]
pub struct DenoiseOptions {
    /// One of the four decoders that are compared, all trained with the short recipe [default: the published network, with
    /// nearest and the long recipe].
    #[arg(long, value_parser = upsampling())]
    pub decoder: Option<Upsampling>,
    #[command(flatten)]
    pub named: NamedOptions,
}

/// The options of a command that trains one network.
#[derive(Args, Clone, Debug)]
pub struct NamedOptions {
    /// The name of the output files, without endings [default: the network's name].
    #[arg(long, value_parser = file_name)]
    pub name: Option<String>,
    #[command(flatten)]
    pub options: TrainingOptions,
}

/// The options of every command that trains.
#[derive(Args, Clone, Debug)]
pub struct TrainingOptions {
    /// The training recipe: the defaults of the six options below [default: long for restore, and for denoise without
    /// --decoder; short for the other networks of digits; eyes: 24 epochs, batch 20, rate 0.002, warm-up
    /// 0.2, average 0.998].
    #[arg(long)]
    pub recipe: Option<Preset>,
    /// How many times to go through the images [long: 50; short: 33; published: 100].
    #[arg(long, value_parser = positive)]
    pub epochs: Option<usize>,
    /// Images per step of the optimizer [long: 50; short: 200; published: 200].
    #[arg(long, value_parser = positive)]
    pub batch: Option<usize>,
    /// Adam's highest learning rate [long: 0.003; short: 0.003; published: 0.001].
    #[arg(long, value_parser = rate)]
    pub learning_rate: Option<f64>,
    /// The number of epochs over which the learning rate rises from zero [long: 1; short: 1; published: 0].
    #[arg(long, value_parser = zero_or_more)]
    pub warmup: Option<f64>,
    /// How the learning rate falls after the warm-up [long: cosine; short: cosine; published: constant].
    #[arg(long)]
    pub decay: Option<Decay>,
    /// The decay per step of the moving average of the weights, below 1; with 0 the weights themselves are exported
    /// [long: 0; short: 0; published: 0].
    #[arg(long, value_parser = below_one)]
    pub average: Option<f64>,
    /// The seed of the initial weights, the order of the images and their corruption.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// A number: use only the first N training images, for a quick trial [default: 60000; eyes: 10000]. Or a folder:
    /// train on the PNG, JPEG and WebP pictures in it, of any size from 16×16. Of each the square in the middle is
    /// used; for digits it becomes grey, and should be light on dark, as the page draws.
    #[arg(long, value_name = "N|FOLDER", value_parser = images)]
    pub images: Option<ImagesOption>,
    /// The device that trains; vulkan and cuda need a trainer that is built with the feature of that name.
    #[arg(long, default_value = "cpu")]
    pub device: DeviceKind,
    /// A folder with the four MNIST files, plain or gzipped, or those of another dataset in its format, such as
    /// Fashion-MNIST [default: they are downloaded once into data/mnist].
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The folder for checkpoints.
    #[arg(long, default_value = "runs")]
    pub runs: PathBuf,
    /// The folder for the trained weights, the golden output and the model card.
    #[arg(long, default_value = MODELS)]
    pub out: PathBuf,
    /// Start from the weights in this file, a weights file or a checkpoint, instead of random ones.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub from: Option<PathBuf>,
    /// Continue from the last checkpoint.
    #[arg(long)]
    pub resume: bool,
    /// Start again, and overwrite an unfinished training of the same name.
    #[arg(long, conflicts_with = "resume")]
    pub fresh: bool,
}

/// A training configuration with a name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Preset {
    /// 100 epochs with a constant learning rate.
    Published,
    /// A third as many epochs, with a higher learning rate that falls to zero.
    Short,
    /// Half as many epochs with small batches, with a higher learning rate that falls to zero.
    Long,
}

/// The options of `samples`.
#[derive(Args, Debug)]
pub struct SamplesOptions {
    /// A folder with the four MNIST files [default: they are downloaded once into data/mnist].
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The file to write.
    #[arg(long, default_value = "web/assets/digits.idx3-ubyte")]
    pub out: PathBuf,
}

/// The options of `gallery`.
#[derive(Args, Debug)]
pub struct GalleryOptions {
    /// The file to write.
    #[arg(long, default_value = "web/assets/eyes.idx4-ubyte")]
    pub out: PathBuf,
}

impl TrainingOptions {
    /// The training configuration: the preset with the options that are given.
    pub fn config(&self, network: NetworkKind) -> TrainingConfig {
        let base = match self.recipe {
            Some(Preset::Published) => TrainingConfig::PUBLISHED,
            Some(Preset::Short) => TrainingConfig::SHORT,
            Some(Preset::Long) => TrainingConfig::LONG,
            None => network.config(),
        };
        TrainingConfig {
            epochs: self.epochs.unwrap_or(base.epochs),
            batch: self.batch.unwrap_or(base.batch),
            learning_rate: self.learning_rate.unwrap_or(base.learning_rate),
            warmup: self.warmup.unwrap_or(base.warmup),
            decay: self.decay.unwrap_or(base.decay),
            average: self.average.unwrap_or(base.average),
        }
    }

    /// The job for one network. Its files have the network's name if there is no other `name`.
    pub fn job(&self, network: NetworkKind, name: Option<&String>) -> TrainingJob {
        TrainingJob {
            name: name.map_or_else(|| network.name().to_owned(), String::clone),
            network,
            config: self.config(network),
            seed: self.seed,
            images: match self.images {
                Some(ImagesOption::Count(count)) => count,
                _ => network.image_count(),
            },
            data: match (&self.images, &self.data) {
                (Some(ImagesOption::Folder(folder)), _) => DataSource::Pictures(folder.clone()),
                (_, Some(folder)) if network.dataset() == Dataset::Digits => DataSource::IdxFiles(folder.clone()),
                _ => DataSource::Standard,
            },
            custom_checksum: None,
            device: self.device,
            from: self.from.clone(),
            runs: self.runs.clone(),
            out: self.out.clone(),
            start: match (self.resume, self.fresh) {
                (true, _) => Start::Resume,
                (false, true) => Start::Fresh,
                (false, false) => Start::Careful,
            },
        }
    }
}

impl DenoiseOptions {
    /// The network that the options select.
    pub fn network(&self) -> NetworkKind {
        self.decoder.map_or(NetworkKind::Denoise, NetworkKind::Decoder)
    }
}
