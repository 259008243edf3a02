//! Saves the page for the next visit, and restores it.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::language::Language;
use afterimage_app::preferences::Preferences;
use afterimage_app::saved::{Saved, SavedHistory};
use afterimage_app::sharing::{OpenedLink, ShareAction, other_work};
use afterimage_app::snapshot::Snapshot;
use afterimage_app::state::{Action, State};
use afterimage_app::workspace::Workspace;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::address;
use crate::browser::storage;
use crate::store::Store;

/// The delay between a change and the save, in milliseconds. Changes in the meantime are saved together.
const DELAY_MS: u32 = 300;

/// Restores the saved page, or creates a new one. The language is the chosen one, or else the browser's.
pub fn resume() -> Store {
    let mut state = left_page().map(|page| State::from_snapshot(&page)).unwrap_or_default();
    state.sharing.opened = saved_page(storage::BEFORE_LINK).map(OpenedLink::from_earlier_visit);
    state.sharing.other_tab = saved_page(storage::OTHER_TAB).map(Rc::new);
    let preferences = storage::read(storage::PREFERENCES).map(|text| Preferences::decode(&text)).unwrap_or_default();
    let language = preferences.language.unwrap_or_else(browser_language);
    State { language, preferences, ..state }.into()
}

/// The page as the user left it, with the undo history of its drawing.
fn left_page() -> Option<Snapshot> {
    let mut page = saved_page(storage::PAGE)?;
    if let Some(history) = storage::read(storage::HISTORY) {
        SavedHistory::restore(&history, &mut page.digits.drawing);
    }
    Some(page)
}

fn saved_page(key: &str) -> Option<Snapshot> {
    // Saved pages open in the workspace of the address.
    let saved = Saved::decode(&storage::read(key)?).ok()?;
    Some(saved.to_snapshot(Workspace::default()))
}

fn browser_language() -> Language {
    let tags = web_sys::window().map(|window| window.navigator().languages());
    Language::preferred(tags.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string()))
}

/// Saves the page shortly after each change, and when the user leaves it. While a stroke is drawn or the noise is
/// animated, changes come too fast, so it waits for the end.
///
/// Another tab may have saved its own work meanwhile. The tab in which the user works last is saved; what the other one
/// had saved is kept beside it, and the page says so.
#[hook]
pub fn use_saving(state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    let saver = use_mut_ref(|| Saver::new(dispatch.clone()));
    let (changed, state) = (saver.clone(), state.clone());
    use_effect(move || schedule(&changed, state));
    use_effect_with((), move |()| {
        let flush = move || save(&saver);
        // A phone can end a hidden page without any further event.
        let listeners = web_sys::window().map(|window| {
            let listen = |event: &'static str| {
                let flush = flush.clone();
                EventListener::new(&window, event, move |_| flush())
            };
            // The document's `visibilitychange` bubbles to the window.
            ["visibilitychange", "pagehide"].map(listen)
        });
        move || {
            drop(listeners);
            flush();
        }
    });
}

struct Saver {
    dispatch: Callback<Action>,
    latest: Option<UseReducerHandle<Store>>,
    /// The page as this tab read or wrote it last.
    seen: Option<String>,
    /// The page, the page before a link, the work of another tab, and the undo history, as this tab wrote them last.
    saved: Option<[Option<String>; 4]>,
    is_due: bool,
    timer: Option<Timeout>,
}

impl Saver {
    fn new(dispatch: Callback<Action>) -> Self {
        let seen = storage::read(storage::PAGE);
        Self { dispatch, latest: None, seen, saved: None, is_due: false, timer: None }
    }

    fn can_save_now(&self) -> bool {
        self.latest
            .as_ref()
            .is_some_and(|state| !state.digits.drawing.is_being_drawn() && !state.digits.corruption.animate)
    }

    /// Nothing is saved of a page on which nothing was shown yet: it would come back without its first sample. Nor of
    /// one that is just as a link brought it: what was left last time is better than nothing. The same where the
    /// drawing is too long. The result is another tab's work that was there.
    fn save(&mut self) -> Option<Snapshot> {
        let state = self.latest.as_ref().filter(|state| !state.digits.drawing.is_fresh())?;
        let page = Saved::new(&state.snapshot()).encode().filter(|page| !state.sharing.is_unchanged_link(page))?;
        let encode = |snapshot: &Snapshot| Saved::new(snapshot).encode();
        let before = state.sharing.before().and_then(encode);
        let other_tab = state.sharing.other_tab.as_deref().and_then(encode);
        let mut saved = [Some(page), before, other_tab, SavedHistory::encode(&state.digits.drawing)];
        if self.saved.as_ref() == Some(&saved) {
            return None;
        }
        let stored = storage::read(storage::PAGE);
        let found = other_work(self.seen.as_deref(), stored.as_deref(), saved[0].as_deref().unwrap_or_default());
        if found.is_some() {
            saved[2] = stored;
        }
        let keys = [storage::PAGE, storage::BEFORE_LINK, storage::OTHER_TAB, storage::HISTORY];
        let results = [0, 1, 2, 3].map(|index| storage::write(keys[index], saved[index].as_deref()));
        // Where the browser refused, the earlier page is still there, and is not another tab's.
        self.seen = if results[0] { saved[0].clone() } else { storage::read(storage::PAGE) };
        // What is shown is no longer what the link says.
        address::leave_link(state.workspace);
        self.saved = Some(saved);
        found
    }
}

/// Saves the page, and says so if another tab's work was there. The borrow ends before the action is dispatched, because
/// an action may render at once.
fn save(saver: &RefCell<Saver>) {
    let found = saver.borrow_mut().save();
    if let Some(found) = found {
        let dispatch = saver.borrow().dispatch.clone();
        dispatch.emit(Action::Share(ShareAction::FoundOtherTab(Box::new(found))));
    }
}

/// Stores the newest state, and starts the timer that saves it.
fn schedule(saver: &Rc<RefCell<Saver>>, state: UseReducerHandle<Store>) {
    let mut now = saver.borrow_mut();
    now.latest = Some(state);
    if now.is_due || !now.can_save_now() {
        return;
    }
    now.is_due = true;
    let later = Rc::downgrade(saver);
    now.timer = Some(Timeout::new(DELAY_MS, move || {
        if let Some(saver) = later.upgrade() {
            saver.borrow_mut().is_due = false;
            let can_save_now = saver.borrow().can_save_now();
            if can_save_now {
                save(&saver);
            }
        }
    }));
}
