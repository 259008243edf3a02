//! The latent with its editor, and the picture that the decoder makes from it.

use std::rc::Rc;

use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::view::Latent;
use afterimage_app::inspector::{InspectorAction, MAX_CELL_VALUE, max_cell_value};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use super::last::use_last;
use super::latent_pad::LatentPad;
use crate::glossary::Prose;
use crate::ui::{Pixels, Slider, changing};

#[derive(Properties, PartialEq)]
pub struct LatentEditorProps {
    /// The latent; none before the first response, and while another network loads.
    pub latent: Option<Latent>,
    pub cell: Option<usize>,
    pub edited: Vec<usize>,
    /// What it decodes to.
    pub decoded: Option<Rc<Image>>,
    /// Whether loading failed, so that nothing happens unless the user does something.
    pub has_failed: bool,
    pub dispatch: Callback<Action>,
}

/// The latent and its decoded picture. While another network loads, the last latent is shown faintly and cannot be edited.
#[component]
pub fn LatentEditor(props: &LatentEditorProps) -> Html {
    let last = use_last(props.latent.clone());
    let is_stale = props.latent.is_none() && last.is_some();
    let blank = use_memo((), |()| Image::digit());
    let decoded = props.decoded.clone().unwrap_or(blank);
    let reset = props.dispatch.reform(|_: MouseEvent| Action::Inspector(InspectorAction::ResetLatent));
    html! {
        <div class={classes!("latent-editor", is_stale.then_some("stale"))}>
            <div class="description">
                <h3>{ texts::text().latent }</h3>
                <p class="shape">{ last.as_ref().map(|latent| changing(texts::maps(latent.shape))) }</p>
                <p id="latent-hint"><Prose text={texts::text().latent_hint} /></p>
            </div>
            <LatentPad
                latent={props.latent.clone()}
                {last}
                cell={props.cell}
                edited={props.edited.clone()}
                has_failed={props.has_failed}
                dispatch={props.dispatch.clone()}
            />
            <span class="arrow" aria-hidden="true"></span>
            <figure class="decoded">
                <div class="frame"><Pixels image={decoded} label={texts::text().decoded} /></div>
                <figcaption aria-hidden="true">{ texts::text().decoded }</figcaption>
            </figure>
            <div class="cell">
                { slider(props) }
                <button type="button" disabled={props.edited.is_empty()} onclick={reset}>{ texts::text().reset }</button>
            </div>
        </div>
    }
}

/// A slider for the selected cell's value, for the keyboard and for users who cannot drag.
fn slider(props: &LatentEditorProps) -> Html {
    let latent = props.latent.as_ref();
    let selected = latent.zip(props.cell).and_then(|(latent, cell)| {
        Some((latent, cell, *latent.values.get(cell)?, max_cell_value(*latent.base.get(cell)?)))
    });
    let (label, value, max) = match selected {
        Some((latent, cell, value, max)) => (texts::cell(Mosaic::square(latent.shape).position(cell)), value, max),
        None => (texts::text().no_cell.to_owned(), 0.0, MAX_CELL_VALUE),
    };
    let base = latent.map(|latent| Rc::clone(&latent.base)).unwrap_or_default();
    let onchange = props
        .dispatch
        .reform(move |value| Action::Inspector(InspectorAction::SetCell { value, base: Rc::clone(&base) }));
    html! {
        <fieldset disabled={selected.is_none()}>
            <Slider id="cell" {label} {value} {max} step=0.05 {onchange} />
        </fieldset>
    }
}
