//! Texts of the user's own networks.

use afterimage_architecture::Dataset;

use super::{clause, current, failures, fill, texts};
use crate::engines::EngineFailure;
use crate::weights::{MAX_BYTES, RefusedFile, WeightsRefusal};

texts! {
    /// The texts of the user's own networks.
    Weights {
        /// Link: the weights of the network at work, as a file.
        download,
        /// Button.
        choose,
        /// A network of the user's in its select, where its file's name is not known.
        own,
        /// What a network of the user's is, under the select.
        hint,
        /// Beside the button: which files fit, for digits.
        fits_digits,
        /// The same, for eyes.
        fits_eyes,
        /// While a file is checked: its name.
        checking,

        /// A file that was not taken, and what to do: its name, and one of the reasons below, or an engine's.
        refused,
        /// A file of no bytes.
        empty,
        /// A file that is too large to be read: how many megabytes can be.
        too_big,
        /// A file that the browser does not give us.
        unreadable,
        /// Why the CPU computes a network of the user's.
        unfit,
    }
}

/// These texts in the current language.
pub fn text() -> &'static Weights {
    &current().weights
}

/// Beside the button: which files fit.
pub fn fits(dataset: Dataset) -> &'static str {
    match dataset {
        Dataset::Digits => text().fits_digits,
        Dataset::Eyes => text().fits_eyes,
    }
}

/// While a file is checked.
pub fn checking(name: &str) -> String {
    fill(text().checking, &[&name])
}

/// A file that was not taken, and what to do.
pub fn refused(file: &RefusedFile) -> String {
    let reason = match &file.refusal {
        WeightsRefusal::Empty => text().empty.to_owned(),
        WeightsRefusal::TooBig => fill(text().too_big, &[&(MAX_BYTES / 1_000_000)]),
        WeightsRefusal::Unreadable => text().unreadable.to_owned(),
        WeightsRefusal::Engine(failure) => failures::engine_refusal(failure),
    };
    fill(text().refused, &[&file.label(), &clause(&reason)])
}

/// Why the CPU computes a network of the user's.
pub fn unfit(failure: &EngineFailure) -> String {
    fill(text().unfit, &[&clause(&failures::engine_refusal(failure))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failures::WorkerFailure;

    #[test]
    fn a_reason_that_is_a_sentence_ends_once() {
        let refused = |message: &str| {
            let failure = WorkerFailure::Exception(message.to_owned()).into();
            refused(&RefusedFile { name: "a".into(), refusal: WeightsRefusal::Engine(failure) })
        };
        assert_eq!(refused("It broke."), refused("It broke"));
    }
}
