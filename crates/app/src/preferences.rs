//! The user's choices about the page itself. They are saved apart from the pictures, as readable text.

use crate::language::Language;

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follows the operating system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes, in the order of the select.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value in the select, in the stylesheet and in the saved preferences.
    pub const fn value(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this value.
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.value() == value)
    }
}

/// The choices. On the first visit nothing is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The chosen language. Without a choice, the browser's languages decide.
    pub language: Option<Language>,
    /// The colour theme.
    pub theme: Theme,
    /// Whether the user took the tour or declined it.
    pub has_toured: bool,
}

impl Preferences {
    /// Writes each choice as `name=value`, separated by spaces. The text is empty if nothing was chosen.
    pub fn encode(&self) -> String {
        let language = self.language.map(|language| format!("language={}", language.code()));
        let theme = (self.theme != Theme::System).then(|| format!("theme={}", self.theme.value()));
        let tour = self.has_toured.then(|| "tour=seen".to_owned());
        Vec::from_iter([language, theme, tour].into_iter().flatten()).join(" ")
    }

    /// Reads such a text. Names and values that this version does not know count as not chosen.
    pub fn decode(text: &str) -> Self {
        let mut preferences = Self::default();
        for (name, value) in text.split_whitespace().filter_map(|choice| choice.split_once('=')) {
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
    fn decoding_an_encoded_text_gives_the_same_preferences() {
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
    fn the_text_is_readable() {
        let preferences = Preferences { language: Some(Language::Chinese), theme: Theme::Dark, has_toured: true };
        assert_eq!(preferences.encode(), "language=zh-Hans theme=dark tour=seen");
        assert_eq!(Preferences::default().encode(), "");
    }

    #[test]
    fn unknown_parts_are_ignored_and_the_rest_is_read() {
        let dark = Preferences { theme: Theme::Dark, ..Preferences::default() };
        for text in ["theme=dark", "  theme=dark\tlanguage=tlh", "size=large theme=dark =", "theme=dark tour theme"] {
            assert_eq!(Preferences::decode(text), dark, "{text}");
        }
        assert_eq!(Preferences::decode("theme=darker"), Preferences::default());
    }

    #[cfg(not(target_family = "wasm"))]
    proptest::proptest! {
        #[test]
        fn any_text_decodes_to_preferences_that_can_be_encoded(text in "(language|theme|tour|[a-z]*)=?[^ ]*( .*)?") {
            let preferences = Preferences::decode(&text);
            proptest::prop_assert_eq!(Preferences::decode(&preferences.encode()), preferences);
        }
    }
}
