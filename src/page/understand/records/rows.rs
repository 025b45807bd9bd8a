//! An anchor → how far its row reaches: an element of its own, or what stands up to the next anchor.

use super::anchors::is_row;
use crate::page::scene::{At, Role, Scene};

/// A row of the list.
pub struct RowPlace {
    pub anchor: At,
    /// From which element on, and up to which.
    pub start: At,
    pub end: At,
    /// The page marks it as the row of one thing.
    pub is_marked: bool,
}

impl RowPlace {
    pub fn elements(&self) -> impl Iterator<Item = At> {
        self.start..self.end
    }

    pub fn holds(&self, at: At) -> bool {
        (self.start..self.end).contains(&at)
    }
}

pub fn place_rows(scene: &Scene, anchors: &[At]) -> Vec<RowPlace> {
    let mut rows: Vec<RowPlace> = anchors
        .iter()
        .map(|anchor| {
            let outer = find_outer(scene, anchors, *anchor);
            RowPlace {
                anchor: *anchor,
                start: outer,
                end: scene.items[outer].end,
                is_marked: is_row(scene, outer),
            }
        })
        .collect();
    if is_flat(scene, &rows) {
        reach_to_next(scene, &mut rows);
    }
    rows
}

/// The outermost element that holds no other anchor, up to one that the page marks as a row.
fn find_outer(scene: &Scene, anchors: &[At], anchor: At) -> At {
    let holds_other = |outer: At| {
        let end = scene.items[outer].end;
        let from = anchors.partition_point(|other| *other < outer);
        let to = anchors.partition_point(|other| *other < end);
        to - from > 1
    };
    let mut outer = anchor;
    for around in scene.ancestors(anchor) {
        let is_list = matches!(
            scene.items[around].node.tag.as_str(),
            "ul" | "ol" | "table" | "tbody" | "main" | "body"
        );
        if is_row(scene, outer)
            || is_list
            || around <= scene.scope.0
            || scene.role(around) == Role::Form
            || holds_other(around)
        {
            break;
        }
        outer = around;
    }
    outer
}

/// Words stand between all rows, so that they are no headers of groups: they belong to the rows.
fn is_flat(scene: &Scene, rows: &[RowPlace]) -> bool {
    let has_words = |from: usize, to: usize| {
        scene.runs[from.min(to)..to].iter().any(|run| {
            !run.hidden
                && scene.role(run.at) != Role::Heading
                && run.text.contains(char::is_alphanumeric)
        })
    };
    rows.len() > 1
        && rows.windows(2).all(|pair| {
            let [row, next] = pair else { return false };
            let same = scene.items[row.start].parent == scene.items[next.start].parent;
            let between = (
                scene.items[row.start].words.1,
                scene.items[next.start].words.0,
            );
            same && !row.is_marked && has_words(between.0, between.1)
        })
}

/// Each goes on to the next, or begins after the one before where the words of the first stand before it.
fn reach_to_next(scene: &Scene, rows: &mut [RowPlace]) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return;
    };
    let parent = scene.items[first.start].parent;
    let words = |from: At, to: At| {
        (from..to).any(|at| {
            let item = &scene.items[at];
            item.words.0 < item.words.1 && !item.hidden && item.role == Role::Plain
        })
    };
    let is_last = words(parent + 1, first.start) && !words(last.end, scene.items[parent].end);
    if is_last {
        let mut from = parent + 1;
        for row in rows {
            row.start = from;
            from = row.end;
        }
    } else {
        let ends: Vec<At> = rows.iter().skip(1).map(|row| row.start).collect();
        let all = ends.into_iter().chain([scene.items[parent].end]);
        for (row, end) in rows.iter_mut().zip(all) {
            row.end = end;
        }
    }
}

/// The innermost element that holds all rows.
pub fn find_list(scene: &Scene, rows: &[RowPlace]) -> Option<At> {
    let (first, last) = (rows.first()?, rows.last()?);
    let outer = scene.common_ancestor(first.start, last.start);
    Some(match outer == first.start {
        true => scene.items[outer].parent,
        false => outer,
    })
}
