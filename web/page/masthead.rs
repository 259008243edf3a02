//! The masthead: the page's name, the links to the workspaces, and the selects for language and theme.

use afterimage_app::language::Language;
use afterimage_app::preferences::Theme;
use afterimage_app::state::Action;
use afterimage_app::texts::page as texts;
use afterimage_app::workspace::Workspace;
use yew::prelude::*;

use crate::glossary::Prose;
use crate::preferences::PreferenceSwitches;
use crate::tour::{TourButton, TourOffer};
use crate::ui::changing;

#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// The current language.
    pub language: Language,
    /// The current theme.
    pub theme: Theme,
    /// Whether the tour is offered.
    pub is_tour_offered: bool,
    /// Receives the choices, and the answer to the offer of the tour.
    pub dispatch: Callback<Action>,
}

/// The name, the workspaces, the selects, and an introduction with a link to the explanation. Workspaces are plain
/// links, so they open in another tab, and the browser's back button works.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let &MastheadProps { workspace, language, theme, is_tour_offered, ref dispatch } = props;
    // The key creates these components anew in another language. The selects stay, because they have the focus.
    let key = language.code();
    html! {
        <header class="masthead">
            <h1 translate="no">{ texts::text().title }</h1>
            <nav aria-label={texts::text().workspaces}>
                { for Workspace::ALL.map(|one| html! {
                    <a href={one.hash()} aria-current={(one == workspace).then_some("page")}>
                        { changing(texts::workspace(one)) }
                    </a>
                }) }
            </nav>
            <PreferenceSwitches {language} {theme} dispatch={dispatch.clone()} />
            <p class="lede" key={format!("{key} {}", workspace.hash())}>
                <Prose text={texts::lede(workspace)} />{ " " }
                <a href={workspace.explanation_hash()}>{ texts::text().how }</a>{ " " }
                <TourButton {workspace} dispatch={dispatch.clone()} />
            </p>
            if is_tour_offered {
                <TourOffer {key} {workspace} dispatch={dispatch.clone()} />
            }
        </header>
    }
}
