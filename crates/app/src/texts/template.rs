//! Structs with one text in each field, and placeholders in the texts for values.

use std::fmt::{Display, Write};

#[cfg(test)]
use crate::glossary::prose::Marked;

/// Declares a struct of texts. Each field's comment says where the text is shown, and what its placeholders stand for.
/// A text with marked glossary terms is declared as `field: Marked`.
macro_rules! texts {
    (@kind) => { &'static str };
    (@kind $kind:ident) => { $kind };
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $field:ident $(: $kind:ident)?,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$what])* pub $field: texts!(@kind $($kind)?),)*
        }

        #[cfg(test)]
        impl $name {
            /// Every text and the name of its field.
            pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, super::template::Text)> {
                [$((stringify!($field), self.$field.into())),*].into_iter()
            }
        }
    };
}

pub(super) use texts;

/// A plain or a marked text.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(super) enum Text {
    Plain(&'static str),
    Marked(Marked),
}

#[cfg(test)]
impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self::Plain(text)
    }
}

#[cfg(test)]
impl From<Marked> for Text {
    fn from(text: Marked) -> Self {
        Self::Marked(text)
    }
}

/// Replaces the placeholders `{0}`, `{1}`, … by the values. Their order can differ between languages.
pub(super) fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut text = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, place, after)) = next_placeholder(rest) {
        text.push_str(before);
        if let Some(value) = values.get(place) {
            // Writing into a string cannot fail.
            let _ = write!(text, "{value}");
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The next placeholder of a template: the text before it, its number, and the text after it.
pub(super) fn next_placeholder(template: &str) -> Option<(&str, usize, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (number, after) = rest.split_once('}')?;
    Some((before, number.parse().ok()?, after))
}

/// A reason without its full stop, so that it can stand inside a sentence.
pub(super) fn clause(reason: &str) -> &str {
    reason.trim_end_matches(['.', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_in_any_order() {
        assert_eq!(fill("Box {0} of {1}", &[&2, &3]), "Box 2 of 3");
        assert_eq!(fill("{1} 个中的第 {0} 个", &[&2, &3]), "3 个中的第 2 个");
        assert_eq!(fill("{0}{0}", &[&"ha"]), "haha");
        assert_eq!(fill("no place", &[&1]), "no place");
    }

    #[test]
    fn braces_in_a_value_are_not_placeholders() {
        assert_eq!(fill("{0} ({1})", &[&"{1}", &"why"]), "{1} (why)");
    }
}
