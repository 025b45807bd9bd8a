//! Drift in time: fields that come late, are drawn again, or stand as grey boxes until they are there.

use super::mutate::{Case, Stage};
use crate::fixture::{self, Recording, Truth};
use crate::random::Random;
use statuspage_guard::page::outline::{Node, OutlineChild};

/// Kinds of drift that come while the page is being read.
pub const KINDS: [&str; 3] = ["late", "rendered again", "skeleton"];

pub fn stages(recording: &Recording, kind: &str, random: &mut Random) -> Option<Vec<Stage>> {
    match kind {
        "late" => late(recording, random),
        "skeleton" => skeleton(recording, random),
        _ => rendered_again(recording, random),
    }
}

/// The fields come after the page: until then they are said missing.
fn late(recording: &Recording, random: &mut Random) -> Option<Vec<Stage>> {
    let whole = Case::new(recording);
    let rows = whole.rows();
    let key = random.choose(&rows)?;
    let row = *whole.parts[key].row.first()?;
    let parent = whole.tree.parent(row)?;
    let mut early = whole.clone();
    early.tree.detach(row);
    let mut before = early.stage();
    wait_for(&whole, &mut before, &whole.tree.below(row));
    let mut after = whole.stage();
    let inside = whole.tree.below(row);
    after.update.whole = false;
    after
        .update
        .nodes
        .retain(|node| node.id == parent || inside.contains(&node.id));
    Some(vec![before, after])
}

/// The page draws a field anew: other elements, the same field.
fn rendered_again(recording: &Recording, random: &mut Random) -> Option<Vec<Stage>> {
    let mut case = Case::new(recording);
    let before = case.stage();
    let rows = case.rows();
    let row = *case.parts[random.choose(&rows)?].row.first()?;
    let (copy, map) = case.tree.copy(row);
    case.tree.replace(row, copy);
    let parent = case.tree.parent(copy)?;
    let mut after = case.stage();
    after.update.whole = false;
    after
        .update
        .nodes
        .retain(|node| node.id == parent || map.values().any(|new| *new == node.id));
    Some(vec![before, after])
}

/// The controls of some fields are grey boxes first; their labels are there.
fn skeleton(recording: &Recording, random: &mut Random) -> Option<Vec<Stage>> {
    let whole = Case::new(recording);
    let mut keys = whole.rows();
    // By these a screen is told whose address does not say it.
    let tells = |key: &str| key == "status" || key == "zone" || key.starts_with("automation.");
    keys.retain(|key| !tells(key) && random.chance(50));
    let gone: Vec<u32> = keys
        .iter()
        .flat_map(|key| whole.parts[key].at.clone())
        .collect();
    let mut early = whole.clone();
    for id in &gone {
        let grey = early.tree.add(Node {
            tag: "div".into(),
            attributes: [("aria-busy".to_owned(), "true".to_owned())]
                .into_iter()
                .collect(),
            bounds: whole.tree.nodes[id].bounds,
            ..Node::default()
        });
        early.tree.replace(*id, grey);
    }
    let mut before = early.stage();
    wait_for(&whole, &mut before, &gone);
    let mut after = whole.stage();
    after.update.whole = false;
    let fresh: Vec<u32> = gone.iter().flat_map(|id| whole.tree.below(*id)).collect();
    let changed = |node: &Node| {
        let holds =
            |child: &OutlineChild| matches!(child, OutlineChild::Node(id) if gone.contains(id));
        fresh.contains(&node.id) || node.children.iter().any(holds)
    };
    after.update.nodes.retain(changed);
    (!gone.is_empty()).then_some(vec![before, after])
}

/// Until these are there, what they hold is said missing.
fn wait_for(whole: &Case, stage: &mut Stage, gone: &[u32]) {
    for (key, truth) in &mut stage.truths {
        // What stands elsewhere may be read or not while the page is still being made.
        let waits = whole
            .parts
            .get(key)
            .is_some_and(|parts| parts.at.iter().any(|id| gone.contains(id)));
        *truth = match (waits, truth.clone()) {
            (true, _) if fixture::is_needed(key) => Truth::Said,
            (true, _) => Truth::Gone,
            (false, Truth::Value(value)) if key.as_str() == "duration" => Truth::Unsure(value),
            (false, Truth::Value(value)) if key.as_str() == "zone" => Truth::Untold(value),
            (false, other) => other,
        };
        if key.as_str() == "duration" && whole.ends_instead_of_lasting() && *truth != Truth::Said {
            let start = ["start-date", "start-time"].iter().any(|start| {
                whole
                    .parts
                    .get(*start)
                    .is_some_and(|parts| parts.at.iter().any(|id| gone.contains(id)))
            });
            if start {
                *truth = Truth::Said;
            }
        }
    }
}
