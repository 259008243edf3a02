//! A report as plain values, which become a web page or Markdown.
//!
//! Every text may hold `code` in backticks and [links](https://example.org), as in Markdown, and nothing else of it.

use crate::document::picture_grid::PictureGrid;
use crate::document::plot::Plot;
use crate::document::table::Table;

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// What comes before the first section.
    pub lead: Vec<Block>,
    /// In the order in which they are read.
    pub sections: Vec<Section>,
}

/// A part with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its place in links: lower-case letters and hyphens.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
    /// Pictures that stand side by side where there is room.
    Figures(Vec<Figure>),
}

impl Block {
    /// A paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A picture and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// What is to be seen, in a sentence or two.
    pub caption: String,
    /// The picture.
    pub picture: Picture,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Lines.
    Plot(Plot),
    /// Rows of small pictures.
    Grid(PictureGrid),
}
