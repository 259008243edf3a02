//! Texts of the selects for language and theme.

use super::{current, texts};
use crate::preferences::Theme;

texts! {
    /// The texts of the selects for language and theme. The languages' own names are in [`crate::language`].
    Preferences {
        /// Select for the language.
        language,
        /// Select for the theme.
        theme,
        /// A theme's name.
        system,
        /// A theme's name.
        light,
        /// A theme's name.
        dark,
    }
}

/// The texts of the preferences in the current language.
pub fn text() -> &'static Preferences {
    &current().preferences
}

/// A theme's name.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => text().system,
        Theme::Light => text().light,
        Theme::Dark => text().dark,
    }
}
