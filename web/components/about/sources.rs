//! On whose work the page rests.

use yew::prelude::*;

use crate::components::glossary::cite;
use crate::glossary::Source;
use crate::words::about as own;

/// The papers, and the digits.
pub fn sources() -> Html {
    html! {
        <section aria-labelledby="sources">
            <h3 id="sources">{ own::text().sources }</h3>
            <ul>
                <li>{ own::text().checkerboards }{ " " }{ cite(Source::Odena) }</li>
                { for [own::text().denoising, own::text().skips, own::text().ssim, own::text().mnist].map(|source| html! { <li>{ source }</li> }) }
            </ul>
        </section>
    }
}
