//! Finds the circles among the imports between files.

use std::{collections::BTreeSet, path::PathBuf};

use crate::resolve::{Imports, Uses};

/// Files that all import each other, directly or through others of the circle.
pub struct Circle {
    pub files: Vec<PathBuf>,
    /// The imports within the circle: from, to, and the imported names.
    pub imports: Vec<(PathBuf, PathBuf, Vec<String>)>,
}

/// The circles among the imports for which `counts` is true: the strongly connected components of more than one file.
pub fn circles(imports: &Imports, counts: impl Fn(&Uses) -> bool) -> Vec<Circle> {
    let mut imports = imports.clone();
    imports.values_mut().for_each(|targets| targets.retain(|_, uses| counts(uses)));
    let imports = &imports;
    let mut circles = Vec::new();
    let mut placed = BTreeSet::new();
    for start in imports.keys() {
        let reached = reachable(imports, start);
        let files: Vec<PathBuf> =
            reached.iter().filter(|file| *file == start || reachable(imports, file).contains(start)).cloned().collect();
        if files.len() > 1 && !placed.contains(start) {
            placed.extend(files.iter().cloned());
            circles.push(circle(imports, files));
        }
    }
    circles
}

fn circle(imports: &Imports, files: Vec<PathBuf>) -> Circle {
    let inner = files.iter().flat_map(|from| {
        let targets = imports.get(from).into_iter().flatten().filter(|(to, _)| files.contains(to));
        targets.map(|(to, uses)| (from.clone(), to.clone(), uses.names.iter().cloned().collect()))
    });
    Circle { imports: inner.collect(), files }
}

/// The files that a file imports from, directly or indirectly.
fn reachable(imports: &Imports, start: &PathBuf) -> BTreeSet<PathBuf> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        for target in imports.get(file).into_iter().flat_map(|targets| targets.keys()) {
            if reached.insert(target.clone()) {
                open.push(target);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(pairs: &[(&str, &str)]) -> Imports {
        let mut imports = Imports::new();
        for (from, to) in pairs {
            let targets = imports.entry(PathBuf::from(from)).or_default();
            targets.insert(PathBuf::from(to), Uses { is_submodule: *to == "d", ..Uses::default() });
        }
        imports
    }

    #[test]
    fn each_circle_is_found_once_with_its_files() {
        let imports = imports(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d")]);
        let found = circles(&imports, |_| true);
        let files: Vec<Vec<PathBuf>> = found.into_iter().map(|circle| circle.files).collect();
        assert_eq!(files, [["a", "b", "c"].map(PathBuf::from).to_vec(), ["d", "e"].map(PathBuf::from).to_vec()]);
        assert_eq!(circles(&imports, |uses| !uses.is_submodule).len(), 1);
    }

    #[test]
    fn imports_in_one_direction_are_no_circle() {
        assert!(circles(&imports(&[("a", "b"), ("b", "c"), ("a", "c")]), |_| true).is_empty());
    }
}
