//! Tables with one kind of score for each method.

use crate::digit_report::method::MeanScores;
use crate::document::format::{decibels, loss, similarity};
use crate::document::table::{Table, bold};

/// A kind of score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// The sigmoid cross-entropy, which only networks have.
    Loss,
    /// The peak signal-to-noise ratio in dB.
    Psnr,
    /// The structural similarity.
    Ssim,
}

impl Score {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Loss, Self::Psnr, Self::Ssim];

    /// Its name in placeholders.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::Psnr => "psnr",
            Self::Ssim => "ssim",
        }
    }

    fn of(self, scores: &MeanScores) -> Option<f64> {
        match self {
            Self::Loss => scores.loss,
            Self::Psnr => Some(scores.psnr),
            Self::Ssim => Some(scores.ssim),
        }
    }

    fn show(self, value: f64) -> String {
        match self {
            Self::Loss => loss(value),
            Self::Psnr => decibels(value),
            Self::Ssim => similarity(value),
        }
    }

    /// The best of some values: the lowest loss, or the highest value of another score.
    fn best(self, values: impl Iterator<Item = f64>) -> Option<f64> {
        match self {
            Self::Loss => values.min_by(f64::total_cmp),
            Self::Psnr | Self::Ssim => values.max_by(f64::total_cmp),
        }
    }

    /// A table with a row for each condition and a column for each method that has this score. `first` is the name of
    /// the first column. The best of each row is emphasised.
    pub fn table(self, first: &str, rows: &[(String, Vec<MeanScores>)]) -> Table {
        let methods = rows.first().map_or(&[][..], |(_, scores)| scores);
        let methods = methods.iter().filter(|scores| self.of(scores).is_some()).map(|scores| scores.method.as_str());
        let mut table = Table::new(1, [first].into_iter().chain(methods));
        for (name, scores) in rows {
            let values = || scores.iter().filter_map(|scores| self.of(scores));
            let best = self.best(values());
            let cell = |value| if Some(value) == best { bold(&self.show(value)) } else { self.show(value) };
            table.push([name.clone()].into_iter().chain(values().map(cell)));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_without_a_score_have_no_column_and_the_best_of_a_row_is_emphasised() {
        let score = |method: &str, loss, psnr| MeanScores { method: method.to_owned(), loss, psnr, ssim: 1.0 };
        let scores = vec![
            score("corrupted input", None, f64::INFINITY),
            score("denoise", Some(0.1), 20.0),
            score("restore", Some(0.2), 21.0),
        ];
        let rows = [("0".to_owned(), scores)];
        let table = Score::Loss.table("noise", &rows);
        assert_eq!(table.head, ["noise", "denoise", "restore"]);
        assert_eq!(table.rows[0], ["0", "**0.1000**", "0.2000"]);
        assert_eq!(Score::Psnr.table("noise", &rows).rows[0], ["0", "**∞**", "20.00", "21.00"]);
    }
}
