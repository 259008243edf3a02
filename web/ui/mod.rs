//! What the page's parts have in common: sliders, switches, choices, selects, files, pictures, drags, the focus,
//! scrolling.

mod announcement;
pub mod canvas;
mod digit_row;
pub mod drag;
mod file_button;
pub mod focus;
mod frames;
pub mod grip;
mod in_view;
mod pixels;
pub mod place;
mod reveal;
mod segmented;
mod select;
mod slider;
mod switch;

pub use announcement::Announcement;
pub use digit_row::DigitRow;
pub use file_button::FileButton;
pub use frames::use_frames;
pub use in_view::use_in_view;
pub use pixels::Pixels;
pub use reveal::reveal;
pub use segmented::Segmented;
pub use select::Select;
pub use slider::Slider;
pub use switch::Switch;
