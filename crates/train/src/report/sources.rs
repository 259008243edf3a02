//! What lies on disk: the page's networks with their cards, and the cards of further trainings.

use std::path::{Path, PathBuf};

use afterimage_model::{Upsampling, Weights};
use serde_json::Value;

use crate::card::Card;
use crate::cli::MODELS;
use crate::network::Network;
use crate::{TrainError, files};

/// The published network by the short recipe.
pub const SHORT: Network = Network::Decoder(Upsampling::Nearest);

/// A trained network.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which one.
    pub network: Network,
    /// Its weights.
    pub weights: Weights,
    /// How they came about.
    pub card: Card,
}

/// All that the report is made of.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Every network for digits that the page ships, in the order of [`Network::DIGITS`].
    pub models: Vec<Model>,
    /// Every training of the runs' folder, ordered by name.
    pub runs: Vec<Card>,
}

impl Sources {
    /// Reads the models of one folder and the runs of another.
    ///
    /// # Errors
    /// [`TrainError::Missing`] that lists all that is not there with the commands that make it, [`TrainError::Data`]
    /// where a file is something else, with the command that makes it again.
    pub fn gather(models: &Path, runs: &Path) -> Result<Self, TrainError> {
        let paths = if runs.exists() { files::with_ending(runs, "json")? } else { Vec::new() };
        let missing: Vec<String> = Network::DIGITS
            .into_iter()
            .filter(|network| ["json", "safetensors"].iter().any(|ending| !file(models, *network, ending).exists()))
            .map(|network| command(network, models))
            .collect();
        if !missing.is_empty() {
            return Err(TrainError::Missing(missing.join("\n")));
        }
        Ok(Self {
            models: Network::DIGITS.into_iter().map(|network| read_model(models, network)).collect::<Result<_, _>>()?,
            runs: paths.iter().map(|path| read_run(path)).collect::<Result<_, _>>()?,
        })
    }

    /// The page's network of that kind.
    pub fn model(&self, network: Network) -> Option<&Model> {
        self.models.iter().find(|model| model.network == network)
    }
}

impl Card {
    /// Whether it is of the published network, trained against the published noise on all images: whether its scores
    /// can be set beside the published ones.
    pub fn is_of_published_network(&self) -> bool {
        let architecture = Network::Denoise.architecture();
        self.widths == architecture.widths
            && self.upsampling == architecture.upsampling.name()
            && self.trained_on.starts_with(Network::Denoise.distribution().description())
            && self.data.images == 60_000
    }
}

fn file(folder: &Path, network: Network, ending: &str) -> PathBuf {
    folder.join(format!("{}.{ending}", network.name()))
}

fn command(network: Network, models: &Path) -> String {
    let out = if models == Path::new(MODELS) { String::new() } else { format!(" --out {}", models.display()) };
    format!("cargo run --release -p afterimage-train -- {}{out}", network.command())
}

fn read_model(folder: &Path, network: Network) -> Result<Model, TrainError> {
    let remake = command(network, folder);
    let path = file(folder, network, "safetensors");
    let weights = Weights::from_safetensors(network.architecture(), &files::read(&path)?);
    let weights =
        weights.map_err(|error| TrainError::Data { path, reason: format!("{error}; make it again with\n{remake}") })?;
    Ok(Model { network, weights, card: read_card(&file(folder, network, "json"), &remake)? })
}

/// A card that names its own command.
fn read_run(path: &Path) -> Result<Card, TrainError> {
    let card: Option<Value> = serde_json::from_slice(&files::read(path)?).ok();
    let command = card.as_ref().and_then(|card| card["command"].as_str());
    read_card(path, command.unwrap_or("the command that made it"))
}

/// Reads a card; `remake` is the command that makes it again.
pub fn read_card(path: &Path, remake: &str) -> Result<Card, TrainError> {
    let refused = |reason: String| TrainError::Data { path: path.to_owned(), reason };
    let card: Card = serde_json::from_slice(&files::read(path)?).map_err(|error| {
        refused(format!("not a model card of this version of the trainer ({error}); make it again with\n{remake}"))
    })?;
    if card.training.losses.is_empty() || card.training.losses.len() != card.training.tests.len() {
        return Err(refused(format!(
            "it tells not one loss and one test for each epoch; make it again with\n{remake}"
        )));
    }
    Ok(card)
}

#[cfg(test)]
pub mod tests {
    use std::collections::{BTreeMap, HashMap};
    use std::fs;

