//! The table of metrics: how similar both pictures are to the clean one.

use afterimage_app::result::quality::{ComparedImage, Metric, Quality};
use afterimage_app::result::restoration::Unmeasured;
use afterimage_app::texts::result as texts;
use yew::prelude::*;

use crate::glossary::{Prose, cite, formula};
use crate::ui::{changing, changing_number};

#[derive(Properties, PartialEq)]
pub struct MetricsProps {
    /// What is measured, in this order.
    pub metrics: &'static [Metric],
    /// The corrupted picture's.
    pub corrupted: Quality,
    /// The restored picture's.
    pub restored: Quality,
    /// Why nothing is measured, if it is not.
    pub unmeasured: Option<Unmeasured>,
}

/// The metrics as a table, with an explanation.
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
                <tbody>{ for props.metrics.iter().map(|metric| row(*metric, props)) }</tbody>
            </table>
            <p class="hint">{
                changing(texts::metrics_hint(props.metrics, props.unmeasured))
            }</p>
            <Explanation metrics={props.metrics} />
        </div>
    }
}

fn row(metric: Metric, props: &MetricsProps) -> Html {
    let nearer = metric.nearer(props.corrupted, props.restored);
    let value = |side, quality| match metric.text(quality) {
        text if nearer == Some(side) => html! { <strong>{ changing_number(text) }</strong> },
        text => changing_number(text),
    };
    html! {
        <tr>
            <th scope="row">
                { texts::metric(metric) }
                { texts::unit(metric).map(|unit| html! { <>{ " " }<small>{ unit }</small></> }) }
            </th>
            <td>{ value(ComparedImage::Corrupted, props.corrupted) }</td>
            <td>{ value(ComparedImage::Restored, props.restored) }</td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct ExplanationProps {
    metrics: &'static [Metric],
}

/// The explanation of the metrics, closed at first. A component of its own, because it does not change with every stroke.
#[component]
fn Explanation(props: &ExplanationProps) -> Html {
    html! {
        <details>
            <summary>{ texts::text().metrics_more }</summary>
            <dl>
                { for props.metrics.iter().copied().map(|metric| html! {
                    <>
                        <dt>{ texts::metric(metric) }</dt>
                        <dd>
                            <Prose text={texts::metric_hint(metric)} />
                            { for metric.formulae().iter().copied().map(formula) }
                            { texts::formula_symbols(metric) }
                            { metric.publication().map(|publication| html! { <>{ " " }{ cite(publication) }</> }) }
                        </dd>
                    </>
                }) }
            </dl>
        </details>
    }
}
