//! The plots of the report.

use afterimage_train::card::Card;

use crate::digit_report::method::MeanScores;
use crate::digit_report::reference_scores::TENSORFLOW;
use crate::document::plot::{AxisScale, Plot, Series};

/// The losses of our training of the published network by epoch, and TensorFlow's test losses.
pub fn published(card: &Card) -> Plot {
    let line = |name: &str, points, markers| Series { name: name.to_owned(), points, markers };
    let theirs = TENSORFLOW.iter().map(|scores| (scores.epoch as f64, scores.loss)).collect();
    losses(vec![
        line("test", by_epoch(card.training.tests.iter().map(|test| test.loss)), false),
        line("test, TensorFlow", theirs, true),
        line("training", by_epoch(card.training.losses.iter().copied()), false),
    ])
}

/// The test losses of trainings by epoch.
pub fn test_losses<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Plot {
    let series = |card: &Card| {
        let points = by_epoch(card.training.tests.iter().map(|test| test.loss));
        Series { name: card.name.clone(), points, markers: false }
    };
    losses(cards.into_iter().map(series).collect())
}

/// The PSNR of each method by strength of the noise.
pub fn noise(levels: &[(f32, Vec<MeanScores>)]) -> Plot {
    let methods = levels.first().map_or(&[][..], |(_, scores)| scores);
    let series = methods.iter().enumerate().map(|(at, score)| Series {
        name: score.method.clone(),
        points: levels.iter().map(|(strength, scores)| (f64::from(*strength), scores[at].psnr)).collect(),
        markers: false,
    });
    Plot { x_label: "strength of the noise", y_label: "PSNR in dB", scale: AxisScale::Linear, series: series.collect() }
}

fn losses(series: Vec<Series>) -> Plot {
    Plot { x_label: "epoch", y_label: "loss", scale: AxisScale::LogAboveFloor, series }
}

fn by_epoch(values: impl Iterator<Item = f64>) -> Vec<(f64, f64)> {
    (1..).map(f64::from).zip(values).collect()
}
