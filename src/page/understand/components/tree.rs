//! Trees: which item stands under which, by nesting, by level, or by how far in its words stand.

use crate::page::scene::{At, Role, Scene};
use rustc_hash::FxHashMap;

/// An item is at most so many elements around its box or inside its group.
const DEEPEST: usize = 12;

/// The items of a part of the page, by where they are.
#[derive(Default)]
pub struct Tree(FxHashMap<At, Branch>);

pub struct Branch {
    /// Where what stands under it ends; nothing does where there is none.
    pub end: Option<At>,
    /// There is more under it than is on the page.
    pub folded: bool,
}

pub fn is_item(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Choice && scene.attr(at, "role") == Some("treeitem")
}

/// The item whose box this is: itself, or the nearest around it.
pub fn item_of(scene: &Scene, at: At) -> Option<At> {
    let mut around = scene.around(at).take(DEEPEST + 1);
    around.find(|outer| is_item(scene, *outer))
}

/// What stands on an item, and on none inside it.
fn parts_of(scene: &Scene, item: At) -> impl Iterator<Item = At> {
    let inside = scene.descendants(item);
    inside.take_while(|inner| !is_item(scene, *inner))
}

/// The check box that an item holds itself.
pub fn own_box(scene: &Scene, item: At) -> Option<At> {
    let own = parts_of(scene, item).find(|inner| scene.role(*inner) == Role::Check)?;
    let is_seen = !scene.items[own].hidden || scene.is_seen_field(own);
    (is_seen || !has_own_state(scene, item)).then_some(own)
}

/// It says itself whether it is ticked; a box in it that nobody sees only draws that.
pub fn has_own_state(scene: &Scene, item: At) -> bool {
    let mut states = ["aria-checked", "aria-selected"].iter();
    scene.role(item) == Role::Choice
        && !scene.items[item].hidden
        && states.any(|name| scene.attr(item, name).is_some())
}

impl Tree {
    pub fn of(scene: &Scene, start: At, end: At) -> Self {
        let mut tree = Self::default();
        let mut open: Vec<At> = Vec::new();
        for at in (start..end).filter(|at| is_item(scene, *at) && !scene.items[*at].hidden) {
            while let Some(last) = open.pop_if(|last| !is_below(scene, *last, at)) {
                let branch = tree.0.get_mut(&last);
                if let Some(branch) = branch.filter(|branch| branch.end.is_some()) {
                    branch.end = Some(at);
                }
            }
            // A leaf may say that it is not expanded; only what can be is drawn so.
            let is_closed = scene.attr(at, "aria-expanded") == Some("false");
            let folded = is_closed && (open.is_empty() || has_sign(scene, at));
            if let Some(branch) = open.last().and_then(|last| tree.0.get_mut(last)) {
                branch.end = Some(end);
                branch.folded = false;
            }
            tree.0.insert(at, Branch { end: None, folded });
            open.push(at);
        }
        tree
    }

    pub fn branch(&self, scene: &Scene, at: At) -> Option<&Branch> {
        self.0.get(&item_of(scene, at)?)
    }
}

fn is_below(scene: &Scene, item: At, next: At) -> bool {
    // A group of items right after the one that heads it, in the same part of the tree.
    let mut around = scene.ancestors(next).take(DEEPEST);
    let group = around.find(|outer| scene.attr(*outer, "role") == Some("group"));
    let is_of_group = |group: At| {
        let mut around = scene.ancestors(group).take(2);
        !scene.contains(group, item) && around.any(|outer| scene.contains(outer, item))
    };
    if scene.contains(item, next) || group.is_some_and(is_of_group) {
        return true;
    }
    let level = |at| scene.attr(at, "aria-level")?.parse::<u32>().ok();
    match (level(item), level(next)) {
        (Some(outer), Some(inner)) => inner > outer,
        _ => {
            let is_flat = scene.items[item].parent == scene.items[next].parent;
            let indents = (find_indent(scene, item), find_indent(scene, next));
            is_flat && matches!(indents, (Some(outer), Some(inner)) if inner > outer + 5)
        }
    }
}

/// How far in the words of an item begin.
fn find_indent(scene: &Scene, item: At) -> Option<i32> {
    let run = scene.seen_runs(item).next()?;
    scene.items[run.at].node.bounds.map(|[x, ..]| x)
}

/// Something is drawn on it that a person would click to open it.
fn has_sign(scene: &Scene, item: At) -> bool {
    parts_of(scene, item).any(|inner| is_drawn_sign(scene, inner))
}

/// A picture or a button that stands on no box.
pub fn is_drawn_sign(scene: &Scene, at: At) -> bool {
    let is_drawn = matches!(scene.tag(at), "svg" | "img")
        || scene.attr(at, "role") == Some("img")
        || scene.role(at) == Role::Button;
    let mut around = scene.ancestors(at).take(3);
    let mut is_in_box =
        || around.any(|outer| matches!(scene.role(outer), Role::Check | Role::Label));
    is_drawn && !scene.items[at].hidden && !is_in_box()
}
