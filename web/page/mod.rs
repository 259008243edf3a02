//! The page around the features: its layout, its start, its address, and saving it for the next visit.

mod app;
mod hash_navigation;
mod masthead;
mod saving;
mod startup;

pub use app::App;
