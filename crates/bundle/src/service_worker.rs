//! Writes `sw.js`: web/service-worker.js with the list of this build's files.

use crate::{hash, load_phase::LoadPhase};

/// The service worker with an empty list.
const TEMPLATE: &str = include_str!("../../../web/service-worker.js");

/// The line of the template that the list replaces.
const BUILD: &str = "const BUILD = { version: \"\", first: {}, later: {}, gpu: {} };";

/// A file of the build and its hash.
#[derive(Clone, Debug)]
pub struct HashedFile {
    /// Its path relative to dist/, with `/` between the parts.
    pub path: String,
    /// Its hash, `sha256-…`. Browsers check it.
    pub integrity: String,
}

/// The service worker for a build of these files.
pub fn render(files: &[HashedFile]) -> String {
    let first = list(files, &[LoadPhase::Page, LoadPhase::Cpu]);
    let later = list(files, &[LoadPhase::OnDemand]);
    let gpu = list(files, &[LoadPhase::Gpu]);
    let lists = format!("first: {first},\n  later: {later},\n  gpu: {gpu},\n");
    // The version depends on the program too: a changed program must not use the cache of an older one.
    let version = hash::short(format!("{TEMPLATE}{lists}").as_bytes());
    TEMPLATE.replace(BUILD, &format!("const BUILD = {{\n  version: \"{version}\",\n  {lists}}};"))
}

/// The files of some phases as a JavaScript object from addresses to hashes.
fn list(files: &[HashedFile], phases: &[LoadPhase]) -> String {
    let listed = files.iter().filter(|file| phases.contains(&LoadPhase::from_path(&file.path)));
    let lines = listed.map(|file| format!("\n    {:?}: {:?},", address(&file.path), file.integrity));
    format!("{{{}\n  }}", lines.collect::<String>())
}

/// The address of a file. The page's address is that of its folder: some hosts redirect index.html to the folder, and
/// browsers refuse to open a page from a cached redirect.
fn address(path: &str) -> &str {
    if path == "index.html" { "./" } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(engine: &str) -> Vec<HashedFile> {
        let hashed =
            |path: &str, integrity: &str| HashedFile { path: path.to_owned(), integrity: integrity.to_owned() };
        vec![
            hashed("index.html", "sha256-1="),
            hashed("engine-cpu_bg.wasm", engine),
            hashed("assets/eyes.idx4-ubyte", "sha256-3="),
            hashed("engine-gpu.js", "sha256-4="),
            hashed("assets/models/eyes.json", "sha256-5="),
            hashed("sw.js", "sha256-6="),
            hashed("_headers", "sha256-7="),
        ]
    }

    #[test]
    fn files_are_listed_by_load_phase() {
        assert_eq!(TEMPLATE.matches(BUILD).count(), 1);
        let text = render(&files("sha256-2="));
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
    fn a_changed_file_changes_the_version() {
        let version = |engine: &str| {
            let text = render(&files(engine));
            text.lines().find(|line| line.contains("version:")).unwrap().to_owned()
        };
        assert_eq!(version("sha256-2="), version("sha256-2="));
        assert_ne!(version("sha256-2="), version("sha256-8="));
    }
}
