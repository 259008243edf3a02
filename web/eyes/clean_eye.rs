//! The first plate: the clean eye, and the gallery from which the user selects it.

use std::rc::Rc;

use afterimage_app::eyes::{EyeSource, EyesAction};
use afterimage_app::image_set::ImageSet;
use afterimage_app::state::Action;
use afterimage_app::texts::{eyes as texts, failures};
use afterimage_imaging::Image;
use yew::prelude::*;

use crate::ui::{Pixels, ThumbnailRow, changing};

/// The number of eyes in the gallery.
const COUNT: usize = 16;

#[derive(Properties, PartialEq)]
pub struct CleanEyeProps {
    /// The clean eye, once it is loaded.
    pub clean: Option<Rc<Image>>,
    /// Whether it is still loading, if there is none.
    pub is_loading: bool,
}

/// The clean eye with its heading.
#[component]
pub fn CleanEye(props: &CleanEyeProps) -> Html {
    html! {
        <section class="panel drawing">
            <h2>{ texts::text().original }</h2>
            <p class="hint">{ texts::text().original_hint }</p>
            <div class="frame">
                if let Some(clean) = &props.clean {
                    <Pixels image={Rc::clone(clean)} label={texts::text().clean} />
                } else if props.is_loading {
                    <p class="overlay">{ texts::text().coming }</p>
                }
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub struct GalleryRowProps {
    /// The gallery.
    pub gallery: ImageSet,
    /// The chosen source of the clean eye.
    pub source: EyeSource,
    /// Receives the choice.
    pub dispatch: Callback<Action>,
}

/// One button for each eye. If the gallery could not be fetched, a message and a button that fetches it again.
#[component]
pub fn GalleryRow(props: &GalleryRowProps) -> Html {
    let GalleryRowProps { gallery, source, dispatch } = props;
    if let ImageSet::Failed(error) = gallery {
        let retry = dispatch.reform(|_: MouseEvent| Action::Eyes(EyesAction::FetchGallery));
        return html! {
            <div class="sample-box">
                <p class="hint" title={failures::load_error(error)}>{ changing(texts::text().gallery_failed) }</p>
                <button type="button" onclick={retry}>{ texts::text().gallery_retry }</button>
            </div>
        };
    }
    let picked = match source {
        EyeSource::Gallery(index) => Some(*index),
        EyeSource::Photo => None,
    };
    html! {
        <div class="sample-box">
            // The row has this name too.
            <p class="hint" aria-hidden="true">{ changing(texts::text().gallery) }</p>
            <ThumbnailRow
                samples={gallery.clone()}
                count={COUNT}
                class="samples eye-row"
                legend={texts::text().gallery}
                name={Callback::from(texts::eye)}
                {picked}
                onpick={dispatch.reform(|index| Action::Eyes(EyesAction::Pick(index)))}
            />
        </div>
    }
}
