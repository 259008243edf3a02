//! Where the restored picture is too bright, and where too dark.

use std::rc::Rc;

use afterimage_app::result::quality::errors;
use afterimage_app::texts::result as texts;
use afterimage_imaging::Image;
use yew::prelude::*;

use super::differences::Differences;

#[derive(Properties, PartialEq)]
pub struct ErrorMapProps {
    /// What was drawn.
    pub clean: Rc<Image>,
    /// What the network made of it.
    pub image: Rc<Image>,
}

/// The restored picture less the clean one, in the legend's colours.
#[component]
pub fn ErrorMap(props: &ErrorMapProps) -> Html {
    let pictures = (Rc::clone(&props.clean), Rc::clone(&props.image));
    let values = use_memo(pictures, |(clean, image)| errors(clean, image));
    html! {
        <div class="layer">
            <Differences values={Rc::clone(&*values)} width={props.image.width()} label={texts::text().errors} />
        </div>
    }
}
