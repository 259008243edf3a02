//! The part of the page's address behind `#`.

use afterimage_app::sharing::ShareAction;
use afterimage_app::sharing::link::{self, Link};
use afterimage_app::state::Action;
use gloo_events::EventListener;
use yew::prelude::*;

use crate::browser::address;

/// Shows what the hash of the address names, now and after each change: a workspace, or all that a link holds. An
/// unknown hash changes nothing.
#[hook]
pub fn use_hash_navigation(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let navigate = move || {
            let Some(hash) = address::hash() else { return };
            let action = match Link::parse(&hash) {
                Some(Ok(link)) => Some(Action::Share(ShareAction::Open(Box::new(link)))),
                Some(Err(error)) => Some(Action::Share(ShareAction::Refuse(error))),
                None => link::workspace(&hash).map(Action::Show),
            };
            if let Some(action) = action {
                dispatch.emit(action);
            }
        };
        navigate();
        let listener = web_sys::window().map(|window| EventListener::new(&window, "hashchange", move |_| navigate()));
        move || drop(listener)
    });
}
