//! What the page's parts have in common: sliders, switches, choices, selects, pictures, drags.

pub mod drag;
pub mod pixels;
mod seen;
mod segmented;
mod select;
mod slider;
mod switch;

pub use pixels::Pixels;
pub use seen::use_seen;
pub use segmented::Segmented;
pub use select::Select;
pub use slider::Slider;
pub use switch::Switch;
