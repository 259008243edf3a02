//! The page's parts: props in, actions out.

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
pub mod own;
pub mod result;
mod saving;
pub mod sharing;
pub mod spoiling;
mod story;
mod tour;

pub use app::App;
