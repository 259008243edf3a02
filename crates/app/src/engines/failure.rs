//! Why an engine, or the files of a network, cannot be used. Values without texts.

use afterimage_protocol::EngineError;

use crate::failures::{FetchError, WorkerFailure};

/// Why an engine stopped, or did not accept a network.
#[derive(Clone, Debug, PartialEq)]
pub enum EngineFailure {
    /// Its worker failed.
    Worker(WorkerFailure),
    /// The engine reported an error.
    Engine(EngineError),
}

impl From<WorkerFailure> for EngineFailure {
    fn from(failure: WorkerFailure) -> Self {
        Self::Worker(failure)
    }
}

impl From<EngineError> for EngineFailure {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

/// Why the files of one of the page's networks cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesError {
    /// A file was not fetched.
    Fetch(FetchError),
    /// An engine could not read the files.
    Engine(EngineError),
}
