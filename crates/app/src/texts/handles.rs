//! Texts of the handles on a picture.

use crate::handles::HasHandles;

/// What a screen reader says of a picture's handles. The part of the texts that a picture belongs to implements it.
pub trait HandleTexts: HasHandles {
    /// The name of a handle.
    fn handle_name(handle: Self::Handle) -> String;

    /// The value of a handle in words; none if there is no such handle.
    fn value_text(&self, handle: Self::Handle) -> Option<String>;
}
