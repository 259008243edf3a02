//! Texts for files that do not come and programs that do not run: reasons, to stand after a colon.

use super::{current, fill, texts};

texts! {
    /// The words for what does not come or run.
    Failures {
        /// A file for which no server answered: which.
        unreachable,
        /// A file in place of which the server sent an HTTP status: which, and the status.
        not_served,
        /// A file of which only a part came: which.
        cut,
        /// A worker's message that nobody can read.
        unreadable,
        /// A worker that ended without a word, as it does when its script does not load.
        silent,
        /// A worker that the browser refused, and why.
        refused,
        /// An engine that never finished loading: after how many seconds.
        no_load,
        /// A worker that never answered: for how many seconds.
        no_answer,
    }
}

/// This part of the language that is spoken.
pub fn text() -> &'static Failures {
    &current().failures
}

/// A file for which no server answered.
pub fn unreachable(url: &str) -> String {
    fill(text().unreachable, &[&url])
}

/// A file in place of which the server sent an HTTP status.
pub fn not_served(url: &str, status: u16) -> String {
    fill(text().not_served, &[&url, &status])
}

/// A file of which only a part came.
pub fn cut(url: &str) -> String {
    fill(text().cut, &[&url])
}

/// The browser refused a worker.
pub fn refused(reason: &str) -> String {
    fill(text().refused, &[&reason])
}

/// An engine that never finished loading.
pub fn no_load(limit_ms: u32) -> String {
    fill(text().no_load, &[&(limit_ms / 1000)])
}

/// A worker that never answered.
pub fn no_answer(limit_ms: u32) -> String {
    fill(text().no_answer, &[&(limit_ms / 1000)])
}
