//! What the page knows of the engines, and which one answers.

pub mod failure;
pub mod policy;
pub mod status;
pub mod time_limit;
pub mod timing;

pub use failure::{EngineFailure, FilesError};
pub use policy::{Absence, Adapter, EngineChoice, Plan, Reason};
pub use status::{EngineEvent, EngineStatus, Phase};
