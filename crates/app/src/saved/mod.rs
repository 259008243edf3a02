//! What is kept of the page, in a text short enough for a link: the drawing, what corrupts it, how it is looked at, and
//! the eyes. Engine, language and theme are not saved: they belong to the user's device.

mod drawing;
mod eyes;
mod history;
mod inspector;
mod list;
mod text;

pub use self::history::SavedHistory;

use afterimage_architecture::ModelId;
use afterimage_imaging::{Crosshair, Framing, Patch, Tool};
use serde::{Deserialize, Serialize};

use self::drawing::SavedSource;
use self::eyes::SavedEyes;
use self::inspector::SavedInspector;
use self::list::{SavedList, clamped_crosshair, clamped_patch};
use crate::comparison::Comparison;
use crate::corruption::CorruptionAction;
use crate::digits::Digits;
use crate::drawing::{Drawing, DrawingAction};
use crate::result::{ResultAction, ResultView, View};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// The version of the format, the byte after the checksum. It increases with every incompatible change.
const VERSION: u8 = 2;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    source: SavedSource,
    tool: Tool,
    width: f32,
    framing: Framing,
    noise: f32,
    salt_and_pepper: f32,
    seed: u64,
    crosshairs: SavedList<Crosshair>,
    patches: SavedList<Patch>,
    model: ModelId,
    view: View,
    edge: f32,
    inspector: SavedInspector,
    is_untrained: bool,
    untrained_seed: u64,
    eyes: SavedEyes,
}

/// Why a text cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// It was cut or mistyped, or is no saved page.
    Malformed,
    /// It was written by another version of the page.
    OtherVersion,
}

impl Saved {
    /// The part of a page that a text holds.
    pub fn new(Snapshot { digits, eyes, result_view, .. }: &Snapshot) -> Self {
        let Digits { drawing, corruption, comparison, .. } = digits;
        let model = digits.restoration.model;
        Self {
            source: SavedSource::new(drawing.source()),
            tool: drawing.tool,
            width: drawing.width,
            framing: drawing.framing,
            noise: corruption.noise,
            salt_and_pepper: corruption.salt_and_pepper,
            seed: corruption.seed,
            crosshairs: SavedList::new(&corruption.crosshairs),
            patches: SavedList::new(&corruption.patches),
            // The weights of a custom network are not saved.
            model: if model.is_custom() { ModelId::Restore } else { model },
            view: result_view.view,
            edge: result_view.edge,
            inspector: SavedInspector::new(&digits.inspector),
            is_untrained: comparison.is_untrained,
            untrained_seed: comparison.seed,
            eyes: SavedEyes::new(eyes),
        }
    }

    /// The page that the text holds. A value that no page could have is clamped to its range, or is as on a new page.
    pub fn to_snapshot(&self, workspace: Workspace) -> Snapshot {
        let mut digits = Digits { drawing: Drawing::from_source(self.source.to_source()), ..Digits::default() };
        let drawing = [
            DrawingAction::SetTool(self.tool),
            DrawingAction::SetWidth(self.width),
            DrawingAction::SetFraming(self.framing),
        ];
        drawing.into_iter().for_each(|action| digits.drawing.apply(action));
        digits.corruption.seed = self.seed;
        digits.corruption.crosshairs = self.crosshairs.to_list(clamped_crosshair);
        digits.corruption.patches = self.patches.to_list(clamped_patch);
        let noise = [CorruptionAction::SetNoise(self.noise), CorruptionAction::SetSaltAndPepper(self.salt_and_pepper)];
        noise.into_iter().for_each(|action| digits.corruption.apply(action));
        if ModelId::CHOICES.contains(&self.model) {
            digits.restoration.model = self.model;
        }
        digits.inspector = self.inspector.to_inspector();
        digits.comparison =
            Comparison { is_untrained: self.is_untrained, seed: self.untrained_seed, ..Comparison::default() };
        digits.update_picture();
        let mut result_view = ResultView::default();
        let view = [ResultAction::Show(self.view), ResultAction::MoveEdge(self.edge)];
        view.into_iter().for_each(|action| result_view.apply(action));
        Snapshot { workspace, digits, eyes: self.eyes.to_eyes(), result_view }
    }

    /// As a text of letters, digits, `-` and `_`, which a link can hold. None where it would be too long to be read
    /// again.
    pub fn encode(&self) -> Option<String> {
        text::encode(VERSION, self)
    }

    /// What such a text means.
    ///
    /// # Errors
    /// [`DecodeError`] where it is of another version, or no saved page.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        text::decode(VERSION, text)
    }
}

#[cfg(test)]
mod tests;
