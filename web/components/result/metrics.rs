//! How near the pictures are to the clean drawing, before and after.

use yew::prelude::*;

use crate::format::{decibels, similarity};
use crate::state::Quality;
use crate::words;

/// See [`Metrics`].
#[derive(Properties, PartialEq)]
pub struct MetricsProps {
    /// The spoiled picture's.
    pub spoiled: Quality,
    /// The restored picture's.
    pub restored: Quality,
}

/// The measures as a table.
#[component]
pub fn Metrics(props: &MetricsProps) -> Html {
    let (spoiled, restored) = (props.spoiled, props.restored);
    html! {
        <div class="tools for-restored">
            <table class="metrics">
                <caption class="visually-hidden">{ words::METRICS }</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ words::BEFORE }</th>
                        <th scope="col">{ words::AFTER }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr title={words::PSNR_HINT}>
                        <th scope="row">{ words::PSNR }<small>{ words::PSNR_UNIT }</small></th>
                        <td>{ decibels(spoiled.psnr) }</td>
                        <td class="after">{ decibels(restored.psnr) }</td>
                    </tr>
                    <tr title={words::SSIM_HINT}>
                        <th scope="row">{ words::SSIM }</th>
                        <td>{ similarity(spoiled.ssim) }</td>
                        <td class="after">{ similarity(restored.ssim) }</td>
                    </tr>
                </tbody>
            </table>
            <p class="hint">{ words::METRICS_HINT }</p>
        </div>
    }
}
