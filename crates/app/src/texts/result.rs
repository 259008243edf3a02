//! Texts beside the restored picture.

use super::{current, fill, texts};
use crate::glossary::prose::Marked;
use crate::result::View;
use crate::result::quality::Measure;

texts! {
    /// The words beside the restored picture.
    Results {
        /// Heading of the restored picture, and name of its canvas.
        reconstruction,
        /// In its place before the first answer.
        reconstruction_empty,
        /// In its place if there will be none.
        reconstruction_failed,

        /// Name of the choice between the views.
        views,

        /// Under the choice, while the restored picture is shown.
        restored_hint,
        /// Under the choice, while the wipe is shown.
        wipe_hint,
        /// At the wipe's left, and column of the measures: the corrupted picture.
        corrupted,
        /// At the wipe's right, and column of the measures: the restored picture.
        restored,
        /// Name of the wipe's edge.
        edge,

        /// Name of the canvas with the errors.
        errors,
        /// Caption of the table of measures.
        metrics,
        /// In its place while nothing is drawn.
        metrics_empty,
        /// Opens the explanation of the measures.
        metrics_more,

        /// Under the heading: how many numbers the picture was rebuilt from.
        rebuilt_from,
        /// The same, before that is known.
        rebuilt_from_few,

        /// A view's name.
        view_restored,
        /// A view's name.
        view_wipe,
        /// A view's name.
        view_errors,
        /// Where the wipe's edge is, for screen readers: how many per cent.
        edge_at,
        /// What the left end of the colours means.
        too_dark,
        /// What the right end of the colours means.
        too_bright,

        /// Under the measures: which way is better.
        higher_is_better,
        /// The same, where the loss is among them.
        higher_but_loss,
        /// A measure's name.
        psnr,
        /// A measure's name.
        ssim,
        /// A measure's name.
        loss,
        /// A measure's unit.
        decibels,
        /// A measure's unit.
        nats,
        /// What a measure says.
        psnr_hint: Marked,
        /// What a measure says.
        ssim_hint: Marked,
        /// What a measure says.
        loss_hint: Marked,
        /// What the signs of a measure's formula stand for.
        psnr_signs,
        /// The same of another one.
        ssim_signs,
        /// The same of another one.
        loss_signs,
    }
}

/// Left end of the errors' colours.
pub const DARKEST: &str = "−1";
/// Middle of the errors' colours.
pub const RIGHT: &str = "0";
/// Right end of the errors' colours.
pub const BRIGHTEST: &str = "+1";

/// This part of the language that is spoken.
pub fn text() -> &'static Results {
    &current().result
}

/// Under the heading: how many numbers the picture was rebuilt from, once that is known.
pub fn rebuilt_from(numbers: Option<usize>) -> String {
    match numbers {
        Some(numbers) => fill(text().rebuilt_from, &[&numbers]),
        None => text().rebuilt_from_few.to_owned(),
    }
}

/// A view's name.
pub fn view(view: View) -> &'static str {
    match view {
        View::Restored => text().view_restored,
        View::Wipe => text().view_wipe,
        View::Errors => text().view_errors,
    }
}

/// Where the wipe's edge is, for screen readers.
pub fn edge_at(percent: u32) -> String {
    fill(text().edge_at, &[&percent])
}

/// Under the measures: which way is better.
pub fn metrics_hint(measures: &[Measure]) -> &'static str {
    if measures.contains(&Measure::Loss) { text().higher_but_loss } else { text().higher_is_better }
}

/// A measure's name.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Psnr => text().psnr,
        Measure::Ssim => text().ssim,
        Measure::Loss => text().loss,
    }
}

/// A measure's unit, if it has one.
pub fn unit(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Psnr => Some(text().decibels),
        Measure::Ssim => None,
        Measure::Loss => Some(text().nats),
    }
}

/// What a measure says.
pub fn measure_hint(measure: Measure) -> Marked {
    match measure {
        Measure::Psnr => text().psnr_hint,
        Measure::Ssim => text().ssim_hint,
        Measure::Loss => text().loss_hint,
    }
}

/// What the signs of a measure's formula stand for.
pub fn signs(measure: Measure) -> &'static str {
    match measure {
        Measure::Psnr => text().psnr_signs,
        Measure::Ssim => text().ssim_signs,
        Measure::Loss => text().loss_signs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_counts_once_there_is_something_to_count() {
        assert_eq!(rebuilt_from(Some(128)), "Rebuilt from 128 numbers");
        assert!(!rebuilt_from(None).contains(char::is_numeric));
    }
}
