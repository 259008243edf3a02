//! A word that explains itself.

use std::cell::Cell;

use afterimage_app::glossary::tooltip::{WordBounds, tooltip_position};
use web_sys::{HtmlElement, Window};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExplainedTermProps {
    /// The word in its sentence.
    pub shown: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// The punctuation behind it, which stays in its line.
    pub tail: &'static str,
}

/// The word, as a button, and what it means: shown while a pointer is on either or the focus is on the word.
///
/// The explanation is one of the browser's own popovers. So it lies above everything, Escape closes it without moving
/// the focus, and where it opens, any other one closes. It is in the document while it is hidden too, because the
/// word is described by it.
#[component]
pub fn ExplainedTerm(props: &ExplainedTermProps) -> Html {
    let word = use_node_ref();
    let tip = use_node_ref();
    let id = use_memo((), |()| format!("meaning-{}", next_number()));
    let show = {
        let (word, tip) = (word.clone(), tip.clone());
        Callback::from(move |()| show(&word, &tip))
    };
    // A finger that scrolls the page passes over words; one that means a word presses it.
    let onpointerenter = {
        let show = show.clone();
        Callback::from(move |event: PointerEvent| {
            if hovers(&event) {
                show.emit(());
            }
        })
    };
    let onpointerleave = {
        let (word, tip) = (word.clone(), tip.clone());
        Callback::from(move |event: PointerEvent| {
            if hovers(&event) && !is(&word, ":focus") {
                hide(&tip);
            }
        })
    };
    let onblur = {
        let (word, tip) = (word.clone(), tip.clone());
        Callback::from(move |_: FocusEvent| {
            if !is(&word, ":hover") && !is(&tip, ":hover") {
                hide(&tip);
            }
        })
    };
    html! {
        <span class="explained" {onpointerenter} {onpointerleave}>
            <button
                ref={word}
                type="button"
                class="term"
                aria-describedby={(*id).clone()}
                onfocus={show.reform(|_: FocusEvent| ())}
                {onblur}
                onclick={show.reform(|_: MouseEvent| ())}
            >
                { props.shown }
            </button>
            <span ref={tip} id={(*id).clone()} class="meaning" role="tooltip" popover="auto">{ props.meaning }</span>
            { props.tail }
        </span>
    }
}

/// Whether an explanation is shown, and the Escape key for it.
pub fn is_explaining() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let shown = document.map(|document| document.query_selector(".meaning:popover-open"));
    // A browser without popovers does not know the selector either.
    matches!(shown, Some(Ok(Some(_))))
}

/// Each place of the page has a number of its own, where a term is marked in several.
fn next_number() -> u32 {
    thread_local!(static LAST: Cell<u32> = const { Cell::new(0) });
    LAST.replace(LAST.get().wrapping_add(1))
}

fn hovers(event: &PointerEvent) -> bool {
    event.pointer_type() != "touch"
}

fn is(node: &NodeRef, selector: &str) -> bool {
    node.cast::<HtmlElement>().is_some_and(|element| element.matches(selector).unwrap_or_default())
}

fn show(word: &NodeRef, tip: &NodeRef) {
    let (Some(window), Some(word), Some(tip)) =
        (web_sys::window(), word.cast::<HtmlElement>(), tip.cast::<HtmlElement>())
    else {
        return;
    };
    // Where there are no popovers, or it is shown already, nothing is lost: the glossary says the same.
    let _ = tip.show_popover();
    let [left, top] = place(&window, &word, &tip);
    for (property, length) in [("left", left), ("top", top)] {
        // An explanation that cannot be moved is shown in the corner.
        let _ = tip.style().set_property(property, &format!("{length}px"));
    }
}

/// Where it goes, in the document's pixels, so that it scrolls with its word.
fn place(window: &Window, word: &HtmlElement, tip: &HtmlElement) -> [f64; 2] {
    let (word, tip) = (word.get_bounding_client_rect(), tip.get_bounding_client_rect());
    let root = window.document().and_then(|document| document.document_element());
    // Without the scroll bars.
    let size = root.map_or([0.0; 2], |root| [root.client_width().into(), root.client_height().into()]);
    let word = WordBounds { left: word.left(), top: word.top(), bottom: word.bottom() };
    let [left, top] = tooltip_position(word, [tip.width(), tip.height()], size);
    let [x, y] = [window.scroll_x(), window.scroll_y()].map(Result::unwrap_or_default);
    [left + x, top + y]
}

fn hide(tip: &NodeRef) {
    if let Some(tip) = tip.cast::<HtmlElement>() {
        // As above.
        let _ = tip.hide_popover();
    }
}
