//! A report as plain values, and how it becomes a web page and Markdown.

pub mod content;
mod html;
mod markdown;
pub mod picture_grid;
pub mod plot;
pub mod save;
pub mod table;
pub mod text;
