//! What may belong to the list and is not read as its rows: boxes of the same make that stand after it,
//! pages of it that are not shown, a second list into which rows are moved.

use super::{
    list::{Row, Rows},
    menus, names,
    phrases::{is_about_another_list, is_action, numbers},
    region::{Region, checks},
    shape::{between, called, shape, stem},
};
use crate::page::understand::candidates::Home;
use crate::page::understand::candidates::eligible;
use crate::page::understand::explain::{ComponentsReason, Reason};
use crate::page::understand::kinds::checkboxes::{over, wording};
use crate::page::{
    label_text::{fold, has_any},
    understand::{
        cues,
        slots::{self, SlotTexts},
    },
};
use crate::page::{
    outline::state,
    scene::{At, Role, Scene},
};
use litemap::LiteMap;

/// Why the boxes that were found may be too many or too few. `is_whole`: nothing says that rows are not on the page.
pub fn find_doubt(
    scene: &Scene,
    region: &Region,
    rows: &[Row],
    is_whole: bool,
) -> Option<ComponentsReason> {
    if let Some(row) = find_row_beside(scene, rows) {
        return Some(ComponentsReason::MaybeOne(row.name.clone()));
    }
    if has_unlike_boxes(scene, region) {
        return Some(ComponentsReason::EndOfList);
    }
    if has_unread_menu(scene, region, rows) {
        return Some(ComponentsReason::StatusMenusOnly);
    }
    let without_box = is_whole.then(|| find_row_without_box(scene, region));
    if let Some(item) = without_box.flatten() {
        return Some(ComponentsReason::NoBox(item));
    }
    is_moved(scene, region).then_some(ComponentsReason::TwoLists)
}

/// Among components that are listed with their menu alone, a menu of which nobody knows whose it is.
fn has_unread_menu(scene: &Scene, region: &Region, rows: &[Row]) -> bool {
    let is_read = |node: u32| {
        let mut menus = rows.iter().filter_map(|row| row.menu.as_ref());
        menus.any(|menu| menu.node == node)
    };
    rows.iter().any(|row| row.toggle.is_listed())
        && scene.fields_of(region.outer).iter().any(|at| {
            (region.first()..region.end).contains(at)
                && menus::is_status_menu(scene, *at)
                && !is_read(scene.items[*at].node.id)
        })
}

/// Boxes after the list, up to the button that submits it all, that are made as its rows are and are
/// called like nothing else: whether they are components as well, only a person can tell.
pub fn find_possible_components(
    scene: &Scene,
    home: Home,
    rows: &Rows,
    submit: Option<At>,
) -> Option<Reason> {
    let all = checks(scene);
    let members: Vec<At> = all
        .iter()
        .copied()
        .filter(|at| rows.holds(scene.items[*at].node.id))
        .collect();
    let last = *members.last()?;
    let end = submit.filter(|at| *at > last).unwrap_or(home.end);
    let mut more: Vec<At> = between(&all, last + 1, end).to_vec();
    more.retain(|at| {
        let seen = scene.is_seen_field(*at) || !scene.items[*at].hidden;
        seen && home.holds(*at) && eligible(scene, *at) && may_be_component(scene, *at)
    });
    if more.is_empty() {
        return None;
    }
    let name = called(scene, &members);
    let makes: Vec<Make> = members.iter().map(|at| make(scene, &all, *at)).collect();
    more.retain(|at| {
        let (kind, around) = make(scene, &all, *at);
        let other = stem(scene, *at);
        // Under a title of their own, boxes of another make may be a group as well.
        let titled = scene.role(*at) == Role::Check && is_titled(scene, last, *at);
        makes
            .iter()
            .any(|make| make.0 == kind && (titled || make.1 == around))
            && (name.is_none() || other.is_empty() || name.as_ref() == Some(&other))
    });
    let first = *more.first()?;
    (more.len() > 1 || is_titled(scene, last, first)).then(|| {
        let name = slots::visible_name(scene, first);
        Reason::Components(ComponentsReason::MaybeMore(name))
    })
}

