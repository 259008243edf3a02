//! The page's parts: props in, actions out.

mod app;
mod drag;
mod engine_bar;
mod hooks;
mod metrics;
mod network_output;
mod notes;
mod pad;
mod pad_tools;
mod pixels;
mod samples;
mod seen;
mod select;
mod slider;
mod spoil_tools;
mod story;
mod switch;

pub use app::App;
pub use engine_bar::EngineBar;
pub use metrics::Metrics;
pub use network_output::NetworkOutput;
pub use notes::Notes;
pub use pad::Pad;
pub use pad_tools::PadTools;
pub use pixels::Pixels;
pub use samples::SampleRow;
pub use seen::Seen;
pub use select::Select;
pub use slider::Slider;
pub use spoil_tools::SpoilTools;
pub use story::Story;
pub use switch::Switch;
