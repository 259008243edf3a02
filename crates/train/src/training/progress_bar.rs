//! The progress bar in the terminal.

use std::fmt::Write;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// The bar of one epoch, numbered from 1, of `epochs`. It counts images.
pub fn progress_bar(images: usize, epoch: usize, epochs: usize) -> ProgressBar {
    let template =
        format!("epoch {epoch}/{epochs} [{{bar:30}}] {{pos}}/{{len}} images · {{per_sec}} · {{msg}} · {{eta}} left");
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let style = style.with_key("per_sec", |state: &ProgressState, out: &mut dyn Write| {
        // If the terminal cannot be written to, the error cannot be shown either.
        let _ = write!(out, "{:.0} images/s", state.per_sec());
    });
    ProgressBar::new(images as u64).with_style(style.progress_chars("=> "))
}
