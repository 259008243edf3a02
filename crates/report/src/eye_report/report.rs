//! What is inserted into `report.md`.

use afterimage_imaging::Image;
use afterimage_train::card::{Card, git_revision};

use crate::document::format::{decibels, revision, similarity};
use crate::document::grid;
use crate::document::report::Report;
use crate::error::ReportError;
use crate::eye_report::method::EyeMethod;
use crate::eye_report::picture_score::Region;
use crate::eye_report::set_results::SetResults;
use crate::eye_report::tables;
use crate::eye_trials::set::{MIN_COVERED_PIXELS, TrialSet};

/// The methods whose outputs follow the clean picture in each row. The two kinds of inpainting look almost the same, so
/// only one is shown.
const SHOWN: [EyeMethod; 3] = [EyeMethod::Untouched, EyeMethod::Network, EyeMethod::Telea];

/// Fills in the template. `card` is the model card of the network.
///
/// # Errors
/// [`ReportError::Drawing`] if a picture cannot be drawn.
pub fn report(results: &[SetResults], card: &Card) -> Result<Report, ReportError> {
    let mut report = Report::new(include_str!("report.md"));
    report.value("revision", revision(&git_revision()));
    report.value("covered pixels", MIN_COVERED_PIXELS.to_string());
    report.value("noise", TrialSet::Noise.noise().to_string());
    report.table("overview", &tables::overview(results));
    for results in results {
        let name = results.set.name();
        report.value(&format!("{name} count"), results.trials.len().to_string());
        report.table(name, &tables::methods(results));
        report.picture(&format!("{name}.png"), grid::png(&rows(results))?);
        match results.set {
            TrialSet::Photographs => report.table("each photograph", &tables::photographs(results)),
            TrialSet::Noise => report.claim("network removes noise", removes_noise(results)),
            TrialSet::Trained | TrialSet::Unseen => {}
        }
    }
    report.table("masks", &tables::masks(results));
    report.table("groups", &tables::groups(results));
    report.picture("worst.png", grid::png(&worst(results)?)?);
    report.claim("network improves nine of ten", results.iter().all(improves_nine_of_ten));
    report.table("network", &tables::network(card));
    report.value("test input", decibels(card.test.input_psnr));
    report.value("test output", decibels(card.test.psnr));
    report.value("test similarity", similarity(card.test.ssim));
    Ok(report)
}

/// Some pictures of a set, one in each row: clean, corrupted, and restored by two methods.
fn rows(results: &SetResults) -> Vec<Vec<Image>> {
    let count = match results.set {
        // Three of each of the four photographs.
        TrialSet::Photographs => 12,
        TrialSet::Trained | TrialSet::Unseen | TrialSet::Noise => 6,
    };
    let row = |index: usize| {
        let outputs = SHOWN.map(|method| results.outputs(method)[index].clone());
        [results.trials.clean[index].clone()].into_iter().chain(outputs).collect()
    };
    evenly_spaced(results.trials.len(), count).into_iter().map(row).collect()
}

/// How many of the worst pictures are shown.
const WORST: usize = 10;

/// The pictures of all sets in which the network's PSNR of the whole rises least, one in each row: clean, corrupted,
/// restored, and the network's mask.
fn worst(results: &[SetResults]) -> Result<Vec<Vec<Image>>, ReportError> {
    let mut all: Vec<(f64, &SetResults, usize)> = results
        .iter()
        .flat_map(|results| {
            let [before, after] = [EyeMethod::Untouched, EyeMethod::Network].map(|method| results.scores(method));
            let gain = move |index: usize| {
                after.pictures[index].psnr(Region::Whole) - before.pictures[index].psnr(Region::Whole)
            };
            (0..results.trials.len()).map(move |index| (gain(index), results, index))
        })
        .collect();
    all.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let row = |(_, results, index): &(f64, &SetResults, usize)| {
        let [corrupted, restored] =
            [EyeMethod::Untouched, EyeMethod::Network].map(|method| results.outputs(method)[*index].clone());
        let mask = &results.network_masks[*index];
        let colours = [mask.pixels(); 3].concat();
        let mask = Image::from_pixels(3, mask.height(), mask.width(), colours)?;
        Ok(vec![results.trials.clean[*index].clone(), corrupted, restored, mask])
    };
    all.iter().take(WORST).map(row).collect()
}

/// `count` indices below `all`, evenly spaced from 0.
fn evenly_spaced(all: usize, count: usize) -> Vec<usize> {
    let count = count.min(all);
    (0..count).map(|index| index * all / count).collect()
}

/// Whether the network brings at least nine of ten pictures closer to the clean ones.
fn improves_nine_of_ten(results: &SetResults) -> bool {
    10 * results.improved().count() >= 9 * results.trials.len()
}

/// Whether the network's PSNR outside the crosshair is higher than that of the input, which inpainting leaves as it is.
fn removes_noise(results: &SetResults) -> bool {
    let [untouched, network] =
        [EyeMethod::Untouched, EyeMethod::Network].map(|method| results.scores(method).mean_psnr(Region::Outside));
    network > untouched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_evenly_spaced_and_different() {
        assert_eq!(evenly_spaced(100, 6), [0, 16, 33, 50, 66, 83]);
        assert_eq!(evenly_spaced(3, 6), [0, 1, 2]);
        assert!(evenly_spaced(0, 6).is_empty());
    }
}
