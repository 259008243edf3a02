//! A person's own picture: how it comes to the page, and which square of it is used.

mod chooser;
mod cropper;
mod drops;
pub mod opener;
mod opening;
mod paste;
mod whole;

pub use chooser::{Chooser, ChooserProps};
pub use cropper::{Cropper, CropperProps};
pub use drops::{Drops, DropsProps};
pub use opening::use_opener;
pub use paste::use_paste;
