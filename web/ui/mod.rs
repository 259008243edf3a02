//! What the page's parts have in common: sliders, switches, choices, selects, files, pictures, drags, handles,
//! the focus, scrolling.

mod announcement;
pub mod canvas;
pub mod drag;
mod drag_area;
mod event_target;
mod file_button;
pub mod focus;
mod handle;
mod in_view;
pub mod position;
mod scroll;
mod segmented;
mod select;
mod slider;
mod staged_rendering;
mod switch;
mod text;
mod thumbnail_row;

pub use announcement::Announcement;
pub use canvas::Pixels;
pub use drag_area::{DragArea, use_handles};
pub use event_target::is_in_field_or_dialog;
pub use file_button::FileButton;
pub use in_view::use_in_view;
pub use scroll::{scroll_into_view, use_scroll_to_hash};
pub use segmented::Segmented;
pub use select::Select;
pub use slider::Slider;
pub use staged_rendering::use_staged_rendering;
pub use switch::Switch;
pub use text::{changing, changing_number};
pub use thumbnail_row::ThumbnailRow;
