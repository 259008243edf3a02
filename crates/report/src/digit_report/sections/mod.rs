//! The text of the report, section by section. Every claim in a sentence is computed from the measured numbers.

mod configs;
mod corruptions;
mod decoders;
mod drawings;
mod figures;
mod models;
mod noise;
mod published;
mod samples;
mod score_table;

use afterimage_train::card::{Card, git_revision};
use afterimage_train::network::NetworkKind;

use crate::digit_report::measurements::Measurements;
use crate::digit_report::sources::Sources;
use crate::document::content::{Block, Report};
use crate::document::format::{count, revision};
use crate::document::table::Table;

/// The whole report. `command` is the command that writes it.
pub fn report(sources: &Sources, measurements: &Measurements, command: &str) -> Report {
    let published = sources.model(NetworkKind::Denoise).map(|model| published::section(&model.card));
    Report {
        title: "Afterimage: what the trainings came to".to_owned(),
        lead: lead(sources, measurements, command),
        sections: published
            .into_iter()
            .chain([
                configs::section(sources),
                models::section(sources),
                noise::section(&measurements.noise, &measurements.filters, measurements.images),
                corruptions::section(&measurements.corruptions, measurements.images),
                decoders::section(&measurements.checkerboard),
                drawings::section(&measurements.drawings, &measurements.drawing_rows),
                samples::section(&measurements.noise_rows, &measurements.mixture_rows),
            ])
            .collect(),
    }
}

fn lead(sources: &Sources, measurements: &Measurements, command: &str) -> Vec<Block> {
    let mut table =
        Table::new("The networks that the page ships, and what made them.", &["network", "git revision", "command"]);
    table.word_columns = 3;
    for model in &sources.models {
        let Card { git_revision, command, .. } = &model.card;
        table.push([model.network.name().to_owned(), format!("`{}`", revision(git_revision)), format!("`{command}`")]);
    }
    vec![
        Block::text(
            "An autoencoder squeezes a picture through a bottleneck and rebuilds it. Ours see a digit that was \
             corrupted, and learn to give back the clean one: 784 pixels, then 256 numbers (4 × 4 × 16), then 784 \
             pixels again. This page shows how they were trained, how well they do it, and where they fail.",
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
