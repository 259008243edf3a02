//! The section about photographs. It shows how well a network trained on synthetic eyes does on real ones.

use crate::document::content::{Block, Section};
use crate::document::format::{above_or_below, decibels};
use crate::document::table::Table;
use crate::eye_report::method::EyeMethod;
use crate::eye_report::picture_score::Region;
use crate::eye_report::sections::{findings, pictures, set};
use crate::eye_report::set_results::SetResults;

/// The number of pictures in the figure: three of each of the four photographs.
const SHOWN: usize = 12;

/// The section about photographs. `synthetic` are the results on synthetic eyes under unseen shapes.
pub fn section(results: &SetResults, synthetic: Option<&SetResults>) -> Section {
    let gain_comparison = synthetic.map(|synthetic| Block::Text(gain_comparison(results, synthetic)));
    let texts = [set::description(results), findings::paragraph(results)].map(Block::Text);
    let blocks = texts.into_iter().chain(gain_comparison).chain([
        Block::Table(set::table(results)),
        Block::Table(by_photograph(results)),
        Block::Figures(vec![pictures::figure(results, SHOWN)]),
    ]);
    Section { id: results.set.name(), title: set::title(results.set).to_owned(), blocks: blocks.collect() }
}

/// Compares the gain in PSNR on photographs with that on synthetic eyes.
fn gain_comparison(photographs: &SetResults, synthetic: &SetResults) -> String {
    let gain = |results: &SetResults| {
        let mean = |method| results.scores(method).mean_psnr(Region::Whole);
        mean(EyeMethod::Network) - mean(EyeMethod::Untouched)
    };
    let [here, there] = [photographs, synthetic].map(gain);
    format!(
        "Over the whole picture its mean PSNR is {} the input's; with synthetic eyes under shapes that it never saw, \
         {}.",
        above_or_below(here),
        above_or_below(there)
    )
}

/// A table with one row for each photograph, over all its crosshairs.
fn by_photograph(results: &SetResults) -> Table {
    let caption = "Each photograph by itself: mean PSNR in dB inside its crosshairs; then that of the whole pictures, \
                   untouched and from the network, and how many of them the network brings closer.";
    let mut head = vec!["photograph".to_owned()];
    head.extend(EyeMethod::ALL.map(|method| method.name().to_owned()));
    head.extend(WHOLE.map(|method| format!("whole, {}", method.name())));
    head.push("brought closer".to_owned());
    let mut table = Table { head, ..Table::new(caption, &[]) };
    for name in names(results) {
        let labels = results.trials.labels.iter().enumerate();
        let indices: Vec<usize> = labels.filter(|(_, label)| label.eye == name).map(|(index, _)| index).collect();
        let score = |method| results.scores(method).subset(&indices);
        let inside = EyeMethod::ALL.map(|method| decibels(score(method).mean_psnr(Region::Inside)));
        let whole = WHOLE.map(|method| decibels(score(method).mean_psnr(Region::Whole)));
        let [untouched, network] = WHOLE.map(score);
        let closer = format!("{} of {}", network.closer_than(&untouched, Region::Whole).count(), indices.len());
        table.push([name.to_owned()].into_iter().chain(inside).chain(whole).chain([closer]));
    }
    table
}

const WHOLE: [EyeMethod; 2] = [EyeMethod::Untouched, EyeMethod::Network];

/// The names of the photographs, each once, in order.
fn names(results: &SetResults) -> Vec<&str> {
    let mut names: Vec<&str> = results.trials.labels.iter().map(|label| &*label.eye).collect();
    names.dedup();
    names
}
