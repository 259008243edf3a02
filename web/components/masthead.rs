//! The page's name, the way from one workspace to the other, and the switches for the page as such.

use yew::prelude::*;

use super::preferences::PreferenceSwitches;
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
    /// Takes the choices.
    pub emit: Callback<Action>,
}

/// The name, the workspaces, the switches, and what the shown workspace is for. The links are the browser's own, so they
/// can be opened in another tab, and the way back is the browser's too.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let &MastheadProps { workspace: shown, language, theme, ref emit } = props;
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
            <PreferenceSwitches {language} {theme} emit={emit.clone()} />
            <p>{ words::lede(shown) }{ " " }<a href={shown.story_hash()}>{ words::text().how }</a></p>
        </header>
    }
}
