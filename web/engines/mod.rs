//! The engines: what the page knows of them, which one answers, and the workers that run them.

mod files;
pub mod host;
pub mod policy;
mod slot;
pub mod status;

pub use files::weights_url;
pub use host::Host;
pub use policy::{Absence, Adapter, EngineChoice, Plan, Reason};
pub use status::{EngineEvent, EngineStatus, Phase};
