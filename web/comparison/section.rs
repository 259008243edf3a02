//! The comparison's section of the page.

use std::rc::Rc;

use afterimage_app::comparison::ComparisonAction;
use afterimage_app::comparison::{DecoderOutput, OutputStatus};
use afterimage_app::glossary::Publication;
use afterimage_app::state::Action;
use afterimage_app::texts::{comparison as texts, engines};
use afterimage_architecture::Upsampling;
use afterimage_imaging::nyquist_share;
use afterimage_protocol::Backend;
use yew::prelude::*;

use super::DecoderCard;
use crate::glossary::{Prose, cite};
use crate::store::Store;
use crate::ui::{Switch, changing, use_in_view, use_staged_rendering};

#[derive(Properties, PartialEq)]
pub struct ComparisonSectionProps {
    pub state: Store,
    pub dispatch: Callback<Action>,
}

/// The explanation, the four cards, and what the readings mean.
#[component]
pub fn ComparisonSection(props: &ComparisonSectionProps) -> Html {
    let ComparisonSectionProps { state, dispatch } = props;
    let node = use_node_ref();
    let frames = use_staged_rendering(2);
    let compare = dispatch.reform(Action::Compare);
    use_in_view(&node, &compare.reform(ComparisonAction::SetVisible));
    let drawing_share = *use_memo(Rc::clone(&state.digits.picture.clean), |clean| nyquist_share(clean));
    let cards = Upsampling::ALL.map(|decoder| (decoder, DecoderOutput::new(state, decoder)));
    html! {
        <section class="comparison" aria-labelledby="comparison" ref={node}>
            <h2 id="comparison">{ texts::text().heading }</h2>
            <div class="why">
                <p><Prose text={texts::text().why} />{ " " }{ cite(Publication::Odena) }</p>
                <p><Prose text={texts::text().finding} /></p>
            </div>
            { choice(state.digits.comparison.is_untrained, &compare) }
            <div class="decoders">
                { for cards.iter().take(2 * frames as usize).map(|(decoder, output)| html! {
                    <DecoderCard key={decoder.as_str()} decoder={*decoder} output={output.clone()} {drawing_share} />
                }) }
            </div>
            { troubles(&cards, dispatch) }
            <div class="reading hint">
                <p class="itself">
                    <span class="tick" aria-hidden="true"></span>{ changing(texts::drawing_itself(drawing_share)) }
                </p>
                <p><Prose text={texts::text().checkerboard_hint} /></p>
                <p><Prose text={texts::text().spectrum_hint} /></p>
                <p><Prose text={texts::text().alike_hint} /></p>
            </div>
        </section>
    }
}

fn choice(is_untrained: bool, compare: &Callback<ComparisonAction>) -> Html {
    let new_weights = compare.reform(|_: MouseEvent| ComparisonAction::NewWeights);
    html! {
        <div class="row">
            <Switch
                label={texts::text().untrained}
                is_on={is_untrained}
                onchange={compare.reform(ComparisonAction::SetUntrained)}
            />
            // A hidden button keeps its space, so that nothing moves.
            <button type="button" hidden={!is_untrained} onclick={new_weights}>{ texts::text().new_weights }</button>
        </div>
    }
}

/// Why cards are empty, with a button to try again where that can help; none if no card is empty.
fn troubles(cards: &[(Upsampling, DecoderOutput)], dispatch: &Callback<Action>) -> Option<Html> {
    let reason = |(decoder, output): &(Upsampling, DecoderOutput)| match &output.status {
        OutputStatus::Missing(error) => Some(texts::missing(*decoder, error)),
        OutputStatus::Refused(error) => Some(texts::refused(*decoder, error)),
        _ => None,
    };
    let reasons: Vec<String> = cards.iter().filter_map(reason).collect();
    if reasons.is_empty() {
        return None;
    }
    let can_retry = cards.iter().any(|(_, output)| matches!(output.status, OutputStatus::Missing(_)));
    let retry = dispatch.reform(|_: MouseEvent| Action::Retry(Backend::Cpu));
    Some(html! {
        <div class="note trouble">
            <div>{ for reasons.into_iter().map(|reason| html! { <p>{ changing(reason) }</p> }) }</div>
            if can_retry {
                <button type="button" onclick={retry}>{ engines::text().retry }</button>
            }
        </div>
    })
}
