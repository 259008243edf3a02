//! The page's name, the way from one workspace to the other, and the switches for the page as such.

use yew::prelude::*;

use super::glossary::Prose;
use super::preferences::PreferenceSwitches;
use super::tour::{TourButton, TourOffer};
use crate::language::Language;
use crate::preferences::Theme;
use crate::state::Action;
use crate::words::page as words;
use crate::workspace::Workspace;

/// See [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// The language that is spoken.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// Whether a tour is offered.
    pub is_tour_offered: bool,
    /// Takes the choices, and the answer to the offer.
    pub emit: Callback<Action>,
}

/// The name, the workspaces, the switches, what the shown workspace is for, and the ways to an explanation. The links are
/// the browser's own, so they can be opened in another tab, and the way back is the browser's too.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let &MastheadProps { workspace, language, theme, is_tour_offered, ref emit } = props;
    // With another language what has no other props is made anew; the focus is on the switches.
    let key = language.code();
    html! {
        <header class="masthead">
            <h1>{ words::text().title }</h1>
            <nav aria-label={words::text().workspaces}>
                { for Workspace::ALL.map(|one| html! {
                    <a href={one.hash()} aria-current={(one == workspace).then_some("page")}>
                        { words::workspace(one) }
                    </a>
                }) }
            </nav>
            <PreferenceSwitches {language} {theme} emit={emit.clone()} />
            <p class="lede">
                <Prose text={words::lede(workspace)} />{ " " }
                <a href={workspace.story_hash()}>{ words::text().how }</a>{ " " }
                <TourButton {key} {workspace} emit={emit.clone()} />
            </p>
            if is_tour_offered {
                <TourOffer {key} {workspace} emit={emit.clone()} />
            }
        </header>
    }
}
