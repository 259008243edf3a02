//! How a picture comes to the page.

use std::rc::Rc;

use afterimage_app::eyes::EyesAction;
use afterimage_app::photo::PhotoRefusal;
use afterimage_app::state::Action;
use afterimage_app::texts::photo as texts;
use afterimage_imaging::Image;
use web_sys::File;
use yew::prelude::*;

use crate::ui::{FileButton, Pixels};

/// The files that the browser offers first. What is in them is looked at all the same.
const KINDS: &str = "image/png,image/jpeg,image/webp";

/// See [`Chooser`].
#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// What was cropped last of the person's own picture, if anything was.
    pub cropped: Option<Rc<Image>>,
    /// Whether that is what the page shows.
    pub is_picked: bool,
    /// Whether a file is being opened.
    pub is_opening: bool,
    /// Why the last file was not opened.
    pub refusal: Option<PhotoRefusal>,
    /// Takes a file.
    pub open: Callback<File>,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// The button that opens a file, what becomes of it, and the way back to what was cropped of it.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    html! {
        <div class="own">
            <div class="row">
                { picked(props) }
                <FileButton name={texts::text().choose} accept={KINDS} open={props.open.clone()} />
                <p class="hint">{ texts::text().stays }</p>
            </div>
            // There before its words are, so that they are announced.
            <p class="opening" role="status">{ props.is_opening.then_some(texts::text().opening) }</p>
            if let Some(refusal) = &props.refusal {
                <p class="refusal trouble" role="alert">{ texts::refusal(refusal) }</p>
            }
        </div>
    }
}

fn picked(props: &ChooserProps) -> Option<Html> {
    let image = props.cropped.clone()?;
    let onclick = props.emit.reform(|_: MouseEvent| Action::Eyes(EyesAction::PickPhoto));
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
