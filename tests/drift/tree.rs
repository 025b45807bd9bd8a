//! An outline that can be changed as a page changes: moved, wrapped, copied, taken away.

use statuspage_guard::page::outline::{Node, OutlineChild, Snapshot, state};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[derive(Clone, Debug)]
pub struct Tree {
    pub nodes: BTreeMap<u32, Node>,
    pub frame: Snapshot,
    next: u32,
}

impl Tree {
    pub fn new(saw: &Snapshot) -> Self {
        let nodes: BTreeMap<u32, Node> = saw
            .nodes
            .iter()
            .map(|node| (node.id, node.clone()))
            .collect();
        let next = nodes.keys().max().copied().unwrap_or(0) + 1;
        Self {
            nodes,
            frame: Snapshot {
                nodes: Vec::new(),
                ..saw.clone()
            },
            next,
        }
    }

    /// The page as a whole snapshot would hold it.
    pub fn update(&self) -> Snapshot {
        let inside = self.below(self.frame.root);
        Snapshot {
            whole: true,
            nodes: inside
                .iter()
                .filter_map(|id| self.nodes.get(id).cloned())
                .collect(),
            ..self.frame.clone()
        }
    }

    pub fn add(&mut self, mut node: Node) -> u32 {
        node.id = self.next;
        self.next += 1;
        let id = node.id;
        self.nodes.insert(id, node);
        id
    }

    pub fn element(
        &mut self,
        tag: &str,
        attributes: &[(&str, &str)],
        children: Vec<OutlineChild>,
    ) -> u32 {
        self.add(Node {
            tag: tag.into(),
            attributes: attributes
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            children,
            ..Node::default()
        })
    }

    /// The node and everything in it, in reading order.
    pub fn below(&self, id: u32) -> Vec<u32> {
        let mut all = vec![id];
        let mut at = 0;
        while at < all.len() {
            let children: Vec<u32> = self
                .nodes
                .get(&all[at])
                .into_iter()
                .flat_map(|node| &node.children)
                .filter_map(|child| match child {
                    OutlineChild::Node(id) => Some(*id),
                    OutlineChild::Text(_) => None,
                })
                .collect();
            at += 1;
            all.splice(at..at, children);
        }
        all
    }

    pub fn parent(&self, id: u32) -> Option<u32> {
        self.nodes
            .iter()
            .find(|(_, node)| node.children.contains(&OutlineChild::Node(id)))
            .map(|(&parent, _)| parent)
    }

    pub fn place(&self, id: u32) -> Option<(u32, usize)> {
        let parent = self.parent(id)?;
        let at = self.nodes[&parent]
            .children
            .iter()
            .position(|child| *child == OutlineChild::Node(id))?;
        Some((parent, at))
    }

    /// Puts `new` before (or after) `id` in its parent.
    pub fn beside(&mut self, id: u32, new: u32, after: bool) {
        if let Some((parent, at)) = self.place(id)
            && let Some(node) = self.nodes.get_mut(&parent)
        {
            node.children
                .insert(at + usize::from(after), OutlineChild::Node(new));
        }
    }

    pub fn replace(&mut self, id: u32, new: u32) {
        if let Some((parent, at)) = self.place(id)
            && let Some(node) = self.nodes.get_mut(&parent)
        {
            node.children[at] = OutlineChild::Node(new);
        }
    }

    pub fn detach(&mut self, id: u32) {
        if let Some((parent, at)) = self.place(id)
            && let Some(node) = self.nodes.get_mut(&parent)
        {
            node.children.remove(at);
        }
    }

    /// A copy of the subtree with new numbers, and which number became which.
    pub fn copy(&mut self, id: u32) -> (u32, BTreeMap<u32, u32>) {
        let all = self.below(id);
        let map: BTreeMap<u32, u32> = all
            .iter()
            .zip(self.next..)
            .map(|(&old, new)| (old, new))
            .collect();
        self.next += all.len() as u32;
        for old in all {
            let Some(mut node) = self.nodes.get(&old).cloned() else {
                continue;
            };
            node.id = map[&old];
            for child in &mut node.children {
                if let OutlineChild::Node(id) = child {
                    *id = map.get(id).copied().unwrap_or(*id);
                }
            }
            self.nodes.insert(node.id, node);
        }
        (map[&id], map)
    }

