//! The user's own networks: weights files, which an engine checks. Pure.

mod file_kind;
mod kept_file;

use std::rc::Rc;

use afterimage_architecture::{Dataset, ModelId};

pub use self::file_kind::FileKind;
pub use self::kept_file::KeptFile;
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
    unchecked: Vec<Unchecked>,
    /// The last file, where it was refused.
    pub refused: Option<RefusedFile>,
    /// Whether the file that the browser had kept is known, or that there was none.
    is_kept_file_known: bool,
}

/// A file that no engine has checked yet.
#[derive(Clone, Debug, PartialEq)]
struct Unchecked {
    file: CustomModel,
    /// Whether its network is selected once an engine has accepted it.
    selects: bool,
}

/// The user's own networks for all datasets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    digits: DatasetWeights,
    eyes: DatasetWeights,
    /// The number of files that were chosen.
    count: u32,
}

/// What happens to the user's own networks outside the engines.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightsAction {
    /// The file was chosen and read.
    Chosen {
        /// The file's name.
        name: Rc<str>,
        /// The file's content.
        bytes: Rc<[u8]>,
    },
    /// The browser was asked for the file of an earlier visit.
    KeptFileRead {
        /// The file, if the browser has one.
        file: Option<KeptFile>,
        /// Whether its network was selected at the end of that visit.
        is_selected: bool,
    },
    /// The accepted file is not wanted any more.
    Forgotten,
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
        let unchecked = weights.unchecked.iter().map(|unchecked| &unchecked.file);
        weights.accepted.iter().chain(unchecked).find(|file| file.model == model)
    }

    /// The networks that an engine has to check.
    pub fn unchecked(&self) -> impl Iterator<Item = ModelId> {
        self.digits.unchecked.iter().chain(&self.eyes.unchecked).map(|unchecked| unchecked.file.model)
    }

    /// Applies an action.
    pub fn apply(&mut self, dataset: Dataset, action: WeightsAction) {
        let weights = self.for_dataset_mut(dataset);
        match action {
            WeightsAction::Chosen { name, bytes } => {
                weights.refused = None;
                self.check(dataset, KeptFile { name, bytes }, true);
            }
            WeightsAction::KeptFileRead { file, is_selected } => {
                weights.is_kept_file_known = true;
                // A file that the user has chosen meanwhile is newer.
                if let Some(file) = file
                    && weights.accepted.is_none()
                    && weights.unchecked.is_empty()
                {
                    self.check(dataset, file, is_selected);
                }
            }
            WeightsAction::Forgotten => weights.accepted = None,
            WeightsAction::Refused { name, refusal } => weights.refused = Some(RefusedFile { name, refusal }),
        }
    }

    /// Adds a file to those that the engines have to check.
    fn check(&mut self, dataset: Dataset, KeptFile { name, bytes }: KeptFile, selects: bool) {
        self.count += 1;
        let model = ModelId::Custom { dataset, number: self.count };
        let file = CustomModel { model, name, bytes, golden: None };
        self.for_dataset_mut(dataset).unchecked.push(Unchecked { file, selects });
    }

    /// An engine loaded this network. The first engine that does so accepts the file in place of the one before. Returns
    /// whether the network is to be selected.
    pub fn accept(&mut self, model: ModelId, golden: Option<&Rc<[u8]>>) -> bool {
        let weights = self.for_dataset_mut(model.dataset());
        let Some(Unchecked { mut file, selects }) = weights.take(model) else { return false };
        file.golden = golden.cloned();
        weights.accepted = Some(file);
        weights.refused = None;
        selects
    }

    /// An engine refused this network. A file that another one has accepted stays.
    pub fn refuse(&mut self, model: ModelId, failure: &EngineFailure) {
        let weights = self.for_dataset_mut(model.dataset());
        if let Some(Unchecked { file, .. }) = weights.take(model) {
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
        self.unchecked.first().map(|unchecked| &unchecked.file)
    }

    /// The file that the browser should keep for the next visit, if any. None while this is not known: the kept file was
    /// not read yet, or a file is being checked.
    pub fn to_keep(&self) -> Option<Option<KeptFile>> {
        let to_kept =
            |CustomModel { name, bytes, .. }: &CustomModel| KeptFile { name: Rc::clone(name), bytes: Rc::clone(bytes) };
        (self.is_kept_file_known && self.unchecked.is_empty()).then(|| self.accepted.as_ref().map(to_kept))
    }

    /// Removes a file from those that are to be checked.
    fn take(&mut self, model: ModelId) -> Option<Unchecked> {
        let place = self.unchecked.iter().position(|unchecked| unchecked.file.model == model)?;
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
