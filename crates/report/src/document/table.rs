//! Tables, as HTML and as Markdown.

use crate::document::markup::{escape_html, escape_markdown, inline_html};

/// Rows of cells under a head. Cells may contain the same markup as other texts of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The caption.
    pub caption: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The number of columns, from the left, that contain words and not numbers.
    pub word_columns: usize,
    /// The rows, from the top.
    pub rows: Vec<Row>,
}

/// A row of a table, with as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The cells, from left to right.
    pub cells: Vec<String>,
    /// Whether the row is emphasised.
    pub strong: bool,
}

impl Table {
    /// A table without rows, whose first column contains words.
    pub fn new(caption: impl Into<String>, head: &[&str]) -> Self {
        let head = head.iter().map(|cell| (*cell).to_owned()).collect();
        Self { caption: caption.into(), head, word_columns: 1, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(Row { cells: cells.into_iter().collect(), strong: false });
    }

    /// The table as HTML, in an element that scrolls if the page is narrow.
    pub fn html(&self) -> String {
        let class = |column: usize| if column < self.word_columns { "" } else { " class=\"number\"" };
        let label = escape_html(&self.caption.replace('`', ""));
        let mut html = format!(
            "<figure class=\"table\">\n\
             <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"
        );
        html += "<thead><tr>";
        for (column, cell) in self.head.iter().enumerate() {
            html += &format!("<th scope=\"col\"{}>{}</th>", class(column), inline_html(cell));
        }
        html += "</tr></thead>\n<tbody>\n";
        for row in &self.rows {
            html += if row.strong { "<tr class=\"strong\">" } else { "<tr>" };
            for (column, cell) in row.cells.iter().enumerate() {
                let cell = inline_html(cell);
                html += &match column {
                    0 => format!("<th scope=\"row\">{cell}</th>"),
                    _ => format!("<td{}>{cell}</td>", class(column)),
                };
            }
            html += "</tr>\n";
        }
        html += &format!(
            "</tbody>\n</table>\n</div>\n<figcaption>{}</figcaption>\n</figure>\n",
            inline_html(&self.caption)
        );
        html
    }

    /// The table as Markdown, with the caption below.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let escaped =
            |cells: &[String]| cells.iter().map(|cell| escape_markdown(cell).replace('|', "\\|")).collect::<Vec<_>>();
        let rules: Vec<String> = (0..self.head.len())
            .map(|column| if column < self.word_columns { "---" } else { "---:" }.to_owned())
            .collect();
        let mut markdown = line(&escaped(&self.head)) + &line(&rules);
        for row in &self.rows {
            let strong = |cell: String| if row.strong && !cell.is_empty() { format!("**{cell}**") } else { cell };
            markdown += &line(&escaped(&row.cells).into_iter().map(strong).collect::<Vec<_>>());
        }
        markdown + "\n" + &escape_markdown(&self.caption) + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new("Loss & more", &["run", "loss"]);
        table.push(["`a|b`".to_owned(), "0.1".to_owned()]);
        table.push(["<c>".to_owned(), "0.2".to_owned()]);
        table.rows[1].strong = true;
        table
    }

    #[test]
    fn html_has_a_head_a_caption_and_escaped_cells() {
        let html = table().html();
        assert!(html.contains("<figcaption>Loss &amp; more</figcaption>"));
        assert!(html.contains("<th scope=\"col\">run</th><th scope=\"col\" class=\"number\">loss</th>"));
        assert!(html.contains("<tr><th scope=\"row\"><code>a|b</code></th><td class=\"number\">0.1</td></tr>"));
        assert!(html.contains("<tr class=\"strong\"><th scope=\"row\">&lt;c&gt;</th>"));
    }

    #[test]
    fn markdown_escapes_bars_and_emphasises_rows() {
        let expected = "| run | loss |\n| --- | ---: |\n| `a\\|b` | 0.1 |\n| **&lt;c>** | **0.2** |\n\nLoss & more\n";
        assert_eq!(table().markdown(), expected);
    }
}
