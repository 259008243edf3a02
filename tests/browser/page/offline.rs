//! Offline use: the notice about a newer version, and the note that the page is cached.

use afterimage::offline::{CachedNote, CachedNoteProps, UpdateNotice, UpdateNoticeProps};
use afterimage_app::offline::{OfflineAction, Update};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

#[wasm_bindgen_test]
async fn a_newer_version_is_announced_and_the_user_decides() {
    let (dispatched, dispatch) = recorder();
    let page = Page::mount::<UpdateNotice>(UpdateNoticeProps { update: Update::Ready, dispatch }).await;
    assert_eq!(page.texts("[aria-live=polite]"), ["A new version is ready."]);
    page.click("button", "Later").await;
    page.click("button", "Reload now").await;
    let decisions = [OfflineAction::Postpone, OfflineAction::Accept].map(Action::Offline);
    assert_eq!(*dispatched.borrow(), decisions);
}

#[wasm_bindgen_test]
async fn after_accepting_the_update_the_buttons_are_disabled() {
    let (_, dispatch) = recorder();
    let page = Page::mount::<UpdateNotice>(UpdateNoticeProps { update: Update::Accepted, dispatch }).await;
    assert_eq!(page.count("button:disabled"), 2);
}

#[wasm_bindgen_test]
async fn without_a_newer_version_or_after_postponing_there_is_no_notice() {
    for update in [Update::None, Update::Postponed] {
        let (_, dispatch) = recorder();
        let page = Page::mount::<UpdateNotice>(UpdateNoticeProps { update, dispatch }).await;
        assert_eq!((page.texts("[aria-live=polite]"), page.count("button")), (vec![String::new()], 0));
    }
}

#[wasm_bindgen_test]
async fn the_note_is_shown_only_if_the_page_is_cached() {
    let page = Page::mount::<CachedNote>(CachedNoteProps { is_cached: false }).await;
    assert_eq!(page.count(".kept"), 0);
    let page = Page::mount::<CachedNote>(CachedNoteProps { is_cached: true }).await;
    assert_eq!(page.texts(".kept"), ["Works offline from now on."]);
}
