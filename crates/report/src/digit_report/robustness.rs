//! How well a network restores digits that are not MNIST's: drawings, each corrupted in each of seven ways.

use std::slice;

use afterimage_imaging::{Corruption, Crosshair, psnr};
use afterimage_model::Weights;
use afterimage_train::evaluation::outputs;

use crate::digit_report::corruptions::{CorruptFn, noise, patch_on_ink, tilted_crosshair};
use crate::digit_report::drawings::Drawing;
use crate::error::ReportError;

/// One drawing under one corruption.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredDrawing {
    /// The drawing's name.
    pub drawing: String,
    /// The corruption's name.
    pub corruption: &'static str,
    /// PSNR of what the network was given against the clean drawing, in dB.
    pub before: f32,
    /// PSNR of what the network made of it, likewise.
    pub after: f32,
}

impl RestoredDrawing {
    /// Whether the network brought the picture closer to the clean drawing. Not so where a value is NaN.
    pub fn is_closer(&self) -> bool {
        self.after > self.before
    }
}

/// What each drawing suffers, by name.
const CORRUPTIONS: [(&str, CorruptFn); 7] = [
    ("noise 0.3", |clean, seed| Ok(noise(0.3, seed).apply(clean))),
    ("noise 0.5", |clean, seed| Ok(noise(0.5, seed).apply(clean))),
    ("noise 0.8", |clean, seed| Ok(noise(0.8, seed).apply(clean))),
    ("crosshair", |clean, _| Ok(crosshair().apply(clean))),
    ("tilted crosshair", tilted_crosshair),
    ("patch", |clean, seed| Ok(patch_on_ink(clean, seed).apply(clean))),
    ("patch, crosshair and noise 0.3", |clean, seed| {
        let patches = patch_on_ink(clean, seed).patches;
        Ok(Corruption { patches, noise: 0.3, seed, ..crosshair() }.apply(clean))
    }),
];

/// Corrupts every drawing in every way and lets the network restore it. A drawing's place in the list is its seed.
///
/// # Errors
/// [`ReportError::Picture`] where the network's output is not a picture.
pub fn restore_drawings(weights: &Weights, drawings: &[Drawing]) -> Result<Vec<RestoredDrawing>, ReportError> {
    let mut all = Vec::with_capacity(drawings.len() * CORRUPTIONS.len());
    for (seed, drawing) in (0u64..).zip(drawings) {
        let clean = drawing.picture();
        for (corruption, corrupt) in CORRUPTIONS {
            let corrupted = corrupt(&clean, seed)?;
            // One picture at a time: the last bits of a batch's results may depend on its size.
            let restored = outputs(weights, slice::from_ref(&corrupted))?;
            let psnr_to_clean = |picture| psnr(picture, &clean).map_err(not_a_picture);
            let before = psnr_to_clean(&corrupted)?;
            let after = restored.first().map_or(Ok(f32::NAN), psnr_to_clean)?;
            all.push(RestoredDrawing { drawing: drawing.name.clone(), corruption, before, after });
        }
    }
    Ok(all)
}

fn crosshair() -> Corruption {
    Corruption { crosshairs: vec![Crosshair::default()], ..Corruption::default() }
}

fn not_a_picture(error: impl std::fmt::Display) -> ReportError {
    ReportError::Picture(error.to_string())
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
        for (seed, drawing) in (0u64..).zip(drawings::tests::ours()) {
            let clean = drawing.picture();
            for (corruption, corrupt) in CORRUPTIONS {
                let before = psnr(&corrupt(&clean, seed).unwrap(), &clean).unwrap();
                assert!(before < 30.0, "{} under {corruption}: {before} dB", drawing.name);
            }
        }
    }

    fn restored_by_the_shipped_network() -> Vec<RestoredDrawing> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/models/restore.safetensors");
        let weights = Weights::from_safetensors(NetworkKind::Restore.architecture(), &fs::read(file).unwrap()).unwrap();
        let all = restore_drawings(&weights, &drawings::tests::ours()).unwrap();
        assert_eq!(all.len(), 350);
        all
    }

    fn told<'a>(restored: impl Iterator<Item = &'a RestoredDrawing>) -> String {
        let lines = restored.map(|RestoredDrawing { drawing, corruption, before, after }| {
            format!("{drawing} under {corruption}: {before:.2} dB became {after:.2} dB")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_shipped_network_brings_every_drawing_closer() {
        let all = restored_by_the_shipped_network();
        let failures: Vec<&RestoredDrawing> =
            all.iter().filter(|restored| restored.corruption != "patch" && !restored.is_closer()).collect();
        assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), told(failures.into_iter()));
    }

    /// A hole corrupts so little that any wrong stroke costs more, and one over the end of a line cannot be seen at all:
    /// not every one can be filled rightly. The report says which.
    #[test]
    fn most_holes_are_filled_rightly_and_all_of_them_on_average() {
        let mut all = restored_by_the_shipped_network();
        all.retain(|restored| restored.corruption == "patch");
        let gain = all.iter().map(|restored| restored.after - restored.before).sum::<f32>() / all.len() as f32;
        let failures: Vec<&RestoredDrawing> = all.iter().filter(|restored| !restored.is_closer()).collect();
        assert!(gain > 1.0 && failures.len() <= 15, "mean gain {gain} dB, failed:\n{}", told(failures.into_iter()));
    }
}
