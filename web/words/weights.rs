//! Words of a person's own networks.

use afterimage_protocol::Subject;

/// Link: the weights of the network at work, as a file.
pub const DOWNLOAD: &str = "Download weights";
/// Button.
pub const CHOOSE: &str = "Load my own";
/// A person's own network in its select, where its file's name is not known.
pub const OWN: &str = "Your own";
/// What a person's own network is, under the select.
pub const HINT: &str = "Your own network, from a file.";
/// A file of no bytes.
pub const EMPTY: &str = "it is empty";
/// A file that is too large to be read.
pub const TOO_BIG: &str = "it has more than 32 MB";
/// A file that the browser does not give us.
pub const UNREADABLE: &str = "it could not be read";

/// Beside the button: which files fit.
pub const fn fits(subject: Subject) -> &'static str {
    match subject {
        Subject::Digits => {
            "A safetensors file of this family: three convolutions down, three up. It stays on this machine, until you close the page."
        }
        Subject::Eyes => {
            "A safetensors file of a network like this one, with other weights. It stays on this machine, until you close the page."
        }
    }
}

/// While a file is checked.
pub fn checking(name: &str) -> String {
    format!("Checking {name} …")
}

/// A file that was not taken, and what to do.
pub fn refused(name: &str, reason: &str) -> String {
    // Some reasons are sentences.
    let reason = reason.trim_end_matches('.');
    format!(
        "{name} was not loaded: {reason}. Save it as float32 safetensors with PyTorch’s names, as the trainer does."
    )
}

/// Why the CPU computes a person's own network.
pub fn unfit(reason: &str) -> String {
    format!("WebGPU does not run this network ({reason}), so the CPU does.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::MAX_BYTES;

    #[test]
    fn the_size_that_is_named_is_the_one_that_is_read() {
        assert!(TOO_BIG.contains(&format!("{} MB", MAX_BYTES / 1_000_000)));
    }

    #[test]
    fn a_reason_that_is_a_sentence_ends_once() {
        assert_eq!(refused("a", "It broke."), refused("a", "It broke"));
    }
}
