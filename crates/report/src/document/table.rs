//! Tables in Markdown.

/// Rows of cells under a head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The number of columns, from the left, that contain words and not numbers.
    pub word_columns: usize,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows from the top, each with as many cells as the head. Cells are Markdown.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new<T: Into<String>>(word_columns: usize, head: impl IntoIterator<Item = T>) -> Self {
        Self { word_columns, head: head.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table in Markdown, without a line break at the end.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let rule = |column| if column < self.word_columns { "---" } else { "---:" }.to_owned();
        let rules: Vec<String> = (0..self.head.len()).map(rule).collect();
        let lines: Vec<String> = [&self.head, &rules].into_iter().chain(&self.rows).map(|cells| line(cells)).collect();
        lines.join("\n")
    }
}

/// Emphasises a cell.
pub fn bold(cell: &str) -> String {
    format!("**{cell}**")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_numbers_are_aligned_to_the_right() {
        let mut table = Table::new(1, ["run", "loss"]);
        table.push(["a".to_owned(), "0.2".to_owned()]);
        table.push(["b".to_owned(), bold("0.1")]);
        assert_eq!(table.markdown(), "| run | loss |\n| --- | ---: |\n| a | 0.2 |\n| b | **0.1** |");
    }
}
