//! The sample digits as buttons.

use afterimage_app::drawing::DrawingAction;
use afterimage_app::image_set::ImageSet;
use afterimage_app::state::Action;
use afterimage_app::texts::{drawing as texts, failures};
use yew::prelude::*;

use crate::ui::ThumbnailRow;

/// How many samples there are: every digit twice.
const COUNT: usize = 20;

#[derive(Properties, PartialEq)]
pub struct SampleRowProps {
    pub samples: ImageSet,
    /// The one on the pad.
    pub picked: Option<usize>,
    pub dispatch: Callback<Action>,
}

/// One button for each sample, or a line that says why there are none.
#[component]
pub fn SampleRow(props: &SampleRowProps) -> Html {
    if let ImageSet::Failed(error) = &props.samples {
        let reason = failures::load_error(error);
        return html! { <p class="hint samples-failed" title={reason}>{ texts::text().samples_failed }</p> };
    }
    html! {
        <div class="sample-box">
            // The row has this name too.
            <p class="hint" aria-hidden="true">{ texts::text().samples }</p>
            <ThumbnailRow
                samples={props.samples.clone()}
                count={COUNT}
                class="samples"
                legend={texts::text().samples}
                name={Callback::from(texts::sample)}
                picked={props.picked}
                onpick={props.dispatch.reform(|index| Action::Draw(DrawingAction::Pick(index)))}
            />
        </div>
    }
}
