//! Texts of the copy of the page that the browser keeps.

use super::{current, fill, texts};

texts! {
    /// The words of the copy of the page that the browser keeps.
    Offline {
        /// Notice.
        update_ready,
        /// Button.
        reload,
        /// Button.
        later,
        /// Once everything is kept.
        cached,
        /// The browser did not take the service worker: which file, and why.
        refused,
    }
}

/// These words in the language that is spoken.
pub fn text() -> &'static Offline {
    &current().offline
}

/// The browser did not take the service worker.
pub fn refused(script: &str, reason: &str) -> String {
    fill(text().refused, &[&script, &reason])
}
