//! Finds the file that defines what a path names.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
    path::{Path, PathBuf},
};

use crate::modules::{Crate, Import};

/// The imports of each file, by the file that they come from.
pub type Imports = BTreeMap<PathBuf, BTreeMap<PathBuf, Uses>>;

/// What one file uses of another.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    pub names: BTreeSet<String>,
    /// Whether a module uses one of its own submodules.
    pub is_submodule: bool,
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// A module.
    Module(usize),
    /// An item of a module.
    ItemOf(usize),
}

/// The imports between the files of a crate.
///
/// A re-export (`pub use`) is not an import by itself: the files that use the name import from the file that defines it.
/// Neither is a module's declaration, nor an import of a module from which nothing is used.
pub fn imports_between_files(parsed: &Crate) -> Imports {
    let mut imports = Imports::new();
    for (index, module) in parsed.modules.iter().enumerate() {
        let own_imports = module.imports.iter().filter(|import| !import.is_reexport && import.name.is_some());
        let paths = own_imports.map(|import| &import.path).chain(&module.mentioned);
        for path in paths {
            let Some(Named::ItemOf(definer)) = parsed.resolve(index, path, &mut Vec::new()) else { continue };
            let file = &parsed.modules[definer].file;
            if *file != module.file {
                let targets = imports.entry(module.file.clone()).or_default();
                let uses = targets.entry(file.clone()).or_default();
                uses.names.insert(item_name(path));
                uses.is_submodule = parsed.is_within(definer, &module.file);
            }
        }
    }
    imports
}

/// The item in a path: `Kind` in `crate::a::Kind::Variant`, and else the last name.
fn item_name(path: &[String]) -> String {
    let is_type = |name: &&String| name.starts_with(char::is_uppercase);
    path.iter().find(is_type).or(path.last()).cloned().unwrap_or_default()
}

impl Crate {
    /// Whether a module is a submodule of a module in this file.
    fn is_within(&self, module: usize, file: &Path) -> bool {
        let parents = iter::successors(self.modules[module].parent, |parent| self.modules[*parent].parent);
        parents.into_iter().any(|parent| self.modules[parent].file == file)
    }

    /// Resolves a path in a module. `None` for the names of other crates and of local variables.
    ///
    /// `visited` are the searches in progress, so that imports that name each other end.
    fn resolve(&self, from: usize, path: &[String], visited: &mut Vec<(usize, String)>) -> Option<Named> {
        let (first, mut rest) = path.split_first()?;
        let mut named = match first.as_str() {
            "crate" => Named::Module(0),
            "self" => Named::Module(from),
            "super" => Named::Module(self.modules[from].parent?),
            name => self.look_up(from, name, rest.is_empty(), visited)?,
        };
        while let (Named::Module(module), Some((name, after))) = (named, rest.split_first()) {
            named = if name == "super" {
                Named::Module(self.modules[module].parent?)
            } else {
                // A name that is not found is defined by a macro of that module.
                self.look_up(module, name, after.is_empty(), visited).unwrap_or(Named::ItemOf(module))
            };
            rest = after;
        }
        Some(named)
    }

    /// What a name means in a module. A module and an item may have one name: at the end of a path the item is meant,
    /// elsewhere the module.
    fn look_up(&self, index: usize, name: &str, is_last: bool, visited: &mut Vec<(usize, String)>) -> Option<Named> {
        let search = (index, name.to_owned());
        if visited.contains(&search) {
            return None;
        }
        visited.push(search);
        let module = &self.modules[index];
        let child = module.children.get(name).map(|child| Named::Module(*child));
        let item = module.items.contains(name).then_some(Named::ItemOf(index));
        let imported = || {
            let named = module.imports.iter().filter(|import| import.name.as_deref() == Some(name));
            named.filter_map(|import| self.resolve(index, &import.path, &mut visited.clone())).next()
        };
        let found = if is_last { item.or_else(imported).or(child) } else { child.or_else(imported).or(item) };
        let found = found.or_else(|| {
            let globs = module.imports.iter().filter(|import| import.name.is_none());
            globs.filter_map(|import| self.look_up_in_glob(index, import, name, is_last, &mut visited.clone())).next()
        });
        visited.pop();
        found
    }

