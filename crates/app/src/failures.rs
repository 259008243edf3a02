//! Errors that several features share: a file that was not fetched, a worker that stopped. They are values without
//! texts; [`texts::failures`](crate::texts::failures) makes the sentences.

/// Why a file was not fetched. `url` is relative to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// There was no response: the computer is offline, or the server is down.
    Unreachable {
        /// The requested file.
        url: String,
    },
    /// The server responded with an error.
    Status {
        /// The requested file.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// The response ended before the end of the file.
    Incomplete {
        /// The requested file.
        url: String,
    },
}

/// Why a web worker is of no further use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerFailure {
    /// The worker's script did not load. The browser gives no message for this.
    NotFetched,
    /// The browser refused to start the worker or to send it a message; the browser's own message.
    Refused(String),
    /// The worker's program threw an exception or panicked; its message.
    Exception(String),
    /// The worker's program ended itself without a message. This is what Rust does where it gets no more memory.
    Aborted,
    /// The worker sent something that is no message.
    Unreadable,
    /// A message could not be decoded: page and worker are of different versions.
    OtherVersion,
    /// The worker did not finish loading a network within this many milliseconds.
    NotReady {
        /// The limit in milliseconds.
        limit_ms: u32,
    },
    /// The worker did not answer a request within this many milliseconds.
    NoAnswer {
        /// The limit in milliseconds.
        limit_ms: u32,
    },
}
