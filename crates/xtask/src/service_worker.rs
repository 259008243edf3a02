//! `sw.js`: web/service-worker.js with the list of this build's files.

use crate::{digest, group::Group};

/// The service worker but for its list.
const TEMPLATE: &str = include_str!("../../../web/service-worker.js");

/// The line that the list takes the place of.
const BUILD: &str = "const BUILD = { version: \"\", first: {}, later: {}, gpu: {} };";

/// A file as the service worker knows it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its path inside dist/, with `/` between the parts.
    pub path: String,
    /// What browsers check.
    pub integrity: String,
}

/// The service worker for a build of these files.
pub fn of(files: &[Listed]) -> String {
    let first = list(files, &[Group::Page, Group::Cpu]);
    let later = list(files, &[Group::Later]);
    let gpu = list(files, &[Group::Gpu]);
    let lists = format!("first: {first},\n  later: {later},\n  gpu: {gpu},\n");
    // The program counts as well: one that keeps files in another way must not meet what an older one kept.
    let version = digest::short(format!("{TEMPLATE}{lists}").as_bytes());
    TEMPLATE.replace(BUILD, &format!("const BUILD = {{\n  version: \"{version}\",\n  {lists}}};"))
}

/// The files of some groups as an object of paths and hashes.
fn list(files: &[Listed], groups: &[Group]) -> String {
    let of_groups = files.iter().filter(|file| groups.contains(&Group::of(&file.path)));
    let lines = of_groups.map(|file| format!("\n    {:?}: {:?},", address(&file.path), file.integrity));
    format!("{{{}\n  }}", lines.collect::<String>())
}

/// Where a file is asked for. The page's address is its folder's: some hosts send whoever asks for index.html there,
/// and browsers refuse to open a page that they were sent elsewhere for.
fn address(path: &str) -> &str {
    if path == "index.html" { "./" } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(engine: &str) -> Vec<Listed> {
        let listed = |path: &str, integrity: &str| Listed { path: path.to_owned(), integrity: integrity.to_owned() };
        vec![
            listed("index.html", "sha256-1="),
            listed("engine-cpu_bg.wasm", engine),
            listed("assets/eyes.idx4-ubyte", "sha256-3="),
            listed("engine-gpu.js", "sha256-4="),
            listed("assets/models/eyes.json", "sha256-5="),
            listed("sw.js", "sha256-6="),
            listed("_headers", "sha256-7="),
        ]
    }

    #[test]
    fn each_file_is_listed_by_when_it_is_kept() {
        assert_eq!(TEMPLATE.matches(BUILD).count(), 1);
        let text = of(&files("sha256-2="));
        let lists = "  first: {
    \"./\": \"sha256-1=\",
    \"engine-cpu_bg.wasm\": \"sha256-2=\",
  },
  later: {
    \"assets/eyes.idx4-ubyte\": \"sha256-3=\",
  },
  gpu: {
    \"engine-gpu.js\": \"sha256-4=\",
  },
};";
        assert!(text.contains(lists), "{text}");
        assert!(!text.contains(BUILD));
    }

    #[test]
    fn one_changed_file_makes_another_version() {
        let version = |engine: &str| {
            let text = of(&files(engine));
            text.lines().find(|line| line.contains("version:")).unwrap().to_owned()
        };
        assert_eq!(version("sha256-2="), version("sha256-2="));
        assert_ne!(version("sha256-2="), version("sha256-8="));
    }
}
