//! Which file of a crate names what of which other file, read by `syn`.
//!
//! Paths are followed as the compiler follows them: from `crate`, `self`, `super`, a child module, or a
//! name that the module has by a `use`, and through what other modules hand on. Paths inside the arguments
//! of macros are found by their tokens. What only tests compile is left out.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::{
    Attribute, Expr, Item, UseTree, Visibility,
    visit::{self, Visit},
};

/// The modules of one crate, by their path from its root, and the text of its files.
pub struct Crate {
    modules: BTreeMap<Vec<String>, Module>,
    texts: BTreeMap<PathBuf, String>,
}

/// What a module declares and what it names.
#[derive(Default)]
struct Module {
    file: PathBuf,
    children: BTreeSet<String>,
    names: BTreeMap<String, Name>,
    /// Modules and enums all of whose names it has.
    globs: Vec<Vec<String>>,
    /// Every path of two names or more that its code has, and what it imports for itself.
    paths: Vec<Vec<String>>,
    macros: BTreeSet<String>,
    has_static_mut: bool,
}

enum Name {
    Item,
    Import(Vec<String>),
}

/// What a path leads to.
enum Place {
    Module(Vec<String>),
    /// Something that is declared in the module of this path.
    Item(Vec<String>),
}

impl Crate {
    /// Reads the crate whose root is the file `root`; `load` gives the text of a file that exists.
    pub fn read(root: &Path, load: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut read = Self {
            modules: BTreeMap::new(),
            texts: BTreeMap::new(),
        };
        let folder = root.parent().unwrap_or(Path::new(""));
        read.add_file(Vec::new(), root, folder, load);
        read
    }

    /// Every file that is compiled without tests, with its text.
    pub fn texts(&self) -> &BTreeMap<PathBuf, String> {
        &self.texts
    }

    /// Each file with the other files that it imports from.
    pub fn imports(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        let mut imports: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
        for (at, module) in &self.modules {
            let of_file = imports.entry(&module.file).or_default();
            for path in &module.paths {
                let place = self.resolve(at, path, false, 0);
                let is_ours = matches!(path[0].as_str(), "crate" | "self" | "super");
                assert!(
                    place.is_some() || !is_ours,
                    "{}: {} leads nowhere",
                    module.file.display(),
                    path.join("::")
                );
                if let Some(Place::Item(home)) = place
                    && self.modules[&home].file != module.file
                {
                    of_file.insert(&self.modules[&home].file);
                }
            }
        }
        imports
    }

    /// Each file with the paths and macros that it names, imports written out: `chrono::Utc::now`.
    pub fn words(&self) -> BTreeMap<&Path, BTreeSet<String>> {
        let mut words: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
        for (at, module) in &self.modules {
            let of_file = words.entry(&module.file).or_default();
            for path in &module.paths {
                of_file.insert(self.written_out(at, path).join("::"));
            }
            of_file.extend(module.macros.iter().map(|name| format!("{name}!")));
            of_file.extend(module.has_static_mut.then(|| "static mut".into()));
        }
        words
    }

    fn written_out(&self, at: &[String], path: &[String]) -> Vec<String> {
        match self.modules[at].names.get(&path[0]) {
            Some(Name::Import(from)) if from[0] != path[0] => {
                let mut whole = self.written_out(at, from);
                whole.extend_from_slice(&path[1..]);
                whole
            }
            _ => path.to_vec(),
        }
    }

