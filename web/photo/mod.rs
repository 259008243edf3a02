//! A person's own picture: how it comes to the page, and which square of it is used.

mod chooser;
mod cropper;
mod drops;
mod hook;
pub mod loader;
mod paste;
mod whole;

pub use chooser::{Chooser, ChooserProps};
pub use cropper::{Cropper, CropperProps};
pub use drops::{Drops, DropsProps};
pub use hook::use_photo_loader;
pub use paste::use_paste;
