//! Tables with one kind of score for each method.

use crate::digit_report::method::MeanScores;
use crate::document::format::{decibels, loss, similarity};
use crate::document::table::Table;

/// A table with a row for each condition and a column for each method. `cell` selects the number to show.
pub fn by_method(
    caption: &str,
    first: &str,
    rows: &[(String, &[MeanScores])],
    cell: fn(&MeanScores) -> Option<String>,
) -> Table {
    // Methods without a number are left out.
    let methods = rows.first().map_or(&[][..], |(_, scores)| scores);
    let shown: Vec<usize> =
        (0..methods.len()).filter(|at| rows.iter().any(|(_, scores)| cell(&scores[*at]).is_some())).collect();
    let head: Vec<&str> = [first].into_iter().chain(shown.iter().map(|at| &*methods[*at].method)).collect();
    let mut table = Table::new(caption, &head);
    for (name, scores) in rows {
        let cells = shown.iter().map(|at| cell(&scores[*at]).unwrap_or_else(|| "–".to_owned()));
        table.push([name.clone()].into_iter().chain(cells));
    }
    table
}

/// The loss, if the method has one.
pub fn loss_of(score: &MeanScores) -> Option<String> {
    score.loss.map(loss)
}

/// The PSNR.
pub fn psnr_of(score: &MeanScores) -> Option<String> {
    Some(decibels(score.psnr))
}

/// The structural similarity.
pub fn ssim_of(score: &MeanScores) -> Option<String> {
    Some(similarity(score.ssim))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_without_numbers_has_no_column() {
        let score = |method: &str, loss| MeanScores { method: method.to_owned(), loss, psnr: f64::INFINITY, ssim: 1.0 };
        let scores = [score("corrupted", None), score("net", Some(0.1))];
        let rows = [("0".to_owned(), &scores[..])];
        let table = by_method("", "noise", &rows, loss_of);
        assert_eq!(table.head, ["noise", "net"]);
        assert_eq!(table.rows[0].cells, ["0", "0.1000"]);
        assert_eq!(by_method("", "noise", &rows, psnr_of).rows[0].cells, ["0", "∞", "∞"]);
    }
}
