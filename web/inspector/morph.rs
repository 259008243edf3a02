//! The way from the present picture to another one, through the latent space.

use std::rc::Rc;

use afterimage_app::glossary::prose::Marked;
use afterimage_app::image_set::ImageSet;
use afterimage_app::inspector::{InspectorAction, Target};
use afterimage_app::state::Action;
use afterimage_app::texts::inspector as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use crate::glossary::Prose;
use crate::ui::{Pixels, Slider, ThumbnailRow};

/// One of each digit: the samples hold them twice, in order.
const DIGITS: usize = 10;

/// See [`Morph`].
#[derive(Properties, PartialEq)]
pub struct MorphProps {
    /// The sample digits.
    pub samples: ImageSet,
    /// Where the way leads.
    pub target: Target,
    /// How much of it is behind us: 0 to 1.
    pub share: f32,
    /// Whether it is walked by itself.
    pub is_playing: bool,
    /// The clean drawing.
    pub drawing: Rc<Image>,
    /// What the network makes of it: the near end; none before the first answer.
    pub from: Option<Rc<Image>>,
    /// The far end, if there is one.
    pub to: Option<Rc<Image>>,
    /// Takes the actions.
    pub emit: Callback<Action>,
}

/// Both ends, and how far one has come.
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
    let keep = props.emit.reform(|_: MouseEvent| Action::KeepDrawing);
    html! {
        <div class="morph">
            <div class="about">
                <h3>{ texts::text().morph }</h3>
                <p><Prose text={hint(props)} /></p>
            </div>
            <div class="choice">
                { targets(props) }
                <button type="button" disabled={props.drawing.is_blank()} onclick={keep}>{ texts::text().keep }</button>
            </div>
            <fieldset class="way" disabled={props.to.is_none()}>
                { end(&props.from, texts::text().from) }
                { walk(props) }
                { end(&props.to, texts::text().to) }
            </fieldset>
        </div>
    }
}

fn hint(props: &MorphProps) -> Marked {
    match (&props.target, &props.to) {
        (Target::Kept(kept), _) if *kept == props.drawing => texts::text().morph_kept,
        (_, Some(_)) => texts::text().morph_way,
        (_, None) => texts::text().morph_hint,
    }
}

/// The digits that the way can lead to; the chosen one takes its choice back.
fn targets(props: &MorphProps) -> Html {
    let picked = match props.target {
        Target::Sample(digit) => Some(digit),
        Target::None | Target::Kept(_) => None,
    };
    let onpick = props.emit.reform(move |digit| {
        let target = if picked == Some(digit) { Target::None } else { Target::Sample(digit) };
        Action::Inspector(InspectorAction::SetTarget(target))
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

fn walk(props: &MorphProps) -> Html {
    let is_playing = props.is_playing;
    let play = props.emit.reform(move |_: MouseEvent| Action::Inspector(InspectorAction::Play(!is_playing)));
    let onchange = props.emit.reform(|share| Action::Inspector(InspectorAction::SetShare(share)));
    html! {
        <div class="walk">
            <Slider id="morph" label={texts::text().share} value={props.share} text={texts::share(props.share)} {onchange} />
            <button type="button" onclick={play}>{ if is_playing { texts::text().stop } else { texts::text().play } }</button>
        </div>
    }
}
