//! Icons of the themes.

use yew::prelude::*;

use afterimage_app::preferences::Theme;

/// A sun for light, a moon for dark, and a half-filled disc for the system's theme.
pub fn theme_icon(theme: Theme) -> Html {
    html! {
        <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5">
            { match theme {
                Theme::System => html! {
                    <>
                        <circle cx="10" cy="10" r="6.5" />
                        <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
                    </>
                },
                Theme::Light => html! {
                    <>
                        <circle cx="10" cy="10" r="3.5" />
                        <path d="M10 1.5V4m0 12v2.5M1.5 10H4m12 0h2.5M4 4l1.75 1.75m8.5 8.5L16 16M4 16l1.75-1.75m8.5-8.5L16 4" />
                    </>
                },
                Theme::Dark => html! { <path d="M16.5 12.25A7 7 0 0 1 7.75 3.5a6.75 6.75 0 1 0 8.75 8.75z" /> },
            } }
        </svg>
    }
}
