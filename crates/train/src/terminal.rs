//! Output for the user at the terminal.
//!
//! `println!` panics if its reader is gone, as after `| head` or when the terminal was closed. A training must go on
//! then, so these functions ignore the error.

use std::fmt::Display;
use std::io::{Write, stderr, stdout};

/// Writes a line to the standard output.
pub fn say(line: impl Display) {
    let _ = writeln!(stdout(), "{line}");
}

/// Writes a line to the standard error.
pub fn warn(line: impl Display) {
    let _ = writeln!(stderr(), "{line}");
}
