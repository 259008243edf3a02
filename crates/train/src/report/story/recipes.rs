//! What the recipe makes of the published network.

use crate::card::Card;
use crate::recipe::{Decay, Recipe};
use crate::report::document::{Block, Section};
use crate::report::sources::{DENOISE, Sources};
use crate::report::story::loss_curves;
use crate::report::table::{Row, Table};
use crate::report::text::{beyond, count, decibels, loss, similarity};

/// Every training of the published network on all images, from the lowest test loss.
pub fn section(sources: &Sources) -> Section {
    let shipped = sources.model(DENOISE).map(|model| &model.card);
    let runs = trainings(shipped, &sources.runs);
    let caption = "The published network on all 60,000 images, trained by several recipes, from the lowest test loss. \
                   The marked one is shipped as `denoise`. Seconds are of training alone, on two cores that other \
                   work shared at times: they tell the order of magnitude.";
    let mut table = Table::new(caption, &["run", "recipe", "epochs", "test loss", "PSNR", "SSIM", "seconds"]);
    table.words = 2;
    for (name, card) in &runs {
        let cells = vec![
            name.clone(),
            words(&card.training.recipe),
            card.training.epochs.to_string(),
            loss(card.test.loss),
            decibels(card.test.psnr),
            similarity(card.test.ssim),
            count(card.training.seconds.round() as usize),
        ];
        table.rows.push(Row { cells, strong: shipped.is_some_and(|shipped| std::ptr::eq(shipped, *card)) });
    }
    let mut blocks = vec![Block::text(
        "A learning rate that stays high keeps the weights jumping about the minimum; one that stays low takes long to \
         come near it. So ours begins higher than the published one and falls to zero along half a cosine. The table \
         has other choices too.",
    )];
    blocks.extend(shipped.map(|shipped| Block::text(compared(shipped, &sources.published))));
    blocks.push(Block::Table(table));
    blocks.push(loss_curves(["recipes-training", "recipes-test"], &runs));
    let title = if shipped.is_some_and(|shipped| is_better_sooner(shipped, &sources.published)) {
        "Better in fewer epochs: what the recipe does"
    } else {
        "What the recipe does"
    };
    Section { id: "recipes", title: title.to_owned(), blocks }
}

/// The shipped training and the runs, each training once, sorted.
fn trainings<'a>(shipped: Option<&'a Card>, runs: &'a [Card]) -> Vec<(String, &'a Card)> {
    let same = |a: &Card, b: &Card| a.training.recipe == b.training.recipe && a.training.seed == b.training.seed;
    let others = runs.iter().filter(|run| shipped.is_none_or(|shipped| !same(shipped, run)));
    let mut all: Vec<(String, &Card)> = shipped
        .into_iter()
        .chain(others)
        .filter(|card| card.is_of_published_network())
        .map(|card| (card.name.clone(), card))
        .collect();
    all.sort_by(|(_, a), (_, b)| a.test.loss.total_cmp(&b.test.loss));
    all
}

fn is_better_sooner(shipped: &Card, published: &Card) -> bool {
    shipped.test.loss < published.test.loss && shipped.training.epochs < published.training.epochs
}

fn compared(shipped: &Card, published: &Card) -> String {
    let change = 100.0 * (shipped.test.loss / published.test.loss - 1.0);
    format!(
        "The shipped recipe comes to a test loss of {} in {} epochs, the published one to {} in {}: {:.1} % {} in \
         {:.0} % of the epochs. Its PSNR is {} the published recipe's.",
        loss(shipped.test.loss),
        shipped.training.epochs,
        loss(published.test.loss),
        published.training.epochs,
        change.abs(),
        if change < 0.0 { "less" } else { "more" },
        100.0 * shipped.training.epochs as f64 / published.training.epochs as f64,
        beyond(shipped.test.psnr - published.test.psnr)
    )
}

/// The recipe's settings in words.
fn words(recipe: &Recipe) -> String {
    let Recipe { batch, learning_rate, warmup, decay, average, .. } = recipe;
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
    use crate::network::Network;
    use crate::report::sources::tests::card;

    #[test]
    fn recipes_become_words() {
        assert_eq!(words(&Recipe::PUBLISHED), "rate 0.001 throughout, batches of 200");
        let averaged = Recipe { average: 0.999, ..Recipe::SHORT };
        assert_eq!(
            words(&averaged),
            "rate 0.003 falling along a cosine after 1 epoch of rising, batches of 200, weights averaged (0.999)"
        );
    }

    #[test]
    fn trainings_are_sorted_and_those_of_other_networks_or_fewer_images_left_out() {
        let shipped = card("denoise", DENOISE, Recipe::SHORT, 0.097);
        let mut few = card("few", DENOISE, Recipe::PUBLISHED, 0.01);
        few.data.images = 1000;
        let runs = [
            card("denoise-published", DENOISE, Recipe::PUBLISHED, 0.1),
            card("the-shipped-one-again", DENOISE, Recipe::SHORT, 0.097),
            card("best", DENOISE, Recipe { batch: 100, ..Recipe::SHORT }, 0.09),
            card("other", Network::Restore, Recipe::PUBLISHED, 0.01),
            few,
        ];
        let names: Vec<String> = trainings(Some(&shipped), &runs).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["best", "denoise", "denoise-published"]);
    }

    #[test]
    fn the_comparison_follows_the_numbers() {
        let published = card("denoise-published", DENOISE, Recipe::PUBLISHED, 0.099);
        let better = card("denoise", DENOISE, Recipe::SHORT, 0.09);
        let said = compared(&better, &published);
        assert!(said.contains("0.0930 in 33 epochs, the published one to 0.1000 in 100: 7.0 % less in 33 %"), "{said}");
        assert!(is_better_sooner(&better, &published));
        let worse = card("denoise", DENOISE, Recipe::SHORT, 0.2);
        assert!(compared(&worse, &published).contains("103.0 % more") && !is_better_sooner(&worse, &published));
    }
}
