//! Texts of the switches for language and theme.

use super::{current, texts};
use crate::preferences::Theme;

texts! {
    /// The words of the switches for language and theme. The languages' own names are in [`crate::language`].
    Preferences {
        /// Select.
        language,
        /// Select.
        theme,
        /// A theme's name.
        system,
        /// A theme's name.
        light,
        /// A theme's name.
        dark,
    }
}

/// This part of the language that is spoken.
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
