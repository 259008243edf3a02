//! The list of all terms.

use afterimage_app::glossary::Term;
use afterimage_app::texts::glossary as texts;
use yew::prelude::*;

use super::cite::cite;
use super::formula::formula;

/// Every term with its meaning, closed at first.
#[component]
pub fn Glossary() -> Html {
    html! {
        <section class="glossary">
            <details>
                <summary><h2>{ texts::text().heading }</h2></summary>
                <dl>{ for Term::ALL.map(entry) }</dl>
            </details>
        </section>
    }
}

fn entry(term: Term) -> Html {
    let [name, meaning] = texts::entry(term);
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>
                { meaning }
                { term.formula().map(formula) }
                { term.publication().map(|publication| html! { <>{ " " }{ cite(publication) }</> }) }
            </dd>
        </div>
    }
}
