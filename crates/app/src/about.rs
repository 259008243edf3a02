//! The libraries and licences that About lists. The list is fetched when About is opened.

use std::rc::Rc;

use crate::failures::FetchError;

/// A library that is compiled into the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// Its name.
    pub name: Rc<str>,
    /// Its version.
    pub version: Rc<str>,
    /// The licences that it offers.
    pub licence: Rc<str>,
    /// The address of its source; empty where it is unknown.
    pub repository: Rc<str>,
}

/// A licence's text, with its copyright notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The licence's name.
    pub licence: Rc<str>,
    /// The text.
    pub words: Rc<str>,
    /// The name and version of each library that has exactly this text.
    pub libraries: Vec<Rc<str>>,
}

/// The whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licences {
    /// The libraries, sorted by name.
    pub libraries: Vec<Library>,
    /// The texts, sorted by licence.
    pub texts: Vec<Text>,
}

impl Licences {
    /// The texts of each licence; one has many, which differ in their copyright notices.
    pub fn by_licence(&self) -> impl Iterator<Item = &[Text]> {
        self.texts.chunk_by(|one, next| one.licence == next.licence)
    }
}

/// Why the list is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The file was not fetched.
    Fetch(FetchError),
    /// The file is damaged.
    Format,
}

/// The state of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// About was not opened yet.
    #[default]
    NotAsked,
    /// The list is being fetched.
    Coming,
    /// The list.
    Here(Rc<Licences>),
    /// The list could not be fetched or read.
    Failed(LoadError),
}

/// Changes the state of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AboutAction {
    /// About was opened, or the user tries again.
    Ask,
    /// The list was fetched, or could not be.
    Arrived(Result<Licences, LoadError>),
}

impl About {
    /// Applies an action. A list that is there or on its way is not fetched again.
    pub fn apply(&mut self, action: AboutAction) {
        match action {
            AboutAction::Ask if matches!(self, Self::NotAsked | Self::Failed(_)) => *self = Self::Coming,
            AboutAction::Ask => {}
            AboutAction::Arrived(Ok(licences)) => *self = Self::Here(Rc::new(licences)),
            AboutAction::Arrived(Err(error)) => *self = Self::Failed(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(licence: &'static str, words: &'static str) -> Text {
        Text { licence: licence.into(), words: words.into(), libraries: Vec::new() }
    }

    #[test]
    fn the_list_is_asked_for_once_and_again_after_a_failure() {
        let mut about = About::default();
        about.apply(AboutAction::Ask);
        assert_eq!(about, About::Coming);
        about.apply(AboutAction::Ask);
        assert_eq!(about, About::Coming);
        about.apply(AboutAction::Arrived(Err(LoadError::Format)));
        assert_eq!(about, About::Failed(LoadError::Format));
        about.apply(AboutAction::Ask);
        assert_eq!(about, About::Coming);
        about.apply(AboutAction::Arrived(Ok(Licences { libraries: Vec::new(), texts: Vec::new() })));
        let here = about.clone();
        assert!(matches!(here, About::Here(_)));
        about.apply(AboutAction::Ask);
        assert_eq!(about, here);
    }

    #[test]
    fn the_texts_of_a_licence_stand_together() {
        let texts = vec![text("MIT", "A"), text("MIT", "B"), text("Zlib", "C")];
        let licences = Licences { libraries: Vec::new(), texts };
        let counts: Vec<_> = licences.by_licence().map(<[Text]>::len).collect();
        assert_eq!(counts, [2, 1]);
    }
}
