//! The button that opens the user's own picture.

use std::rc::Rc;

use afterimage_app::eyes::EyesAction;
use afterimage_app::photo::PhotoRefusal;
use afterimage_app::state::Action;
use afterimage_app::texts::photo as texts;
use afterimage_imaging::Image;
use web_sys::File;
use yew::prelude::*;

use crate::ui::{FileButton, Pixels, changing};

/// The file types that the browser's dialog shows first. The content of each file is checked in any case.
const KINDS: &str = "image/png,image/jpeg,image/webp";

#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// The square that was cut out of the user's own picture last, if there is one.
    pub cropped: Option<Rc<Image>>,
    /// Whether the page shows that square.
    pub is_picked: bool,
    /// Whether a file is being opened.
    pub is_opening: bool,
    /// Why the last file could not be opened.
    pub refusal: Option<PhotoRefusal>,
    /// Receives the chosen file.
    pub open: Callback<File>,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// The button that opens a file, its progress and errors, and a button that selects the user's own picture again.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    html! {
        <div class="own">
            <div class="row">
                { picked(props) }
                <FileButton name={texts::text().choose} accept={KINDS} open={props.open.clone()} />
                <p class="hint">{ texts::text().stays }</p>
            </div>
            // The element must exist before its text, or screen readers do not announce the text.
            <p class="opening" role="status">{ props.is_opening.then(|| changing(texts::text().opening)) }</p>
            if let Some(refusal) = &props.refusal {
                <p class="refusal trouble" role="alert">{ changing(texts::refusal(refusal)) }</p>
            }
        </div>
    }
}

fn picked(props: &ChooserProps) -> Option<Html> {
    let image = props.cropped.clone()?;
    let onclick = props.dispatch.reform(|_: MouseEvent| Action::Eyes(EyesAction::PickPhoto));
    Some(html! {
        <button
            type="button"
            class="digit"
            aria-label={texts::text().own}
            title={texts::text().own}
            aria-pressed={props.is_picked.to_string()}
            {onclick}
        >
            <Pixels {image} />
        </button>
    })
}
