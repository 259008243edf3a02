//! The section with sample digits.

use crate::digit_report::sample_rows::SampleRows;
use crate::digit_report::sections::figures::picture_rows;
use crate::document::content::{Block, Section};

/// Two figures: ten digits under noise, and ten under the mixture.
pub fn section(noisy: &SampleRows, mixed: &SampleRows) -> Section {
    let blocks = vec![
        Block::text(
            "The first test image of each digit. A network that has to decide what a corrupted digit was may decide \
             wrongly, and then draws a clean digit of another kind.",
        ),
        Block::Figures(vec![picture_rows("grid", "Noise of strength 0.5.", noisy)]),
        Block::Figures(vec![picture_rows("grid-mixture", "The mixture that `restore` was trained on.", mixed)]),
    ];
    Section { id: "samples", title: "Ten digits".to_owned(), blocks }
}
