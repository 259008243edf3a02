//! The page's parts: props in, actions out.

pub mod about;
mod app;
pub mod comparison;
mod controls;
mod digits;
pub mod drawing;
pub mod engine;
pub mod eyes;
pub mod glossary;
mod hooks;
pub mod inside;
mod masthead;
pub mod offline;
pub mod own;
pub mod preferences;
pub mod result;
mod saving;
pub mod sharing;
pub mod spoiling;
mod story;
mod tour;
pub mod weights;

pub use app::App;
