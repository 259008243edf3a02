//! The user's own picture: opening it, and choosing the square of it that the network gets.

mod chooser;
mod cropper;
mod drop_zone;
pub mod loader;
mod paste;
mod preview;

pub use chooser::{Chooser, ChooserProps};
pub use cropper::{Cropper, CropperProps};
pub use drop_zone::{DropZone, DropZoneProps};
pub use loader::use_photo_loader;
pub use paste::use_paste;
