//! The selects for language and theme in the masthead.

use afterimage_app::language::Language;
use afterimage_app::preferences::Theme;
use afterimage_app::state::Action;
use afterimage_app::texts::preferences as texts;
use yew::prelude::*;

use super::compact_select::{CompactSelect, CompactSelectOption};
use super::theme_icon::theme_icon;
use crate::ui::changing_number;

#[derive(Properties, PartialEq)]
pub struct PreferenceSwitchesProps {
    /// The current language.
    pub language: Language,
    /// The current theme.
    pub theme: Theme,
    /// Receives the choices.
    pub dispatch: Callback<Action>,
}

/// The two selects.
#[component]
pub fn PreferenceSwitches(props: &PreferenceSwitchesProps) -> Html {
    html! {
        <div class="preferences">
            { language(props) }
            { theme(props) }
        </div>
    }
}

fn language(props: &PreferenceSwitchesProps) -> Html {
    let options = Language::ALL.map(|language| CompactSelectOption {
        value: language.code(),
        name: language.name(),
        lang: Some(language.code()),
    });
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |code: String| {
        if let Some(language) = Language::from_code(&code) {
            dispatch.emit(Action::SetLanguage(language));
        }
    });
    html! {
        <CompactSelect label={texts::text().language} options={options.to_vec()} chosen={props.language.code()} {onchange}>
            { changing_number(props.language.short_name()) }
        </CompactSelect>
    }
}

fn theme(props: &PreferenceSwitchesProps) -> Html {
    let options =
        Theme::ALL.map(|theme| CompactSelectOption { value: theme.value(), name: texts::theme(theme), lang: None });
    let dispatch = props.dispatch.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(theme) = Theme::from_value(&value) {
            dispatch.emit(Action::SetTheme(theme));
        }
    });
    html! {
        <CompactSelect label={texts::text().theme} options={options.to_vec()} chosen={props.theme.value()} {onchange}>
            { theme_icon(props.theme) }
        </CompactSelect>
    }
}
