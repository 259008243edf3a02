//! Words beside the restored picture.

use crate::quality::Measure;
use crate::viewing::View;

/// Heading of the restored picture, and name of its canvas.
pub const RECONSTRUCTION: &str = "Reconstruction";
/// In its place before the first answer.
pub const RECONSTRUCTION_EMPTY: &str = "The network is on its way";
/// In its place if there will be none.
pub const RECONSTRUCTION_FAILED: &str = "No network is running; the reason is below";

/// Under the heading: how many numbers the picture was rebuilt from, once that is known.
pub fn rebuilt_from(numbers: Option<usize>) -> String {
    match numbers {
        Some(numbers) => format!("Rebuilt from {numbers} numbers"),
        None => "Rebuilt from a few numbers".to_owned(),
    }
}

/// Name of the choice between the views.
pub const VIEWS: &str = "View";

/// A view's name.
pub const fn view(view: View) -> &'static str {
    match view {
        View::Restored => "Restored",
        View::Wipe => "Wipe",
        View::Errors => "Errors",
    }
}

/// Under the choice, while the restored picture is shown.
pub const RESTORED_HINT: &str = "What the network makes of it.";
/// Under the choice, while the wipe is shown.
pub const WIPE_HINT: &str = "Drag across the picture to compare.";
/// At the wipe's left, and column of the measures: the spoiled picture.
pub const SPOILED: &str = "Spoiled";
/// At the wipe's right, and column of the measures: the restored picture.
pub const RESTORED: &str = "Restored";
/// Name of the wipe's edge.
pub const EDGE: &str = "Edge between spoiled and restored";

/// Where the wipe's edge is, for screen readers.
pub fn edge_at(percent: u32) -> String {
    format!("{percent} % spoiled")
}

/// Name of the canvas with the errors.
pub const ERRORS: &str = "Errors of the reconstruction";
/// Left end of the colours, and what it means.
pub const TOO_DARK: (&str, &str) = ("−1", "too dark");
/// Middle of the colours.
pub const RIGHT: &str = "0";
/// Right end of the colours, and what it means.
pub const TOO_BRIGHT: (&str, &str) = ("+1", "too bright");

/// Caption of the table of measures.
pub const METRICS: &str = "Likeness to the clean picture";
/// Under the measures: which way is better.
pub fn metrics_hint(measures: &[Measure]) -> &'static str {
    if measures.contains(&Measure::Loss) { "Higher is better, except for the loss." } else { "Higher is better." }
}
/// In its place while nothing is drawn.
pub const METRICS_EMPTY: &str = "Nothing is drawn, so the network guesses.";
/// Opens the explanation of the measures.
pub const METRICS_MORE: &str = "What the numbers mean";

/// A measure's name.
pub const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Psnr => "PSNR",
        Measure::Ssim => "SSIM",
        Measure::Loss => "Loss",
    }
}

/// A measure's unit, if it has one.
pub const fn unit(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Psnr => Some("dB"),
        Measure::Ssim => None,
        Measure::Loss => Some("nats"),
    }
}

/// What a measure says.
pub const fn measure_hint(measure: Measure) -> &'static str {
    match measure {
        Measure::Psnr => {
            "Peak signal-to-noise ratio: how far the values are off, in decibels. Equal pictures have no limit (∞)."
        }
        Measure::Ssim => "Structural similarity: how alike the shapes are. 1 is the same picture.",
        Measure::Loss => {
            "What the network learned to make small: the mean cross-entropy, in nats per pixel. Grey edges keep even a perfect picture above 0."
        }
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
