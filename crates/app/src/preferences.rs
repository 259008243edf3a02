//! What a person decided about the page as such, and not about a picture: kept apart from those, as a text that can be
//! read.

use crate::language::Language;

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the rest of the person's machine.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value in the select, in the stylesheet, and in what is kept.
    pub const fn value(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this value.
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.value() == value)
    }
}

/// What was decided; nothing, at a first visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language, where one was chosen; else the browser says which.
    pub language: Option<Language>,
    /// The colours.
    pub theme: Theme,
    /// Whether the tour was taken or declined.
    pub has_toured: bool,
}

impl Preferences {
    /// As a text: each decision as `name=value`, with spaces between; empty where nothing was decided.
    pub fn encode(&self) -> String {
        let language = self.language.map(|language| format!("language={}", language.code()));
        let theme = (self.theme != Theme::System).then(|| format!("theme={}", self.theme.value()));
        let tour = self.has_toured.then(|| "tour=seen".to_owned());
        Vec::from_iter([language, theme, tour].into_iter().flatten()).join(" ")
    }

    /// What such a text says. What is unknown in it, from a later version perhaps, counts as not decided.
    pub fn decode(text: &str) -> Self {
        let mut preferences = Self::default();
        for (name, value) in text.split_whitespace().filter_map(|decision| decision.split_once('=')) {
            match name {
                "language" => preferences.language = Language::from_code(value),
                "theme" => preferences.theme = Theme::from_value(value).unwrap_or_default(),
                "tour" => preferences.has_toured = value == "seen",
                _ => {}
            }
        }
        preferences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_comes_back() {
        let languages = [None].into_iter().chain(Language::ALL.map(Some));
        for language in languages {
            for theme in Theme::ALL {
                for has_toured in [false, true] {
                    let preferences = Preferences { language, theme, has_toured };
                    assert_eq!(Preferences::decode(&preferences.encode()), preferences);
                }
            }
        }
    }

    #[test]
    fn the_text_can_be_read() {
        let preferences = Preferences { language: Some(Language::Chinese), theme: Theme::Dark, has_toured: true };
        assert_eq!(preferences.encode(), "language=zh-Hans theme=dark tour=seen");
        assert_eq!(Preferences::default().encode(), "");
    }

    #[test]
    fn what_is_unknown_is_not_decided_and_hides_nothing_else() {
        let dark = Preferences { theme: Theme::Dark, ..Preferences::default() };
        for text in ["theme=dark", "  theme=dark\tlanguage=tlh", "size=large theme=dark =", "theme=dark tour theme"] {
            assert_eq!(Preferences::decode(text), dark, "{text}");
        }
        assert_eq!(Preferences::decode("theme=darker"), Preferences::default());
    }

    #[cfg(not(target_family = "wasm"))]
    proptest::proptest! {
        #[test]
        fn any_text_means_something_that_can_be_kept(text in "(language|theme|tour|[a-z]*)=?[^ ]*( .*)?") {
            let preferences = Preferences::decode(&text);
            proptest::prop_assert_eq!(Preferences::decode(&preferences.encode()), preferences);
        }
    }
}
