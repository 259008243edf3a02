//! The page's parts: props in, actions out.

mod app;
pub mod comparison;
mod controls;
pub mod drawing;
pub mod engine;
mod hooks;
pub mod inside;
pub mod result;
mod saving;
pub mod spoiling;
mod story;

pub use app::App;
