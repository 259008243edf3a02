//! Words of the copy of the page that the browser keeps.

/// Notice.
pub const UPDATE_READY: &str = "A new version is ready.";
/// Button.
pub const RELOAD: &str = "Reload now";
/// Button.
pub const LATER: &str = "Later";
/// Once everything is kept.
pub const KEPT: &str = "Works offline from now on.";
/// Insecure addresses, and some private windows.
pub const ABSENT: &str = "this browser keeps no pages for visits without a network, or not at this address";

/// The browser did not take the service worker.
pub fn refused(script: &str, reason: &str) -> String {
    format!("the page will not work without a network: the service worker {script} was not started ({reason})")
}
