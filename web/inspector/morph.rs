//! The morph: an interpolation in the latent space from the present picture to another one.

use std::rc::Rc;

use afterimage_app::glossary::prose::Marked;
use afterimage_app::image_set::ImageSet;
use afterimage_app::inspector::{InspectorAction, MorphTarget};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use crate::glossary::Prose;
use crate::ui::{Pixels, Slider, ThumbnailRow, changing};

/// One of each digit: the samples hold them twice, in order.
const DIGITS: usize = 10;

#[derive(Properties, PartialEq)]
pub struct MorphProps {
    pub samples: ImageSet,
    pub target: MorphTarget,
    /// The interpolation parameter, 0 to 1.
    pub t: f32,
    /// Whether the morph is animated.
    pub is_playing: bool,
    /// The clean drawing.
    pub drawing: Rc<Image>,
    /// The network's reconstruction of the drawing, at t = 0; none before the first response.
    pub from: Option<Rc<Image>>,
    /// The target picture, at t = 1, if there is one.
    pub to: Option<Rc<Image>>,
    pub dispatch: Callback<Action>,
}

/// The choice of the target, both pictures, and the slider and button between them.
#[component]
pub fn Morph(props: &MorphProps) -> Html {
    let blank = use_memo((), |()| Image::digit());
    let end = |image: &Option<Rc<Image>>, name: &'static str| {
        let image = Rc::clone(image.as_ref().unwrap_or(&blank));
        html! {
            <figure class="end">
                <Pixels {image} />
                <figcaption>{ name }</figcaption>
            </figure>
        }
    };
    let keep = props.dispatch.reform(|_: MouseEvent| Action::KeepDrawing);
    html! {
        <div class="morph">
            <div class="description">
                <h3>{ texts::text().morph }</h3>
                <p><Prose text={hint(props)} /></p>
            </div>
            <div class="choice">
                { targets(props) }
                <button type="button" disabled={props.drawing.is_blank()} onclick={keep}>{ texts::text().keep }</button>
            </div>
            <fieldset class="way" disabled={props.to.is_none()}>
                { end(&props.from, texts::text().from) }
                { controls(props) }
                { end(&props.to, texts::text().to) }
            </fieldset>
        </div>
    }
}

fn hint(props: &MorphProps) -> Marked {
    match (&props.target, &props.to) {
        (MorphTarget::Kept(kept), _) if *kept == props.drawing => texts::text().morph_kept,
        (_, Some(_)) => texts::text().morph_ready,
        (_, None) => texts::text().morph_hint,
    }
}

/// The digits that can be the target. A click on the selected one removes the target.
fn targets(props: &MorphProps) -> Html {
    let picked = match props.target {
        MorphTarget::Sample(digit) => Some(digit),
        MorphTarget::None | MorphTarget::Kept(_) => None,
    };
    let onpick = props.dispatch.reform(move |digit| {
        let target = if picked == Some(digit) { MorphTarget::None } else { MorphTarget::Sample(digit) };
        Action::Inspector(InspectorAction::SetMorphTarget(target))
    });
    html! {
        <ThumbnailRow
            samples={props.samples.clone()}
            count={DIGITS}
            class="targets"
            legend={texts::text().targets}
            name={Callback::from(texts::target)}
            {picked}
            {onpick}
        />
    }
}

fn controls(props: &MorphProps) -> Html {
    let is_playing = props.is_playing;
    let play = props.dispatch.reform(move |_: MouseEvent| Action::Inspector(InspectorAction::PlayMorph(!is_playing)));
    let onchange = props.dispatch.reform(|t| Action::Inspector(InspectorAction::SetMorphT(t)));
    html! {
        <div class="walk">
            <Slider id="morph" label={texts::text().morph_slider} value={props.t} text={texts::morph_percent(props.t)} {onchange} />
            <button type="button" onclick={play}>{
                changing(if is_playing { texts::text().stop } else { texts::text().play })
            }</button>
        </div>
    }
}
