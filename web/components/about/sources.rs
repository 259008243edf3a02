//! On whose work the page rests.

use yew::prelude::*;

use crate::components::comparison::PAPER_URL;
use crate::words::about as own;
use crate::words::comparison;

/// The papers, and the digits.
pub fn sources() -> Html {
    html! {
        <section aria-labelledby="sources">
            <h3 id="sources">{ own::text().sources }</h3>
            <ul>
                <li>
                    { own::text().checkerboards }{ " " }
                    <a href={PAPER_URL} target="_blank" rel="noopener noreferrer">{ comparison::text().paper }</a>
                </li>
                { for [own::text().denoising, own::text().skips, own::text().ssim, own::text().mnist].map(|source| html! { <li>{ source }</li> }) }
            </ul>
        </section>
    }
}
