//! What happens, in three sentences, with the numbers in between.

use std::rc::Rc;

use yew::prelude::*;

use super::Pixels;
use crate::{latent, words};

/// See [`Story`].
#[derive(Properties, PartialEq)]
pub struct StoryProps {
    /// The bottleneck's values; none before the first answer.
    pub latent: Option<Rc<[f32]>>,
}

/// The three sentences.
#[component]
pub fn Story(props: &StoryProps) -> Html {
    let image = use_memo(props.latent.clone(), |latent| latent::picture(latent.as_deref().unwrap_or_default()));
    html! {
        <section class="story">
            <h2>{ words::STORY }</h2>
            <ol>
                <li>{ words::STORY_DRAW }</li>
                <li>
                    { words::STORY_ENCODE }
                    <span class="latent"><Pixels {image} label={words::LATENT} /></span>
                </li>
                <li>{ words::STORY_DECODE }</li>
            </ol>
            <p class="privacy">{ words::PRIVACY }</p>
        </section>
    }
}
