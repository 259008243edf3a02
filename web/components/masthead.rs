//! The page's name, and the way from one workspace to the other.

use yew::prelude::*;

use crate::words::page as words;
use crate::workspace::Workspace;

/// See [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The workspace that is shown.
    pub workspace: Workspace,
}

/// The name, the workspaces, and what the shown one is for. The links are the browser's own, so they can be opened in
/// another tab, and the way back is the browser's too.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let shown = props.workspace;
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
            <p>{ words::lede(shown) }{ " " }<a href={shown.story_hash()}>{ words::text().how }</a></p>
        </header>
    }
}
