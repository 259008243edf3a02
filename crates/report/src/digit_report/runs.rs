//! Trainings of the published network with different configurations.

use afterimage_train::card::Card;
use afterimage_train::network::NetworkKind;

use crate::digit_report::sources::{SHORT, Sources};
use crate::document::format::{count, decibels, loss, similarity};
use crate::document::table::{Table, bold};
use crate::error::ReportError;

/// Only trainings of at least this many epochs are plotted. A short one would be a stub at the left edge.
pub const MIN_PLOTTED_EPOCHS: usize = 30;

/// The number of images that are not mentioned in a configuration, because they are all.
const ALL_IMAGES: usize = 60_000;

/// The two trainings that the page ships and all others, sorted by epochs and then by test loss.
pub fn runs(sources: &Sources) -> Result<Vec<&Card>, ReportError> {
    let shipped = [&sources.model(NetworkKind::Denoise)?.card, &sources.model(SHORT)?.card];
    let mut runs: Vec<&Card> = shipped.into_iter().chain(&sources.runs).collect();
    runs.sort_by(|a, b| {
        let by_epochs = a.training.epochs.cmp(&b.training.epochs);
        by_epochs.then(a.test.loss.total_cmp(&b.test.loss))
    });
    Ok(runs)
}

/// A table with one row for each training. The names of those that the page ships are emphasised.
pub fn table(runs: &[&Card]) -> Table {
    let mut table = Table::new(2, ["run", "recipe", "epochs", "test loss", "PSNR", "SSIM", "seconds"]);
    for card in runs {
        let is_shipped = [NetworkKind::Denoise, SHORT].iter().any(|network| network.name() == card.name);
        table.push([
            if is_shipped { bold(&card.name) } else { card.name.clone() },
            recipe(card),
            card.training.epochs.to_string(),
            loss(card.test.loss),
            decibels(card.test.psnr),
            similarity(card.test.ssim),
            count(card.training.seconds.round() as usize),
        ]);
    }
    table
}

/// The configuration of a training as the trainer's options, without the number of epochs.
pub fn recipe(card: &Card) -> String {
    let options = card.training.config.options();
    let options = options.split("--").map(|option| option.trim().to_owned());
    let images = format!("images {}", card.data.images);
    let all = options.chain((card.data.images != ALL_IMAGES).then_some(images));
    all.filter(|option| !option.is_empty() && !option.starts_with("epochs")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use afterimage_train::training::config::TrainingConfig;

    use super::*;
    use crate::test_models::card;

    #[test]
    fn a_recipe_names_every_option_but_the_epochs() {
        let mut card = card("denoise", NetworkKind::Denoise, TrainingConfig::PUBLISHED, 0.1);
        assert_eq!(recipe(&card), "batch 200, learning-rate 0.001, warmup 0, decay constant, average 0");
        card.data.images = 5_000;
        assert!(recipe(&card).ends_with("average 0, images 5000"));
    }

    #[test]
    fn runs_are_sorted_by_epochs_and_loss_and_shipped_ones_are_emphasised() {
        let training = |name: &str, epochs, loss| {
            card(name, NetworkKind::Denoise, TrainingConfig { epochs, ..TrainingConfig::PUBLISHED }, loss)
        };
        let cards = [training("denoise", 100, 0.09), training("worse", 5, 0.2), training("better", 5, 0.1)];
        let mut sources = Sources { models: Vec::new(), runs: cards[1..].to_vec() };
        assert!(runs(&sources).is_err());
        for network in [NetworkKind::Denoise, SHORT] {
            let weights = afterimage_weights::Weights::glorot(network.architecture(), 0);
            let card = training(network.name(), 100, 0.09 + 0.01 * sources.models.len() as f64);
            sources.models.push(crate::digit_report::sources::TrainedModel { network, weights, card });
        }
        let table = table(&runs(&sources).unwrap());
        let column = |column: usize| table.rows.iter().map(move |row| row[column].as_str()).collect::<Vec<_>>();
        assert_eq!(column(0), ["better", "worse", "**denoise**", "**denoise-nearest**"]);
        assert_eq!(column(2), ["5", "5", "100", "100"]);
    }
}
