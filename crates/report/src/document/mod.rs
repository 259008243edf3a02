//! A report as plain values, and how it becomes a web page and Markdown.

pub mod content;
pub mod format;
mod html;
mod markdown;
mod markup;
pub mod picture_grid;
pub mod plot;
pub mod save;
pub mod table;
