//! The section that compares trainings of the published network with different configurations.

use afterimage_train::card::Card;
use afterimage_train::network::NetworkKind;
use afterimage_train::training::config::{Decay, TrainingConfig};

use crate::digit_report::sections::figures::loss_curves;
use crate::digit_report::sources::{SHORT, Sources, is_published_network};
use crate::document::content::{Block, Section};
use crate::document::format::{above_or_below, count, decibels, loss, similarity};
use crate::document::table::{Row, Table};

/// A table of all trainings of the published network on all images, from the lowest test loss, and their loss curves.
pub fn section(sources: &Sources) -> Section {
    let card = |network| sources.model(network).map(|model| &model.card);
    let (published, short) = (card(NetworkKind::Denoise), card(SHORT));
    let runs = trainings(published.into_iter().chain(short), &sources.runs);
    let caption = "The published network on all 60,000 images, trained by several recipes, from the lowest test loss. \
                   The marked ones are shipped: `denoise` is by the published recipe, `denoise-nearest` and the other \
                   decoders by the short one. Seconds are of training alone, on two cores that other \
                   work shared at times: they tell the order of magnitude.";
    let mut table = Table::new(caption, &["run", "recipe", "epochs", "test loss", "PSNR", "SSIM", "seconds"]);
    table.word_columns = 2;
    for (name, card) in &runs {
        let cells = vec![
            name.clone(),
            config_in_words(&card.training.config),
            card.training.epochs.to_string(),
            loss(card.test.loss),
            decibels(card.test.psnr),
            similarity(card.test.ssim),
            count(card.training.seconds.round() as usize),
        ];
        let shipped = published.into_iter().chain(short).any(|shipped| std::ptr::eq(shipped, *card));
        table.rows.push(Row { cells, strong: shipped });
    }
    let mut blocks = vec![Block::text(
        "A learning rate that stays high keeps the weights jumping about the minimum; one that stays low takes long to \
         come near it. So ours begins higher than the published one and falls to zero along half a cosine. The table \
         has other choices too.",
    )];
    blocks.extend(published.zip(short).map(|(published, short)| Block::text(comparison(short, published))));
    blocks.push(Block::Table(table));
    blocks.push(loss_curves(["recipes-training", "recipes-test"], &runs));
    Section { id: "recipes", title: "In a third of the epochs: what the recipe does".to_owned(), blocks }
}

/// The exported trainings and the runs, sorted by test loss.
fn trainings<'a>(shipped: impl Iterator<Item = &'a Card>, runs: &'a [Card]) -> Vec<(String, &'a Card)> {
    let mut all: Vec<(String, &Card)> =
        shipped.chain(runs).filter(|card| is_published_network(card)).map(|card| (card.name.clone(), card)).collect();
    all.sort_by(|(_, a), (_, b)| a.test.loss.total_cmp(&b.test.loss));
    all
}

/// Compares the short training with the published one: at the end of each, after the same number of epochs, and at the
/// same loss.
fn comparison(short: &Card, published: &Card) -> String {
    let (ours, epochs) = (short.test.loss, short.training.epochs);
    let change = 100.0 * (ours / published.test.loss - 1.0);
    let mut text = format!(
        "The short recipe comes to a test loss of {} in {epochs} epochs, the published one to {} in {}: {:.1} % {} in \
         {:.0} % of the epochs, with a PSNR {} the published recipe's.",
        loss(ours),
        loss(published.test.loss),
        published.training.epochs,
        change.abs(),
        if change < 0.0 { "less" } else { "more" },
        100.0 * epochs as f64 / published.training.epochs as f64,
        above_or_below(short.test.psnr - published.test.psnr)
    );
    if let Some(theirs) = epochs.checked_sub(1).and_then(|last| published.training.tests.get(last)) {
        text += &format!(" After {epochs} epochs the published one stands at {}.", loss(theirs.loss));
    }
    text += &match published.training.tests.iter().position(|test| test.loss <= ours) {
        Some(before) => format!(" It first comes as low as the short one after {}.", before + 1),
        None => " It never comes as low as the short one.".to_owned(),
    };
    text
}

/// The configuration in words.
fn config_in_words(config: &TrainingConfig) -> String {
    let TrainingConfig { batch, learning_rate, warmup, decay, average, .. } = config;
    let mut words = match decay {
        Decay::Constant => format!("rate {learning_rate} throughout"),
        Decay::Cosine => format!("rate {learning_rate} falling along a cosine"),
    };
    if *warmup > 0.0 {
        words += &format!(" after {warmup} epoch{} of rising", if *warmup == 1.0 { "" } else { "s" });
    }
    words += &format!(", batches of {batch}");
    if *average > 0.0 {
        words += &format!(", weights averaged ({average})");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::card;

    #[test]
    fn configurations_become_words() {
        assert_eq!(config_in_words(&TrainingConfig::PUBLISHED), "rate 0.001 throughout, batches of 200");
        let averaged = TrainingConfig { average: 0.999, ..TrainingConfig::SHORT };
        assert_eq!(
            config_in_words(&averaged),
            "rate 0.003 falling along a cosine after 1 epoch of rising, batches of 200, weights averaged (0.999)"
        );
    }

    #[test]
    fn trainings_are_sorted_and_only_those_of_the_published_network_on_all_images_are_kept() {
        let published = card("denoise", NetworkKind::Denoise, TrainingConfig::PUBLISHED, 0.098);
        let short = card("denoise-nearest", SHORT, TrainingConfig::SHORT, 0.097);
        let mut few = card("few", SHORT, TrainingConfig::PUBLISHED, 0.01);
        few.data.images = 1000;
        let runs = [
            card("best", SHORT, TrainingConfig { batch: 100, ..TrainingConfig::SHORT }, 0.09),
            card("other", NetworkKind::Restore, TrainingConfig::PUBLISHED, 0.01),
            few,
        ];
        let names = trainings([&published, &short].into_iter(), &runs).into_iter().map(|(name, _)| name);
        assert_eq!(names.collect::<Vec<_>>(), ["best", "denoise", "denoise-nearest"]);
    }

    #[test]
    fn the_comparison_follows_the_numbers() {
        let published = card("denoise", NetworkKind::Denoise, TrainingConfig::PUBLISHED, 0.099);
        let better = card("denoise-nearest", SHORT, TrainingConfig::SHORT, 0.09);
        let text = comparison(&better, &published);
        assert!(text.contains("0.0930 in 33 epochs, the published one to 0.1000 in 100: 7.0 % less in 33 %"), "{text}");
        assert!(
            text.ends_with(
                "After 33 epochs the published one stands at 0.1020. It never comes as low as the short one."
            )
        );
        let worse = card("denoise-nearest", SHORT, TrainingConfig::SHORT, 0.2);
        assert!(comparison(&worse, &published).contains("103.0 % more"));
    }
}
