//! Reads the modules of a crate: what each one defines, imports and mentions. Code for tests is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Expr, Item, ItemMacro, ItemMod, ItemUse, Lit, Macro, Meta, UseTree, Visibility,
    visit::{self, Visit},
};

/// The modules of a crate. The first one is the crate's root.
pub struct Crate {
    pub modules: Vec<Module>,
}

/// A module, in a file of its own or within the file of another module.
#[derive(Default)]
pub struct Module {
    /// Its file, relative to the workspace's root.
    pub file: PathBuf,
    pub parent: Option<usize>,
    pub children: BTreeMap<String, usize>,
    /// The names of what it defines.
    pub items: BTreeSet<String>,
    pub imports: Vec<Import>,
    /// The paths that its code mentions, also within macros.
    pub mentioned: BTreeSet<Vec<String>>,
}

/// A path that a `use` brings into a module.
pub struct Import {
    pub path: Vec<String>,
    /// The name in the module; `None` for `*`.
    pub name: Option<String>,
    /// Whether the import has a visibility: it passes the name on to other modules.
    pub is_reexport: bool,
}

impl Crate {
    /// Reads the crate whose root module is this file. Its path is relative to the workspace's root.
    pub fn read(root: &Path, file: &Path) -> Result<Self, String> {
        Self::from_files(file, &|path| fs::read_to_string(root.join(path)).ok())
    }

    /// Reads the crate with a function that returns the text of a file, or `None` where it does not exist.
    pub fn from_files(file: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Result<Self, String> {
        let mut files = Files { read, modules: Vec::new() };
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        files.add_file(file, &folder, None)?;
        Ok(Self { modules: files.modules })
    }
}

/// The modules that were read so far.
struct Files<'a> {
    read: &'a dyn Fn(&Path) -> Option<String>,
    modules: Vec<Module>,
}

impl Files<'_> {
    /// Reads a file as a module whose children lie in `folder`.
    fn add_file(&mut self, file: &Path, folder: &Path, parent: Option<usize>) -> Result<usize, String> {
        let text = (self.read)(file).ok_or_else(|| format!("{} does not exist", file.display()))?;
        let syntax = syn::parse_file(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        self.add_items(&syntax.items, file, folder, parent)
    }

    fn add_items(
        &mut self,
        items: &[Item],
        file: &Path,
        folder: &Path,
        parent: Option<usize>,
    ) -> Result<usize, String> {
        let index = self.modules.len();
        self.modules.push(Module { file: file.to_owned(), parent, ..Module::default() });
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Item::Mod(child) = item {
                let added = self.add_child(child, file, folder, index)?;
                self.modules[index].children.insert(child.ident.to_string(), added);
            } else {
                let module = &mut self.modules[index];
                module.items.extend(name(item));
                module.visit_item(item);
            }
        }
        Ok(index)
    }

    fn add_child(&mut self, child: &ItemMod, file: &Path, folder: &Path, parent: usize) -> Result<usize, String> {
        let name = child.ident.to_string();
        let folder = folder.join(&name);
        if let Some((_, items)) = &child.content {
            return self.add_items(items, file, &folder, Some(parent));
        }
        if let Some(path) = path_attribute(&child.attrs) {
            let file = file.with_file_name(path);
            return self.add_file(&file, file.parent().unwrap_or(Path::new("")), Some(parent));
        }
        let beside = folder.with_extension("rs");
        let file = if (self.read)(&beside).is_some() { beside } else { folder.join("mod.rs") };
        self.add_file(&file, &folder, Some(parent))
    }
}

/// Collects the imports and the mentioned paths in the code of an item.
impl Visit<'_> for Module {
    fn visit_item(&mut self, item: &Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        if item.leading_colon.is_none() {
            let is_reexport = !matches!(item.vis, Visibility::Inherited);
            self.add_use(&item.tree, Vec::new(), is_reexport);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            self.mentioned.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &Macro) {
        visit::visit_macro(self, call);
        self.add_tokens(&call.tokens);
    }
}

impl Module {
    fn add_use(&mut self, tree: &UseTree, mut path: Vec<String>, is_reexport: bool) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.add_use(&part.tree, path, is_reexport);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, path.clone(), is_reexport);
                }
            }
            UseTree::Name(name) => self.add_import(path, name.ident.to_string(), None, is_reexport),
            UseTree::Rename(rename) => {
                self.add_import(path, rename.ident.to_string(), Some(rename.rename.to_string()), is_reexport);
            }
            UseTree::Glob(_) => self.imports.push(Import { path, name: None, is_reexport }),
        }
    }

    fn add_import(&mut self, mut path: Vec<String>, last: String, alias: Option<String>, is_reexport: bool) {
        // `use a::b::{self}` imports `b`.
        if last != "self" {
            path.push(last);
        }
        let name = alias.or_else(|| path.last().cloned());
        self.imports.push(Import { path, name, is_reexport });
    }

    /// Adds the paths in a macro's tokens: names that are joined by `::`, but no fields and methods.
    fn add_tokens(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let is_colons = |at: usize| {
            let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
            is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1))
        };
        let mut at = 0;
        while at < tokens.len() {
            let start = at;
            match &tokens[at] {
                TokenTree::Group(group) => self.add_tokens(&group.stream()),
                TokenTree::Ident(first) => {
                    let mut path = vec![first.to_string()];
                    while let Some(TokenTree::Ident(next)) = tokens.get(at + 3).filter(|_| is_colons(at + 1)) {
                        path.push(next.to_string());
                        at += 3;
                    }
                    let is_field = start > 0
                        && matches!(&tokens[start - 1], TokenTree::Punct(p) if p.as_char() == '.')
                        && !(start > 1 && matches!(&tokens[start - 2], TokenTree::Punct(p) if p.as_char() == '.'));
                    let is_external = start > 1 && is_colons(start - 2);
                    if !is_field && !is_external {
                        self.mentioned.insert(path);
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }
}

/// Whether an item is compiled for tests only.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => {
            let condition = list.tokens.to_string();
            condition == "test"
                || (condition.starts_with("all") && condition.contains("test") && !condition.contains("not"))
        }
        Meta::Path(path) => path.is_ident("test"),
        _ => false,
    })
}

/// The path in `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(path) => Some(path.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name that an item defines.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(ItemMacro { ident: Some(ident), .. }) => ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
