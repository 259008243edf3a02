//! The selects for language and theme, and their effect on the document.

mod compact_select;
mod hook;
mod switches;
mod theme_icon;

pub use hook::use_preferences;
pub use switches::PreferenceSwitches;
