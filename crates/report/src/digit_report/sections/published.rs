//! The section that compares our training of the published network with TensorFlow's and with the publication.

use afterimage_train::card::Card;

use crate::digit_report::reference_scores::{EPOCHS, PUBLISHED_LOSSES, ReferenceScores, TENSORFLOW};
use crate::document::content::{Block, Figure, Picture, Section};
use crate::document::format::{above_or_below, decibels, loss, similarity};
use crate::document::plot::{AxisScale, Plot, Series};
use crate::document::table::Table;

/// Compares our training with TensorFlow's, epoch by epoch. Both use the published configuration.
pub fn section(card: &Card) -> Section {
    let caption = "Test images under noise 0.5: our trainer and TensorFlow by the same recipe (100 epochs of Adam at \
                   0.001, batches of 200). A dash: not measured.";
    let head = ["epoch", "loss", "TensorFlow", "PSNR", "TensorFlow", "SSIM", "TensorFlow"];
    let mut table = Table::new(caption, &head);
    for epoch in EPOCHS {
        let ours = ours(card, epoch);
        let theirs = TENSORFLOW.into_iter().find(|milestone| milestone.epoch == epoch);
        let cells = |show: fn(&ReferenceScores) -> String| {
            [ours, theirs].map(|milestone| milestone.map_or_else(|| "–".to_owned(), |milestone| show(&milestone)))
        };
        let columns = [cells(|m| loss(m.loss)), cells(|m| decibels(m.psnr)), cells(|m| similarity(m.ssim))];
        table.push([epoch.to_string()].into_iter().chain(columns.concat()));
    }
    let blocks = vec![
        Block::text(
            "First the network as it was published, in our trainer and in TensorFlow. The two start from other random \
             weights and see other noise, so they cannot agree to the last digit; but a network, an initialisation, an \
             optimizer or a loss of another kind would soon part them.",
        ),
        Block::Table(table),
        Block::text(
            [comparison_with_tensorflow(card), Some(comparison_with_publication(card))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Block::Figures(vec![Figure {
            name: "published",
            caption: "Test loss of the published recipe by epoch; TensorFlow's was measured at the marks.".to_owned(),
            picture: Picture::Plot(plot(card)),
        }]),
    ];
    Section { id: "published", title: "The published recipe, in TensorFlow and here".to_owned(), blocks }
}

/// Our scores after this epoch, if the training has it.
fn ours(card: &Card, epoch: usize) -> Option<ReferenceScores> {
    let test = card.training.tests.get(epoch.checked_sub(1)?)?;
    Some(ReferenceScores { epoch, loss: test.loss, psnr: test.psnr, ssim: test.ssim })
}

/// The differences in test loss from TensorFlow: their range, and after the last epoch that both have.
fn comparison_with_tensorflow(card: &Card) -> Option<String> {
    let pairs = TENSORFLOW.iter().filter_map(|theirs| Some((ours(card, theirs.epoch)?, theirs)));
    let pairs: Vec<(ReferenceScores, &ReferenceScores)> = pairs.collect();
    let percent = |(ours, theirs): &(ReferenceScores, &ReferenceScores)| 100.0 * (ours.loss / theirs.loss - 1.0);
    let least = pairs.iter().map(percent).fold(f64::INFINITY, f64::min);
    let greatest = pairs.iter().map(percent).fold(f64::NEG_INFINITY, f64::max);
    let last @ (ours, theirs) = pairs.last()?;
    Some(format!(
        "Our test loss lies between {least:+.1} % and {greatest:+.1} % from TensorFlow's; after {} epochs by {:+.1} %, \
         and our PSNR {} its.",
        theirs.epoch,
        percent(last),
        above_or_below(ours.psnr - theirs.psnr)
    ))
}

fn comparison_with_publication(card: &Card) -> String {
    let [least, greatest] = PUBLISHED_LOSSES;
    let last = card.training.losses.last().copied().unwrap_or(f64::NAN);
    let relation = match last {
        _ if last < least => "below",
        _ if last > greatest => "above",
        _ => "within",
    };
    format!(
        "The mean training loss of our epoch {} is {}, {relation} the {least} to {greatest} that were published for \
         the batches of epoch 100.",
        card.training.epochs,
        loss(last)
    )
}

fn plot(card: &Card) -> Plot {
    let ours = (1..).map(f64::from).zip(card.training.tests.iter().map(|test| test.loss)).collect();
    let theirs = TENSORFLOW.iter().map(|milestone| (milestone.epoch as f64, milestone.loss)).collect();
    let series = [("our trainer", ours, false), ("TensorFlow", theirs, true)];
    let series = series.map(|(name, points, markers)| Series { name: name.to_owned(), points, markers });
    Plot { x_label: "epoch", y_label: "loss", scale: AxisScale::LogAboveFloor, series: series.to_vec() }
}

#[cfg(test)]
mod tests {
    use afterimage_train::network::NetworkKind;
    use afterimage_train::training::config::TrainingConfig;

    use super::*;
    use crate::test_models::card;

    fn published(epochs: usize, loss: f64) -> Card {
        card("denoise", NetworkKind::Denoise, TrainingConfig { epochs, ..TrainingConfig::PUBLISHED }, loss)
    }

    #[test]
    fn the_table_has_dashes_for_epochs_that_are_missing() {
        let Block::Table(table) = &section(&published(20, 0.1)).blocks[1] else { unreachable!("the second block") };
        assert_eq!(table.rows.len(), 6);
        assert_eq!(table.rows[0].cells[..3], ["5", "0.1200", "0.1244"]);
        assert_eq!(table.rows[3].cells[..3], ["33", "–", "0.1031"]);
        assert_eq!(table.rows[5].cells[1..], ["–"; 6]);
    }

    #[test]
    fn the_sentences_follow_the_numbers() {
        let sentences = |card: &Card| (comparison_with_tensorflow(card), comparison_with_publication(card));
        let (beside, publication) = sentences(&published(100, 0.0981));
        let expected =
            "between -5.6 % and -1.3 % from TensorFlow's; after 50 epochs by -1.3 %, and our PSNR 0.63 dB above";
        assert!(beside.as_ref().unwrap().contains(expected), "{beside:?}");
        assert!(publication.contains("epoch 100 is 0.0991, within the 0.096 to 0.103"), "{publication}");
        let (beside, publication) = sentences(&published(10, 0.12));
        assert!(beside.unwrap().contains("after 10 epochs by +13.5 %"));
        assert!(publication.contains("epoch 10 is 0.1300, above"));
        assert_eq!(comparison_with_tensorflow(&published(2, 0.1)), None);
    }
}
