//! The tables of the report.

use afterimage_imaging::Image;
use afterimage_train::card::Card;

use crate::document::format::{count, decibels, percent, revision, similarity};
use crate::document::table::{Table, bold};
use crate::eye_report::groups::Property;
use crate::eye_report::mask_scores::MaskScores;
use crate::eye_report::method::EyeMethod;
use crate::eye_report::method_scores::MethodScores;
use crate::eye_report::picture_score::Region;
use crate::eye_report::set_results::SetResults;
use crate::eye_trials::set::TrialSet;

/// One row for each set: the mean PSNR inside the crosshair for each method, and how many pictures the network improves.
pub fn overview(results: &[SetResults]) -> Table {
    let methods = EyeMethod::ALL.map(EyeMethod::name);
    let mut table =
        Table::new(1, ["set"].into_iter().chain(methods).chain(["closer than untouched", "closer than Telea"]));
    for results in results {
        let psnr = EyeMethod::ALL.map(|method| decibels(results.scores(method).mean_psnr(Region::Inside)));
        let [network, telea] = [EyeMethod::Network, EyeMethod::Telea].map(|method| results.scores(method));
        let closer = [results.improved().count(), network.closer_than(telea, Region::Inside).count()]
            .map(|closer| format!("{closer} of {}", results.trials.len()));
        table.push([results.set.name().to_owned()].into_iter().chain(psnr).chain(closer));
    }
    table
}

/// One row for each method: the PSNR of each region, as the mean over the pictures and of all together, and the SSIM.
pub fn methods(results: &SetResults) -> Table {
    let regions = Region::ALL.map(|region| ["mean", "together"].map(|average| format!("{}, {average}", region.name())));
    let head = ["method".to_owned()].into_iter().chain(regions.concat()).chain(["SSIM".to_owned()]);
    let mut table = Table::new(1, head);
    for method in EyeMethod::ALL {
        let scores = results.scores(method);
        let psnr = Region::ALL.map(|region| [scores.mean_psnr(region), scores.pooled_psnr(region)].map(decibels));
        let cells = [method.name().to_owned()].into_iter().chain(psnr.concat());
        let cells = cells.chain([similarity(scores.mean_ssim())]);
        table.push(cells.map(|cell| if method == EyeMethod::Network { bold(&cell) } else { cell }));
    }
    table
}

/// One row for each set: how well the network finds the crosshair.
pub fn masks(results: &[SetResults]) -> Table {
    let mut table = Table::new(1, ["set", "precision", "recall"]);
    for results in results {
        let scores = MaskScores::new(mask_pairs(results));
        table.push([results.set.name().to_owned(), percent(scores.precision()), percent(scores.recall())]);
    }
    table
}

/// One row for each group of crosshairs, over all sets without noise.
pub fn groups(results: &[SetResults]) -> Table {
    let head =
        ["crosshair", "", "pictures", "inside, network", "inside, Navier–Stokes", "outside", "precision", "recall"];
    let mut table = Table::new(2, head);
    for property in Property::ALL {
        for group in property.groups() {
            let mut scores = [MethodScores::default(), MethodScores::default()];
            let mut masks = Vec::new();
            for results in results.iter().filter(|results| results.set != TrialSet::Noise) {
                let labels = results.trials.labels.iter().enumerate();
                let indices: Vec<usize> = labels
                    .filter(|(_, label)| property.group(&label.reticle) == group)
                    .map(|(index, _)| index)
                    .collect();
                for (scores, method) in scores.iter_mut().zip([EyeMethod::Network, EyeMethod::NavierStokes]) {
                    scores.pictures.extend(results.scores(method).subset(&indices).pictures);
                }
                masks.extend(
                    indices.iter().map(|index| [&results.trials.masks[*index], &results.network_masks[*index]]),
                );
            }
            let [network, inpainting] = &scores;
            if network.pictures.is_empty() {
                continue;
            }
            let masks = MaskScores::new(masks.into_iter());
            let psnr = [
                network.mean_psnr(Region::Inside),
                inpainting.mean_psnr(Region::Inside),
                network.mean_psnr(Region::Outside),
            ];
            let cells = [property.name().to_owned(), group.to_owned(), network.pictures.len().to_string()];
            let shares = [masks.precision(), masks.recall()].map(percent);
            table.push(cells.into_iter().chain(psnr.map(decibels)).chain(shares));
        }
    }
    table
}

fn mask_pairs(results: &SetResults) -> impl Iterator<Item = [&Image; 2]> {
    results.trials.masks.iter().zip(&results.network_masks).map(|(covered, found)| [covered, found])
}

/// One row for each photograph, over all its crosshairs.
pub fn photographs(results: &SetResults) -> Table {
    const WHOLE: [EyeMethod; 2] = [EyeMethod::Untouched, EyeMethod::Network];
    let inside = EyeMethod::ALL.map(|method| format!("inside, {}", method.name()));
    let whole = WHOLE.map(|method| format!("whole, {}", method.name()));
    let head = ["photograph".to_owned()].into_iter().chain(inside).chain(whole).chain(["closer".to_owned()]);
    let mut table = Table::new(1, head);
    let labels = &results.trials.labels;
    let mut names: Vec<&str> = labels.iter().map(|label| &*label.eye).collect();
    names.dedup();
    for name in names {
        let indices: Vec<usize> = (0..labels.len()).filter(|index| labels[*index].eye == name).collect();
        let mean = |method, region| decibels(results.scores(method).subset(&indices).mean_psnr(region));
        let closer = results.improved().filter(|index| indices.contains(index)).count();
        let cells = [name.to_owned()].into_iter().chain(EyeMethod::ALL.map(|method| mean(method, Region::Inside)));
        let cells = cells.chain(WHOLE.map(|method| mean(method, Region::Whole)));
        table.push(cells.chain([format!("{closer} of {}", indices.len())]));
    }
    table
}

/// The network as its model card describes it.
pub fn network(card: &Card) -> Table {
    let Card { widths, latent, parameters, data, training, .. } = card;
    let join = |sizes: &[usize], by: &str| sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(by);
    let mut table = Table::new(2, ["", "the network"]);
    for (name, value) in [
        ("layers", card.what.clone()),
        ("channels", join(widths, ", ")),
        ("latent", join(latent, " × ")),
        ("parameters", count(*parameters)),
        ("trained on", format!("{} pictures ({}) under {}", count(data.images), data.name, card.trained_on)),
        ("epochs", training.epochs.to_string()),
        ("optimizer", training.optimizer.clone()),
        ("device, seconds", format!("{}, {}", training.device, count(training.seconds.round() as usize))),
        ("git revision", format!("`{}`", revision(&card.git_revision))),
        ("command", format!("`{}`", card.command)),
    ] {
        table.push([name.to_owned(), value]);
    }
    table
}

#[cfg(test)]
mod tests {
    use afterimage_train::network::NetworkKind;

    use super::*;
    use crate::test_models::card;

    #[test]
    fn the_network_is_described_by_its_card() {
        let card = card("eyes", NetworkKind::Eyes, NetworkKind::Eyes.config(), 0.001);
        let table = network(&card);
        let values: Vec<&str> = table.rows.iter().map(|row| &*row[1]).collect();
        assert_eq!(values[2..4], ["56 × 4 × 4", &count(card.parameters)]);
        assert!(values[4].starts_with("60,000 pictures (MNIST) under up to three crosshairs"), "{}", values[4]);
        assert_eq!(values[5], card.training.epochs.to_string());
        assert!(values[8] == "`0123456789ab-dirty`" && values[9].ends_with("-- <test>`"), "{values:?}");
    }
}
