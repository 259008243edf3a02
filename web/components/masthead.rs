//! The page's name, and the way from one workspace to the other.

use yew::prelude::*;

use super::glossary::Prose;
use super::tour::{TourButton, TourOffer};
use crate::state::Action;
use crate::words::page as words;
use crate::workspace::Workspace;

/// See [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// Whether a tour is offered.
    pub is_tour_offered: bool,
    /// Takes the start of a tour.
    pub emit: Callback<Action>,
}

/// The name, the workspaces, what the shown one is for, and the ways to an explanation. The links are the browser's own, so they can be opened in
/// another tab, and the way back is the browser's too.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let shown = props.workspace;
    let emit = &props.emit;
    html! {
        <header class="masthead">
            <h1>{ words::text().title }</h1>
            <nav aria-label={words::text().workspaces}>
                { for Workspace::ALL.map(|workspace| html! {
                    <a href={workspace.hash()} aria-current={(workspace == shown).then_some("page")}>
                        { words::workspace(workspace) }
                    </a>
                }) }
            </nav>
            <p class="lede">
                <Prose text={words::lede(shown)} />{ " " }
                <a href={shown.story_hash()}>{ words::text().how }</a>{ " " }
                <TourButton workspace={shown} emit={emit.clone()} />
            </p>
            if props.is_tour_offered {
                <TourOffer workspace={shown} emit={emit.clone()} />
            }
        </header>
    }
}
