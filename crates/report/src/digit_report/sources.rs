//! The inputs of the report: the page's networks with their model cards, and the cards of further trainings.

use std::path::{Path, PathBuf};

use afterimage_architecture::Upsampling;
use afterimage_train::card::Card;
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::paths::MODELS;
use afterimage_train::training::config::TrainingConfig;
use afterimage_weights::Weights;
use serde_json::Value;

use crate::error::ReportError;

/// The published network, trained with the short configuration.
pub const SHORT: NetworkKind = NetworkKind::Decoder(Upsampling::Nearest);

/// A trained network with its model card.
#[derive(Clone, Debug)]
pub struct TrainedModel {
    /// The network.
    pub network: NetworkKind,
    /// Its weights.
    pub weights: Weights,
    /// Its model card.
    pub card: Card,
}

/// All inputs of the report.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The page's networks for digits, in the order of [`NetworkKind::DIGITS`].
    pub models: Vec<TrainedModel>,
    /// The cards of further trainings, sorted by file name.
    pub runs: Vec<Card>,
}

impl Sources {
    /// Reads the networks of the folder `models` and the cards of the folder `runs`.
    ///
    /// # Errors
    /// [`ReportError::Missing`] with the commands that train all missing networks; [`ReportError::Data`] or
    /// [`ReportError::Train`] with the command that repeats the training, if a file is damaged; [`ReportError::Data`]
    /// if a run cannot be compared with the others.
    pub fn read(models: &Path, runs: &Path) -> Result<Self, ReportError> {
        let paths = if runs.exists() { files::with_extension(runs, "json")? } else { Vec::new() };
        let missing: Vec<String> = NetworkKind::DIGITS
            .into_iter()
            .filter(|network| ["json", "safetensors"].iter().any(|ending| !file(models, *network, ending).exists()))
            .map(|network| command(network, models))
            .collect();
        if !missing.is_empty() {
            return Err(ReportError::Missing(missing.join("\n")));
        }
        Ok(Self {
            models: NetworkKind::DIGITS
                .into_iter()
                .map(|network| read_model(models, network))
                .collect::<Result<_, _>>()?,
            runs: paths.iter().map(|path| read_run(path)).collect::<Result<_, _>>()?,
        })
    }

    /// The card of the training with the published configuration.
    ///
    /// # Errors
    /// [`ReportError::Missing`] if it is not among the further trainings.
    pub fn published(&self) -> Result<&Card, ReportError> {
        let found = self.runs.iter().find(|card| card.training.config == TrainingConfig::PUBLISHED);
        found.ok_or_else(|| {
            let command = command(NetworkKind::Denoise, Path::new("runs"));
            ReportError::Missing(format!("{command} --recipe published --name denoise-published"))
        })
    }

    /// The trained model of a network.
    ///
    /// # Errors
    /// [`ReportError::Missing`] if it is not one of the networks for digits.
    pub fn model(&self, network: NetworkKind) -> Result<&TrainedModel, ReportError> {
        let found = self.models.iter().find(|model| model.network == network);
        found.ok_or_else(|| ReportError::Missing(command(network, Path::new(MODELS))))
    }
}

/// Whether a card is of the published network, trained and tested with the published noise. The scores of other cards
/// cannot be compared with the published ones.
fn is_published_network(card: &Card) -> bool {
    let architecture = NetworkKind::Denoise.architecture();
    card.widths[..] == architecture.widths[..]
        && card.upsampling == architecture.upsampling.as_str()
        && card.trained_on.starts_with(NetworkKind::Denoise.corruption().description())
        && card.data.name == "MNIST"
}

fn file(folder: &Path, network: NetworkKind, ending: &str) -> PathBuf {
    folder.join(format!("{}.{ending}", network.name()))
}

fn command(network: NetworkKind, models: &Path) -> String {
    let out = if models == Path::new(MODELS) { String::new() } else { format!(" --out {}", models.display()) };
    format!("cargo run --release -p afterimage-train -- {}{out}", network.subcommand())
}

fn read_model(folder: &Path, network: NetworkKind) -> Result<TrainedModel, ReportError> {
    let remake = command(network, folder);
    let path = file(folder, network, "safetensors");
    let weights = Weights::from_safetensors(network.architecture(), &files::read(&path)?);
    let weights = weights
        .map_err(|error| ReportError::Data { path, reason: format!("{error}; make it again with\n{remake}") })?;
    Ok(TrainedModel { network, weights, card: Card::read(&file(folder, network, "json"), &remake)? })
}

/// Reads the card of a further training. The command in it appears in the error message.
fn read_run(path: &Path) -> Result<Card, ReportError> {
    let card: Option<Value> = serde_json::from_slice(&files::read(path)?).ok();
    let command = card.as_ref().and_then(|card| card["command"].as_str());
    let card = Card::read(path, command.unwrap_or("the command that made it"))?;
    if is_published_network(&card) {
        Ok(card)
    } else {
        let reason = "not a training of `denoise` on MNIST, so its scores cannot be compared with the others'";
        Err(ReportError::Data { path: path.to_owned(), reason: reason.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::digit_report::RUNS;
    use crate::test_models::write_models;

    fn refusal(models: &Path, runs: &Path) -> String {
        Sources::read(models, runs).unwrap_err().to_string()
    }

    #[test]
    fn the_error_for_missing_networks_lists_all_commands() {
        let folder = tempfile::tempdir().unwrap();
        let error = refusal(folder.path(), folder.path());
        for network in NetworkKind::DIGITS {
            assert!(error.contains(&format!("-- {} --out", network.subcommand())), "{error}");
        }
    }

    #[test]
    fn networks_and_runs_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let (models, runs) = (folder.path().join("models"), folder.path().join("runs"));
        write_models(&models, &runs);
        let sources = Sources::read(&models, &runs).unwrap();
        assert_eq!(sources.models.len(), 7);
        assert_eq!(sources.runs.iter().map(|card| &*card.name).collect::<Vec<_>>(), ["cosine-1e-3", "published"]);
        assert_eq!(sources.published().unwrap().name, "published");
        assert!(sources.model(SHORT).is_ok() && sources.model(NetworkKind::Eyes).is_err());
    }

    #[test]
    fn the_cards_in_the_repository_are_read() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        Sources::read(&root.join(MODELS), &root.join(RUNS)).unwrap();
    }

    #[test]
    fn runs_of_other_networks_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (models, runs) = (folder.path().join("models"), folder.path().join("runs"));
        write_models(&models, &runs);
        for name in ["restore", "denoise-bilinear"] {
            fs::copy(models.join(format!("{name}.json")), runs.join("other.json")).unwrap();
            let error = refusal(&models, &runs);
            assert!(error.contains("other.json: not a training of `denoise`"), "{error}");
        }
    }

    #[test]
    fn the_error_for_a_card_of_another_version_contains_the_command_that_makes_it_again() {
        let folder = tempfile::tempdir().unwrap();
        let (models, runs) = (folder.path().join("models"), folder.path().join("runs"));
        write_models(&models, &runs);
        fs::write(runs.join("old.json"), r#"{"name":"old","command":"train it so"}"#).unwrap();
        let error = refusal(&models, &runs);
        assert!(error.contains("old.json") && error.contains("train it so"), "{error}");
        fs::write(models.join("plain.json"), "{").unwrap();
        let error = refusal(&models, &runs);
        assert!(error.contains("plain.json") && error.contains("-- plain"), "{error}");
    }
}
