//! The list of licences that the page's About shows: the crates of the page and the licence texts.

mod crates;
mod list;

pub use crates::{Crate, crates_of_the_page};
pub use list::{check_crates, json, texts};
