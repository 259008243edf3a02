//! Language and theme: the switches, and what they do to the document.

mod applied;
mod choice;
mod sign;
mod switches;

pub use applied::use_preferences;
pub use switches::PreferenceSwitches;
