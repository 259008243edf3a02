//! A report as Markdown, and the picture files that it links to.

use crate::document::content::{Block, Figure, Picture, Report};
use crate::document::format::join_with_and;
use crate::document::markup::escape_markdown;
use crate::document::picture_grid::PictureGrid;
use crate::error::ReportError;

/// The report as Markdown.
pub fn to_markdown(report: &Report) -> String {
    let mut markdown = format!("# {}\n\n", escape_markdown(&report.title));
    report.lead.iter().for_each(|block| markdown += &block_markdown(block));
    for section in &report.sections {
        markdown += &format!("## {}\n\n", escape_markdown(&section.title));
        section.blocks.iter().for_each(|block| markdown += &block_markdown(block));
    }
    markdown.truncate(markdown.trim_end().len());
    markdown + "\n"
}

/// The names and bytes of the picture files that the Markdown links to.
///
/// # Errors
/// [`ReportError::Picture`] if a picture cannot be drawn.
pub fn picture_files(report: &Report) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks).chain(&report.lead);
    let figures = blocks.filter_map(|block| match block {
        Block::Figures(figures) => Some(figures),
        Block::Text(_) | Block::Table(_) => None,
    });
    let drawn = figures.flatten().map(|figure| {
        let bytes = match &figure.picture {
            Picture::Plot(plot) => plot.svg(&figure.caption.replace('`', ""))?.into_bytes(),
            Picture::Grid(grid) => grid.png()?,
        };
        Ok((file_name(figure), bytes))
    });
    drawn.collect()
}

fn file_name(figure: &Figure) -> String {
    let ending = match figure.picture {
        Picture::Plot(_) => "svg",
        Picture::Grid(_) => "png",
    };
    format!("{}.{ending}", figure.name)
}

fn block_markdown(block: &Block) -> String {
    match block {
        Block::Text(text) => format!("{}\n\n", escape_markdown(text)),
        Block::Table(table) => format!("{}\n", table.markdown()),
        Block::Figures(figures) => figures.iter().map(figure_markdown).collect(),
    }
}

fn figure_markdown(figure: &Figure) -> String {
    let caption = escape_markdown(&figure.caption);
    let rows = match &figure.picture {
        Picture::Plot(_) => String::new(),
        Picture::Grid(grid) => format!(" {}", row_names(grid)),
    };
    format!("![{}]({})\n\n{caption}{rows}\n\n", caption.replace(['`', '[', ']'], ""), file_name(figure))
}

/// The names of the rows and columns, which are not in the picture.
fn row_names(grid: &PictureGrid) -> String {
    let names: Vec<String> = grid.rows.iter().map(|row| escape_markdown(&row.name)).collect();
    let heads: Vec<String> = grid.head.iter().map(|head| (*head).to_owned()).collect();
    let columns = if heads.is_empty() { String::new() } else { format!(" Columns: {}.", join_with_and(&heads)) };
    format!("Rows from the top: {}.{columns}", join_with_and(&names))
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::Image;

    use super::*;
    use crate::document::content::Section;
    use crate::document::picture_grid::PictureRow;
    use crate::document::table::Table;

    #[test]
    fn figures_become_links_and_picture_files() {
        let rows =
            ["clean", "corrupted"].map(|name| PictureRow { name: name.to_owned(), pictures: vec![Image::digit()] });
        let grid = PictureGrid { rows: rows.to_vec(), head: vec!["one"] };
        let figure = Figure { name: "grid", caption: "Digits.".to_owned(), picture: Picture::Grid(grid) };
        let blocks = vec![
            Block::text("1 < 2, and `<code>`"),
            Block::Table(Table::new("numbers", &["a", "b"])),
            Block::Figures(vec![figure]),
        ];
        let section = Section { id: "first", title: "First".to_owned(), blocks };
        let report = Report { title: "T".to_owned(), lead: Vec::new(), sections: vec![section] };
        let expected = "# T\n\n## First\n\n1 &lt; 2, and `<code>`\n\n| a | b |\n| --- | ---: |\n\nnumbers\n\n\
                        ![Digits.](grid.png)\n\nDigits. Rows from the top: clean and corrupted. Columns: one.\n";
        assert_eq!(to_markdown(&report), expected);
        let files = picture_files(&report).unwrap();
        assert_eq!(files.len(), 1);
        assert!(files[0].0 == "grid.png" && files[0].1.starts_with(b"\x89PNG"));
    }
}
