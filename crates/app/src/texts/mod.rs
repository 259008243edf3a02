//! Every word on the page, in one place: to be read as a whole, and to be translated as a whole.
//!
//! A language is one file of data, [`english`] for instance. Each part of the page has a file too: it declares the
//! texts of this part, says what each is for, and puts values into them. Another language is another [`Texts`]; one
//! that lacks a text does not build.

pub mod about;
pub mod chinese;
pub mod comparison;
pub mod corruption;
pub mod drawing;
pub mod engines;
pub mod english;
pub mod eyes;
pub mod failures;
pub mod glossary;
pub mod handles;
pub mod inspector;
pub mod offline;
pub mod page;
pub mod photo;
pub mod preferences;
pub mod result;
pub mod sharing;
mod template;
pub mod tour;
pub mod weights;

#[cfg(test)]
mod refusal_tests;
#[cfg(test)]
mod tests;

use std::cell::Cell;

use self::template::{clause, fill, texts};
use crate::language::Language;

/// A language's words, by the parts of the page.
#[derive(Debug)]
pub struct Texts {
    /// The page itself.
    pub page: page::Page,
    /// The switches for language and theme.
    pub preferences: preferences::Preferences,
    /// The networks and the engines that run them.
    pub engines: engines::Engines,
    /// Files that do not come and programs that do not run.
    pub failures: failures::Failures,
    /// The pad.
    pub drawing: drawing::Drawing,
    /// The corrupted picture.
    pub corruption: corruption::Corruption,
    /// The restored picture.
    pub result: result::Results,
    /// The inside of the network.
    pub inspector: inspector::Inspector,
    /// The four decoders.
    pub comparison: comparison::Comparison,
    /// The eyes' workspace.
    pub eyes: eyes::Eyes,
    /// A person's own picture.
    pub photo: photo::Photo,
    /// Links and pictures that leave the page.
    pub sharing: sharing::Sharing,
    /// About the page itself.
    pub about: about::About,
    /// The copy of the page that the browser keeps.
    pub offline: offline::Offline,
    /// A person's own networks.
    pub weights: weights::Weights,
    /// The terms and the sources.
    pub glossary: glossary::Glossary,
    /// The guided tour.
    pub tour: tour::Tour,
}

thread_local! {
    /// Texts are read everywhere, in errors too, and a page has one reader at a time; so the language is the thread's,
    /// and no function has to be handed it.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// From now on the words are of this language. What was read before stays as it is.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}

/// The words of the language that is spoken.
pub fn current() -> &'static Texts {
    for_language(LANGUAGE.get())
}

/// A language's words.
pub const fn for_language(language: Language) -> &'static Texts {
    match language {
        Language::English => &english::ENGLISH,
        Language::Chinese => &chinese::CHINESE,
    }
}
