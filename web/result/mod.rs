//! The third plate: what the network makes of it, seen in several ways, and how near that is.

mod differences;
mod error_map;
mod legend;
mod mask;
mod metrics;
mod output;
mod tools;
mod views;
mod wipe;

pub use metrics::Metrics;
pub use output::Output;
pub use tools::ResultTools;
pub use views::Views;
