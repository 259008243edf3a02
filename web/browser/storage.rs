//! What the browser keeps for the page from one visit to the next.

use web_sys::Storage;

/// The key of the page as the user left it.
pub const PAGE: &str = "afterimage";
/// The key of the page as it was before a link replaced it.
pub const BEFORE_LINK: &str = "afterimage.before-link";
/// The key of another tab's work that this one's replaced.
pub const OTHER_TAB: &str = "afterimage.other-tab";
/// The key of the undo history of the page's drawing.
pub const HISTORY: &str = "afterimage.history";
/// The keys under which there is a text if the user's own network for digits, or for eyes, is selected.
pub const OWN_DIGITS: &str = "afterimage.own-digits";
/// See [`OWN_DIGITS`].
pub const OWN_EYES: &str = "afterimage.own-eyes";
/// The key of the preferences.
pub const PREFERENCES: &str = "afterimage.preferences";

/// The text that was kept under a key; none where there is none, or where the browser keeps nothing, as in some private
/// windows.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text in place of the last one; none takes it away. The result is whether the browser has done so. Where it
/// refuses, the page works as well, until it is closed.
pub fn write(key: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    let result = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
    result.is_ok()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