    /// x, y, right, bottom of everything in these subtrees.
    pub fn area(&self, ids: &[u32]) -> Option<[i32; 4]> {
        ids.iter()
            .flat_map(|&id| self.below(id))
            .filter_map(|id| self.nodes.get(&id)?.bounds)
            .filter(|[_, _, width, height]| *width > 0 && *height > 0)
            .map(|[x, y, width, height]| [x, y, x + width, y + height])
            .reduce(|a, b| {
                [
                    a[0].min(b[0]),
                    a[1].min(b[1]),
                    a[2].max(b[2]),
                    a[3].max(b[3]),
                ]
            })
    }

    pub fn shift(&mut self, ids: &[u32], dy: i32) {
        let all: BTreeSet<u32> = ids.iter().flat_map(|&id| self.below(id)).collect();
        for id in all {
            if let Some([_, y, _, _]) = self
                .nodes
                .get_mut(&id)
                .and_then(|node| node.bounds.as_mut())
            {
                *y += dy;
            }
        }
    }

    /// Makes room: everything that begins at or under `y` moves down, but for `not`.
    pub fn push_down(&mut self, y: i32, dy: i32, not: &[u32]) {
        let not: BTreeSet<u32> = not.iter().flat_map(|&id| self.below(id)).collect();
        for (id, node) in &mut self.nodes {
            if let Some([_, top, _, _]) = node.bounds.as_mut()
                && *top >= y
                && !not.contains(id)
            {
                *top += dy;
            }
        }
    }

    pub fn hide(&mut self, id: u32) {
        for id in self.below(id) {
            if let Some(node) = self.nodes.get_mut(&id) {
                node.state |= state::HIDDEN;
                node.bounds = None;
            }
        }
    }

    /// The words in a subtree, leaving out the subtrees of `not`.
    pub fn words(&self, id: u32, not: &[u32]) -> Vec<(u32, usize)> {
        if not.contains(&id) {
            return Vec::new();
        }
        let Some(node) = self.nodes.get(&id) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (at, child) in node.children.iter().enumerate() {
            match child {
                OutlineChild::Text(_) => found.push((id, at)),
                OutlineChild::Node(child) => found.extend(self.words(*child, not)),
            }
        }
        found
    }

    pub fn text(&self, (id, at): (u32, usize)) -> &str {
        match self.nodes.get(&id).map(|node| &node.children[at]) {
            Some(OutlineChild::Text(text)) => text,
            _ => "",
        }
    }

    pub fn set_text(&mut self, (id, at): (u32, usize), text: &str) {
        if let Some(node) = self.nodes.get_mut(&id) {
            node.children[at] = OutlineChild::Text(text.into());
        }
    }

    /// Drops texts that were emptied.
    pub fn tidy(&mut self) {
        for node in self.nodes.values_mut() {
            node.children
                .retain(|child| *child != OutlineChild::Text(String::new()));
        }
    }
}

/// One element a line, set in as it is nested: what it is, what it holds and where it stands.
impl fmt::Display for Tree {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.lines(out, self.frame.root, 0)
    }
}

impl Tree {
    fn lines(&self, out: &mut fmt::Formatter, id: u32, depth: usize) -> fmt::Result {
        let Some(node) = self.nodes.get(&id) else {
            return Ok(());
        };
        write!(out, "{:depth$}{} {id}", "", node.tag)?;
        for (name, value) in &node.attributes {
            write!(out, " {name}={value:?}")?;
        }
        if let Some(value) = &node.value {
            write!(out, " holds {value:?}")?;
        }
        let states = [
            (state::HIDDEN, "hidden"),
            (state::CHECKED, "checked"),
            (state::SELECTED, "selected"),
        ];
        for (_, word) in states.iter().filter(|(bit, _)| node.state & bit != 0) {
            write!(out, " {word}")?;
        }
        writeln!(out, " {:?}", node.bounds.unwrap_or_default())?;
        for child in &node.children {
            match child {
                OutlineChild::Text(text) => writeln!(out, "{:1$}{text:?}", "", depth + 1)?,
                OutlineChild::Node(id) => self.lines(out, *id, depth + 1)?,
            }
        }
        Ok(())
    }
}
