//! How near the pictures are to the clean one, before and after.

use afterimage_app::result::quality::{Measure, Quality, Side};
use afterimage_app::texts::result as texts;
use yew::prelude::*;

use crate::glossary::{Prose, cite, formula};

/// See [`Metrics`].
#[derive(Properties, PartialEq)]
pub struct MetricsProps {
    /// What is measured, in this order.
    pub measures: &'static [Measure],
    /// The corrupted picture's.
    pub corrupted: Quality,
    /// The restored picture's.
    pub restored: Quality,
    /// Whether nothing is drawn that either could be near to.
    pub is_blank: bool,
}

/// The measures as a table, and what they say.
#[component]
pub fn Metrics(props: &MetricsProps) -> Html {
    html! {
        <div class="measures">
            <table class="metrics">
                <caption>{ texts::text().metrics }</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ texts::text().corrupted }</th>
                        <th scope="col">{ texts::text().restored }</th>
                    </tr>
                </thead>
                <tbody>{ for props.measures.iter().map(|measure| row(*measure, props)) }</tbody>
            </table>
            <p class="hint">{ if props.is_blank { texts::text().metrics_empty } else { texts::metrics_hint(props.measures) } }</p>
            <Explanation measures={props.measures} />
        </div>
    }
}

fn row(measure: Measure, props: &MetricsProps) -> Html {
    let nearer = measure.nearer(props.corrupted, props.restored);
    let value = |side, quality| match measure.text(quality) {
        text if nearer == Some(side) => html! { <strong>{ text }</strong> },
        text => html! { text },
    };
    html! {
        <tr>
            <th scope="row">
                { texts::measure(measure) }
                { texts::unit(measure).map(|unit| html! { <>{ " " }<small>{ unit }</small></> }) }
            </th>
            <td>{ value(Side::Corrupted, props.corrupted) }</td>
            <td>{ value(Side::Restored, props.restored) }</td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct ExplanationProps {
    measures: &'static [Measure],
}

/// Closed, until somebody asks. A component of its own, because the numbers change with every stroke and it does not.
#[component]
fn Explanation(props: &ExplanationProps) -> Html {
    html! {
        <details>
            <summary>{ texts::text().metrics_more }</summary>
            <dl>
                { for props.measures.iter().copied().map(|measure| html! {
                    <>
                        <dt>{ texts::measure(measure) }</dt>
                        <dd>
                            <Prose text={texts::measure_hint(measure)} />
                            { for measure.formulae().iter().copied().map(formula) }
                            { texts::signs(measure) }
                            { measure.source().map(|source| html! { <>{ " " }{ cite(source) }</> }) }
                        </dd>
                    </>
                }) }
            </dl>
        </details>
    }
}
