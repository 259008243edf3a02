//! What touches the browser: each interface in a file of its own, with errors that say what was tried.

pub mod address;
pub mod canvas;
pub mod clipboard;
mod early_worker;
pub mod export;
pub mod fetch;
pub mod kept_files;
pub mod keys;
pub mod service_worker;
pub mod storage;
pub mod time_limit;
pub mod webgpu;
pub mod worker;
