//! The outline put in reading order: which element is inside which, what is visible, which words belong to no control and
//! which belong to a control. Built once for each reading, in one pass; decides nothing.

mod code_editors;
mod echoes;
mod labels;
mod roles;
mod value_display;

pub use code_editors::DrawnText;
pub use roles::Role;
use roles::role_of;

use super::outline::{Node, Outline, OutlineChild, state};
use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;
use std::cell::RefCell;

/// Place of an element in reading order.
pub type At = usize;

pub struct Item<'a> {
    pub node: &'a Node,
    /// Itself for the outermost.
    pub parent: At,
    /// One past the last element inside.
    pub end: At,
    /// The words inside, as a range of [`Scene::runs`].
    pub words: (usize, usize),
    /// How many fields that can be seen come before it.
    pub fields: usize,
    pub hidden: bool,
    /// Inside another control: its parts are no fields of their own.
    pub part: bool,
    /// Inside a part of the page that is about something else.
    pub aside: bool,
    pub role: Role,
}

/// Words that follow one another in one element.
pub struct Run<'a> {
    pub text: &'a str,
    /// The element that they are in.
    pub at: At,
    /// Nobody sees them, or they only draw again what somebody has typed.
    pub hidden: bool,
    /// The control that they name or belong to.
    pub owner: Option<At>,
}

/// Whether labels come before their fields, whether neither end has one, and whether a caption comes
/// first and then units.
pub type LabelPattern = (bool, bool, bool);

pub struct Scene<'a> {
    pub outline: &'a Outline,
    pub items: Vec<Item<'a>>,
    pub runs: Vec<Run<'a>>,
    /// The part of the page that counts: an open modal dialog, or all.
    pub scope: (At, At),
    /// Every field that can be seen, in reading order.
    pub fields: Vec<At>,
    patterns: RefCell<FxHashMap<At, LabelPattern>>,
    /// Elements for which a state was read that changes while a form is filled in.
    located_by_state: RefCell<FxHashSet<u32>>,
    /// Number of a node → where it is.
    places: FxHashMap<u32, At>,
    /// Id → elements.
    ids: FxHashMap<&'a str, Vec<At>>,
    /// Control → its label elements.
    labels: FxHashMap<At, Vec<At>>,
    /// Drop-down → the element that shows what it holds, where it does not itself.
    faces: FxHashMap<At, At>,
    /// Control → the code editor that draws what it takes.
    code_editors: FxHashMap<At, At>,
}

/// How deep a page may be nested before the rest is left out.
const DEEPEST: usize = 2_000;

impl<'a> Scene<'a> {
    pub fn new(outline: &'a Outline) -> Self {
        let mut scene = Self {
            outline,
            items: Vec::new(),
            runs: Vec::new(),
            scope: (0, 0),
            fields: Vec::new(),
            patterns: RefCell::default(),
            located_by_state: RefCell::default(),
            places: FxHashMap::default(),
            ids: FxHashMap::default(),
            labels: FxHashMap::default(),
            faces: FxHashMap::default(),
            code_editors: FxHashMap::default(),
        };
        scene.walk();
        scene.ids = scene.by_ids();
        scene.bind_code_editors();
        scene.hide_echoes();
        scene.unwrap_drop_downs();
        scene.find_fields_on_buttons();
        scene.find_opener_buttons();
        scene.bind_labels();
        scene.count_fields();
        scene.scope = scene.find_scope();
        scene.bind_value_displays();
        scene
    }

    /// Marks everything inside as about something else.
    pub fn set_aside(&mut self, outer: At) {
        let end = self.items[outer].end;
        for item in &mut self.items[outer..end] {
            item.aside = true;
        }
    }

    pub fn find_item(&self, number: u32) -> Option<At> {
        self.places.get(&number).copied()
    }