    fn look_up_in_glob(
        &self,
        from: usize,
        import: &Import,
        name: &str,
        is_last: bool,
        visited: &mut Vec<(usize, String)>,
    ) -> Option<Named> {
        match self.resolve(from, &import.path, visited)? {
            Named::Module(module) => self.look_up(module, name, is_last, visited),
            // The variants of an enum. Its file is found by the paths that name the enum.
            Named::ItemOf(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The imports between these files, each as `from -> to`.
    fn imports(files: &[(&str, &str)]) -> Vec<String> {
        let read = |path: &Path| {
            let file = files.iter().find(|(name, _)| Path::new(name) == path);
            file.map(|(_, text)| (*text).to_owned())
        };
        let parsed = Crate::from_files(Path::new("lib.rs"), &read).unwrap();
        let imports = imports_between_files(&parsed);
        let pairs = imports.iter().flat_map(|(from, targets)| targets.keys().map(move |to| (from, to)));
        pairs.map(|(from, to)| format!("{} -> {}", from.display(), to.display())).collect()
    }

    #[test]
    fn imports_and_paths_lead_to_the_defining_file() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B; fn f() { super::b::inner::g(); }"),
            ("b/mod.rs", "pub mod inner; pub struct B;"),
            ("b/inner.rs", "pub fn g() {}"),
        ];
        assert_eq!(imports(&files), ["a.rs -> b/inner.rs", "a.rs -> b/mod.rs"]);
    }

    #[test]
    fn a_reexport_is_followed_and_is_no_import_itself() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::{self, B}; fn f(_: b::C) {}"),
            ("b/mod.rs", "mod one; mod two; pub use one::B; pub(crate) use two::*;"),
            ("b/one.rs", "pub struct B;"),
            ("b/two.rs", "use super::B; pub struct C;"),
        ];
        assert_eq!(imports(&files), ["a.rs -> b/one.rs", "a.rs -> b/two.rs", "b/two.rs -> b/one.rs"]);
    }

    #[test]
    fn a_reexport_that_the_file_itself_uses_is_an_import() {
        let files = [("lib.rs", "mod a; pub use a::A; fn f(_: A) {}"), ("a.rs", "pub struct A;")];
        assert_eq!(imports(&files), ["lib.rs -> a.rs"]);
    }

    #[test]
    fn the_use_of_a_submodule_is_told_apart() {
        let files = [
            ("lib.rs", "mod a; fn f() { a::b::g(); }"),
            ("a/mod.rs", "pub mod b;"),
            ("a/b.rs", "pub fn g() { crate::f() }"),
        ];
        let read =
            |path: &Path| files.iter().find(|(name, _)| Path::new(name) == path).map(|(_, text)| text.to_string());
        let imports = imports_between_files(&Crate::from_files(Path::new("lib.rs"), &read).unwrap());
        let uses = |from: &str, to: &str| &imports[Path::new(from)][Path::new(to)];
        assert!(uses("lib.rs", "a/b.rs").is_submodule);
        assert!(!uses("a/b.rs", "lib.rs").is_submodule);
    }

    #[test]
    fn paths_within_macros_count_and_fields_do_not() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::{b, c}; fn f() { html! { <b::B c={state.c} /> }; x.c::<u8>(); }"),
            ("b.rs", "pub struct B;"),
            ("c.rs", "pub struct C;"),
        ];
        assert_eq!(imports(&files), ["a.rs -> b.rs"]);
    }

    #[test]
    fn code_for_tests_is_left_out() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "#[cfg(test)] mod tests { use crate::b::B; } #[cfg(test)] use crate::b::B;"),
            ("b.rs", "pub struct B;"),
        ];
        assert_eq!(imports(&files), Vec::<String>::new());
    }

    #[test]
    fn names_of_other_crates_and_imports_of_each_other_end_the_search() {
        let files = [
            ("lib.rs", "mod a; mod b; use std::fmt; pub use a::*;"),
            ("a.rs", "pub use crate::b::*; use yew::prelude::*; fn f() { g() }"),
            ("b.rs", "pub use crate::a::*; pub fn g() {}"),
        ];
        assert_eq!(imports(&files), ["a.rs -> b.rs"]);
    }
}
