//! Texts about the page itself.

use super::{clause, current, failures, fill, texts};
use crate::about::LoadError;

texts! {
    /// The words about the page itself.
    About {
        /// Button.
        about,
        /// Heading of the dialog.
        heading,
        /// Button.
        close,

        /// What the page is.
        what,
        /// How it may be used.
        licence,
        /// The page's version: its number.
        version,

        /// Heading.
        sources,
        /// Before the link to a paper.
        checkerboards,
        /// A paper.
        denoising,
        /// A paper.
        skips,
        /// A paper.
        ssim,
        /// Where the digits are from.
        mnist,

        /// Heading of the libraries.
        built_with,
        /// Above the list: how many there are.
        thanks,
        /// In place of the list before it comes.
        coming,
        /// In place of the list, where it does not come: the reason.
        failed,
        /// Heading of the licences.
        texts,
        /// What the texts are.
        texts_hint,
        /// A licence that one library is under: its name.
        one_library,
        /// A licence that several libraries are under: its name, and how many.
        libraries,
    }
}

/// These texts in the current language.
pub fn text() -> &'static About {
    &current().about
}

/// The page's version.
pub fn version(version: &str) -> String {
    fill(text().version, &[&version])
}

/// Above the list.
pub fn thanks(count: usize) -> String {
    fill(text().thanks, &[&count])
}

/// Why there is no list.
pub fn failed(error: &LoadError) -> String {
    let reason = match error {
        LoadError::Fetch(error) => failures::fetch_error(error),
        LoadError::Format => failures::text().damaged.to_owned(),
    };
    fill(text().failed, &[&clause(&reason)])
}

/// A licence, and how many libraries are under it.
pub fn licence(name: &str, count: usize) -> String {
    match count {
        1 => fill(text().one_library, &[&name]),
        _ => fill(text().libraries, &[&name, &count]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_library_is_not_several() {
        assert_eq!(licence("MIT", 2), "MIT, 2 libraries");
        assert_eq!(licence("Zlib", 1), "Zlib, 1 library");
    }
}
