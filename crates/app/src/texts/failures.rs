//! Texts of errors that several features share. Each is a clause that stands after a colon.

use afterimage_imaging::ImageError;
use afterimage_protocol::{EngineError, WeightsFault};

use super::{current, fill, texts};
use crate::engines::{EngineFailure, FilesError};
use crate::failures::{FetchError, WorkerFailure};
use crate::image_set::LoadError;
use crate::inference::InferenceError;

texts! {
    /// The texts of errors that several features share.
    Failures {
        /// A file for which there was no response: its address.
        unreachable,
        /// A file for which the server sent an HTTP status: its address, and the status.
        not_served,
        /// A file whose end is missing: its address.
        incomplete,
        /// A file that is not in its format.
        damaged,

        /// A worker whose script did not load.
        not_fetched,
        /// A worker that the browser refused: the browser's message.
        refused,
        /// A program that ended itself.
        aborted,
        /// A worker whose message is unreadable.
        unreadable,
        /// A worker of another version than the page.
        other_version,
        /// An engine that did not load a network in time: the limit in seconds.
        not_ready,
        /// A worker that did not answer in time: the limit in seconds.
        no_answer,

        /// An engine's error: the device, and its message.
        device,
        /// An engine's error: the network, and the tensor at fault.
        weights,
        /// A weights file: not whole.
        not_safetensors,
        /// A weights file: the tensor.
        tensor_missing,
        /// A weights file: the tensor.
        tensor_unknown,
        /// A weights file: the tensor, and the type of its values.
        tensor_type,
        /// A weights file: the tensor, its shape, and the right shape.
        tensor_shape,
        /// A weights file: the tensor, its output channels, and the most that are allowed.
        tensor_width,
        /// A weights file: the tensor, a value that is not finite, and its position.
        tensor_value,
        /// A weights file: a value that is not finite, in the output for a test picture.
        weights_output,
        /// An engine's error: the network, the largest difference, and the largest that is allowed.
        self_check,
        /// An engine's error: the network.
        not_loaded,
        /// An engine's error: its message.
        picture,
        /// An engine's error: its message.
        latent,
        /// An engine's error: the layer's index, from zero.
        layer,
        /// An engine's error: its message.
        read_back,
        /// An engine's error: its message.
        panic,

        /// Values that are no picture: channels, height, width, and the number of values.
        image_length,
        /// A value that is no pixel: its index, and the value.
        image_value,
    }
}

/// These texts in the current language.
pub fn text() -> &'static Failures {
    &current().failures
}

/// Why a file was not fetched.
pub fn fetch_error(error: &FetchError) -> String {
    let text = text();
    match error {
        FetchError::Unreachable { url } => fill(text.unreachable, &[url]),
        FetchError::Status { url, status } => fill(text.not_served, &[url, status]),
        FetchError::Incomplete { url } => fill(text.incomplete, &[url]),
    }
}

/// Why the pictures of a file are not there.
pub fn load_error(error: &LoadError) -> String {
    match error {
        LoadError::Fetch(error) => fetch_error(error),
        LoadError::Format(_) => text().damaged.to_owned(),
    }
}

/// Why a worker is of no further use.
pub fn worker_failure(failure: &WorkerFailure) -> String {
    let text = text();
    let seconds = |limit_ms: &u32| limit_ms / 1000;
    match failure {
        WorkerFailure::NotFetched => text.not_fetched.to_owned(),
        WorkerFailure::Refused(message) => fill(text.refused, &[message]),
        WorkerFailure::Exception(message) => message.clone(),
        WorkerFailure::Aborted => text.aborted.to_owned(),
        WorkerFailure::Unreadable => text.unreadable.to_owned(),
        WorkerFailure::OtherVersion => text.other_version.to_owned(),
        WorkerFailure::NotReady { limit_ms } => fill(text.not_ready, &[&seconds(limit_ms)]),
        WorkerFailure::NoAnswer { limit_ms } => fill(text.no_answer, &[&seconds(limit_ms)]),
    }
}

