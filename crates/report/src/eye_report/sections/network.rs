//! The section about the network, from its model card.

use afterimage_train::card::Card;

use crate::document::content::{Block, Section};
use crate::document::format::{count, decibels, revision, similarity};
use crate::document::table::Table;

/// Describes the network and its training.
pub fn section(card: &Card) -> Section {
    let Card { widths, latent, parameters, data, training, test, .. } = card;
    let join = |sizes: &[usize], by: &str| sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(by);
    let mut table = Table::new("The network as its model card tells.", &["", "the network"]);
    table.word_columns = 2;
    let rows = [
        ("what", card.what.clone()),
        ("channels", join(widths, ", ")),
        ("latent", join(latent, " × ")),
        ("parameters", count(*parameters)),
        ("trained on", format!("{} pictures ({}) under {}", count(data.images), data.name, card.trained_on)),
        ("epochs", training.epochs.to_string()),
        ("optimizer", training.optimizer.clone()),
        ("device, seconds", format!("{}, {}", training.device, count(training.seconds.round() as usize))),
        ("git revision", format!("`{}`", revision(&card.git_revision))),
        ("command", format!("`{}`", card.command)),
    ];
    for (name, value) in rows {
        table.push([name.to_owned(), value]);
    }
    let tested = format!(
        "On the eyes that it was tested on after each epoch, corrupted as in training and never learned from, it comes \
         from {} dB to {} dB (means over pictures), with an SSIM of {}. The trials above are of other eyes.",
        decibels(test.input_psnr),
        decibels(test.psnr),
        similarity(test.ssim)
    );
    Section { id: "network", title: "The network".to_owned(), blocks: vec![Block::Table(table), Block::Text(tested)] }
}

#[cfg(test)]
mod tests {
    use afterimage_train::network::NetworkKind;

    use super::*;
    use crate::test_models::card;

    #[test]
    fn the_table_shows_the_model_card() {
        let card = card("eyes", NetworkKind::Eyes, NetworkKind::Eyes.config(), 0.001);
        let section = section(&card);
        let Block::Table(table) = &section.blocks[0] else { unreachable!("the first block") };
        let cells: Vec<&str> = table.rows.iter().map(|row| &*row.cells[1]).collect();
        assert_eq!(cells[1..4], ["16, 48, 64", "64 × 13 × 13", &count(card.parameters)]);
        assert!(cells[4].starts_with("60,000 pictures (MNIST) under up to three crosshairs"));
        assert!(
            cells[5] == card.training.epochs.to_string()
                && cells[8] == "`0123456789ab-dirty`"
                && cells[9].ends_with("-- <test>`")
        );
    }
}
