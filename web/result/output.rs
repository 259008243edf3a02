//! The plate with the restored picture, and the views that lie over it.

use std::rc::Rc;

use afterimage_app::result::restoration::Restored;
use afterimage_app::result::{ResultView, View};
use afterimage_app::state::Action;
use afterimage_app::texts::result as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use super::error_map::ErrorMap;
use super::mask::Mask;
use super::wipe::Wipe;
use crate::ui::{Pixels, changing};

#[derive(Properties, PartialEq)]
pub struct OutputProps {
    /// Under the heading: what it is made of.
    pub hint: AttrValue,
    /// The last answer; none before the first one.
    pub restored: Option<Restored>,
    /// How it is looked at.
    pub result_view: ResultView,
    /// Whether the selected network has yet to answer.
    pub is_stale: bool,
    /// Whether it will not, without help.
    pub has_failed: bool,
    pub dispatch: Callback<Action>,
}

/// The plate. The reconstruction is always there, and the other views lie over it, so that nothing moves when the user
/// selects a view.
#[component]
pub fn Output(props: &OutputProps) -> Html {
    let blank = use_memo((), |()| Image::digit());
    let restored = props.restored.as_ref();
    let image = restored.map_or(blank, |restored| Rc::clone(&restored.image));
    let waiting =
        if props.has_failed { texts::text().reconstruction_failed } else { texts::text().reconstruction_empty };
    html! {
        <section class="panel restored">
            <h2>{ texts::text().reconstruction }</h2>
            <p class="hint">{ changing(&props.hint) }</p>
            <div class="frame">
                <div class={classes!("layers", props.is_stale.then_some("stale"))}>
                    <Pixels {image} label={texts::text().reconstruction} />
                    { restored.map(|restored| above(props, restored)) }
                </div>
                if restored.is_none() {
                    <p class="overlay">{ changing(waiting) }</p>
                }
            </div>
        </section>
    }
}

/// What the selected view shows over the reconstruction.
fn above(props: &OutputProps, restored: &Restored) -> Html {
    match props.result_view.view {
        View::Restored => Html::default(),
        View::Wipe => html! {
            <Wipe
                corrupted={Rc::clone(&restored.picture.corrupted)}
                result_view={props.result_view}
                dispatch={props.dispatch.clone()}
            />
        },
        View::Errors => html! {
            <ErrorMap clean={Rc::clone(&restored.picture.clean)} image={Rc::clone(&restored.image)} />
        },
        View::Mask if restored.mask.is_empty() => Html::default(),
        View::Mask => html! {
            <Mask corrupted={Rc::clone(&restored.picture.corrupted)} mask={Rc::clone(&restored.mask)} />
        },
    }
}
