//! The section about all networks of the page.

use afterimage_train::card::Card;

use crate::digit_report::sections::figures::loss_curves;
use crate::digit_report::sources::Sources;
use crate::document::content::{Block, Section};
use crate::document::format::{count, decibels, loss, similarity};
use crate::document::table::Table;

/// The model cards as a table, and the loss curves.
pub fn section(sources: &Sources) -> Section {
    let caption = "The shipped networks as their cards tell: means over the 10,000 test images, corrupted as in \
                   training. The numbers of different corruptions cannot be compared. A dash: the input is clean.";
    let head =
        ["network", "trained on", "parameters", "epochs", "test loss", "PSNR before", "PSNR after", "SSIM after"];
    let mut table = Table::new(caption, &head);
    table.word_columns = 2;
    for model in &sources.models {
        let Card { trained_on, parameters, training, test, .. } = &model.card;
        table.push([
            model.network.name().to_owned(),
            trained_on.clone(),
            count(*parameters),
            training.epochs.to_string(),
            loss(test.loss),
            // 0 is the mean over no pictures: the inputs of this network are clean.
            if test.input_psnr == 0.0 { "–".to_owned() } else { decibels(test.input_psnr) },
            decibels(test.psnr),
            similarity(test.ssim),
        ]);
    }
    let cards: Vec<(String, &Card)> =
        sources.models.iter().map(|model| (model.network.name().to_owned(), &model.card)).collect();
    let blocks = vec![
        Block::text(
            "The page ships seven networks for digits. `denoise` is the published one, by the published recipe. \
             `restore`, the page's default, has the same layers but has seen more kinds of damage. `plain` only \
             copies, through a narrower bottleneck; what it loses is what the bottleneck costs. The last four are the \
             denoising network with each of four decoders, all by the short recipe.",
        ),
        Block::Table(table),
        loss_curves(["models-training", "models-test"], &cards),
    ];
    Section { id: "models", title: "Every network".to_owned(), blocks }
}