/// Boxes after the last of those that are made alike, in another part of the page: whether they are
/// components as well, nobody can tell.
fn has_unlike_boxes(scene: &Scene, region: &Region) -> bool {
    let mut kinds: LiteMap<Vec<&str>, (usize, At)> = LiteMap::new();
    for check in &region.checks {
        let (count, last) = kinds
            .entry(made(scene, region, *check))
            .or_insert((0, *check));
        *count += 1;
        *last = *check;
    }
    let most = kinds.iter().max_by_key(|(_, (count, _))| *count);
    let (Some(first), Some((usual, (_, last)))) = (region.checks.first(), most) else {
        return false;
    };
    let list = scene.common_ancestor(*first, *last);
    region.checks.iter().any(|check| {
        let made = made(scene, region, *check);
        let alike = usual.starts_with(&made) || !usual.is_empty() && made.starts_with(usual);
        // The row of a closed group is made as no row of a component is.
        let is_other = scene.role(*check) != Role::Check || names::is_closed_group(scene, *check);
        check > last && !is_other && !alike && !scene.contains(list, *check)
    })
}

/// How the row of a box is made: the elements from the box outwards, up to where others stand.
fn made<'s>(scene: &'s Scene, region: &Region, check: At) -> Vec<&'s str> {
    let mut around = scene.ancestors(check);
    let others = |outer: &At| *outer <= region.outer || region.checks_in(scene, *outer).len() > 1;
    let outer = around.find(others).unwrap_or(region.outer);
    shape(scene, outer + 1, check)
}

/// A box of no group that stands outside the element in which all before it are, and is not wrapped as
/// that is: "Backfill this maintenance" right after the list.
fn find_row_beside<'r>(scene: &Scene, rows: &'r [Row]) -> Option<&'r Row> {
    let place = |row: &Row| scene.find_item(row.toggle.node);
    let first = place(rows.first()?)?;
    let loose = rows.iter().rev().take_while(|row| row.group.is_none());
    for (before, row) in rows.iter().rev().skip(1).zip(loose) {
        let (last, at) = (place(before)?, place(row)?);
        let list = scene.common_ancestor(first, last);
        // One row without a group is no list.
        if scene.contains(list, at) || (first == last && before.group.is_none()) {
            continue;
        }
        let outer = scene.common_ancestor(list, at);
        // The elements between what holds both and each box.
        let wrapped = |check: At| {
            let around = scene.ancestors(check).take_while(|around| *around > outer);
            let tags = around.map(|around| scene.items[around].node.tag.as_str());
            tags.collect::<Vec<_>>()
        };
        let (inside, own) = (wrapped(first), wrapped(at));
        let item = inside
            .last()
            .is_some_and(|tag| matches!(*tag, "li" | "tr" | "dd"));
        if inside != own && !(item && inside.last() == own.last()) {
            return Some(row);
        }
    }
    None
}

/// An item of a list between the boxes that has a name and no box: what it is ticked with is not there.
fn find_row_without_box(scene: &Scene, region: &Region) -> Option<String> {
    let from = region.first();
    let last = region.checks.last().copied().unwrap_or(from);
    let mut items = (from..scene.items[last].end.max(from)).chain(last..region.end);
    let bare = |at: &At| {
        let item = &scene.items[*at];
        item.node.tag == "li" && !item.hidden && region.checks_in(scene, *at).is_empty()
    };
    let first = *region.checks.first()?;
    // What is chosen in a menu that nobody sees is drawn elsewhere.
    if scene.role(scene.items[first].parent) == Role::Select {
        return None;
    }
    // A list that begins with such an item is headed by them.
    let class = |at: At| scene.attr(at, "class");
    let head = (from..first).rev().find(bare).map(class);
    let item = items.find(|at| *at > first && bare(at) && head != Some(class(*at)))?;
    let words = |at: At| matches!(scene.role(at), Role::Plain | Role::Label);
    let named = scene.count_fields_in(item) == 0 && scene.descendants(item).all(words);
    let text = scene.text(item);
    (named && !text.is_empty()).then_some(text)
}

/// Nothing but boxes stands between it and a heading or legend after the list.
fn is_titled(scene: &Scene, last: At, at: At) -> bool {
    let title = (last..at)
        .rev()
        .find(|before| matches!(scene.role(*before), Role::Heading | Role::Legend));
    title.is_some_and(|title| {
        let between = scene.items[title].fields..scene.items[at].fields;
        scene.fields[between]
            .iter()
            .all(|field| scene.role(*field) == Role::Check)
    })
}

/// Nothing that is said on a box or over it speaks of anything else.
fn may_be_component(scene: &Scene, at: At) -> bool {
    let spoken = fold(&slots::visible_name(scene, at));
    let count = spoken.split_whitespace().count();
    if count == 0
        || count > 2 && is_action(&spoken)
        || cues::status::read_status(&spoken).is_some()
        || wording::classify_checkbox(&spoken, &[]).is_some()
    {
        return false;
    }
    let mut over = SlotTexts::of(scene, at).groups;
    over.splice(0..0, over::master(scene, at));
    let another =
        |text: &String| wording::is_notification_heading(text) || is_about_another_list(text);
    wording::classify_checkbox(&spoken, &over).is_none() && !over.iter().take(2).any(another)
}

