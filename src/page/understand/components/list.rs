//! The list of components as it was found: its rows, and the parts of it that are not on the page.

use crate::engine::form::ComponentKey;
use crate::page::{
    controls::{ChoiceControl, Toggle},
    scene::At,
};
use rustc_hash::FxHashMap;

#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The element that a person would call the list.
    pub place: u32,
    pub rows: Vec<Row>,
    pub unseen: Vec<UnseenRows>,
    /// The groups of the list, open and closed.
    pub groups: Vec<ListGroup>,
    /// Where in the reading order the list and all names in it stand: from, and up to.
    pub reach: (At, At),
    /// Only what is chosen is on the page.
    pub chosen_only: bool,
    /// The names of components whose status menus stand elsewhere, and nothing tells which is whose.
    pub unclear_menus: Vec<String>,
    /// Boxes of the list that stand for no component of their own: "select all", group boxes.
    pub others: Vec<u32>,
    pub index: FxHashMap<u32, usize>,
}

/// A group, or another part of the list, whose members are not on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct UnseenRows {
    pub name: String,
    /// The box of a closed group, which tells what of it is chosen.
    pub group_box: Option<Toggle>,
    /// How many of it are chosen at least, where it says so.
    pub chosen: Option<usize>,
}

/// A group of the list, and how it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct ListGroup {
    pub name: String,
    /// Its rows are on the page.
    pub is_open: bool,
    pub group_box: Option<Toggle>,
    /// What opens and closes it and ticks nothing, where that was found.
    pub opener: Option<u32>,
}

impl From<String> for UnseenRows {
    fn from(name: String) -> Self {
        Self {
            name,
            group_box: None,
            chosen: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub toggle: Toggle,
    pub name: String,
    pub group: Option<String>,
    pub id: Option<String>,
    /// What sets the status of the component.
    pub menu: Option<ChoiceControl>,
    /// It stands for all components of its group.
    pub whole_group: bool,
}

impl Row {
    /// A row of no group, without a menu.
    pub fn new(toggle: Toggle, name: String) -> Self {
        Self {
            toggle,
            name,
            group: None,
            id: None,
            menu: None,
            whole_group: false,
        }
    }
}

impl Rows {
    /// A field that shows what is chosen, and nothing else.
    pub fn chosen(place: u32, reach: (At, At), rows: Vec<Row>) -> Self {
        Self {
            place,
            index: index(&rows),
            rows,
            unseen: Vec::new(),
            groups: Vec::new(),
            reach,
            chosen_only: true,
            unclear_menus: Vec::new(),
            others: Vec::new(),
        }
    }

    /// A list of boxes under a caption that speaks of groups: each stands for all components of its group, unless they
    /// are listed under it.
    pub fn make_whole_groups(&mut self) {
        let is_flat = self.rows.iter().all(|row| row.group.is_none());
        for row in self.rows.iter_mut().filter(|_| is_flat) {
            row.group = Some(row.name.clone());
            row.whole_group = true;
        }
    }

    /// A second list that chooses as well.
    pub fn add(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.unseen.extend(other.unseen);
        self.groups.extend(other.groups);
        self.others.extend(other.others);
        self.reach = (
            self.reach.0.min(other.reach.0),
            self.reach.1.max(other.reach.1),
        );
        self.index = index(&self.rows);
    }

    /// Status menus that stand elsewhere, each with the name of its component: where one row and one menu are called so.
    pub fn add_menus(&mut self, menus: Vec<(String, ChoiceControl)>) {
        let names: Vec<&str> = menus.iter().map(|(name, _)| name.as_str()).collect();
        for (name, menu) in &menus {
            let is_one = names.iter().filter(|other| *other == name).count() == 1;
            let mut called_so = self.rows.iter_mut().filter(|row| row.name == *name);
            match (called_so.next(), called_so.next()) {
                (Some(row), None) if is_one => {
                    row.menu.get_or_insert_with(|| menu.clone());
                }
                (Some(_), _) if !self.unclear_menus.contains(name) => {
                    self.unclear_menus.push(name.clone());
                }
                _ => {}
            }
        }
        self.index = index(&self.rows);
    }

    /// Whether this box belongs to the list.
    pub fn holds(&self, node: u32) -> bool {
        self.index.contains_key(&node) || self.others.contains(&node)
    }

    /// A box of the list was shown to be something else.
    pub fn leave_out(&mut self, node: u32) {
        let Some(place) = self.index.get(&node).copied() else {
            return;
        };
        self.rows.remove(place);
        self.others.push(node);
        self.index = index(&self.rows);
    }

    /// The box of a closed group that is meant as a whole.
    pub fn find_group_box(&self, key: &ComponentKey) -> Option<&Toggle> {
        let is_meant =
            |part: &&UnseenRows| part.name == key.name && key.group.as_ref() == Some(&part.name);
        self.unseen.iter().find(is_meant)?.group_box.as_ref()
    }

    /// The only group of this name.
    pub fn find_group(&self, name: &str) -> Option<&ListGroup> {
        let mut called_so = self.groups.iter().filter(|group| group.name == name);
        called_so.next().filter(|_| called_so.next().is_none())
    }

    pub fn row(&self, node: u32) -> Option<usize> {
        self.index.get(&node).copied()
    }
}

/// The boxes and menus of the rows → the place of their row.
pub fn index(rows: &[Row]) -> FxHashMap<u32, usize> {
    let mut index = FxHashMap::default();
    for (place, row) in rows.iter().enumerate() {
        index.insert(row.toggle.node, place);
        if let Some(menu) = &row.menu {
            menu.visit_nodes(|node| {
                index.insert(node, place);
            });
        }
    }
    index
}

/// A row that cannot be told from the one before it of the same name and group.
pub fn find_repeated(rows: &[Row]) -> Option<&Row> {
    let mut before: FxHashMap<(&str, Option<&str>), &Row> = FxHashMap::default();
    rows.iter().find(|row| {
        let same = before.insert((&row.name, row.group.as_deref()), row);
        same.is_some_and(|same| same.id.is_none() || same.id == row.id)
    })
}
