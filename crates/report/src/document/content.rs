//! The content of a report as plain values.
//!
//! Texts may contain `code` in backticks and [links](https://example.org), as in Markdown, but no other markup.

use crate::document::picture_grid::PictureGrid;
use crate::document::plot::Plot;
use crate::document::table::Table;

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The title.
    pub title: String,
    /// The blocks before the first section.
    pub lead: Vec<Block>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
}

/// A section with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The anchor for links: lower-case letters and hyphens.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The content.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
    /// Figures, side by side if there is room.
    Figures(Vec<Figure>),
}

impl Block {
    /// A paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A picture with a caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The name of the picture's file, without the ending.
    pub name: &'static str,
    /// One or two sentences below the picture.
    pub caption: String,
    /// The picture.
    pub picture: Picture,
}

/// The picture of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A line plot.
    Plot(Plot),
    /// Rows of small pictures.
    Grid(PictureGrid),
}
