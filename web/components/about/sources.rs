//! On whose work the page rests.

use yew::prelude::*;

use crate::components::comparison::PAPER_URL;
use crate::words::about as own;
use crate::words::comparison::PAPER;

/// The papers, and the digits.
pub fn sources() -> Html {
    html! {
        <section aria-labelledby="sources">
            <h3 id="sources">{ own::SOURCES }</h3>
            <ul>
                <li>
                    { own::CHECKERBOARDS }{ " " }
                    <a href={PAPER_URL} target="_blank" rel="noopener noreferrer">{ PAPER }</a>
                </li>
                { for [own::DENOISING, own::SKIPS, own::SSIM, own::MNIST].map(|source| html! { <li>{ source }</li> }) }
            </ul>
        </section>
    }
}
