//! The languages in which the page is written.

/// A language of the page's texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// All languages, in the order of the select.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 tag, for the document's `lang` attribute and for the saved preferences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// The language's name in the language itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// A short name, for narrow screens.
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::English => "EN",
            Self::Chinese => "中文",
        }
    }

    /// The language with exactly this tag.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of the first tag that the page is written in, or English. The tags are in the user's order of
    /// preference. Region and script are ignored: readers of traditional characters read simplified ones more easily
    /// than English.
    pub fn preferred<T: AsRef<str>>(tags: impl IntoIterator<Item = T>) -> Self {
        tags.into_iter().find_map(|tag| Self::from_tag(tag.as_ref())).unwrap_or_default()
    }

    fn from_tag(tag: &str) -> Option<Self> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| primary(language.code()) == primary(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_gives_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("zh"), None);
    }

    #[test]
    fn the_first_language_that_the_page_has_is_preferred() {
        for (tags, language) in [
            (&["zh-CN", "en"][..], Language::Chinese),
            (&["en-GB", "zh-CN"], Language::English),
            (&["fr-CH", "fr", "ZH-Hant-TW", "en"], Language::Chinese),
            (&["zh"], Language::Chinese),
            (&["EN"], Language::English),
            (&["fr", "zha"], Language::English),
            (&[""], Language::English),
            (&[], Language::English),
        ] {
            assert_eq!(Language::preferred(tags), language, "{tags:?}");
        }
    }
}
