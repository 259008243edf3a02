//! Texts of the user's own networks.

use afterimage_architecture::{Architecture, Dataset};

use super::{clause, current, failures, fill, texts};
use crate::engines::EngineFailure;
use crate::weights::{FileKind, MAX_BYTES, RefusedFile, WeightsRefusal};

texts! {
    /// The texts of the user's own networks.
    Weights {
        /// Link: the weights of the network at work, as a file.
        download,
        /// Button.
        choose,
        /// Button that removes the user's own network, and its file from the browser: the file's name.
        forget,
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
        /// A file of another kind, and what to do: its name, one of the kinds below, and one of the ways below them.
        foreign,
        /// What a file is.
        pytorch,
        /// What a file is.
        keras,
        /// What a file is.
        tensorflow,
        /// What a file is.
        onnx,
        /// What a file is.
        numpy,
        /// What a file is.
        gguf,
        /// What a file is.
        git_lfs_pointer,
        /// What a file is.
        archive,
        /// What a file is.
        picture,
        /// What a file is.
        web_page,
        /// What a file is.
        plain_text,
        /// What a file is, if nobody knows.
        unknown_kind,
        /// How a network in PyTorch becomes such a file: the names of the first and the last tensor.
        from_pytorch,
        /// How a network of another library does: the same.
        from_others,
        /// What to do where the file is no network.
        choose_another,
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

/// Button that removes the user's own network.
pub fn forget(name: &str) -> String {
    fill(text().forget, &[&name])
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
        WeightsRefusal::Foreign(kind) => {
            return fill(text().foreign, &[&file.label(), &kind_name(*kind), &way_to_safetensors(*kind)]);
        }
        WeightsRefusal::Engine(failure) => failures::engine_refusal(failure),
    };
    fill(text().refused, &[&file.label(), &clause(&reason)])
}

/// What a file is that holds no safetensors, with its article.
fn kind_name(kind: FileKind) -> &'static str {
    let text = text();
    match kind {
        FileKind::PyTorch => text.pytorch,
        FileKind::Keras => text.keras,
        FileKind::TensorFlow => text.tensorflow,
        FileKind::Onnx => text.onnx,
        FileKind::NumPy => text.numpy,
        FileKind::Gguf => text.gguf,
        FileKind::GitLfsPointer => text.git_lfs_pointer,
        FileKind::Archive => text.archive,
        FileKind::Picture => text.picture,
        FileKind::WebPage => text.web_page,
        FileKind::Text => text.plain_text,
        FileKind::Unknown => text.unknown_kind,
    }
}

/// How what is in the file can be loaded, if it can.
fn way_to_safetensors(kind: FileKind) -> String {
    let tensors = Architecture::DIGITS.tensors();
    let [first, last] = [tensors.first(), tensors.last()].map(|tensor| tensor.map_or("", |(name, _)| name));
    match kind {
        FileKind::PyTorch => fill(text().from_pytorch, &[&first, &last]),
        FileKind::Keras | FileKind::TensorFlow | FileKind::Onnx | FileKind::NumPy => {
            fill(text().from_others, &[&first, &last])
        }
        FileKind::Gguf
        | FileKind::GitLfsPointer
        | FileKind::Archive
        | FileKind::Picture
        | FileKind::WebPage
        | FileKind::Text
        | FileKind::Unknown => text().choose_another.to_owned(),
    }
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
    fn a_file_of_another_kind_is_called_what_it_is_with_the_way_to_safetensors() {
        let refused = |kind| refused(&RefusedFile { name: "a.pt".into(), refusal: WeightsRefusal::Foreign(kind) });
        assert_eq!(
            refused(FileKind::PyTorch),
            "a.pt was not loaded: it is a PyTorch file, and only safetensors files can be loaded. In Python, write one \
             with safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\"). Its tensors must be \
             float32, with the names (encoder.0.weight to head.bias) and shapes of the file that the page offers for \
             download."
        );
        assert_eq!(
            refused(FileKind::Text),
            "a.pt was not loaded: it is a text file, and only safetensors files can be loaded. Choose the file of a \
             network. Save it as float32 safetensors with PyTorch’s names, as the trainer does."
        );
    }

    #[test]
    fn a_reason_that_is_a_sentence_ends_once() {
        let refused = |message: &str| {
            let failure = WorkerFailure::Exception(message.to_owned()).into();
            refused(&RefusedFile { name: "a".into(), refusal: WeightsRefusal::Engine(failure) })
        };
        assert_eq!(refused("It broke."), refused("It broke"));
    }
}
