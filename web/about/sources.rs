//! On whose work the page rests.

use afterimage_app::glossary::Publication;
use afterimage_app::texts::about as own;
use yew::prelude::*;

use crate::glossary::cite;

/// The papers, and the digits.
pub fn sources() -> Html {
    html! {
        <section aria-labelledby="sources">
            <h3 id="sources">{ own::text().sources }</h3>
            <ul>
                <li>{ own::text().checkerboards }{ " " }{ cite(Publication::Odena) }</li>
                { for [own::text().denoising, own::text().skips, own::text().ssim, own::text().mnist].map(|source| html! { <li>{ source }</li> }) }
            </ul>
        </section>
    }
}
