//! What stands under the restored picture.

use afterimage_app::result::View;
use afterimage_app::result::quality::{Metric, Quality};
use afterimage_app::state::Action;
use yew::prelude::*;

use super::{Metrics, Views};

#[derive(Properties, PartialEq)]
pub struct ResultToolsProps {
    /// What the plate shows.
    pub view: View,
    /// How both pictures are measured.
    pub metrics: &'static [Metric],
    /// How near the corrupted picture is to the clean one.
    pub corrupted: Quality,
    /// How near the restored one is.
    pub restored: Quality,
    /// Whether nothing is drawn that either could be near to.
    pub is_blank: bool,
    pub dispatch: Callback<Action>,
}

/// The choice of the view, and the metrics.
#[component]
pub fn ResultTools(props: &ResultToolsProps) -> Html {
    html! {
        <div class="tools for-restored">
            <Views view={props.view} dispatch={props.dispatch.clone()} />
            <Metrics
                metrics={props.metrics}
                corrupted={props.corrupted}
                restored={props.restored}
                is_blank={props.is_blank}
            />
        </div>
    }
}
