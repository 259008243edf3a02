//! The section about drawings, which are digits of other styles than MNIST's.

use crate::digit_report::robustness::RestoredDrawing;
use crate::digit_report::sample_rows::SampleRows;
use crate::digit_report::sections::figures::picture_rows;
use crate::document::content::{Block, Section};
use crate::document::format::{decibels, join_with_and};
use crate::document::table::Table;
use crate::statistics::mean;

/// A sentence for each network, a table by corruption, and pictures.
pub fn section(networks: &[(String, Vec<RestoredDrawing>)], drawn: &SampleRows) -> Section {
    let mut blocks = vec![Block::text(
        "MNIST's digits were written by Americans around 1990, scanned and scaled. These fifty are strokes for the \
         page's pad, in other styles: thin, thick, small, slanted, with serifs and loops. No network was trained on \
         any of them.",
    )];
    blocks.extend(networks.iter().map(|(network, restored)| Block::Text(sentence(network, restored))));
    blocks.push(Block::Table(table(networks)));
    let caption = "One drawing of each digit under noise 0.5.";
    blocks.push(Block::Figures(vec![picture_rows("drawings", caption, drawn)]));
    Section { id: "drawings", title: "Digits that are not MNIST".to_owned(), blocks }
}

/// The names of the corruptions, each once, in order.
fn corruptions(restored: &[RestoredDrawing]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for RestoredDrawing { corruption, .. } in restored {
        if !names.contains(corruption) {
            names.push(*corruption);
        }
    }
    names
}

fn table(networks: &[(String, Vec<RestoredDrawing>)]) -> Table {
    let mut head = vec!["corruption".to_owned(), "PSNR before".to_owned()];
    head.extend(networks.iter().flat_map(|(network, _)| [format!("after {network}"), "closer".to_owned()]));
    let caption = "Mean PSNR in dB of the drawings before and after each network, and how many it brought closer to \
                   the clean drawing.";
    let mut table = Table { head, ..Table::new(caption, &[]) };
    let first = networks.first().map_or(&[][..], |(_, restored)| restored);
    for corruption in corruptions(first) {
        let of = |all: &[RestoredDrawing]| {
            all.iter().filter(|one| one.corruption == corruption).cloned().collect::<Vec<_>>()
        };
        let psnr = |all: &[RestoredDrawing], which: fn(&RestoredDrawing) -> f32| {
            decibels(mean(&all.iter().map(|one| f64::from(which(one))).collect::<Vec<_>>()))
        };
        let mut cells = vec![corruption.to_owned(), psnr(&of(first), |one| one.before)];
        for (_, restored) in networks {
            let these = of(restored);
            let closer = these.iter().filter(|one| one.is_closer()).count();
            cells.extend([psnr(&these, |one| one.after), format!("{closer} of {}", these.len())]);
        }
        table.push(cells);
    }
    table
}

/// How many drawings the network improves, and the three that it makes worst.
fn sentence(network: &str, restored: &[RestoredDrawing]) -> String {
    let closer = restored.iter().filter(|one| one.is_closer()).count();
    let mut further: Vec<&RestoredDrawing> = restored.iter().filter(|one| !one.is_closer()).collect();
    further.sort_by(|a, b| (a.after - a.before).total_cmp(&(b.after - b.before)));
    let named = |one: &&RestoredDrawing| {
        format!("`{}` under {}, {:.1} dB to {:.1} dB", one.drawing, one.corruption, one.before, one.after)
    };
    let worst = join_with_and(&further.iter().take(3).map(named).collect::<Vec<_>>());
    let failures = if worst.is_empty() { ".".to_owned() } else { format!("; it did worst with {worst}.") };
    format!("`{network}` brought {closer} of {} pictures closer to the clean drawing{failures}", restored.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(drawing: &str, corruption: &'static str, before: f32, after: f32) -> RestoredDrawing {
        RestoredDrawing { drawing: drawing.to_owned(), corruption, before, after }
    }

    #[test]
    fn the_table_has_means_and_counts_for_each_corruption() {
        let all = vec![
            restored("1-thick", "noise", 10.0, 20.0),
            restored("1-thick", "patch", 15.0, 14.0),
            restored("2-thin", "noise", 12.0, 18.0),
            restored("2-thin", "patch", 13.0, 20.0),
        ];
        let networks = [("restore".to_owned(), all)];
        let table = table(&networks);
        assert_eq!(table.head, ["corruption", "PSNR before", "after restore", "closer"]);
        assert_eq!(table.rows[0].cells, ["noise", "11.00", "19.00", "2 of 2"]);
        assert_eq!(table.rows[1].cells, ["patch", "14.00", "17.00", "1 of 2"]);
        let text = sentence("restore", &networks[0].1);
        assert!(text.contains("3 of 4") && text.ends_with("`1-thick` under patch, 15.0 dB to 14.0 dB."), "{text}");
    }
}
