//! The other tables of the report.

use afterimage_train::card::Card;

use crate::digit_report::checkerboard::{Checkerboard, DecoderMeasurement};
use crate::digit_report::filters::TunedFilter;
use crate::digit_report::reference_scores::{EPOCHS, ReferenceScores, TENSORFLOW};
use crate::digit_report::robustness::RestoredDrawing;
use crate::digit_report::sources::TrainedModel;
use crate::document::format::{count, decibels, loss, percent, revision, similarity};
use crate::document::table::Table;
use crate::statistics::mean;

/// Our training of the published network beside TensorFlow's, epoch by epoch. A dash: not measured.
pub fn published(card: &Card) -> Table {
    let mut table = Table::new(1, ["epoch", "loss", "TensorFlow", "PSNR", "TensorFlow", "SSIM", "TensorFlow"]);
    for epoch in EPOCHS {
        let ours = card.training.tests.get(epoch - 1);
        let ours = ours.map(|test| ReferenceScores { epoch, loss: test.loss, psnr: test.psnr, ssim: test.ssim });
        let theirs = TENSORFLOW.into_iter().find(|scores| scores.epoch == epoch);
        let cells = |show: fn(&ReferenceScores) -> String| {
            [ours, theirs].map(|scores| scores.map_or_else(|| "–".to_owned(), |scores| show(&scores)))
        };
        let columns = [cells(|s| loss(s.loss)), cells(|s| decibels(s.psnr)), cells(|s| similarity(s.ssim))];
        table.push([epoch.to_string()].into_iter().chain(columns.concat()));
    }
    table
}

/// The scores of every network from its model card.
pub fn networks(models: &[TrainedModel]) -> Table {
    let head = ["network", "trained on", "parameters", "epochs", "training loss", "test loss"];
    let mut table = Table::new(2, head.into_iter().chain(["PSNR before", "PSNR after", "SSIM after"]));
    for model in models {
        let Card { trained_on, parameters, training, test, .. } = &model.card;
        table.push([
            model.network.name().to_owned(),
            trained_on.clone(),
            count(*parameters),
            training.epochs.to_string(),
            training.losses.last().copied().map_or_else(String::new, loss),
            loss(test.loss),
            // 0 is the mean over no pictures: the inputs of this network are clean.
            if test.input_psnr == 0.0 { "–".to_owned() } else { decibels(test.input_psnr) },
            decibels(test.psnr),
            similarity(test.ssim),
        ]);
    }
    table
}

/// The command that made each network.
pub fn commands(models: &[TrainedModel]) -> Table {
    let mut table = Table::new(3, ["network", "git revision", "command"]);
    for TrainedModel { network, card, .. } in models {
        let code = |text: &str| format!("`{text}`");
        table.push([network.name().to_owned(), code(&revision(&card.git_revision)), code(&card.command)]);
    }
    table
}

/// The settings of the classical filters.
pub fn filters(filters: &[TunedFilter]) -> Table {
    let mut table = Table::new(2, ["filter", "settings"]);
    filters.iter().for_each(|filter| table.push([filter.name(), filter.settings()]));
    table
}

/// The scores and the Nyquist shares of the four decoders.
pub fn decoders(measured: &Checkerboard) -> Table {
    let head =
        ["decoder", "parameters", "test loss", "PSNR", "SSIM", "Nyquist share, untrained", "Nyquist share, trained"];
    let mut table = Table::new(1, head);
    for DecoderMeasurement { upsampling, parameters, test, untrained: [mean, deviation], trained, .. } in
        &measured.decoders
    {
        table.push([
            upsampling.description().to_owned(),
            count(*parameters),
            loss(test.loss),
            decibels(test.psnr),
            similarity(test.ssim),
            format!("{} ± {}", percent(*mean), percent(*deviation)),
            percent(*trained),
        ]);
    }
    table
}

/// The mean PSNR of the drawings before and after each network by corruption, and how many became closer to the clean
/// drawing. The last row is of all corruptions.
pub fn drawings(networks: &[(String, Vec<RestoredDrawing>)]) -> Table {
    let columns = networks.iter().flat_map(|(network, _)| [format!("after `{network}`"), "closer".to_owned()]);
    let head = ["corruption", "PSNR before"].map(str::to_owned);
    let mut table = Table::new(1, head.into_iter().chain(columns));
    let first = networks.first().map_or(&[][..], |(_, restored)| restored);
    let mut corruptions: Vec<&str> = Vec::new();
    for RestoredDrawing { corruption, .. } in first {
        if !corruptions.contains(corruption) {
            corruptions.push(corruption);
        }
    }
    for corruption in corruptions.into_iter().map(Some).chain([None]) {
        let of = |all: &[RestoredDrawing]| -> Vec<RestoredDrawing> {
            all.iter().filter(|one| corruption.is_none_or(|corruption| corruption == one.corruption)).cloned().collect()
        };
        let psnr = |all: &[RestoredDrawing], which: fn(&RestoredDrawing) -> f32| {
            decibels(mean(&all.iter().map(|one| f64::from(which(one))).collect::<Vec<_>>()))
        };
        let mut cells = vec![corruption.unwrap_or("all").to_owned(), psnr(&of(first), |one| one.before)];
        for (_, restored) in networks {
            let these = of(restored);
            let closer = these.iter().filter(|one| one.is_closer()).count();
            cells.extend([psnr(&these, |one| one.after), format!("{closer} of {}", these.len())]);
        }
        table.push(cells);
    }
    table
}

#[cfg(test)]
mod tests {
    use afterimage_train::network::NetworkKind;
    use afterimage_train::training::config::TrainingConfig;

    use super::*;
    use crate::test_models::card;

    #[test]
    fn epochs_that_were_not_measured_have_dashes() {
        let config = TrainingConfig { epochs: 20, ..TrainingConfig::PUBLISHED };
        let table = published(&card("denoise", NetworkKind::Denoise, config, 0.1));
        assert_eq!(table.rows.len(), 6);
        assert_eq!(table.rows[0][..3], ["5", "0.1200", "0.1244"]);
        assert_eq!(table.rows[3][..3], ["33", "–", "0.1031"]);
        assert_eq!(table.rows[5][1..], ["–"; 6]);
    }

    #[test]
    fn drawings_have_means_and_counts_for_each_corruption_and_for_all() {
        let restored = |drawing: &str, corruption, before, after| RestoredDrawing {
            drawing: drawing.to_owned(),
            corruption,
            before,
            after,
        };
        let all = vec![
            restored("1-thick", "noise", 10.0, 20.0),
            restored("1-thick", "patch", 15.0, 14.0),
            restored("2-thin", "noise", 12.0, 18.0),
            restored("2-thin", "patch", 13.0, 20.0),
        ];
        let table = drawings(&[("restore".to_owned(), all)]);
        assert_eq!(table.head, ["corruption", "PSNR before", "after `restore`", "closer"]);
        assert_eq!(table.rows[0], ["noise", "11.00", "19.00", "2 of 2"]);
        assert_eq!(table.rows[1], ["patch", "14.00", "17.00", "1 of 2"]);
        assert_eq!(table.rows[2], ["all", "12.50", "18.00", "3 of 4"]);
    }
}
