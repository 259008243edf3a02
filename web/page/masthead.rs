//! The page's name, the way from one workspace to the other, and the switches for the page as such.

use afterimage_app::language::Language;
use afterimage_app::preferences::Theme;
use afterimage_app::state::Action;
use afterimage_app::texts::page as texts;
use afterimage_app::workspace::Workspace;
use yew::prelude::*;

use crate::glossary::Prose;
use crate::preferences::PreferenceSwitches;
use crate::tour::{TourButton, TourOffer};

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
            <h1>{ texts::text().title }</h1>
            <nav aria-label={texts::text().workspaces}>
                { for Workspace::ALL.map(|one| html! {
                    <a href={one.hash()} aria-current={(one == workspace).then_some("page")}>
                        { texts::workspace(one) }
                    </a>
                }) }
            </nav>
            <PreferenceSwitches {language} {theme} emit={emit.clone()} />
            <p class="lede">
                <Prose text={texts::lede(workspace)} />{ " " }
                <a href={workspace.explanation_hash()}>{ texts::text().how }</a>{ " " }
                <TourButton {key} {workspace} emit={emit.clone()} />
            </p>
            if is_tour_offered {
                <TourOffer {key} {workspace} emit={emit.clone()} />
            }
        </header>
    }
}
