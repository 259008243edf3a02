//! The claims of the report that depend on the measurements.

use afterimage_architecture::Upsampling;
use afterimage_train::card::Card;

use crate::digit_report::checkerboard::{Checkerboard, DecoderMeasurement};
use crate::digit_report::method::MeanScores;
use crate::digit_report::reference_scores::PUBLISHED_LOSSES;

/// Whether the mean training loss of the last epoch lies between the published ones.
pub fn loss_is_as_published(card: &Card) -> bool {
    let [least, greatest] = PUBLISHED_LOSSES;
    card.training.losses.last().is_some_and(|last| (least..=greatest).contains(last))
}

/// Whether the short training ends with a lower test loss than the published one had after as many epochs.
pub fn short_recipe_is_ahead(short: &Card, published: &Card) -> bool {
    let last = short.training.epochs.checked_sub(1);
    let test = last.and_then(|epoch| published.training.tests.get(epoch));
    test.is_some_and(|test| short.test.loss < test.loss)
}

/// Whether a training ends with a lower test loss than another.
pub fn has_lower_loss(one: &Card, other: &Card) -> bool {
    one.test.loss < other.test.loss
}

/// Whether a method has a higher PSNR than the corrupted input, which is the first of the scores, under every
/// corruption.
pub fn improves_all(corruptions: &[(&'static str, Vec<MeanScores>)], method: &str) -> bool {
    corruptions.iter().all(|(_, scores)| {
        let found = scores.iter().find(|score| score.method == method);
        found.zip(scores.first()).is_some_and(|(method, input)| method.psnr > input.psnr)
    })
}

/// Whether untrained, both transposed decoders have a higher Nyquist share than both that resize.
pub fn untrained_checkerboard(measured: &Checkerboard) -> bool {
    let shares = |is_transposed: bool| {
        let of_kind = move |decoder: &&DecoderMeasurement| {
            matches!(decoder.upsampling, Upsampling::Transposed2 | Upsampling::Transposed3) == is_transposed
        };
        measured.decoders.iter().filter(of_kind).map(|decoder| decoder.untrained[0])
    };
    shares(true).fold(f64::INFINITY, f64::min) > shares(false).fold(0.0, f64::max)
}

/// Whether no trained decoder has a higher Nyquist share than the clean digits.
pub fn training_removes_checkerboard(measured: &Checkerboard) -> bool {
    measured.decoders.iter().all(|decoder| decoder.trained <= measured.clean)
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::Image;
    use afterimage_train::evaluation::Scores;
    use afterimage_train::network::NetworkKind;
    use afterimage_train::training::config::TrainingConfig;

    use super::*;
    use crate::digit_report::picture_pairs::PicturePairs;
    use crate::test_models::card;

    fn training(epochs: usize, loss: f64) -> Card {
        card("denoise", NetworkKind::Denoise, TrainingConfig { epochs, ..TrainingConfig::PUBLISHED }, loss)
    }

    #[test]
    fn trainings_are_compared_after_equal_epochs() {
        // The losses of these cards are 0.1 / epoch above the last argument.
        assert!(loss_is_as_published(&training(100, 0.098)) && !loss_is_as_published(&training(10, 0.098)));
        let published = training(100, 0.099);
        assert!(short_recipe_is_ahead(&training(33, 0.0985), &published));
        assert!(!short_recipe_is_ahead(&training(33, 0.0995), &published));
        assert!(!short_recipe_is_ahead(&training(101, 0.05), &published));
    }

    #[test]
    fn one_corruption_without_improvement_refutes_the_claim() {
        let scores = |input: f64, restore: f64| {
            [("corrupted input", input), ("restore", restore)]
                .map(|(method, psnr)| MeanScores { method: method.to_owned(), loss: None, psnr, ssim: 0.5 })
                .to_vec()
        };
        let mut corruptions = vec![("noise 0.5", scores(9.0, 19.0))];
        assert!(improves_all(&corruptions, "restore") && !improves_all(&corruptions, "other"));
        corruptions.push(("crosshair", scores(11.0, 10.0)));
        assert!(!improves_all(&corruptions, "restore"));
    }

    #[test]
    fn decoders_are_compared_by_their_nyquist_shares() {
        let measured = |untrained: [f64; 4], trained: [f64; 4]| Checkerboard {
            images: 1,
            clean: 0.02,
            clean_spectrum: Image::digit(),
            shown: PicturePairs { inputs: Vec::new(), targets: Vec::new() },
            decoders: (Upsampling::ALL.into_iter().zip(untrained).zip(trained))
                .map(|((upsampling, untrained), trained)| DecoderMeasurement {
                    upsampling,
                    parameters: 30_689,
                    test: Scores::default(),
                    untrained: [untrained, 0.001],
                    trained,
                    spectra: [Image::digit(), Image::digit()],
                    untrained_outputs: Vec::new(),
                    trained_outputs: Vec::new(),
                })
                .collect(),
        };
        let expected = measured([0.02, 0.01, 0.2, 0.03], [0.01, 0.02, 0.01, 0.01]);
        assert!(untrained_checkerboard(&expected) && training_removes_checkerboard(&expected));
        let unexpected = measured([0.02, 0.01, 0.2, 0.015], [0.01, 0.021, 0.01, 0.01]);
        assert!(!untrained_checkerboard(&unexpected) && !training_removes_checkerboard(&unexpected));
    }
}