    fn add_file(
        &mut self,
        at: Vec<String>,
        file: &Path,
        folder: &Path,
        load: &dyn Fn(&Path) -> Option<String>,
    ) {
        let text = load(file).unwrap_or_else(|| panic!("{} is not there", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        self.texts.insert(file.into(), text);
        self.add_module(at, file, folder, &parsed.items, load);
    }

    fn add_module(
        &mut self,
        at: Vec<String>,
        file: &Path,
        folder: &Path,
        items: &[Item],
        load: &dyn Fn(&Path) -> Option<String>,
    ) {
        let mut module = Module {
            file: file.into(),
            ..Module::default()
        };
        for item in items {
            match declared(item) {
                Some(name) if matches!(item, Item::Mod(_)) => {
                    module.children.insert(name);
                }
                Some(name) => {
                    module.names.insert(name, Name::Item);
                }
                None => {}
            }
        }
        let mut collector = Collector {
            module: &mut module,
        };
        items.iter().for_each(|item| collector.visit_item(item));
        self.modules.insert(at.clone(), module);
        for item in items {
            let Item::Mod(child) = item else { continue };
            if is_for_tests(&child.attrs) {
                continue;
            }
            let name = child.ident.to_string();
            let mut path = at.clone();
            path.push(name.clone());
            let inside = folder.join(&name);
            match &child.content {
                Some((_, items)) => self.add_module(path, file, &inside, items, load),
                None => {
                    self.add_file(path, &folder.join(format!("{name}.rs")), &inside, load);
                }
            }
        }
    }

    /// Where a path leads that is written in the module `at`, and that may be the beginning of one that
    /// `goes_on`; nowhere, if it leaves the crate.
    fn resolve(
        &self,
        at: &[String],
        path: &[String],
        goes_on: bool,
        depth: usize,
    ) -> Option<Place> {
        if depth > 20 {
            return None;
        }
        let (first, rest) = path.split_first()?;
        let mut place = match first.as_str() {
            "crate" => Place::Module(Vec::new()),
            "self" => Place::Module(at.to_vec()),
            "super" => Place::Module(at.split_last()?.1.to_vec()),
            name => self.find(at, name, goes_on || !rest.is_empty(), depth)?,
        };
        for (n, name) in rest.iter().enumerate() {
            let goes_on = goes_on || n + 1 < rest.len();
            place = match place {
                Place::Module(at) if name == "super" => Place::Module(at.split_last()?.1.to_vec()),
                // What no item declares is made by a macro of the module, or is all that it has: `*`.
                Place::Module(at) => self
                    .find(&at, name, goes_on, depth)
                    .unwrap_or(Place::Item(at)),
                item => return Some(item),
            };
        }
        Some(place)
    }

    /// What a module means by a name. A function can be called like a child; a path that `goes_on` means
    /// the child.
    fn find(&self, at: &[String], name: &str, goes_on: bool, depth: usize) -> Option<Place> {
        let module = self.modules.get(at)?;
        let named = module.names.get(name);
        if module.children.contains(name) && (goes_on || named.is_none()) {
            let mut child = at.to_vec();
            child.push(name.into());
            return Some(Place::Module(child));
        }
        match named {
            Some(Name::Item) => Some(Place::Item(at.to_vec())),
            // `use chrono;` and the like lead out of the crate.
            Some(Name::Import(path)) if path.len() == 1 && path[0] == name => None,
            Some(Name::Import(path)) => self.resolve(at, path, goes_on, depth + 1),
            None => module.globs.iter().find_map(|glob| {
                match self.resolve(at, glob, true, depth + 1)? {
                    Place::Module(from) if from != at => self.find(&from, name, goes_on, depth + 1),
                    // The variants of an enum are where the enum is, if it is theirs.
                    _ => None,
                }
            }),
        }
    }
}

/// Gathers what a module names.
struct Collector<'a> {
    module: &'a mut Module,
}

impl Collector<'_> {
    fn add_use(&mut self, tree: &UseTree, before: &[String], handed_on: bool) {
        let with = |name: String| {
            let mut path = before.to_vec();
            path.push(name);
            path
        };
        match tree {
            UseTree::Path(path) => {
                self.add_use(&path.tree, &with(path.ident.to_string()), handed_on);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, before, handed_on);
                }
            }
            UseTree::Glob(_) => {
                self.module.globs.push(before.to_vec());
                if !handed_on {
                    self.module.paths.push(with("*".into()));
                }
            }
            UseTree::Name(name) if name.ident == "self" => {
                let name = before.last().cloned().unwrap_or_default();
                self.add_import(name, before.to_vec(), handed_on);
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.add_import(name.clone(), with(name), handed_on);
            }
            UseTree::Rename(rename) => {
                let path = match rename.ident == "self" {
                    true => before.to_vec(),
                    false => with(rename.ident.to_string()),
                };
                self.add_import(rename.rename.to_string(), path, handed_on);
            }
        }
    }

    fn add_import(&mut self, name: String, path: Vec<String>, handed_on: bool) {
        if !handed_on {
            self.module.paths.push(path.clone());
        }
        self.module.names.entry(name).or_insert(Name::Import(path));
    }

    /// Paths in the arguments of a macro, whose grammar is its own.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.add_path(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.add_path(std::mem::take(&mut path));
                    colons = 0;
                    self.add_tokens(group.stream());
                }
                _ => {
                    self.add_path(std::mem::take(&mut path));
                    colons = 0;
                }
            }
        }
        self.add_path(path);
    }

    fn add_path(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.module.paths.push(path);
        }
    }
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        // Another module is gathered by itself.
        if !matches!(item, Item::Mod(_)) && !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let first = match &item.tree {
            UseTree::Path(path) => path.ident.to_string(),
            _ => String::new(),
        };
        let handed_on =
            self.module.children.contains(&first) && !matches!(item.vis, Visibility::Inherited);
        self.add_use(&item.tree, &[], handed_on);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.module.has_static_mut |= matches!(item.mutability, syn::StaticMutability::Mut(_));
        visit::visit_item_static(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        let attributes = match expression {
            Expr::Call(call) => call.attrs.as_slice(),
            Expr::MethodCall(call) => &call.attrs,
            Expr::Macro(call) => &call.attrs,
            Expr::Block(block) => &block.attrs,
            _ => &[],
        };
        if !is_for_tests(attributes) {
            visit::visit_expr(self, expression);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|s| s.ident.to_string());
        self.add_path(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|s| s.ident.to_string());
        self.module.macros.extend(name);
        self.add_tokens(call.tokens.clone());
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|condition| condition.is_ident("test"))
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

/// The name that an item gives to its module.
fn declared(item: &Item) -> Option<String> {
    if is_for_tests(attributes(item)) {
        return None;
    }
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}
