//! Saves the page for the next visit, and restores it.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::language::Language;
use afterimage_app::preferences::Preferences;
use afterimage_app::saved::Saved;
use afterimage_app::sharing::OpenedLink;
use afterimage_app::snapshot::Snapshot;
use afterimage_app::state::State;
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
    let mut state = saved_page(storage::PAGE).map(|page| State::from_snapshot(&page)).unwrap_or_default();
    state.sharing.opened = saved_page(storage::BEFORE_LINK).map(OpenedLink::from_earlier_visit);
    let preferences = storage::read(storage::PREFERENCES).map(|text| Preferences::decode(&text)).unwrap_or_default();
    let language = preferences.language.unwrap_or_else(browser_language);
    State { language, preferences, ..state }.into()
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
#[hook]
pub fn use_saving(state: &UseReducerHandle<Store>) {
    let saver = use_mut_ref(Saver::default);
    let (changed, state) = (saver.clone(), state.clone());
    use_effect(move || schedule(&changed, state));
    use_effect_with((), move |()| {
        let flush = move || saver.borrow_mut().save();
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

#[derive(Default)]
struct Saver {
    latest: Option<UseReducerHandle<Store>>,
    saved: (String, Option<String>),
    is_due: bool,
    timer: Option<Timeout>,
}

impl Saver {
    fn can_save_now(&self) -> bool {
        self.latest
            .as_ref()
            .is_some_and(|state| !state.digits.drawing.is_being_drawn() && !state.digits.corruption.animate)
    }

    /// Nothing is saved of a page on which nothing was shown yet: it would come back without its first sample. Nor of
    /// one that is just as a link brought it: what was left last time is better than nothing. The same where the
    /// drawing is too long.
    fn save(&mut self) {
        let Some(state) = self.latest.as_ref().filter(|state| !state.digits.drawing.is_fresh()) else { return };
        let Some(page) = Saved::new(&state.snapshot()).encode().filter(|page| !state.sharing.is_unchanged_link(page))
        else {
            return;
        };
        let before = state.sharing.before().and_then(|before| Saved::new(before).encode());
        let saved = (page, before);
        if saved != self.saved {
            storage::write(storage::PAGE, Some(&saved.0));
            storage::write(storage::BEFORE_LINK, saved.1.as_deref());
            // What is shown is no longer what the link says.
            address::leave_link(state.workspace);
            self.saved = saved;
        }
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
            let mut saver = saver.borrow_mut();
            saver.is_due = false;
            if saver.can_save_now() {
                saver.save();
            }
        }
    }));
}
