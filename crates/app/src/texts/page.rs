//! Texts of the page itself.

use super::{current, eyes, texts};
use crate::glossary::prose::Marked;
use crate::workspace::Workspace;

texts! {
    /// The words of the page itself.
    Page {
        /// The page's name.
        title,
        /// The document's title: the name, and what it is.
        document_title,
        /// The document's description, for those who share a link to it.
        description,
        /// What the digits' workspace is for.
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
        /// What the person does.
        explain_draw: Marked,
        /// What the encoder does.
        explain_encode: Marked,
        /// What the decoder does.
        explain_decode: Marked,
        /// Where it all happens.
        privacy,
    }
}

/// This part of the language that is spoken.
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

/// What a workspace is for.
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

    /// They stand there before the page's program does, and should not change when it comes.
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
