//! What a person presses to open or close a group of the list: never anything that may tick a box as well.

use super::{
    list::ListGroup,
    region::Region,
    tree::{is_drawn_sign, is_item},
};
use crate::page::{
    controls::Toggle,
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{cues::components as words, slots},
};

/// What tells that an element opens or closes something, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum OpenerKind {
    Expanded,
    Summary,
    Words,
    Sign,
}

/// The group whose title stands between `from` and `to`, before its first row.
pub fn describe_group(
    scene: &Scene,
    name: String,
    is_open: bool,
    group_box: Option<Toggle>,
    (from, to): (At, At),
) -> ListGroup {
    ListGroup {
        name,
        is_open,
        group_box,
        opener: find_opener(scene, from, to),
    }
}

/// Where the title of a group begins whose name or box is here: the outermost element in which no other words and no
/// box come before it, up to the one that holds the rows.
pub fn find_start_of_title(scene: &Scene, region: &Region, at: At) -> At {
    let words_before = |outer: At| {
        let runs = &scene.runs[scene.items[outer].words.0..scene.items[at].words.0];
        let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
        runs.iter().any(|run| !run.hidden && has_letters(run.text))
    };
    let mut title = at;
    for outer in scene.ancestors(at) {
        let inside = region.checks_in(scene, outer);
        let follows_box = inside.first().is_some_and(|first| *first < at);
        if outer <= region.outer || follows_box || words_before(outer) {
            break;
        }
        title = outer;
        if inside.iter().any(|check| *check != at) {
            break;
        }
    }
    title
}

/// The element that opens or closes the group, where pressing it ticks nothing.
fn find_opener(scene: &Scene, from: At, to: At) -> Option<u32> {
    let openers = (from..to)
        .filter(|at| !scene.items[*at].hidden && !may_tick(scene, *at))
        .filter_map(|at| Some((opener_kind(scene, at)?, at)));
    let (_, at) = openers.min()?;
    Some(scene.items[at].node.id)
}

fn opener_kind(scene: &Scene, at: At) -> Option<OpenerKind> {
    let item = &scene.items[at];
    if !matches!(
        item.role,
        Role::Button | Role::Link | Role::Plain | Role::Heading | Role::Tab
    ) {
        return None;
    }
    if item.node.attr("aria-expanded").is_some() && item.node.attr("aria-haspopup").is_none() {
        return Some(OpenerKind::Expanded);
    }
    if item.node.tag == "summary" {
        return Some(OpenerKind::Summary);
    }
    let can_be_pressed = matches!(item.role, Role::Button | Role::Link);
    if can_be_pressed && is_called_opener(&slots::visible_name(scene, at)) {
        return Some(OpenerKind::Words);
    }
    let (first, last) = item.words;
    let is_sign =
        |text: &str| words::CLOSED_SIGNS.contains(&text) || words::OPEN_SIGNS.contains(&text);
    let is_only_a_sign = last == first + 1 && is_sign(scene.runs[first].text);
    let is_drawn_on_item = first == last
        && is_drawn_sign(scene, at)
        && scene
            .ancestors(at)
            .take(4)
            .any(|outer| is_item(scene, outer));
    (is_only_a_sign || is_drawn_on_item).then_some(OpenerKind::Sign)
}

/// "Show", "Collapse Northgate"
fn is_called_opener(name: &str) -> bool {
    let folded = fold(name);
    let first = folded.split_whitespace().next().unwrap_or_default();
    (words::OPENERS.contains(&first) || words::CLOSERS.contains(&first))
        && !has_any(&folded, words::NOT_A_GROUP)
        && !has_any(&folded, words::EVERYTHING)
}

/// A box stands in it, or it stands on a box or on the label of one. What can be pressed itself in a label presses
/// nothing else.
fn may_tick(scene: &Scene, at: At) -> bool {
    let is_box = |at: At| scene.role(at).is_field();
    let is_pressed_itself = matches!(scene.role(at), Role::Button | Role::Link);
    let mut around = scene.ancestors(at).take(12);
    scene.descendants(at).any(is_box)
        || around.any(|outer| match scene.role(outer) {
            Role::Label => !is_pressed_itself,
            role => role.is_field(),
        })
}