    /// The element with this id that `from` refers to. Ids are unique only within a shadow tree, so
    /// of several the nearest is meant, and one that can be seen before one that cannot.
    pub fn by_id(&self, id: &str, from: At) -> Option<At> {
        let all = self.ids.get(id)?;
        if let [only] = all.as_slice() {
            return Some(*only);
        }
        std::iter::once(from)
            .chain(self.ancestors(from))
            .find_map(|outer| {
                let mut inside = all.iter().copied().filter(|at| self.contains(outer, *at));
                let first = inside.next()?;
                if self.items[first].hidden {
                    return Some(inside.find(|at| !self.items[*at].hidden).unwrap_or(first));
                }
                Some(first)
            })
    }

    pub fn role(&self, at: At) -> Role {
        self.items[at].role
    }

    pub fn attr(&self, at: At, name: &str) -> Option<&'a str> {
        self.items[at].node.attr(name)
    }

    /// As [`Scene::attr`], where the answer decides what something is and the attribute is one of
    /// [`STATE_ATTRIBUTES`](super::outline::STATE_ATTRIBUTES): when it changes, fields are looked for again.
    pub fn read_state_attribute(&self, at: At, name: &str) -> Option<&'a str> {
        self.located_by_state
            .borrow_mut()
            .insert(self.items[at].node.id);
        self.attr(at, name)
    }

    /// The elements for which such a state was read: their numbers, ascending, to be searched.
    pub fn nodes_located_by_state(&self) -> Vec<u32> {
        let mut nodes: Vec<u32> = self.located_by_state.borrow().iter().copied().collect();
        nodes.sort_unstable();
        nodes
    }

    pub fn labels_of(&self, at: At) -> &[At] {
        self.labels.get(&at).map_or(&[], Vec::as_slice)
    }

    pub fn descendants(&self, at: At) -> std::ops::Range<At> {
        at + 1..self.items[at].end
    }

    pub fn contains(&self, outer: At, inner: At) -> bool {
        outer <= inner && inner < self.items[outer].end
    }

    /// The elements around it, from the nearest outwards.
    pub fn ancestors(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let mut here = at;
        std::iter::from_fn(move || {
            let parent = self.items.get(here)?.parent;
            (parent != here).then(|| {
                here = parent;
                parent
            })
        })
    }

    /// The element, and those around it from the nearest outwards.
    pub fn around(&self, at: At) -> impl Iterator<Item = At> + '_ {
        std::iter::once(at).chain(self.ancestors(at))
    }

    pub fn tag(&self, at: At) -> &'a str {
        self.items[at].node.tag.as_str()
    }

    /// The words inside that can be seen, whatever control they belong to.
    pub fn seen_runs(&self, at: At) -> impl Iterator<Item = &Run<'a>> {
        let (from, to) = self.items[at].words;
        self.runs[from..to].iter().filter(|run| !run.hidden)
    }

    /// How many fields can be seen inside, itself included.
    pub fn count_fields_in(&self, at: At) -> usize {
        let item = &self.items[at];
        let after = self
            .items
            .get(item.end)
            .map_or(self.fields.len(), |next| next.fields);
        after - item.fields
    }

    /// The fields inside that can be seen, itself included.
    pub fn fields_of(&self, at: At) -> &[At] {
        let from = self.items[at].fields;
        &self.fields[from..from + self.count_fields_in(at)]
    }

    /// What `find` says of how words and fields follow each other inside, asked once.
    pub fn label_pattern(&self, at: At, find: impl FnOnce() -> LabelPattern) -> LabelPattern {
        if let Some(known) = self.patterns.borrow().get(&at) {
            return *known;
        }
        let found = find();
        self.patterns.borrow_mut().insert(at, found);
        found
    }

    /// A field that a person can see and reach: itself, or the label that stands for it.
    pub fn is_seen_field(&self, at: At) -> bool {
        let item = &self.items[at];
        item.role.is_field()
            && !item.part
            && (!item.hidden
                || (matches!(item.role, Role::Check | Role::Radio) && self.has_seen_label(at))
                || (item.role == Role::Select && self.has_seen_label(at) && self.is_drawn(at)))
    }

    fn has_seen_label(&self, at: At) -> bool {
        let mut labels = self.labels_of(at).iter();
        labels.any(|label| !self.items[*label].hidden)
    }

    /// All words inside that can be seen, the controls' own left out unless it is one itself.
    pub fn text(&self, at: At) -> String {
        self.text_but(at, None)
    }

    /// As [`Scene::text`], for the label of `control`: words that the control itself holds left out.
    pub fn text_but(&self, at: At, control: Option<At>) -> String {
        let item = &self.items[at];
        let mut text = String::new();
        for run in &self.runs[item.words.0..item.words.1] {
            let foreign = run.owner.is_some_and(|owner| {
                let inside = self.contains(owner, run.at);
                let linked = self.role(owner) == Role::Link && self.contains(at, owner);
                match control {
                    Some(control) if owner == control => inside,
                    // One label may name several.
                    Some(_) if !inside => false,
                    _ => !linked && !self.contains(owner, at),
                }
            });
            if foreign || (run.hidden && !item.hidden) {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(run.text);
        }
        text
    }

    /// What stands in an element, one step down.
    pub fn children(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let end = self.items[at].end;
        let first = (at + 1 < end).then_some(at + 1);
        std::iter::successors(first, move |child| {
            Some(self.items[*child].end).filter(|next| *next < end)
        })
    }

    /// The innermost element that holds both.
    pub fn common_ancestor(&self, a: At, b: At) -> At {
        if self.contains(a, b) {
            return a;
        }
        self.ancestors(a)
            .find(|outer| self.contains(*outer, b))
            .unwrap_or(0)
    }

    fn walk(&mut self) {
        enum WalkStep<'a> {
            Enter(&'a Node, At),
            Words(&'a str, At),
            Leave(At),
        }
        let outline = self.outline;
        let Some(root) = outline.get(outline.root) else {
            return;
        };
        let mut depth = 0;
        let mut steps = vec![WalkStep::Enter(root, 0)];
        while let Some(step) = steps.pop() {
            match step {
                WalkStep::Enter(node, parent) => {
                    if depth > DEEPEST || self.find_item(node.id).is_some() {
                        continue;
                    }
                    depth += 1;
                    let at = self.items.len();
                    self.places.insert(node.id, at);
                    self.add_item(node, at, parent);
                    steps.push(WalkStep::Leave(at));
                    for child in node.children.iter().rev() {
                        match child {
                            OutlineChild::Text(text) => steps.push(WalkStep::Words(text, at)),
                            OutlineChild::Node(id) => {
                                if let Some(node) = outline.get(*id) {
                                    steps.push(WalkStep::Enter(node, at));
                                }
                            }
                        }
                    }
                }
                WalkStep::Words(text, at) => {
                    if !text.trim().is_empty() {
                        self.runs.push(Run {
                            text: text.trim(),
                            at,
                            hidden: self.items[at].hidden
                                || self.items[at].node.is_echo()
                                || self.is_icon(text.trim(), at),
                            owner: None,
                        });
                    }
                }
                WalkStep::Leave(at) => {
                    depth -= 1;
                    let end = self.items.len();
                    let words = self.runs.len();
                    let item = &mut self.items[at];
                    item.end = end;
                    item.words.1 = words;
                    if item.role.keeps_words() {
                        for run in &mut self.runs[item.words.0..words] {
                            run.owner.get_or_insert(at);
                        }
                    }
                }
            }
        }
    }

    /// A `footer` in a form or a section is that part's own, and may hold its submit button; only
    /// the footer of the whole page is about something else.
    fn is_footer_of_section(&self, mut parent: At) -> bool {
        const PARTS: [&str; 5] = ["form", "main", "article", "section", "dialog"];
        while let Some(item) = self.items.get(parent) {
            if PARTS.contains(&item.node.tag.as_str()) {
                return true;
            }
            if item.parent == parent {
                break;
            }
            parent = item.parent;
        }
        false
    }

    fn add_item(&mut self, node: &'a Node, at: At, parent: At) {
        let (hidden, aside, part, outer) = match self.items.get(parent) {
            Some(item) if parent != at => (
                item.hidden,
                item.aside,
                item.part || draws_its_content(item.role),
                item.role,
            ),
            _ => (false, false, false, Role::Plain),
        };
        let role = match role_of(node, outer) {
            Role::Aside if node.tag == "footer" && self.is_footer_of_section(parent) => Role::Plain,
            role => role,
        };
        // A trap for robots is placed far off the page.
        let away = role.is_field()
            && !matches!(role, Role::Check | Role::Radio | Role::Range | Role::Combo)
            && node.bounds.is_some_and(|[x, y, width, height]| {
                x + width < 0 || y + height < 0 || (width <= 1 && height <= 1)
            });
        // A slot has no box of its own, and an option none while its menu is closed.
        let unseen = match node.tag.as_str() {
            "slot" | "option" | "optgroup" => hidden,
            "input" if node.attr("type") == Some("hidden") => true,
            _ => node.has_state(state::HIDDEN),
        };
        self.items.push(Item {
            node,
            parent,
            end: at + 1,
            words: (self.runs.len(), self.runs.len()),
            fields: 0,
            hidden: unseen || away || self.is_hidden_native_twin(node, role, parent),
            part,
            aside: aside || role == Role::Aside,
            role,
        });
    }

    /// The name of a picture, `expand_more`, for which a font draws the picture.
    fn is_icon(&self, text: &str, at: At) -> bool {
        let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        text.chars().all(name)
            && [at, self.items[at].parent].iter().any(|at| {
                let node = self.items[*at].node;
                let icon = node
                    .attr("class")
                    .is_some_and(|class| class.contains("icon"));
                icon && node.attr("aria-hidden") == Some("true")
            })
    }

    /// A native control that a widget keeps for its form: it is neither visible nor reachable by keys.
    fn is_hidden_native_twin(&self, node: &Node, role: Role, parent: At) -> bool {
        role.is_field()
            && node.attr("tabindex") == Some("-1")
            && std::iter::once(node)
                .chain(
                    std::iter::once(parent)
                        .chain(self.ancestors(parent))
                        .filter(|at| *at < self.items.len())
                        .map(|at| self.items[at].node),
                )
                .take(4)
                .any(|node| node.attr("aria-hidden") == Some("true"))
    }

    fn by_ids(&self) -> FxHashMap<&'a str, Vec<At>> {
        let mut ids: FxHashMap<&str, Vec<At>> = FxHashMap::default();
        for (at, item) in self.items.iter().enumerate() {
            if let Some(id) = item.node.attr("id") {
                ids.entry(id).or_default().push(at);
            }
        }
        ids
    }

    fn count_fields(&mut self) {
        for at in 0..self.items.len() {
            self.items[at].fields = self.fields.len();
            if self.is_seen_field(at) {
                self.fields.push(at);
            }
        }
    }

    /// While a modal dialog is open, nothing else can be reached: it is all that counts, if there is
    /// anything to fill in inside. A question with buttons only leaves the form behind it as it is.
    fn find_scope(&self) -> (At, At) {
        let whole = (0, self.items.len());
        let modal = (0..self.items.len()).rev().find(|at| {
            let item = &self.items[*at];
            let open = item.node.has_state(state::MODAL)
                || (item.node.attr("aria-modal") == Some("true")
                    && matches!(item.node.attr("role"), Some("dialog" | "alertdialog")));
            open && !item.hidden && self.count_fields_in(*at) > 1
        });
        modal.map_or(whole, |at| (at, self.items[at].end))
    }
}

/// What is inside draws it, and is no control of its own.
fn draws_its_content(role: Role) -> bool {
    matches!(role, Role::Combo | Role::Area | Role::Check | Role::Radio)
}
