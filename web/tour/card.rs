//! The card of the tour.

use afterimage_app::language::Language;
use afterimage_app::state::Action;
use afterimage_app::texts::tour as texts;
use afterimage_app::tour::{Stop, TourAction};
use gloo_events::EventListener;
use gloo_render::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::start::end;
use crate::browser::keys::key;
use crate::glossary::is_explaining;
use crate::ui::focus::focus;
use crate::ui::{changing, scroll_into_view};

/// The attribute of the element that the tour points at. It is not a class because yew would remove a class that it
/// does not know.
const MARK: &str = "data-toured";

#[derive(Properties, PartialEq)]
pub struct TourCardProps {
    /// The current language. When it changes, the elements that the tour points at are created anew.
    pub language: Language,
    /// The index of the stop.
    pub step: usize,
    /// The stop.
    pub stop: Stop,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// Shows a stop's heading, text and buttons. The rest of the page stays usable. Each stop gives the focus to its
/// heading, for the keyboard and for screen readers.
#[component]
pub fn TourCard(props: &TourCardProps) -> Html {
    let TourCardProps { language, step, stop, dispatch } = props;
    let card = use_node_ref();
    let heading = use_node_ref();
    let leave = {
        let (card, dispatch) = (card.clone(), dispatch.clone());
        use_callback((), move |(), ()| end(&card, &dispatch))
    };
    use_escape(&leave);
    use_focus(*stop, &heading);
    use_target(*stop, *language);
    let go = |action| dispatch.reform(move |_: MouseEvent| Action::Tour(action));
    let [title, text] = texts::stop(*stop);
    let is_last = step + 1 == Stop::ALL.len();
    html! {
        <div ref={card} class="tour-card" role="dialog" aria-modal="false" aria-labelledby="tour-title">
            <h2 ref={heading} id="tour-title" tabindex="-1" aria-describedby="tour-progress tour-text">{ changing(title) }</h2>
            <p id="tour-progress" class="hint">{ changing(texts::progress(*step)) }</p>
            <p id="tour-text">{ changing(text) }</p>
            <div class="row">
                <button type="button" disabled={*step == 0} onclick={go(TourAction::Back)}>{ changing(texts::text().back) }</button>
                if is_last {
                    <button type="button" class="onward" onclick={leave.reform(|_: MouseEvent| ())}>
                        { changing(texts::text().done) }
                    </button>
                } else {
                    <button type="button" class="onward" onclick={go(TourAction::Next)}>{ changing(texts::text().next) }</button>
                    <button type="button" onclick={leave.reform(|_: MouseEvent| ())}>{ changing(texts::text().end) }</button>
                }
            </div>
        </div>
    }
}

/// Escape ends the tour wherever the focus is, unless the key closes something else first.
#[hook]
fn use_escape(leave: &Callback<()>) {
    let leave = leave.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let Some(pressed) = event.dyn_ref::<KeyboardEvent>().map(key) else { return };
                let is_free = !event.default_prevented() && !is_explaining();
                if pressed.name == "Escape" && !pressed.is_shortcut() && is_free {
                    leave.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

/// Gives the focus to the heading at the start of each stop.
#[hook]
fn use_focus(stop: Stop, heading: &NodeRef) {
    let heading = heading.clone();
    use_effect_with(stop, move |_| {
        if let Some(heading) = heading.cast::<Element>() {
            focus(&heading);
        }
    });
}

/// Marks the stop's target element while the stop is shown, and scrolls it into view. If the target is not rendered
/// yet, it tries again in the next frame.
#[hook]
fn use_target(stop: Stop, language: Language) {
    let misses = use_state_eq(|| 0u32);
    let missed = *misses;
    use_effect_with((stop, language, missed), move |(stop, ..)| {
        let document = web_sys::window().and_then(|window| window.document());
        let target = document.and_then(|document| document.query_selector(stop.target()).ok().flatten());
        let again = match &target {
            Some(target) => {
                // If this fails, the text still names the target.
                let _ = target.set_attribute(MARK, "");
                scroll_into_view(target);
                None
            }
            None => Some(request_animation_frame(move |_| misses.set(missed.wrapping_add(1)))),
        };
        move || {
            // Dropping the frame cancels it.
            drop(again);
            if let Some(target) = target {
                // If this fails, only the mark stays.
                let _ = target.remove_attribute(MARK);
            }
        }
    });
}
