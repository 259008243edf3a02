//! A person's own networks: files of weights, which an engine checks; here is what is known of them. Pure.

use std::rc::Rc;

use afterimage_architecture::{Dataset, ModelId};

use crate::engines::EngineFailure;

/// The most bytes of a file. The widest network that is taken has less than half of them.
pub const MAX_BYTES: usize = 32_000_000;

/// The longest name that is shown whole, in letters.
const LONGEST_NAME: usize = 28;

/// A file with the weights of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    /// The network; no two files of a visit have the same.
    pub model: ModelId,
    /// The file's name.
    pub name: Rc<str>,
    /// What is in it.
    pub bytes: Rc<[u8]>,
    /// What the first engine that took it made of a test picture: by this the other one checks itself.
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

/// How it stands with the networks for one kind of pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The file that was accepted last.
    pub accepted: Option<OwnFile>,
    /// Those that no engine has checked yet, in the order in which they were chosen.
    unchecked: Vec<OwnFile>,
    /// The last file, where it was refused.
    pub refused: Option<RefusedFile>,
}

/// All of a person's own networks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    digits: Shelf,
    eyes: Shelf,
    /// How many files were chosen.
    count: u32,
}

/// What happens to a file before an engine has it.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightsAction {
    /// It was chosen and read.
    Chosen {
        /// Its name.
        name: Rc<str>,
        /// What is in it.
        bytes: Rc<[u8]>,
    },
    /// It was chosen, and is not even read, for this reason.
    Refused {
        /// Its name.
        name: Rc<str>,
        /// Why not.
        refusal: WeightsRefusal,
    },
}

impl Weights {
    /// The networks for one kind of pictures.
    pub fn of(&self, dataset: Dataset) -> &Shelf {
        match dataset {
            Dataset::Digits => &self.digits,
            Dataset::Eyes => &self.eyes,
        }
    }

    /// The file of a network, whether it was accepted or is still to be checked.
    pub fn file(&self, model: ModelId) -> Option<&OwnFile> {
        let shelf = self.of(model.dataset());
        shelf.accepted.iter().chain(&shelf.unchecked).find(|file| file.model == model)
    }

    /// The networks that an engine has to check.
    pub fn unchecked(&self) -> impl Iterator<Item = ModelId> {
        self.digits.unchecked.iter().chain(&self.eyes.unchecked).map(|file| file.model)
    }

    /// Takes an action.
    pub fn apply(&mut self, dataset: Dataset, action: WeightsAction) {
        let number = self.count + 1;
        let shelf = self.of_mut(dataset);
        match action {
            WeightsAction::Chosen { name, bytes } => {
                shelf.refused = None;
                let model = ModelId::Custom { dataset, number };
                shelf.unchecked.push(OwnFile { model, name, bytes, golden: None });
                self.count = number;
            }
            WeightsAction::Refused { name, refusal } => shelf.refused = Some(RefusedFile { name, refusal }),
        }
    }

    /// An engine has this network. Whether it was the first to take it, and so accepts the file in place of the one
    /// before.
    pub fn accept(&mut self, model: ModelId, golden: Option<&Rc<[u8]>>) -> bool {
        let shelf = self.of_mut(model.dataset());
        let Some(mut file) = shelf.take(model) else { return false };
        file.golden = golden.cloned();
        shelf.accepted = Some(file);
        shelf.refused = None;
        true
    }

    /// An engine refused this network. A file that another one has accepted stays.
    pub fn refuse(&mut self, model: ModelId, failure: &EngineFailure) {
        let shelf = self.of_mut(model.dataset());
        if let Some(file) = shelf.take(model) {
            shelf.refused = Some(RefusedFile { name: file.name, refusal: WeightsRefusal::Engine(failure.clone()) });
        }
    }

    /// Forgets why the last file was refused.
    pub fn forget_refusal(&mut self, dataset: Dataset) {
        self.of_mut(dataset).refused = None;
    }

    fn of_mut(&mut self, dataset: Dataset) -> &mut Shelf {
        match dataset {
            Dataset::Digits => &mut self.digits,
            Dataset::Eyes => &mut self.eyes,
        }
    }
}

impl Shelf {
    /// The file that is being checked, or waits for it.
    pub fn checking(&self) -> Option<&OwnFile> {
        self.unchecked.first()
    }

    /// Takes a file away from those that are to be checked.
    fn take(&mut self, model: ModelId) -> Option<OwnFile> {
        let place = self.unchecked.iter().position(|file| file.model == model)?;
        Some(self.unchecked.remove(place))
    }
}

impl OwnFile {
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

/// Why a file of this size is not read, if it is not.
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
