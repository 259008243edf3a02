//! The languages of the page.

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its tag (BCP 47), for the document and for what is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// What its readers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// The same, where there is little room.
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::English => "EN",
            Self::Chinese => "中文",
        }
    }

    /// The language of this tag.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The first of the tags, the reader's favourite first, whose language the page speaks; else English. Region and
    /// script do not count: who reads traditional characters reads simplified ones more easily than English.
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
    fn codes_lead_back_to_their_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("zh"), None);
    }

    #[test]
    fn the_first_language_that_the_page_speaks_is_preferred() {
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
