//! The report's words: what was read and measured, told section by section. Whatever a sentence claims is computed from
//! the numbers beside it.

mod corruptions;
mod decoders;
mod drawings;
mod models;
mod noise;
mod published;
mod recipes;
mod samples;

use crate::card::{Card, git_revision};
use crate::network::Network;
use crate::report::document::{Block, Figure, Picture, Report};
use crate::report::grids::{Strip, Strips};
use crate::report::measurements::Measurements;
use crate::report::plots::{Axis, Plot, Series};
use crate::report::samples::Rows;
use crate::report::scores::Score;
use crate::report::sources::Sources;
use crate::report::table::Table;
use crate::report::text::{count, decibels, loss, revision, similarity};

/// The whole report. `command` is the one that writes it.
pub fn tell(sources: &Sources, measurements: &Measurements, command: &str) -> Report {
    let published = sources.model(Network::Denoise).map(|model| published::section(&model.card));
    Report {
        title: "Afterimage: what the trainings came to".to_owned(),
        lead: lead(sources, measurements, command),
        sections: published
            .into_iter()
            .chain([
                recipes::section(sources),
                models::section(sources),
                noise::section(&measurements.noise, &measurements.filters, measurements.images),
                corruptions::section(&measurements.corruptions, measurements.images),
                decoders::section(&measurements.checkerboard),
                drawings::section(&measurements.drawings, &measurements.drawn),
                samples::section(&measurements.noisy, &measurements.mixed),
            ])
            .collect(),
    }
}

fn lead(sources: &Sources, measurements: &Measurements, command: &str) -> Vec<Block> {
    let mut table =
        Table::new("The networks that the page ships, and what made them.", &["network", "git revision", "command"]);
    table.words = 3;
    for model in &sources.models {
        let Card { git_revision, command, .. } = &model.card;
        table.push([model.network.name(), format!("`{}`", revision(git_revision)), format!("`{command}`")]);
    }
    vec![
        Block::text(
            "An autoencoder squeezes a picture through a bottleneck and rebuilds it. Ours see a digit that was spoilt, \
             and learn to give back the clean one: 784 pixels, then 256 numbers (4 × 4 × 16), then 784 pixels again. \
             This page shows how they were trained, how well they do it, and where they fail.",
        ),
        Block::text(format!(
            "`{command}` wrote it from the model cards and weights, at git revision `{}`. What the cards do not hold \
             was measured on {} test images of MNIST, which no network was trained on.",
            revision(&git_revision()),
            if measurements.images == 10_000 {
                "all 10,000".to_owned()
            } else {
                format!("only the first {}", count(measurements.images))
            }
        )),
        Block::text(
            "Three measures recur. The loss is the mean sigmoid cross-entropy, which training lowers; it does not end \
             at 0, because grey pixels have a cross-entropy of their own. PSNR is the peak signal-to-noise ratio in \
             dB: 6 dB more is half the error. SSIM is the structural similarity, 1 for equal pictures. For loss less \
             is better, for the others more.",
        ),
        Block::Table(table),
    ]
}

/// Training and test losses by epoch.
fn loss_curves(names: [&'static str; 2], cards: &[(String, &Card)]) -> Block {
    let by_epoch = |values: Vec<f64>| (1..).map(f64::from).zip(values).collect();
    let figure = |name, what: &str, losses: fn(&Card) -> Vec<f64>| {
        let series = cards.iter().map(|(name, card)| Series {
            name: name.clone(),
            points: by_epoch(losses(card)),
            marked: false,
        });
        let plot = Plot { x: "epoch", y: "loss", axis: Axis::Stretched, series: series.collect() };
        let caption = format!("Mean {what} by epoch. The axis is stretched below, where the curves differ by little.");
        Figure { name, caption, picture: Picture::Plot(plot) }
    };
    Block::Figures(vec![
        figure(names[0], "training loss", |card| card.training.losses.clone()),
        figure(names[1], "test loss", |card| card.training.tests.iter().map(|test| test.loss).collect()),
    ])
}

/// A table of one number of each method: a row for each condition, a column for each method.
fn by_method(caption: &str, first: &str, rows: &[(String, &[Score])], cell: fn(&Score) -> Option<String>) -> Table {
    // A method without any number has no column.
    let methods = rows.first().map_or(&[][..], |(_, scores)| scores);
    let shown: Vec<usize> =
        (0..methods.len()).filter(|at| rows.iter().any(|(_, scores)| cell(&scores[*at]).is_some())).collect();
    let head: Vec<&str> = [first].into_iter().chain(shown.iter().map(|at| &*methods[*at].method)).collect();
    let mut table = Table::new(caption, &head);
    for (name, scores) in rows {
        let cells = shown.iter().map(|at| cell(&scores[*at]).unwrap_or_else(|| "–".to_owned()));
        table.push([name.clone()].into_iter().chain(cells));
    }
    table
}

fn loss_of(score: &Score) -> Option<String> {
    score.loss.map(loss)
}

fn psnr_of(score: &Score) -> Option<String> {
    Some(decibels(score.psnr))
}

fn ssim_of(score: &Score) -> Option<String> {
    Some(similarity(score.ssim))
}

/// Rows of pictures as a figure.
fn strips(name: &'static str, caption: impl Into<String>, rows: &Rows) -> Figure {
    let rows = rows.iter().map(|(name, pictures)| Strip { name: name.clone(), pictures: pictures.clone() });
    let strips = Strips { rows: rows.collect(), head: Vec::new() };
    Figure { name, caption: caption.into(), picture: Picture::Strips(strips) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_without_numbers_has_no_column() {
        let score = |method: &str, loss| Score { method: method.to_owned(), loss, psnr: f64::INFINITY, ssim: 1.0 };
        let scores = [score("spoilt", None), score("net", Some(0.1))];
        let rows = [("0".to_owned(), &scores[..])];
        let table = by_method("", "noise", &rows, loss_of);
        assert_eq!(table.head, ["noise", "net"]);
        assert_eq!(table.rows[0].cells, ["0", "0.1000"]);
        assert_eq!(by_method("", "noise", &rows, psnr_of).rows[0].cells, ["0", "∞", "∞"]);
    }
}
