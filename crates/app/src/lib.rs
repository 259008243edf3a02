//! All that the page decides, without a browser: its state, the actions that change it, the requests to the engines,
//! links, the saved page, and every text.
//!
//! Data flows one way: a component of the view dispatches an [`Action`](state::Action), [`State`](state::State) applies
//! it, the view shows the new state. Modules depend on each other in one direction: texts → state → features →
//! protocol and imaging.

pub mod about;
pub mod comparison;
pub mod corruption;
pub mod digits;
pub mod drawing;
pub mod engines;
pub mod eyes;
pub mod failures;
pub mod format;
pub mod glossary;
pub mod handles;
pub mod image_set;
pub mod inference;
pub mod inspector;
pub mod keys;
pub mod language;
pub mod offline;
pub mod photo;
pub mod preferences;
pub mod result;
pub mod saved;
pub mod sharing;
pub mod snapshot;
pub mod state;
pub mod texts;
pub mod tour;
pub mod weights;
pub mod workspace;
