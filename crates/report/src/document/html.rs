//! A report as one HTML file that needs no other files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::document::content::{Block, Figure, Picture, Report, Section};
use crate::document::markup::{escape_html, inline_html};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::error::ReportError;

const STYLE: &str = include_str!("page.css");

/// The report as HTML.
///
/// # Errors
/// [`ReportError::Picture`] if a picture cannot be drawn.
pub fn to_html(report: &Report) -> Result<String, ReportError> {
    let mut body = format!("<h1>{}</h1>\n", escape_html(&report.title));
    body += &blocks(&report.lead)?;
    body += "<nav aria-label=\"Sections\"><ol>\n";
    for Section { id, title, .. } in &report.sections {
        body += &format!("<li><a href=\"#{id}\">{}</a></li>\n", escape_html(title));
    }
    body += "</ol></nav>\n";
    for section in &report.sections {
        body += &format!("<section id=\"{}\">\n<h2>{}</h2>\n", section.id, escape_html(&section.title));
        body += &blocks(&section.blocks)?;
        body += "</section>\n";
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape_html(&report.title)
    ))
}

fn blocks(blocks: &[Block]) -> Result<String, ReportError> {
    let html = blocks.iter().map(|block| match block {
        Block::Text(text) => Ok(format!("<p>{}</p>\n", inline_html(text))),
        Block::Table(table) => Ok(table.html()),
        Block::Figures(figures) => {
            let figures = figures.iter().map(figure).collect::<Result<String, ReportError>>()?;
            Ok(format!("<div class=\"figures\">\n{figures}</div>\n"))
        }
    });
    html.collect()
}

fn figure(figure: &Figure) -> Result<String, ReportError> {
    let caption = format!("<figcaption>{}</figcaption>", inline_html(&figure.caption));
    Ok(match &figure.picture {
        Picture::Plot(plot) => {
            format!("<figure class=\"plot\">\n{}{caption}\n</figure>\n", plot.svg(&figure.caption.replace('`', ""))?)
        }
        Picture::Grid(grid) => format!("<figure class=\"strips\">\n{}{caption}\n</figure>\n", picture_grid(grid)?),
    })
}

fn picture_grid(grid: &PictureGrid) -> Result<String, ReportError> {
    let columns = grid.columns();
    let mut html = format!("<div class=\"rows\" style=\"--columns: {columns}\">\n");
    if !grid.head.is_empty() {
        let heads = grid.head.iter().map(|head| format!("<span>{}</span>", escape_html(head)));
        html += &format!("<span></span><span class=\"head\">{}</span>\n", heads.collect::<String>());
    }
    for row in &grid.rows {
        html += &picture_row(row)?;
    }
    Ok(html + "</div>\n")
}

fn picture_row(row: &PictureRow) -> Result<String, ReportError> {
    let name = escape_html(&row.name);
    let count = row.pictures.len();
    let png = STANDARD.encode(row.png()?);
    Ok(format!(
        "<span>{name}</span><img alt=\"{name}: {count} pictures\" style=\"--count: {count}\" \
         src=\"data:image/png;base64,{png}\">\n"
    ))
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::Image;

    use super::*;
    use crate::document::table::Table;

    #[test]
    fn every_kind_of_block_becomes_html() {
        let row = PictureRow { name: "a & b".to_owned(), pictures: vec![Image::digit(); 2] };
        let picture = Picture::Grid(PictureGrid { rows: vec![row], head: vec!["left", "right"] });
        let figure = Figure { name: "grid", caption: "rows of `a`".to_owned(), picture };
        let blocks = vec![Block::Table(Table::new("numbers", &["a"])), Block::Figures(vec![figure])];
        let section = Section { id: "first", title: "First <part>".to_owned(), blocks };
        let report = Report { title: "T".to_owned(), lead: vec![Block::text("see `x`")], sections: vec![section] };
        let html = to_html(&report).unwrap();
        for expected in [
            "<title>T</title>",
            "<p>see <code>x</code></p>",
            "<a href=\"#first\">First &lt;part&gt;</a>",
            "<section id=\"first\">",
            "alt=\"a &amp; b: 2 pictures\"",
            "data:image/png;base64,iVBOR",
            "<figcaption>rows of <code>a</code></figcaption>",
            "prefers-color-scheme: dark",
        ] {
            assert!(html.contains(expected), "{expected}");
        }
    }
}
