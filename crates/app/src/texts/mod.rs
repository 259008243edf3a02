//! All texts of the page, in one place for translators.
//!
//! Each language is one file of data, for example [`english`]. Each part of the page has a file too: it declares the
//! texts of this part, says where each one is shown, and inserts values into them. A new language is a new [`Texts`];
//! if a text is missing, it does not compile.

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

/// All texts of a language, by part of the page.
#[derive(Debug)]
pub struct Texts {
    /// The page itself.
    pub page: page::Page,
    /// The switches for language and theme.
    pub preferences: preferences::Preferences,
    /// The networks and the engines that run them.
    pub engines: engines::Engines,
    /// Failed downloads and failed workers.
    pub failures: failures::Failures,
    /// The drawing pad.
    pub drawing: drawing::Drawing,
    /// The corrupted picture.
    pub corruption: corruption::Corruption,
    /// The restored picture.
    pub result: result::Results,
    /// The inspector of the network.
    pub inspector: inspector::Inspector,
    /// The four decoders.
    pub comparison: comparison::Comparison,
    /// The eyes' workspace.
    pub eyes: eyes::Eyes,
    /// The user's own picture.
    pub photo: photo::Photo,
    /// Copied links, and copied or saved pictures.
    pub sharing: sharing::Sharing,
    /// The dialog about the page.
    pub about: about::About,
    /// The cached copy of the page for offline use.
    pub offline: offline::Offline,
    /// The user's own networks.
    pub weights: weights::Weights,
    /// The terms and the sources.
    pub glossary: glossary::Glossary,
    /// The guided tour.
    pub tour: tour::Tour,
}

thread_local! {
    /// The language of the page. It is a thread-local because texts are read everywhere, and a page has one user; so no
    /// function needs a parameter for it.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// Sets the language of all texts that are read from now on.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}

/// The texts in the current language.
pub fn current() -> &'static Texts {
    for_language(LANGUAGE.get())
}

/// The texts in this language.
pub const fn for_language(language: Language) -> &'static Texts {
    match language {
        Language::English => &english::ENGLISH,
        Language::Chinese => &chinese::CHINESE,
    }
}
