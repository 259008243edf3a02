//! The card of one decoder: its output, the spectrum, and how strong the checkerboard is.

use std::rc::Rc;

use afterimage_app::comparison::spectra::{OutputAnalysis, bar_position};
use afterimage_app::comparison::{DecoderOutput, OutputStatus};
use afterimage_app::texts::comparison as texts;
use afterimage_architecture::Upsampling;
use yew::prelude::*;

use crate::ui::{Pixels, changing, changing_number};

#[derive(Properties, PartialEq)]
pub struct DecoderCardProps {
    pub decoder: Upsampling,
    pub output: DecoderOutput,
    /// The clean drawing's checkerboard share (0 to 1), to compare with; none while it is blank.
    pub drawing_share: Option<f32>,
}

/// The card.
#[component]
pub fn DecoderCard(props: &DecoderCardProps) -> Html {
    let DecoderCardProps { decoder, output, drawing_share } = props;
    // Analysed only when this decoder's output changes, which most actions of the page do not do.
    let analysis = use_memo((output.image.clone(), output.is_untrained), |(image, is_untrained)| match image {
        Some(image) => OutputAnalysis::new(image, *is_untrained),
        None => OutputAnalysis::blank(),
    });
    let id = format!("decoder-{}", decoder.as_str());
    let is_stretched = output.image.is_some() && output.is_untrained;
    html! {
        <article class={classes!("decoder-card", output.is_stale().then_some("stale"))} aria-labelledby={id.clone()}>
            <h3 {id}>{ texts::decoder(*decoder) }</h3>
            <figure>
                <div class="frame">
                    <Pixels image={Rc::clone(&analysis.picture)} label={texts::output_of(*decoder)} />
                    if output.image.is_none() {
                        <p class="overlay">{ changing(in_its_place(&output.status)) }</p>
                    }
                </div>
                <figcaption>{
                    changing(if is_stretched { texts::text().stretched } else { texts::text().output })
                }</figcaption>
            </figure>
            <div class="readings">
                <figure class="spectrum">
                    <div class="frame">
                        <Pixels image={Rc::clone(&analysis.spectrum)} label={texts::spectrum_of(*decoder)} />
                    </div>
                    <figcaption>{ texts::text().spectrum }</figcaption>
                </figure>
                <p class="checkerboard-share">
                    { texts::text().checkerboard }{ " " }
                    <strong>{ changing_number(texts::percent(analysis.share)) }</strong>
                    { bar(analysis.share, *drawing_share) }
                </p>
            </div>
        </article>
    }
}

fn in_its_place(status: &OutputStatus) -> &'static str {
    match status {
        OutputStatus::Current | OutputStatus::Pending => texts::text().coming,
        OutputStatus::Missing(_) => texts::text().missing,
        OutputStatus::Refused(_) => texts::text().refused,
        OutputStatus::Stopped => texts::text().stopped,
    }
}

/// The share as a bar, with a tick at the clean drawing's share. Hidden from screen readers, which read the number.
fn bar(share: Option<f32>, drawing: Option<f32>) -> Html {
    let place = |share: f32| format!("--along: {:.3}", bar_position(share));
    html! {
        <span class="bar" aria-hidden="true">
            if let Some(share) = share {
                <span class="fill" ~style={place(share)}></span>
            }
            if let Some(drawing) = drawing {
                <span class="tick" ~style={place(drawing)}></span>
            }
        </span>
    }
}
