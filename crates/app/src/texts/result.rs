//! Texts of the result.

use super::{current, fill, texts};
use crate::format::percent;
use crate::glossary::prose::Marked;
use crate::result::View;
use crate::result::quality::Metric;
use crate::result::restoration::Unmeasured;

texts! {
    /// The texts of the result.
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
        /// At the wipe's left, and column of the metrics: the corrupted picture.
        corrupted,
        /// At the wipe's right, and column of the metrics: the restored picture.
        restored,
        /// Name of the wipe's edge.
        edge,

        /// Name of the canvas with the errors.
        errors,
        /// Name of the canvas with the mask.
        mask,
        /// Under the choice, while the mask is shown: how much of the picture it covers.
        mask_hint,
        /// The same, before the first answer.
        mask_hint_empty,
        /// Caption of the table of metrics.
        metrics,
        /// In its place while nothing is drawn.
        metrics_empty,
        /// In its place while nothing is added to an eye.
        metrics_uncorrupted,
        /// Opens the explanation of the metrics.
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
        /// A view's name.
        view_mask,
        /// Where the wipe's edge is, for screen readers: how many per cent.
        edge_at,
        /// What the left end of the colours means.
        too_dark,
        /// What the right end of the colours means.
        too_bright,

        /// Under the metrics: which way is better.
        higher_is_better,
        /// The same, where the loss is among them.
        higher_but_loss,
        /// A metric's name.
        psnr,
        /// A metric's name.
        ssim,
        /// A metric's name.
        loss,
        /// A metric's unit.
        decibels,
        /// A metric's unit.
        nats,
        /// What a metric says.
        psnr_hint: Marked,
        /// What a metric says.
        ssim_hint: Marked,
        /// What a metric says.
        loss_hint: Marked,
        /// What the symbols of a metric's formula mean.
        psnr_symbols,
        /// The same of another one.
        ssim_symbols,
        /// The same of another one.
        loss_symbols,
    }
}

/// Left end of the errors' colours.
pub const DARKEST: &str = "−1";
/// Middle of the errors' colours.
pub const NO_ERROR: &str = "0";
/// Right end of the errors' colours.
pub const BRIGHTEST: &str = "+1";

/// These texts in the selected language.
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
        View::Mask => text().view_mask,
    }
}

/// Where the wipe's edge is, for screen readers.
pub fn edge_at(percent: u32) -> String {
    fill(text().edge_at, &[&percent])
}

/// Under the choice, while the mask is shown: `coverage` is the share of the picture that it covers, 0 to 1.
pub fn mask_hint(coverage: Option<f32>) -> String {
    match coverage {
        Some(coverage) => fill(text().mask_hint, &[&percent(coverage)]),
        None => text().mask_hint_empty.to_owned(),
    }
}

/// Under the metrics: which way is better, or why there are none.
pub fn metrics_hint(metrics: &[Metric], unmeasured: Option<Unmeasured>) -> &'static str {
    match unmeasured {
        Some(Unmeasured::Blank) => text().metrics_empty,
        Some(Unmeasured::Uncorrupted) => text().metrics_uncorrupted,
        None if metrics.contains(&Metric::Loss) => text().higher_but_loss,
        None => text().higher_is_better,
    }
}

/// A metric's name.
pub fn metric(metric: Metric) -> &'static str {
    match metric {
        Metric::Psnr => text().psnr,
        Metric::Ssim => text().ssim,
        Metric::Loss => text().loss,
    }
}

/// A metric's unit, if it has one.
pub fn unit(metric: Metric) -> Option<&'static str> {
    match metric {
        Metric::Psnr => Some(text().decibels),
        Metric::Ssim => None,
        Metric::Loss => Some(text().nats),
    }
}

/// What a metric says.
pub fn metric_hint(metric: Metric) -> Marked {
    match metric {
        Metric::Psnr => text().psnr_hint,
        Metric::Ssim => text().ssim_hint,
        Metric::Loss => text().loss_hint,
    }
}

/// What the symbols of a metric's formula mean.
pub fn formula_symbols(metric: Metric) -> &'static str {
    match metric {
        Metric::Psnr => text().psnr_symbols,
        Metric::Ssim => text().ssim_symbols,
        Metric::Loss => text().loss_symbols,
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