/// What a box is, and the elements from it outwards, up to where other boxes stand.
type Make<'s> = ([&'s str; 3], Vec<&'s str>);

fn make<'s>(scene: &'s Scene, all: &[At], at: At) -> Make<'s> {
    let others = |outer: &At| between(all, *outer, scene.items[*outer].end).len() > 1;
    let outer = scene.ancestors(at).find(others).unwrap_or(0);
    let role = scene.attr(at, "role").unwrap_or("");
    // Buttons of all kinds can be pressed: they are told by how they look.
    let class = (scene.role(at) == Role::Button).then(|| scene.read_state_attribute(at, "class"));
    let class = class.flatten().unwrap_or("");
    let kind = [&scene.items[at].node.tag, role, class];
    (kind, shape(scene, outer + 1, at))
}

/// The list is shown page by page: it says so, or has the buttons for it.
pub fn has_pages(scene: &Scene, region: &Region) -> bool {
    let from = region.first();
    let (mut numbers, mut before, mut after) = (0, false, false);
    for at in from..region.end {
        let item = &scene.items[at];
        if item.hidden {
            continue;
        }
        // As many as there are of its kind, on the page or not.
        let set = ["aria-setsize", "aria-rowcount"]
            .iter()
            .find_map(|name| item.node.attr(name)?.parse::<usize>().ok());
        if let Some(set) = set {
            let outer = match item.node.attr("aria-rowcount") {
                Some(_) => at,
                None => item.parent,
            };
            let tag = &item.node.tag;
            let here = match outer == at {
                true => region.checks_in(scene, at).len() + 1,
                false => scene
                    .children(outer)
                    .filter(|child| scene.items[*child].node.tag == *tag)
                    .count(),
            };
            if set > here {
                return true;
            }
        }
        if matches!(item.role, Role::Button | Role::Link) && !region.checks.contains(&at) {
            let spoken = fold(&slots::visible_name(scene, at));
            let text = spoken.trim();
            let alive = !item.node.has_state(state::DISABLED);
            numbers += usize::from(!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()));
            before |= has_any(&spoken, cues::components::PREVIOUS_PAGE) && text.len() < 16;
            after |= alive && has_any(&spoken, cues::components::NEXT_PAGE) && text.len() < 12;
        }
    }
    let (from, to) = (
        scene.items[from].words.0,
        scene.items[region.end - 1].words.1,
    );
    let runs = scene.runs.get(from..to).unwrap_or_default();
    let counted = (runs.iter()).any(|run| !run.hidden && shows_a_part(run.text));
    numbers > 1 || before && after || counted
}

/// `Showing 1–3 of 12`, in any language.
fn shows_a_part(text: &str) -> bool {
    let mut all = numbers(text).take(4);
    let numbers = [(); 4].map(|()| all.next());
    let folded = fold(text);
    let part = match numbers {
        [Some(first), Some(last), Some(all), None] => first == 1 && first < last && last < all,
        [Some(here), Some(all), ..] => here < all && has_any(&folded, cues::components::DISPLAYED),
        _ => false,
    };
    part && folded.split_whitespace().count() <= 8
}

/// What is chosen is moved from one list to another: what is marked in them says nothing.
fn is_moved(scene: &Scene, region: &Region) -> bool {
    let list = |at: At| {
        let several = |outer: &At| {
            scene.attr(*outer, "multiple").is_some()
                || scene.attr(*outer, "aria-multiselectable") == Some("true")
        };
        (scene.role(at) == Role::Choice).then(|| scene.ancestors(at).find(several))?
    };
    let mut lists: Vec<At> = region.checks.iter().filter_map(|at| list(*at)).collect();
    lists.dedup();
    lists.windows(2).any(|pair| {
        let between = scene.items[pair[0]].end..pair[1];
        between
            .into_iter()
            .any(|at| scene.role(at) == Role::Button && !scene.items[at].hidden)
            || pair.iter().any(|list| {
                let names = SlotTexts::of(scene, *list);
                let mut said = names
                    .own
                    .iter()
                    .chain(&names.near)
                    .chain(names.groups.first());
                said.any(|text| has_any(text, cues::components::TRANSFER_LISTS))
            })
    })
}
