//! The page's parts: props in, actions out.

pub mod about;
mod app;
pub mod comparison;
mod controls;
mod digits;
pub mod drawing;
pub mod engine;
pub mod eyes;
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
pub mod weights;

pub use app::App;
