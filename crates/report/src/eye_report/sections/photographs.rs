//! The photographs: whether what was learned from synthetic eyes carries over.

use crate::document::content::{Block, Section};
use crate::document::table::Table;
use crate::document::text::{beyond, decibels};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::picture_score::Region;
use crate::eye_report::sections::{findings, pictures, set};
use crate::eye_report::set_results::SetResults;

/// How many pictures are shown: three of each of four photographs.
const SHOWN: usize = 12;

/// Numbers and pictures of the photographs, and beside them the synthetic eyes under shapes never seen.
pub fn section(results: &SetResults, synthetic: Option<&SetResults>) -> Section {
    let carried_over = synthetic.map(|synthetic| Block::Text(carried_over(results, synthetic)));
    let told = [set::about(results), findings::sentences(results)].map(Block::Text);
    let blocks = told.into_iter().chain(carried_over).chain([
        Block::Table(set::table(results)),
        Block::Table(by_photograph(results)),
        Block::Figures(vec![pictures::figure(results, SHOWN)]),
    ]);
    Section { id: results.set.name(), title: set::title(results.set).to_owned(), blocks: blocks.collect() }
}

/// What the network gains on photographs beside what it gains on synthetic eyes.
fn carried_over(photographs: &SetResults, synthetic: &SetResults) -> String {
    let gain = |results: &SetResults| {
        let mean = |method| results.score(method).mean(Region::Whole);
        mean(EyeMethod::Network) - mean(EyeMethod::Untouched)
    };
    let [here, there] = [photographs, synthetic].map(gain);
    format!(
        "Over the whole picture its mean PSNR is {} the input's; with synthetic eyes under shapes that it never saw, \
         {}.",
        beyond(here),
        beyond(there)
    )
}

/// A row for each photograph, over all its shapes.
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
        let score = |method| results.score(method).only(&indices);
        let inside = EyeMethod::ALL.map(|method| decibels(score(method).mean(Region::Inside)));
        let whole = WHOLE.map(|method| decibels(score(method).mean(Region::Whole)));
        let [untouched, network] = WHOLE.map(score);
        let closer = format!("{} of {}", network.closer_than(&untouched, Region::Whole).count(), indices.len());
        table.push([name.to_owned()].into_iter().chain(inside).chain(whole).chain([closer]));
    }
    table
}

const WHOLE: [EyeMethod; 2] = [EyeMethod::Untouched, EyeMethod::Network];

/// Every photograph once, in order.
fn names(results: &SetResults) -> Vec<&str> {
    let mut names: Vec<&str> = results.trials.labels.iter().map(|label| &*label.eye).collect();
    names.dedup();
    names
}