/// Why an engine stopped.
pub fn engine_failure(failure: &EngineFailure) -> String {
    match failure {
        EngineFailure::Worker(failure) => worker_failure(failure),
        EngineFailure::Engine(error) => engine_error(error),
    }
}

/// Why an engine did not accept a custom network. The sentence around it names the file.
pub fn engine_refusal(failure: &EngineFailure) -> String {
    match failure {
        EngineFailure::Engine(EngineError::Weights { fault, .. }) => weights_fault(fault),
        _ => engine_failure(failure),
    }
}

/// What is wrong with a file of weights.
fn weights_fault(fault: &WeightsFault) -> String {
    let text = text();
    match fault {
        WeightsFault::File => text.not_safetensors.to_owned(),
        WeightsFault::Missing(tensor) => fill(text.tensor_missing, &[tensor]),
        WeightsFault::Unknown(tensor) => fill(text.tensor_unknown, &[tensor]),
        WeightsFault::Type { tensor, found } => fill(text.tensor_type, &[tensor, found]),
        WeightsFault::Shape { tensor, found, expected } => {
            fill(text.tensor_shape, &[tensor, &format!("{found:?}"), &format!("{expected:?}")])
        }
        WeightsFault::Width { tensor, found, most } => fill(text.tensor_width, &[tensor, found, most]),
        WeightsFault::NotFinite { tensor, index, value } => fill(text.tensor_value, &[tensor, value, index]),
        WeightsFault::Output(value) => fill(text.weights_output, &[value]),
    }
}

/// Why the files of a network cannot be used.
pub fn files_error(error: &FilesError) -> String {
    match error {
        FilesError::Fetch(error) => fetch_error(error),
        FilesError::Engine(error) => engine_error(error),
    }
}

/// Why a request has no output.
pub fn inference_error(error: &InferenceError) -> String {
    match error {
        InferenceError::Engine(error) => engine_error(error),
        InferenceError::Image(error) => image_error(error),
    }
}

/// Why values are no picture.
pub fn image_error(error: &ImageError) -> String {
    match error {
        ImageError::Length { channels, height, width, found } => {
            fill(text().image_length, &[channels, height, width, found])
        }
        ImageError::Value { index, value } => fill(text().image_value, &[index, value]),
    }
}

/// What went wrong in an engine.
fn engine_error(error: &EngineError) -> String {
    let text = text();
    match error {
        EngineError::Device { backend, reason } => fill(text.device, &[&backend.as_str(), reason]),
        EngineError::Weights { model, fault } => fill(text.weights, &[&model.as_str(), &weights_fault(fault)]),
        EngineError::SelfCheck { model, difference, tolerance } => {
            fill(text.self_check, &[&model.as_str(), difference, tolerance])
        }
        EngineError::NotLoaded(model) => fill(text.not_loaded, &[&model.as_str()]),
        EngineError::Picture(reason) => fill(text.picture, &[reason]),
        EngineError::Latent(reason) => fill(text.latent, &[reason]),
        EngineError::Layer(index) => fill(text.layer, &[index]),
        EngineError::ReadBack(reason) => fill(text.read_back, &[reason]),
        EngineError::Panic(reason) => fill(text.panic, &[reason]),
        EngineError::Protocol => text.other_version.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use afterimage_architecture::ModelId;

    use super::*;

    #[test]
    fn a_fetch_error_names_the_file() {
        let error = FetchError::Status { url: "assets/digits.idx3-ubyte".to_owned(), status: 404 };
        let text = "assets/digits.idx3-ubyte could not be fetched: the server answered 404";
        assert_eq!(fetch_error(&error), text);
    }

    #[test]
    fn an_engine_error_names_what_was_wrong() {
        for (error, text) in [
            (
                EngineError::SelfCheck { model: ModelId::Restore, difference: 0.5, tolerance: 0.001 },
                "the self-check of `restore` failed: off by 0.5 where 0.001 is allowed",
            ),
            (
                EngineError::Latent("3 values where 256 are expected".to_owned()),
                "the latent was refused: 3 values where 256 are expected",
            ),
            (EngineError::Layer(13), "the network has no layer number 13"),
        ] {
            assert_eq!(engine_error(&error), text);
        }
    }
}
