//! Language and theme: the switches, and what they do to the document.

mod compact_select;
mod hook;
mod switches;
mod theme_icon;

pub use hook::use_preferences;
pub use switches::PreferenceSwitches;
