//! The user's own networks: weights files, which an engine checks. Pure.

mod file_kind;

use std::rc::Rc;

use afterimage_architecture::{Dataset, ModelId};

pub use self::file_kind::FileKind;
use crate::engines::EngineFailure;

/// The most bytes of a file. The widest network that is taken has less than half of them.
pub const MAX_BYTES: usize = 32_000_000;

/// The longest file name that is shown in full, in characters.
const LONGEST_NAME: usize = 28;

/// A file with the weights of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomModel {
    /// The network's id. Each file of a visit has another one.
    pub model: ModelId,
    /// The file's name.
    pub name: Rc<str>,
    /// The file's content.
    pub bytes: Rc<[u8]>,
    /// The golden file that the first engine made with it; the other engine checks itself with it.
    pub golden: Option<Rc<[u8]>>,
}

/// Why a file was not accepted.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightsRefusal {
    /// The file has no bytes.
    Empty,
    /// The file has more than [`MAX_BYTES`].
    TooBig,
    /// The browser could not read the file.
    Unreadable,
    /// The file is of another kind.
    Foreign(FileKind),
    /// No engine could use it.
    Engine(EngineFailure),
}

/// A file that was not accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedFile {
    /// The file's name.
    pub name: Rc<str>,
    /// Why it was not accepted.
    pub refusal: WeightsRefusal,
}

/// The user's own networks for one dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatasetWeights {
    /// The file that was accepted last.
    pub accepted: Option<CustomModel>,
    /// The files that no engine has checked yet, in the order in which they were chosen.
    unchecked: Vec<CustomModel>,
    /// The last file, where it was refused.
    pub refused: Option<RefusedFile>,
}

/// The user's own networks for all datasets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    digits: DatasetWeights,
    eyes: DatasetWeights,
    /// The number of files that were chosen.
    count: u32,
}

/// What happens to a file before an engine gets it.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightsAction {
    /// The file was chosen and read.
    Chosen {
        /// The file's name.
        name: Rc<str>,
        /// The file's content.
        bytes: Rc<[u8]>,
    },
    /// The file was chosen, but not read.
    Refused {
        /// The file's name.
        name: Rc<str>,
        /// Why not.
        refusal: WeightsRefusal,
    },
}

impl WeightsAction {
    /// What happens to a file that was read: the engines check it, or it is refused because it is of another kind.
    pub fn from_file(name: Rc<str>, bytes: Rc<[u8]>) -> Self {
        match file_kind::foreign(&bytes) {
            Some(kind) => Self::Refused { name, refusal: WeightsRefusal::Foreign(kind) },
            None => Self::Chosen { name, bytes },
        }
    }
}

impl Weights {
    /// The networks for one dataset.
    pub fn for_dataset(&self, dataset: Dataset) -> &DatasetWeights {
        match dataset {
            Dataset::Digits => &self.digits,
            Dataset::Eyes => &self.eyes,
        }
    }

    /// The file of a network, whether it was accepted or is still to be checked.
    pub fn file(&self, model: ModelId) -> Option<&CustomModel> {
        let weights = self.for_dataset(model.dataset());
        weights.accepted.iter().chain(&weights.unchecked).find(|file| file.model == model)
    }

    /// The networks that an engine has to check.
    pub fn unchecked(&self) -> impl Iterator<Item = ModelId> {
        self.digits.unchecked.iter().chain(&self.eyes.unchecked).map(|file| file.model)
    }

    /// Applies an action.
    pub fn apply(&mut self, dataset: Dataset, action: WeightsAction) {
        let number = self.count + 1;
        let weights = self.for_dataset_mut(dataset);
        match action {
            WeightsAction::Chosen { name, bytes } => {
                weights.refused = None;
                let model = ModelId::Custom { dataset, number };
                weights.unchecked.push(CustomModel { model, name, bytes, golden: None });
                self.count = number;
            }
            WeightsAction::Refused { name, refusal } => weights.refused = Some(RefusedFile { name, refusal }),
        }
    }

    /// An engine loaded this network. Returns whether it is the first engine that did, which accepts the file in place of
    /// the one before.
    pub fn accept(&mut self, model: ModelId, golden: Option<&Rc<[u8]>>) -> bool {
        let weights = self.for_dataset_mut(model.dataset());
        let Some(mut file) = weights.take(model) else { return false };
        file.golden = golden.cloned();
        weights.accepted = Some(file);
        weights.refused = None;
        true
    }

    /// An engine refused this network. A file that another one has accepted stays.
    pub fn refuse(&mut self, model: ModelId, failure: &EngineFailure) {
        let weights = self.for_dataset_mut(model.dataset());
        if let Some(file) = weights.take(model) {
            weights.refused = Some(RefusedFile { name: file.name, refusal: WeightsRefusal::Engine(failure.clone()) });
        }
    }

    /// Forgets why the last file was refused.
    pub fn forget_refusal(&mut self, dataset: Dataset) {
        self.for_dataset_mut(dataset).refused = None;
    }

    fn for_dataset_mut(&mut self, dataset: Dataset) -> &mut DatasetWeights {
        match dataset {
            Dataset::Digits => &mut self.digits,
            Dataset::Eyes => &mut self.eyes,
        }
    }
}

impl DatasetWeights {
    /// The next file to be checked.
    pub fn checking(&self) -> Option<&CustomModel> {
        self.unchecked.first()
    }

    /// Removes a file from those that are to be checked.
    fn take(&mut self, model: ModelId) -> Option<CustomModel> {
        let place = self.unchecked.iter().position(|file| file.model == model)?;
        Some(self.unchecked.remove(place))
    }
}

impl CustomModel {
    /// The file's name, shortened in its middle where it is long.
    pub fn label(&self) -> String {
        shortened(&self.name)
    }
}

impl RefusedFile {
    /// The file's name, shortened in its middle where it is long.
    pub fn label(&self) -> String {
        shortened(&self.name)
    }
}

/// Why a file with this number of bytes is refused, if it is.
pub fn refused_size(bytes: f64) -> Option<WeightsRefusal> {
    if bytes == 0.0 {
        Some(WeightsRefusal::Empty)
    } else if bytes > MAX_BYTES as f64 {
        Some(WeightsRefusal::TooBig)
    } else {
        None
    }
}

fn shortened(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    // The longer half is the end, with the file's ending.
    let (head, tail) = (LONGEST_NAME / 2 - 2, LONGEST_NAME / 2 + 1);
    letters[..head].iter().chain(&['…']).chain(&letters[letters.len() - tail..]).collect()
}

#[cfg(test)]
mod tests;
