//! The report in Markdown, and the pictures beside it.

use crate::document::content::{Block, Figure, Picture, Report};
use crate::document::picture_grid::PictureGrid;
use crate::document::text::{list, plain};
use crate::error::ReportError;

/// The summary.
pub fn markdown(report: &Report) -> String {
    let mut markdown = format!("# {}\n\n", plain(&report.title));
    report.lead.iter().for_each(|block| markdown += &text_of(block));
    for section in &report.sections {
        markdown += &format!("## {}\n\n", plain(&section.title));
        section.blocks.iter().for_each(|block| markdown += &text_of(block));
    }
    markdown.truncate(markdown.trim_end().len());
    markdown + "\n"
}

/// The pictures that the summary shows, with the names of their files.
///
/// # Errors
/// [`ReportError::Picture`] where one cannot be drawn.
pub fn pictures(report: &Report) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks).chain(&report.lead);
    let figures = blocks.filter_map(|block| match block {
        Block::Figures(figures) => Some(figures),
        Block::Text(_) | Block::Table(_) => None,
    });
    let drawn = figures.flatten().map(|figure| {
        let bytes = match &figure.picture {
            Picture::Plot(plot) => plot.svg(&figure.caption.replace('`', ""))?.into_bytes(),
            Picture::Grid(strips) => strips.png()?,
        };
        Ok((file(figure), bytes))
    });
    drawn.collect()
}

fn file(figure: &Figure) -> String {
    let ending = match figure.picture {
        Picture::Plot(_) => "svg",
        Picture::Grid(_) => "png",
    };
    format!("{}.{ending}", figure.name)
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Text(text) => format!("{}\n\n", plain(text)),
        Block::Table(table) => format!("{}\n", table.markdown()),
        Block::Figures(figures) => figures.iter().map(shown).collect(),
    }
}

fn shown(figure: &Figure) -> String {
    let caption = plain(&figure.caption);
    let rows = match &figure.picture {
        Picture::Plot(_) => String::new(),
        Picture::Grid(strips) => format!(" {}", rows(strips)),
    };
    format!("![{}]({})\n\n{caption}{rows}\n\n", caption.replace(['`', '[', ']'], ""), file(figure))
}

/// The rows' and columns' names, which the picture does not hold.
fn rows(strips: &PictureGrid) -> String {
    let names: Vec<String> = strips.rows.iter().map(|row| plain(&row.name)).collect();
    let heads: Vec<String> = strips.head.iter().map(|head| (*head).to_owned()).collect();
    let columns = if heads.is_empty() { String::new() } else { format!(" Columns: {}.", list(&heads)) };
    format!("Rows from the top: {}.{columns}", list(&names))
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::Image;

    use super::*;
    use crate::document::content::Section;
    use crate::document::picture_grid::PictureRow;
    use crate::document::table::Table;

    #[test]
    fn pictures_are_linked_and_written() {
        let rows =
            ["clean", "corrupted"].map(|name| PictureRow { name: name.to_owned(), pictures: vec![Image::digit()] });
        let strips = PictureGrid { rows: rows.to_vec(), head: vec!["one"] };
        let figure = Figure { name: "grid", caption: "Digits.".to_owned(), picture: Picture::Grid(strips) };
        let blocks = vec![
            Block::text("1 < 2, and `<code>`"),
            Block::Table(Table::new("numbers", &["a", "b"])),
            Block::Figures(vec![figure]),
        ];
        let section = Section { id: "first", title: "First".to_owned(), blocks };
        let report = Report { title: "T".to_owned(), lead: Vec::new(), sections: vec![section] };
        let expected = "# T\n\n## First\n\n1 &lt; 2, and `<code>`\n\n| a | b |\n| --- | ---: |\n\nnumbers\n\n\
                        ![Digits.](grid.png)\n\nDigits. Rows from the top: clean and corrupted. Columns: one.\n";
        assert_eq!(markdown(&report), expected);
        let files = pictures(&report).unwrap();
        assert_eq!(files.len(), 1);
        assert!(files[0].0 == "grid.png" && files[0].1.starts_with(b"\x89PNG"));
    }
}