    use super::*;
    use crate::card::{Data, Training};
    use crate::evaluate::Scores;
    use crate::recipe::Recipe;

    /// A card of a training that went on to `loss`.
    pub fn card(name: &str, network: Network, recipe: Recipe, loss: f64) -> Card {
        let architecture = network.architecture();
        let courses = (1..=recipe.epochs).map(|epoch| loss + 0.1 / epoch as f64);
        let losses: Vec<f64> = courses.collect();
        let tests: Vec<Scores> =
            losses.iter().map(|loss| Scores { loss: *loss, psnr: 2.0 / loss, ssim: 0.8, input_psnr: 9.4 }).collect();
        Card {
            name: name.to_owned(),
            what: network.description(),
            trained_on: network.distribution().description().to_owned(),
            widths: architecture.widths.to_vec(),
            latent: architecture.latent().to_vec(),
            upsampling: architecture.upsampling.name().to_owned(),
            parameters: architecture.parameters(),
            data: Data { name: "MNIST".to_owned(), images: 60_000, md5: BTreeMap::new() },
            training: Training {
                optimizer: "Adam".to_owned(),
                recipe,
                seed: 1,
                epochs: recipe.epochs,
                losses,
                tests: tests.clone(),
                device: "cpu".to_owned(),
                seconds: 100.0 * recipe.epochs as f64,
            },
            test: tests.last().copied().unwrap_or_default(),
            git_revision: "0123456789abcdef0123456789abcdef01234567-dirty".to_owned(),
            command: "cargo run --release -p afterimage-train -- <test>".to_owned(),
        }
    }

    /// Untrained networks with invented cards, and two runs.
    pub fn write_sources(models: &Path, runs: &Path) {
        let write = |path: PathBuf, card: &Card| files::write(&path, &serde_json::to_vec(card).unwrap()).unwrap();
        for (seed, network) in (0..).zip(Network::DIGITS) {
            let weights = Weights::glorot(network.architecture(), seed).to_safetensors(HashMap::new()).unwrap();
            files::write(&file(models, network, "safetensors"), &weights).unwrap();
            write(file(models, network, "json"), &card(&network.name(), network, network.recipe(), 0.097));
        }
        let constant = Recipe { epochs: 33, ..Recipe::PUBLISHED };
        let cosine = Recipe { learning_rate: 0.001, ..Recipe::SHORT };
        for (name, recipe, loss) in [("cosine-1e-3", cosine, 0.1), ("constant-1e-3", constant, 0.103)] {
            write(runs.join(format!("{name}.json")), &card(name, Network::Denoise, recipe, loss));
        }
    }

    fn refusal(models: &Path, runs: &Path) -> String {
        Sources::gather(models, runs).unwrap_err().to_string()
    }

    #[test]
    fn all_that_is_missing_is_said_at_once_with_its_commands() {
        let folder = tempfile::tempdir().unwrap();
        let error = refusal(folder.path(), folder.path());
        for network in Network::DIGITS {
            assert!(error.contains(&format!("-- {} --out", network.command())), "{error}");
        }
    }

    #[test]
    fn what_is_there_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (models, runs) = (folder.path().join("models"), folder.path().join("runs"));
        write_sources(&models, &runs);
        let sources = Sources::gather(&models, &runs).unwrap();
        assert_eq!(sources.models.len(), 7);
        assert_eq!(sources.runs.iter().map(|card| &*card.name).collect::<Vec<_>>(), ["constant-1e-3", "cosine-1e-3"]);
        let of_published = |network| sources.model(network).unwrap().card.is_of_published_network();
        assert!(of_published(Network::Denoise) && of_published(SHORT));
        assert!(!of_published(Network::Restore) && !of_published(Network::DIGITS[4]));
    }

    #[test]
    fn a_card_of_another_version_is_refused_with_the_command_that_makes_it_again() {
        let folder = tempfile::tempdir().unwrap();
        let (models, runs) = (folder.path().join("models"), folder.path().join("runs"));
        write_sources(&models, &runs);
        fs::write(runs.join("old.json"), r#"{"name":"old","command":"train it so"}"#).unwrap();
        let error = refusal(&models, &runs);
        assert!(error.contains("old.json") && error.contains("train it so"), "{error}");
        fs::write(models.join("plain.json"), "{").unwrap();
        let error = refusal(&models, &runs);
        assert!(error.contains("plain.json") && error.contains("-- plain"), "{error}");
    }
}
