//! Applies the preferences to the document, and saves them.

use afterimage_app::language::Language;
use afterimage_app::preferences::Theme;
use afterimage_app::state::State;
use afterimage_app::texts;
use afterimage_app::texts::page::text;
use web_sys::{Document, Element};
use yew::prelude::*;

use crate::browser::storage;

/// Sets the language of all texts, applies language and theme to the document, and saves changed preferences. Call it
/// before rendering anything that has a text.
#[hook]
pub fn use_preferences(state: &State) {
    texts::set_language(state.language);
    use_effect_with(state.language, |language| {
        if let Some(document) = document() {
            apply_language(&document, *language);
        }
    });
    use_effect_with(state.preferences.theme, |theme| {
        if let Some(document) = document() {
            apply_theme(&document, *theme);
        }
    });
    use_effect_with(state.preferences, |preferences| {
        let text = preferences.encode();
        if storage::read(storage::PREFERENCES).unwrap_or_default() != text {
            storage::write(storage::PREFERENCES, Some(&text));
        }
    });
}

/// Sets title, language and description of the document, which lie outside of the page's root.
fn apply_language(document: &Document, language: Language) {
    document.set_title(text().document_title);
    set(document.document_element(), "lang", language.code());
    set(find(document, "meta[name=description]"), "content", text().description);
}

/// Sets the theme of the page, and the colour of the browser's own bars around it.
fn apply_theme(document: &Document, theme: Theme) {
    match (document.document_element(), theme) {
        (Some(root), Theme::System) => {
            let _ = root.remove_attribute("data-theme");
        }
        (root, theme) => set(root, "data-theme", theme.value()),
    }
    for shade in [Theme::Light, Theme::Dark] {
        let bars = find(document, &format!("meta[name=theme-color][data-theme={}]", shade.value()));
        set(bars, "media", media(theme, shade));
    }
}

/// The media query under which the browser's bars get the colour of `shade`.
const fn media(theme: Theme, shade: Theme) -> &'static str {
    match (theme, shade) {
        (Theme::System, Theme::Dark) => "(prefers-color-scheme: dark)",
        (Theme::System, _) => "(prefers-color-scheme: light)",
        (Theme::Light, Theme::Light) | (Theme::Dark, Theme::Dark) => "all",
        _ => "not all",
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok().flatten()
}

/// Sets an attribute, if the document has the element.
fn set(element: Option<Element>, name: &str, value: &str) {
    if let Some(element) = element {
        let _ = element.set_attribute(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_theme_overrides_the_system() {
        assert_eq!([Theme::Light, Theme::Dark].map(|shade| media(Theme::Dark, shade)), ["not all", "all"]);
        assert_eq!([Theme::Light, Theme::Dark].map(|shade| media(Theme::Light, shade)), ["all", "not all"]);
        let both = [Theme::Light, Theme::Dark].map(|shade| media(Theme::System, shade));
        assert_eq!(both, ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
    }
}
