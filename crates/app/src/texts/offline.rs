//! Texts of offline use.

use super::{current, fill, texts};

texts! {
    /// The texts about the cached copy of the page.
    Offline {
        /// Notice: a newer version is cached.
        update_ready,
        /// Button: shows the newer version now.
        reload,
        /// Button: postpones the update.
        later,
        /// Note at the foot of the page: all files are cached.
        cached,
        /// The browser did not take the service worker: which file, and why.
        refused,
    }
}

/// The texts of offline use in the current language.
pub fn text() -> &'static Offline {
    &current().offline
}

/// The warning that the service worker could not be registered.
pub fn refused(script: &str, reason: &str) -> String {
    fill(text().refused, &[&script, &reason])
}
