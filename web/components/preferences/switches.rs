//! The switches in the masthead.

use yew::prelude::*;

use super::choice::{Choice, ChoiceOption};
use super::sign::sign;
use crate::language::Language;
use crate::preferences::Theme;
use crate::state::Action;
use crate::words::preferences as words;

/// See [`PreferenceSwitches`].
#[derive(Properties, PartialEq)]
pub struct PreferenceSwitchesProps {
    /// The language that is spoken.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// Takes the choices.
    pub emit: Callback<Action>,
}

/// Language and theme.
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
    let options = Language::ALL.map(|language| ChoiceOption {
        value: language.code(),
        name: language.name(),
        lang: Some(language.code()),
    });
    let emit = props.emit.clone();
    let onchange = Callback::from(move |code: String| {
        if let Some(language) = Language::from_code(&code) {
            emit.emit(Action::SetLanguage(language));
        }
    });
    html! {
        <Choice label={words::text().language} options={options.to_vec()} chosen={props.language.code()} {onchange}>
            { props.language.short_name() }
        </Choice>
    }
}

fn theme(props: &PreferenceSwitchesProps) -> Html {
    let options = Theme::ALL.map(|theme| ChoiceOption { value: theme.value(), name: words::theme(theme), lang: None });
    let emit = props.emit.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(theme) = Theme::from_value(&value) {
            emit.emit(Action::SetTheme(theme));
        }
    });
    html! {
        <Choice label={words::text().theme} options={options.to_vec()} chosen={props.theme.value()} {onchange}>
            { sign(props.theme) }
        </Choice>
    }
}
