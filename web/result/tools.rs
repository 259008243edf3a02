//! What stands under the restored picture.

use afterimage_app::result::View;
use afterimage_app::result::mask::coverage;
use afterimage_app::result::quality::{Metric, Quality};
use afterimage_app::result::restoration::{Restored, unmeasured};
use afterimage_app::state::Action;
use yew::prelude::*;

use super::{Metrics, Views};

#[derive(Properties, PartialEq)]
pub struct ResultToolsProps {
    /// The views to choose from.
    pub views: &'static [View],
    /// What the plate shows.
    pub view: View,
    /// How both pictures are measured.
    pub metrics: &'static [Metric],
    /// The last answer; none before the first one.
    pub restored: Option<Restored>,
    pub dispatch: Callback<Action>,
}

/// The choice of the view, and the metrics.
#[component]
pub fn ResultTools(props: &ResultToolsProps) -> Html {
    let restored = props.restored.as_ref();
    let [corrupted, after] =
        restored.map_or([Quality::default(); 2], |restored| [restored.quality_before, restored.quality_after]);
    html! {
        <div class="tools for-restored">
            <Views
                views={props.views}
                view={props.view}
                coverage={restored.map(|restored| coverage(&restored.mask))}
                dispatch={props.dispatch.clone()}
            />
            <Metrics
                metrics={props.metrics}
                {corrupted}
                restored={after}
                unmeasured={restored.and_then(|restored| unmeasured(&restored.picture))}
            />
        </div>
    }
}
