//! A set of pictures that comes from one file: the sample digits, or the gallery of eyes.

use std::rc::Rc;

use afterimage_imaging::{IdxError, Image};

use crate::failures::FetchError;

/// Why the pictures of a file are not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The file was not fetched.
    Fetch(FetchError),
    /// The file is damaged.
    Format(IdxError),
}

/// The pictures of a file.
#[derive(Clone, Debug, Default)]
pub enum ImageSet {
    /// The file is being fetched.
    #[default]
    Loading,
    /// The pictures, in the order of the file.
    Ready(Rc<[Rc<Image>]>),
    /// The file could not be fetched or read.
    Failed(LoadError),
}

/// Compares addresses, not pixels: it runs at every render.
impl PartialEq for ImageSet {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Ready(these), Self::Ready(those)) => Rc::ptr_eq(these, those),
            (Self::Failed(this), Self::Failed(that)) => this == that,
            _ => false,
        }
    }
}

impl ImageSet {
    /// The picture at `index`, if it is loaded.
    pub fn get(&self, index: usize) -> Option<&Rc<Image>> {
        match self {
            Self::Ready(images) => images.get(index),
            _ => None,
        }
    }
}
