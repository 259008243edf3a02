//! What the page is made of: the crates that are compiled into its programs, and Rust's standard library.
//!
//! Build scripts and procedural macros run while the page is compiled and are not in it; tests are not either.

use std::{collections::BTreeSet, fs};

use crate::{
    failure::{Failure, Outcome},
    process,
};

/// A crate that a visitor downloads, compiled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Under which licences it can be had, in SPDX's words.
    pub licence: String,
    /// Where its source is; empty where it does not say.
    pub repository: String,
}

impl Crate {
    /// What tells it from every other.
    pub fn id(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Reads what `cargo tree` prints for [`FORMAT`]; nothing where it is a crate of ours, which has a path.
    fn of_line(line: &str) -> Option<Self> {
        // The mark of a crate whose own dependencies were printed before.
        let mut parts = line.strip_suffix(" (*)").unwrap_or(line).split('|');
        let (name, version) = parts.next()?.split_once(" v")?;
        if version.contains(' ') {
            return None;
        }
        // What `/` between licences means has long been said by `OR`.
        let licence = parts.next()?.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
        let repository = parts.next()?.to_owned();
        Some(Self { name: name.to_owned(), version: version.to_owned(), licence, repository })
    }

    /// The standard library, of which cargo knows nothing: it comes with the compiler.
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

const FORMAT: &str = "{p}|{l}|{r}";

/// Everything that the page is made of and that is not ours.
pub fn crates() -> Outcome<BTreeSet<Crate>> {
    let standard_library = Crate::standard_library(&read("rust-toolchain.toml")?)
        .ok_or_else(|| Failure::new("rust-toolchain.toml names no channel"))?;
    let mut crates = BTreeSet::from([standard_library]);
    for program in programs(&read("index.html")?) {
        let mut tree = process::command("cargo")?;
        tree.args(["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"]);
        tree.args(["--prefix", "none", "--format", FORMAT]);
        tree.args(["--manifest-path", &program.manifest, "--features", &program.features]);
        let printed = process::capture(&mut tree)
            .ok_or_else(|| Failure::new(format!("`{}` failed", process::line(&tree))).hint("Run it to see why."))?;
        crates.extend(printed.lines().filter_map(Crate::of_line));
    }
    Ok(crates)
}

/// A program of the page, as Trunk builds it.
#[derive(Debug, PartialEq, Eq)]
struct Program {
    manifest: String,
    features: String,
}

/// The programs that index.html names.
fn programs(page: &str) -> Vec<Program> {
    let links = page.split("<link").skip(1).filter_map(|rest| rest.split_once("/>")).map(|(link, _)| link);
    let attribute = |link: &str, name: &str| {
        let (_, rest) = link.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    links
        .filter(|link| link.contains("rel=\"rust\""))
        .filter_map(|link| {
            let features = attribute(link, "data-cargo-features").unwrap_or_default();
            Some(Program { manifest: attribute(link, "href")?, features })
        })
        .collect()
}

fn read(path: &str) -> Outcome<String> {
    let path = process::root()?.join(path);
    fs::read_to_string(&path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_tree_prints() {
        let fnv = Crate::of_line("fnv v1.0.7|Apache-2.0 / MIT|https://github.com/servo/rust-fnv (*)").unwrap();
        assert_eq!(fnv.id(), "fnv 1.0.7");
        assert_eq!(fnv.licence, "Apache-2.0 OR MIT");
        assert_eq!(fnv.repository, "https://github.com/servo/rust-fnv");
        let silent = Crate::of_line("cubecl-zspace v0.11.3|MIT OR Apache-2.0|").unwrap();
        assert_eq!(silent.repository, "");
    }

    #[test]
    fn our_own_crates_are_no_dependencies() {
        assert_eq!(Crate::of_line("afterimage v0.1.0 (/home/someone/afterimage)|MIT OR Apache-2.0|"), None);
        assert_eq!(Crate::of_line("afterimage-model v0.1.0 (C:\\x)|MIT OR Apache-2.0| (*)"), None);
        assert_eq!(Crate::of_line(""), None);
    }

    #[test]
    fn the_programs_of_the_page_are_found_with_their_features() {
        let programs = programs(include_str!("../../../index.html"));
        let programs: Vec<_> = programs.iter().map(|one| (one.manifest.as_str(), one.features.as_str())).collect();
        let engine = "crates/engine/Cargo.toml";
        assert_eq!(
            programs,
            [("Cargo.toml", ""), (engine, "cpu"), (engine, "gpu"), ("crates/photo/Cargo.toml", "worker")]
        );
    }

    #[test]
    fn the_standard_library_has_the_toolchain_s_version() {
        let library = Crate::standard_library("[toolchain]\nchannel = \"1.95.0\"\nprofile = \"minimal\"\n").unwrap();
        assert_eq!(library.id(), "std 1.95.0");
        assert_eq!(Crate::standard_library("[toolchain]\n"), None);
    }
}
