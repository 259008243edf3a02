//! Measures how well a network restores digits of other styles than MNIST's: drawings under seven corruptions.

use std::slice;

use afterimage_imaging::{Corruption, Crosshair, psnr};
use afterimage_train::evaluation::outputs;
use afterimage_weights::Weights;

use crate::digit_report::corruptions::{CorruptFn, noise, patch_on_digit, tilted_crosshair};
use crate::digit_report::drawings::Drawing;
use crate::error::ReportError;

/// The result for one drawing under one corruption.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredDrawing {
    /// The name of the drawing.
    pub drawing: String,
    /// The name of the corruption.
    pub corruption: &'static str,
    /// The PSNR of the corrupted drawing against the clean one, in dB.
    pub before: f32,
    /// The PSNR of the restored drawing against the clean one, in dB.
    pub after: f32,
}

impl RestoredDrawing {
    /// Whether the network brought the picture closer to the clean drawing; false if a value is NaN.
    pub fn is_closer(&self) -> bool {
        self.after > self.before
    }
}

/// The corruptions of every drawing, with their names.
const CORRUPTIONS: [(&str, CorruptFn); 7] = [
    ("noise 0.3", |clean, seed| Ok(noise(0.3, seed).apply(clean))),
    ("noise 0.5", |clean, seed| Ok(noise(0.5, seed).apply(clean))),
    ("noise 0.8", |clean, seed| Ok(noise(0.8, seed).apply(clean))),
    ("crosshair", |clean, _| Ok(crosshair().apply(clean))),
    ("tilted crosshair", tilted_crosshair),
    ("patch", |clean, seed| Ok(patch_on_digit(clean, seed).apply(clean))),
    ("patch, crosshair and noise 0.3", |clean, seed| {
        let patches = patch_on_digit(clean, seed).patches;
        Ok(Corruption { patches, noise: 0.3, seed, ..crosshair() }.apply(clean))
    }),
];

/// Restores every drawing under every corruption. The index of a drawing is the seed of its corruption.
///
/// # Errors
/// [`ReportError`] if the network's output is not a picture.
pub fn restore_drawings(weights: &Weights, drawings: &[Drawing]) -> Result<Vec<RestoredDrawing>, ReportError> {
    let mut all = Vec::with_capacity(drawings.len() * CORRUPTIONS.len());
    for (seed, drawing) in (0u64..).zip(drawings) {
        let clean = drawing.picture();
        for (corruption, corrupt) in CORRUPTIONS {
            let corrupted = corrupt(&clean, seed)?;
            // One picture at a time: the last bits of a batch's results may depend on its size.
            let restored = outputs(weights, slice::from_ref(&corrupted))?;
            let before = psnr(&corrupted, &clean)?;
            let after = restored.first().map_or(Ok(f32::NAN), |picture| psnr(picture, &clean))?;
            all.push(RestoredDrawing { drawing: drawing.name.clone(), corruption, before, after });
        }
    }
    Ok(all)
}

fn crosshair() -> Corruption {
    Corruption { crosshairs: vec![Crosshair::default()], ..Corruption::default() }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use afterimage_train::network::NetworkKind;

    use super::*;
    use crate::digit_report::drawings;

    #[test]
    fn every_corruption_changes_every_drawing() {
        for (seed, drawing) in (0u64..).zip(drawings::tests::test_drawings()) {
            let clean = drawing.picture();
            for (corruption, corrupt) in CORRUPTIONS {
                let before = psnr(&corrupt(&clean, seed).unwrap(), &clean).unwrap();
                assert!(before < 30.0, "{} under {corruption}: {before} dB", drawing.name);
            }
        }
    }

    fn restored_by_the_page_network() -> Vec<RestoredDrawing> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/models/restore.safetensors");
        let weights = Weights::from_safetensors(NetworkKind::Restore.architecture(), &fs::read(file).unwrap()).unwrap();
        let all = restore_drawings(&weights, &drawings::tests::test_drawings()).unwrap();
        assert_eq!(all.len(), 350);
        all
    }

    fn lines<'a>(restored: impl Iterator<Item = &'a RestoredDrawing>) -> String {
        let lines = restored.map(|RestoredDrawing { drawing, corruption, before, after }| {
            format!("{drawing} under {corruption}: {before:.2} dB became {after:.2} dB")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_page_network_improves_every_drawing_without_a_patch_alone() {
        let all = restored_by_the_page_network();
        let failures: Vec<&RestoredDrawing> =
            all.iter().filter(|restored| restored.corruption != "patch" && !restored.is_closer()).collect();
        assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), lines(failures.into_iter()));
    }

    /// A patch erases only few pixels, so a wrong stroke costs more than the patch, and a patch over the end of a line
    /// cannot be seen. So not every drawing can improve. The report counts those that do.
    #[test]
    fn the_page_network_improves_most_drawings_under_a_patch_and_the_mean() {
        let mut all = restored_by_the_page_network();
        all.retain(|restored| restored.corruption == "patch");
        let gain = all.iter().map(|restored| restored.after - restored.before).sum::<f32>() / all.len() as f32;
        let failures: Vec<&RestoredDrawing> = all.iter().filter(|restored| !restored.is_closer()).collect();
        assert!(gain > 1.0 && failures.len() <= 15, "mean gain {gain} dB, failed:\n{}", lines(failures.into_iter()));
    }
}
