//! What a report consists of: a Markdown template, and the tables and pictures that are inserted into it.

pub mod format;
pub mod grid;
pub mod plot;
pub mod report;
pub mod table;
