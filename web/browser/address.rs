//! The page's address.

use wasm_bindgen::JsValue;

use afterimage_app::sharing::link::Link;
use afterimage_app::workspace::Workspace;

/// The part behind `#`, and with it; empty where there is none.
pub fn hash() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// The address of this page with another part behind `#`.
pub fn with_hash(hash: &str) -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    let page = href.split_once('#').map_or(href.as_str(), |(page, _)| page);
    Some(format!("{page}{hash}"))
}

/// Goes to the workspace's own address; the browser's way back leads here again.
pub fn lead_to(workspace: Workspace) {
    if let Some(window) = web_sys::window() {
        // Where the browser refuses, the address says less than the page.
        let _ = window.location().set_hash(workspace.hash());
    }
}

/// Shows the workspace's own address in place of a link, which no longer says what is shown. The way back does not lead
/// to the link either: its page would be opened over this one.
pub fn leave_link(workspace: Workspace) {
    let is_link = hash().is_some_and(|hash| Link::parse(&hash).is_some());
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history.filter(|_| is_link) {
        // Where the browser refuses, a reload opens the link once more.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(workspace.hash()));
    }
}
