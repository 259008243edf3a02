//! The section about one set of trials.

use crate::document::content::{Block, Section};
use crate::document::format::{decibels, similarity};
use crate::document::table::{Row, Table};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::method_scores::MethodScores;
use crate::eye_report::picture_score::Region;
use crate::eye_report::sections::{findings, pictures};
use crate::eye_report::set_results::SetResults;
use crate::eye_trials::set::{MIN_COVERED_PIXELS, TrialSet};

/// The number of pictures in the figure.
const SHOWN: usize = 6;

/// The section about a set of synthetic eyes.
pub fn section(results: &SetResults) -> Section {
    let blocks = vec![
        Block::text(description(results)),
        Block::Text(findings::paragraph(results)),
        Block::Table(table(results)),
        Block::Figures(vec![pictures::figure(results, SHOWN)]),
    ];
    Section { id: results.set.name(), title: title(results.set).to_owned(), blocks }
}

/// The title of a set's section.
pub const fn title(set: TrialSet) -> &'static str {
    match set {
        TrialSet::Trained => "Shapes that it learned from",
        TrialSet::Unseen => "Shapes that it never saw",
        TrialSet::Noise => "Shapes that it never saw, and noise",
        TrialSet::Photographs => "Photographs",
    }
}

/// Describes the pictures of a set.
pub fn description(results: &SetResults) -> String {
    let (count, noise) = (results.trials.len(), results.set.noise());
    let crosshairs = "of any colour, thickness, angle and place";
    match results.set {
        TrialSet::Unseen => format!(
            "{count} synthetic eyes that no training saw, each under a crosshair {crosshairs}, and of a shape that no \
             training saw either: a post, a chevron or rings. One that would cover fewer than {MIN_COVERED_PIXELS} \
             pixels is drawn again. This is the set to look at."
        ),
        TrialSet::Trained => format!(
            "{count} eyes that no training saw, under crosshairs {crosshairs} that no training saw, but of the six \
             shapes that the network learned from."
        ),
        TrialSet::Noise => format!(
            "The same {count} eyes under the same crosshairs of shapes never seen, and Gaussian noise of strength \
             {noise} over all. Inpainting is not made for noise: it fills the hole from a noisy edge and leaves \
             the rest."
        ),
        TrialSet::Photographs => {
            "Squares of 100 × 100 pixels around the eyes of a person and of a cat, from photographs \
                             that scikit-image ships: Eileen Collins, by NASA (public domain), and the cat Chelsea, by \
                             Stéfan van der Walt (CC0). The network has learned from synthetic eyes alone, and from \
                             none like a cat's. Each is under all nine shapes, the six learned ones and the three \
                             never seen, of any colour, thickness, angle and place."
                .to_owned()
        }
    }
}

/// A table with one row for each method.
pub fn table(results: &SetResults) -> Table {
    let caption = format!(
        "{} pictures. PSNR in dB of each part, as the mean over pictures and of all together; SSIM.",
        results.trials.len()
    );
    let columns = Region::ALL.map(|region| ["mean", "together"].map(|average| format!("{}, {average}", region.name())));
    let columns = columns.as_flattened().iter().map(String::as_str);
    let head: Vec<&str> = ["method"].into_iter().chain(columns).chain(["SSIM"]).collect();
    let mut table = Table::new(caption, &head);
    for method in EyeMethod::ALL {
        table.rows.push(Row { cells: cells(method, results.scores(method)), strong: method == EyeMethod::Network });
    }
    table
}

fn cells(method: EyeMethod, score: &MethodScores) -> Vec<String> {
    let psnr = Region::ALL.map(|region| [score.mean_psnr(region), score.pooled_psnr(region)].map(decibels));
    [method.name().to_owned()].into_iter().chain(psnr.concat()).chain([similarity(score.mean_ssim())]).collect()
}
