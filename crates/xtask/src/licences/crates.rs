//! The crates that are compiled into the page's programs, and Rust's standard library.
//!
//! Build scripts, procedural macros and dependencies of tests are not in the page.

use std::collections::BTreeSet;

use crate::{
    error::{Error, Result},
    process,
    programs::programs,
};

/// A crate that a visitor downloads, compiled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licences as an SPDX expression.
    pub licence: String,
    /// The address of its repository; empty where its manifest names none.
    pub repository: String,
}

impl Crate {
    /// Its name and version, which identify it.
    pub fn id(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Reads a line that `cargo tree` has printed in [`FORMAT`]. `None` for the workspace's own crates, whose version is
    /// followed by a path.
    fn from_line(line: &str) -> Option<Self> {
        // `(*)` marks a crate whose dependencies were printed before.
        let mut parts = line.strip_suffix(" (*)").unwrap_or(line).split('|');
        let (name, version) = parts.next()?.split_once(" v")?;
        if version.contains(' ') {
            return None;
        }
        // Older manifests write `/` for `OR`.
        let licence = parts.next()?.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
        let repository = parts.next()?.to_owned();
        Some(Self { name: name.to_owned(), version: version.to_owned(), licence, repository })
    }

    /// The standard library, which comes with the compiler and is unknown to cargo.
    fn standard_library(toolchain: &str) -> Option<Self> {
        let channel = toolchain.lines().find_map(|line| line.strip_prefix("channel = "))?;
        Some(Self {
            name: "std".to_owned(),
            version: channel.trim_matches('"').to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            repository: "https://github.com/rust-lang/rust".to_owned(),
        })
    }
}

/// Package, licence, repository.
const FORMAT: &str = "{p}|{l}|{r}";

/// All crates of the page's programs but the workspace's own.
pub fn crates_of_the_page() -> Result<BTreeSet<Crate>> {
    let standard_library = Crate::standard_library(&process::read("rust-toolchain.toml")?)
        .ok_or_else(|| Error::new("rust-toolchain.toml names no channel"))?;
    let mut crates = BTreeSet::from([standard_library]);
    for program in programs(&process::read("index.html")?) {
        let mut tree = process::command("cargo")?;
        tree.args(["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"]);
        tree.args(["--prefix", "none", "--format", FORMAT]);
        tree.args(["--manifest-path", program.manifest, "--features", program.features]);
        let printed = process::capture(&mut tree).ok_or_else(|| {
            Error::new(format!("`{}` failed", process::command_line(&tree))).hint("Run it to see why.")
        })?;
        crates.extend(printed.lines().filter_map(Crate::from_line));
    }
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_cargo_tree_are_read() {
        let fnv = Crate::from_line("fnv v1.0.7|Apache-2.0 / MIT|https://github.com/servo/rust-fnv (*)").unwrap();
        assert_eq!(fnv.id(), "fnv 1.0.7");
        assert_eq!(fnv.licence, "Apache-2.0 OR MIT");
        assert_eq!(fnv.repository, "https://github.com/servo/rust-fnv");
        let without_repository = Crate::from_line("cubecl-zspace v0.11.3|MIT OR Apache-2.0|").unwrap();
        assert_eq!(without_repository.repository, "");
    }

    #[test]
    fn crates_of_the_workspace_are_left_out() {
        assert_eq!(Crate::from_line("afterimage v0.1.0 (/home/user/afterimage)|MIT OR Apache-2.0|"), None);
        assert_eq!(Crate::from_line("afterimage-model v0.1.0 (C:\\x)|MIT OR Apache-2.0| (*)"), None);
        assert_eq!(Crate::from_line(""), None);
    }

    #[test]
    fn the_standard_library_has_the_version_of_the_toolchain() {
        let library = Crate::standard_library("[toolchain]\nchannel = \"1.95.0\"\nprofile = \"minimal\"\n").unwrap();
        assert_eq!(library.id(), "std 1.95.0");
        assert_eq!(Crate::standard_library("[toolchain]\n"), None);
    }
}
