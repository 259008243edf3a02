//! The findings about one set, as sentences.

use crate::document::format::{above_or_below, decibels, join_with_and};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::method_scores::MethodScores;
use crate::eye_report::picture_score::Region;
use crate::eye_report::set_results::SetResults;

/// The network is called close to inpainting if its PSNR is at most this much lower, in dB.
const NEAR: f64 = 1.0;

/// How many of the pictures that the network makes worse are named.
const NAMED: usize = 3;

/// How many pictures the network brings closer to the clean ones, such as "99 of 100".
pub fn closer(results: &SetResults) -> String {
    let [untouched, network] = [EyeMethod::Untouched, EyeMethod::Network].map(|method| results.scores(method));
    format!("{} of {}", network.closer_than(untouched, Region::Whole).count(), network.pictures.len())
}

/// Compares the network with its input, and with the better inpainting, inside and outside the crosshair.
pub fn paragraph(results: &SetResults) -> String {
    let [untouched, network, ..] = EyeMethod::ALL.map(|method| results.scores(method));
    let (better, inpainted) = better_inpainting(results);
    [improvement(results, untouched, network), inside(network, better, inpainted), outside(network, inpainted)]
        .join(" ")
}

/// The inpainting method with the higher mean PSNR inside the crosshair, and its scores.
fn better_inpainting(results: &SetResults) -> (EyeMethod, &MethodScores) {
    let [telea, navier_stokes] = EyeMethod::INPAINTING.map(|method| (method, results.scores(method)));
    if navier_stokes.1.mean_psnr(Region::Inside) > telea.1.mean_psnr(Region::Inside) { navier_stokes } else { telea }
}

fn improvement(results: &SetResults, untouched: &MethodScores, network: &MethodScores) -> String {
    let closer: Vec<usize> = network.closer_than(untouched, Region::Whole).collect();
    let gain =
        |index: usize| network.pictures[index].psnr(Region::Whole) - untouched.pictures[index].psnr(Region::Whole);
    let mut further: Vec<usize> = (0..network.pictures.len()).filter(|index| !closer.contains(index)).collect();
    further.sort_by(|a, b| gain(*a).total_cmp(&gain(*b)));
    let named = |index: &usize| {
        let label = &results.trials.labels[*index];
        let [before, after] = [untouched, network].map(|score| score.pictures[*index].psnr(Region::Whole));
        format!("{} under {}, {before:.1} dB to {after:.1} dB", label.eye, label.shape)
    };
    let worst = join_with_and(&further.iter().take(NAMED).map(named).collect::<Vec<_>>());
    let failures = if worst.is_empty() { String::new() } else { format!("; it did worst with {worst}") };
    format!(
        "The network brings {} of {} pictures closer to the clean ones than they were given{failures}.",
        closer.len(),
        network.pictures.len()
    )
}

fn inside(network: &MethodScores, better: EyeMethod, inpainted: &MethodScores) -> String {
    let [mean, pooled_psnr] = [MethodScores::mean_psnr, MethodScores::pooled_psnr].map(|average| {
        let [ours, theirs] = [network, inpainted].map(|score| average(score, Region::Inside));
        (ours, ours - theirs)
    });
    let comparison = match mean.1 {
        ahead if ahead >= 0.0 => "So it is ahead, although it has to find the crosshair first.".to_owned(),
        near if near >= -NEAR => format!("So it is within {NEAR} dB, although it has to find the crosshair first."),
        _ => format!("So it is more than {NEAR} dB behind what is told where the crosshair is."),
    };
    format!(
        "Inside the crosshair its mean PSNR is {} dB, {} that of {}, the better inpainting; together, {} it. \
         {comparison} It comes closer there in {} of {} pictures.",
        decibels(mean.0),
        above_or_below(mean.1),
        better.name(),
        above_or_below(pooled_psnr.1),
        network.closer_than(inpainted, Region::Inside).count(),
        network.pictures.len()
    )
}

fn outside(network: &MethodScores, inpainted: &MethodScores) -> String {
    let [ours, theirs] = [network, inpainted].map(|score| score.mean_psnr(Region::Outside));
    match (ours.is_finite(), theirs.is_finite()) {
        (false, _) => "Outside the crosshair it changes nothing.".to_owned(),
        (true, false) => format!(
            "Outside inpainting changes nothing, as it is told; the network, which has to decide of every pixel \
             whether it is corrupted, comes to {} dB.",
            decibels(ours)
        ),
        (true, true) => {
            format!(
                "Outside inpainting leaves the noise; the network's PSNR there is {} it.",
                above_or_below(ours - theirs)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eye_report::method_scores::tests::method_scores;

    #[test]
    fn the_comparison_with_inpainting_follows_the_numbers() {
        let telea = method_scores(&[[0.1, 0.0], [0.1, 0.0]]);
        let sentence = |errors: [[f32; 2]; 2]| inside(&method_scores(&errors), EyeMethod::Telea, &telea);
        let ahead = sentence([[0.04, 0.01], [0.2, 0.0]]);
        assert!(ahead.contains("mean PSNR is 20.97 dB, 0.97 dB above that of Telea"), "{ahead}");
        assert!(ahead.contains("together, 3.18 dB below it. So it is ahead") && ahead.ends_with("in 1 of 2 pictures."));
        let near = sentence([[0.11, 0.0], [0.11, 0.0]]);
        assert!(near.contains("19.17 dB, 0.83 dB below") && near.contains("So it is within 1 dB"), "{near}");
        let far = sentence([[0.2, 0.0], [0.2, 0.0]]);
        assert!(far.contains("So it is more than 1 dB behind") && far.ends_with("in 0 of 2 pictures."), "{far}");
    }

    #[test]
    fn the_sentence_about_the_outside_follows_the_numbers() {
        let (exact, off, far_off) =
            (method_scores(&[[0.1, 0.0]]), method_scores(&[[0.1, 0.01]]), method_scores(&[[0.1, 0.1]]));
        assert_eq!(outside(&exact, &exact), "Outside the crosshair it changes nothing.");
        assert!(outside(&off, &exact).ends_with("comes to 40.00 dB."));
        let noisy = "Outside inpainting leaves the noise; the network's PSNR there is 20.00 dB above it.";
        assert_eq!(outside(&off, &far_off), noisy);
    }
}
