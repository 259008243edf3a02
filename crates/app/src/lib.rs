#![doc = include_str!("../README.md")]
//!
//! Modules depend on each other in one direction: texts → state → features → protocol and imaging.

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
pub mod pointer;
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
