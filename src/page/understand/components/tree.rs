//! Trees: which item stands under which, by nesting, by level, or by how far in its words stand.

use crate::page::scene::{At, Role, Scene};
use rustc_hash::FxHashMap;

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
    std::iter::once(at)
        .chain(scene.ancestors(at).take(12))
        .find(|outer| is_item(scene, *outer))
}

/// The check box that an item holds itself.
pub fn own_box(scene: &Scene, item: At) -> Option<At> {
    let unseen = |at: At| scene.items[at].hidden && !scene.is_seen_field(at);
    scene
        .descendants(item)
        .take_while(|inner| !is_item(scene, *inner))
        .find(|inner| scene.role(*inner) == Role::Check)
        .filter(|inner| !has_own_state(scene, item) || !unseen(*inner))
}

/// It says itself whether it is ticked; a box in it that nobody sees only draws that.
pub fn has_own_state(scene: &Scene, item: At) -> bool {
    let states = ["aria-checked", "aria-selected"];
    scene.role(item) == Role::Choice
        && !scene.items[item].hidden
        && states.iter().any(|name| scene.attr(item, name).is_some())
}

impl Tree {
    pub fn of(scene: &Scene, start: At, end: At) -> Self {
        let mut tree = Self::default();
        let mut open: Vec<At> = Vec::new();
        for at in (start..end).filter(|at| is_item(scene, *at) && !scene.items[*at].hidden) {
            while open.last().is_some_and(|last| !is_below(scene, *last, at)) {
                tree.close(&mut open, at);
            }
            // A leaf may say that it is not expanded; only what can be is drawn so.
            let closed = scene.attr(at, "aria-expanded") == Some("false");
            let folded = closed && (open.is_empty() || has_sign(scene, at));
            if let Some(branch) = open.last().and_then(|last| tree.0.get_mut(last)) {
                branch.end = Some(end);
                branch.folded = false;
            }
            tree.0.insert(at, Branch { end: None, folded });
            open.push(at);
        }
        tree
    }

    fn close(&mut self, open: &mut Vec<At>, at: At) {
        if let Some(branch) = open.pop().and_then(|item| self.0.get_mut(&item))
            && branch.end.is_some()
        {
            branch.end = Some(at);
        }
    }

    pub fn branch(&self, scene: &Scene, check: At) -> Option<&Branch> {
        self.0.get(&item_of(scene, check)?)
    }
}

fn is_below(scene: &Scene, item: At, next: At) -> bool {
    if scene.contains(item, next) {
        return true;
    }
    let level = |at| {
        scene
            .attr(at, "aria-level")
            .and_then(|level| level.parse::<u32>().ok())
    };
    // A group of items right after the one that heads it, in the same part of the tree.
    let mut around = scene.ancestors(next).take(12);
    let group = around.find(|outer| scene.attr(*outer, "role") == Some("group"));
    if let Some(group) = group
        && !scene.contains(group, item)
        && scene
            .ancestors(group)
            .take(2)
            .any(|outer| scene.contains(outer, item))
    {
        return true;
    }
    match (level(item), level(next)) {
        (Some(outer), Some(inner)) => inner > outer,
        _ => {
            let flat = scene.items[item].parent == scene.items[next].parent;
            let words = (begin(scene, item), begin(scene, next));
            flat && matches!(words, (Some(outer), Some(inner)) if inner > outer + 5)
        }
    }
}

/// How far in the words of an item begin.
fn begin(scene: &Scene, item: At) -> Option<i32> {
    let (from, to) = scene.items[item].words;
    let run = scene.runs[from..to].iter().find(|run| !run.hidden)?;
    scene.items[run.at].node.bounds.map(|[x, ..]| x)
}

/// Something is drawn on it that a person would click to open it.
fn has_sign(scene: &Scene, item: At) -> bool {
    let mut inside = scene
        .descendants(item)
        .take_while(|inner| !is_item(scene, *inner));
    inside.any(|inner| {
        let found = &scene.items[inner];
        let drawn = matches!(found.node.tag.as_str(), "svg" | "img")
            || found.node.attr("role") == Some("img")
            || found.role == Role::Button;
        let in_box = scene
            .ancestors(inner)
            .take(3)
            .any(|outer| matches!(scene.role(outer), Role::Check | Role::Label));
        drawn && !found.hidden && !in_box
    })
}
