//! Checks the direction of the dependencies: no files of a crate import each other in a circle, crates/app does not
//! depend on the browser, and the engine on the CPU does not depend on burn. `cargo xtask imports` runs these tests and
//! shows what they print.

mod circles;
mod modules;
mod resolve;

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use circles::{Circle, circles};
use modules::Crate;
use resolve::imports_between_files;

/// Names the folder whose crates are checked, if it is not this workspace.
const ROOT: &str = "AFTERIMAGE_ROOT";

/// The crates through which a dependency would reach the browser.
const BROWSER: [&str; 4] = ["js-sys", "wasm-bindgen", "web-sys", "yew"];

#[test]
fn no_files_import_each_other_in_a_circle() {
    let root = root();
    let (mut found, mut with_submodules) = (0, 0);
    for path in crate_roots(&root).unwrap() {
        let imports = imports_between_files(&Crate::read(&root, &path).unwrap());
        // A module may use its submodules and define the types that they share, so this use does not make a circle.
        let circles = circles(&imports, |uses| !uses.is_submodule);
        let more = circles::circles(&imports, |_| true);
        println!("{}: {} circles, {} if the use of own submodules counts", path.display(), circles.len(), more.len());
        circles.iter().for_each(print);
        for Circle { files, .. } in &more {
            let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
            println!("  with the use of own submodules, {} files: {}", names.len(), names.join(" "));
        }
        found += circles.len();
        with_submodules += more.len();
    }
    println!("import circles: {found}, or {with_submodules} if the use of own submodules counts");
    assert_eq!(found, 0, "files import each other in a circle; `cargo xtask imports` lists them");
}

fn print(circle: &Circle) {
    println!("  a circle of {} files:", circle.files.len());
    for (from, to, names) in &circle.imports {
        println!("    {} -> {}: {}", from.display(), to.display(), names.join(", "));
    }
}

#[test]
fn the_app_does_not_depend_on_the_browser() {
    assert_independent("app", |name| BROWSER.contains(&name));
}

/// What the engine-cpu program is made of: the package's default features.
#[test]
fn the_engine_on_the_cpu_does_not_depend_on_burn() {
    assert_independent("engine", |name| name == "burn" || name.starts_with("burn-"));
}

/// Asserts that no crate on which a folder of crates/ depends is forbidden.
#[expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]
fn assert_independent(folder: &str, is_forbidden: impl Fn(&str) -> bool) {
    let root = root();
    if !root.join("crates").join(folder).is_dir() {
        println!("there is no crates/{folder}");
        return;
    }
    let package = format!("afterimage-{folder}");
    // All targets: a dependency for wasm32 only counts as well.
    let mut tree = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    tree.current_dir(&root).args(["tree", "--locked", "--package", &package, "--edges", "normal", "--target", "all"]);
    let output = tree.args(["--prefix", "none", "--format", "{p}"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> = printed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&*package), "{printed}");
    let forbidden: Vec<&str> = names.iter().copied().filter(|name| is_forbidden(name)).collect();
    println!("{package}: {} crates, of them forbidden: {forbidden:?}", names.len());
    let hint = format!("`cargo tree --package {package} --target all --invert NAME` shows through which dependency");
    assert!(forbidden.is_empty(), "{package} depends on {forbidden:?}; {hint}");
}

fn root() -> PathBuf {
    env::var_os(ROOT).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), PathBuf::from)
}

/// The files at which the workspace's crates begin, relative to the root: web/ and every folder of crates/.
fn crate_roots(root: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root.join("crates"))?;
    let folders = entries.map(|entry| Ok(Path::new("crates").join(entry?.file_name()).join("src")));
    let mut folders = folders.collect::<io::Result<Vec<_>>>()?;
    folders.push(PathBuf::from("web"));
    folders.sort();
    let files = folders.iter().flat_map(|folder| ["lib.rs", "main.rs"].map(|name| folder.join(name)));
    Ok(files.filter(|path| root.join(path).is_file()).collect())
}
