//! Texts of the page itself.

use super::{current, eyes, texts};
use crate::glossary::prose::Marked;
use crate::workspace::Workspace;

texts! {
    /// The texts of the page around the workspaces.
    Page {
        /// The page's heading.
        title,
        /// The document's title, in the browser's tab.
        document_title,
        /// The document's description, for search engines and previews of links.
        description,
        /// Introduction to the digits' workspace, below the heading.
        lede: Marked,
        /// Name of the links to the workspaces.
        workspaces,
        /// A workspace's name.
        digits,
        /// A workspace's name.
        eyes,
        /// Link to the explanation.
        how,

        /// Heading of the explanation.
        explanation,
        /// Step 1: what the user does.
        explain_draw: Marked,
        /// Step 2: what the encoder does.
        explain_encode: Marked,
        /// Step 3: what the decoder does.
        explain_decode: Marked,
        /// Says that nothing leaves the user's machine.
        privacy,
    }
}

/// The page's texts in the current language.
pub fn text() -> &'static Page {
    &current().page
}

/// A workspace's name.
pub fn workspace(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Digits => text().digits,
        Workspace::Eyes => text().eyes,
    }
}

/// Introduction to a workspace.
pub fn lede(workspace: Workspace) -> Marked {
    match workspace {
        Workspace::Digits => text().lede,
        Workspace::Eyes => eyes::text().lede,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::prose::Segment;

    /// The document shows them before the program starts, and they must not change then.
    #[test]
    fn the_first_lines_are_in_the_document_already() {
        let document = include_str!("../../../../index.html");
        let shown = |segment: &Segment| match *segment {
            Segment::Plain(text) => text.to_owned(),
            Segment::Term { shown, tail, .. } => format!("{shown}{tail}"),
        };
        let lede: String = lede(Workspace::Digits).segments().iter().map(shown).collect();
        for (element, text) in [("h1", text().title), ("p class=\"lede\"", &lede)] {
            assert!(document.contains(&format!("<{element}>{text}</")), "{text}");
        }
    }
}
