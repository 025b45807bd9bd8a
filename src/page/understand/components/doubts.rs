//! Why the rows that were read may be too many or too few: boxes of the same make that stand after the list, pages of
//! it that are not shown, a second list into which rows are moved.

use super::{
    list::{Row, Rows},
    menus,
    phrases::{is_about_another_list, is_action, numbers},
    region::Region,
    row::{self, find_boxes, takes_several},
    shape::{between, common_stem, find_own_wrappers, stem},
};
use crate::page::{
    label_text::{fold, has_any},
    outline::state,
    scene::{At, Role, Scene},
    understand::{
        candidates::{Home, eligible},
        cues,
        explain::{ComponentsReason, Reason},
        kinds::checkboxes::{over, wording},
        slots::{self, SlotTexts},
    },
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
    if let Some(name) = without_box.flatten() {
        return Some(ComponentsReason::NoBox(name));
    }
    is_moved(scene, region).then_some(ComponentsReason::TwoLists)
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
        let wrapped = |at: At| {
            let around = scene.ancestors(at).take_while(|around| *around > outer);
            around.map(|around| scene.tag(around)).collect::<Vec<_>>()
        };
        let (inside, own) = (wrapped(first), wrapped(at));
        let is_item = matches!(inside.last(), Some(&("li" | "tr" | "dd")));
        if inside != own && !(is_item && inside.last() == own.last()) {
            return Some(row);
        }
    }
    None
}

/// Boxes after the last of those that are made alike, in another part of the page: whether they are
/// components as well, nobody can tell.
fn has_unlike_boxes(scene: &Scene, region: &Region) -> bool {
    let make = |at: At| find_own_wrappers(scene, &region.boxes, region.outer, at);
    let mut makes: LiteMap<Vec<&str>, (usize, At)> = LiteMap::new();
    for at in &region.boxes {
        let (count, last) = makes.entry(make(*at)).or_insert((0, *at));
        *count += 1;
        *last = *at;
    }
    let most = makes.iter().max_by_key(|(_, (count, _))| *count);
    let (Some(first), Some((usual, (_, last)))) = (region.boxes.first(), most) else {
        return false;
    };
    let list = scene.common_ancestor(*first, *last);
    let mut after = region.boxes.iter().filter(|at| *at > last);
    after.any(|at| {
        let make = make(*at);
        let is_alike = usual.starts_with(&make) || !usual.is_empty() && make.starts_with(usual);
        // The row of a closed group is made as no row of a component is.
        let may_be_one = scene.role(*at) == Role::Check && !row::is_closed_group(scene, *at);
        may_be_one && !is_alike && !scene.contains(list, *at)
    })
}

/// Among components that are listed with their menu alone, a menu of which nobody knows whose it is.
fn has_unread_menu(scene: &Scene, region: &Region, rows: &[Row]) -> bool {
    let is_read = |at: At| {
        let mut menus = rows.iter().filter_map(|row| row.menu.as_ref());
        menus.any(|menu| menu.node == scene.items[at].node.id)
    };
    let mut fields = scene.fields_of(region.outer).iter();
    rows.iter().any(|row| row.toggle.is_listed())
        && fields.any(|at| {
            (region.first()..region.end).contains(at)
                && menus::is_status_menu(scene, *at)
                && !is_read(*at)
        })
}

/// An item of a list between the boxes that has a name and no box: what it is ticked with is not there.
fn find_row_without_box(scene: &Scene, region: &Region) -> Option<String> {
    let from = region.first();
    let (first, last) = (*region.boxes.first()?, *region.boxes.last()?);
    // What is chosen in a menu that nobody sees is drawn elsewhere.
    if scene.role(scene.items[first].parent) == Role::Select {
        return None;
    }
    let bare = |at: &At| {
        scene.tag(*at) == "li" && !scene.items[*at].hidden && region.boxes_in(scene, *at).is_empty()
    };
    // A list that begins with such an item is headed by them.
    let class = |at: At| scene.attr(at, "class");
    let head = (from..first).rev().find(bare).map(class);
    let mut items = (first + 1..scene.items[last].end.max(region.end)).filter(bare);
    let item = items.find(|at| head != Some(class(*at)))?;
    let is_words = |at: At| matches!(scene.role(at), Role::Plain | Role::Label);
    let is_named = scene.count_fields_in(item) == 0 && scene.descendants(item).all(is_words);
    let text = scene.text(item);
    (is_named && !text.is_empty()).then_some(text)
}

/// What is chosen is moved from one list to another: what is marked in them says nothing.
fn is_moved(scene: &Scene, region: &Region) -> bool {
    let list_of = |at: &At| {
        let mut around = scene.ancestors(*at);
        let is_choice = scene.role(*at) == Role::Choice;
        is_choice.then(|| around.find(|outer| takes_several(scene, *outer)))?
    };
    let mut lists: Vec<At> = region.boxes.iter().filter_map(list_of).collect();
    lists.dedup();
    let is_called_so = |list: &At| {
        let texts = SlotTexts::of(scene, *list);
        let own = texts.own.iter().chain(&texts.near);
        let mut texts = own.chain(texts.groups.first());
        texts.any(|text| has_any(text, cues::components::TRANSFER_LISTS))
    };
    lists.windows(2).any(|pair| {
        let mut between = scene.items[pair[0]].end..pair[1];
        between.any(|at| scene.role(at) == Role::Button && !scene.items[at].hidden)
            || pair.iter().any(is_called_so)
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
    let all = find_boxes(scene);
    let is_row = |at: &At| rows.holds(scene.items[*at].node.id);
    let members: Vec<At> = all.iter().copied().filter(is_row).collect();
    let last = *members.last()?;
    let end = submit.filter(|at| *at > last).unwrap_or(home.end);
    let mut more: Vec<At> = between(&all, last + 1, end).to_vec();
    more.retain(|at| {
        let is_seen = scene.is_seen_field(*at) || !scene.items[*at].hidden;
        is_seen && home.holds(*at) && eligible(scene, *at) && may_be_component(scene, *at)
    });
    if more.is_empty() {
        return None;
    }
    let name = common_stem(scene, &members);
    let makes = members.iter().map(|at| find_make(scene, &all, *at));
    let makes: Vec<_> = makes.collect();
    more.retain(|at| {
        let (kind, around) = find_make(scene, &all, *at);
        let other = stem(scene, *at);
        // Under a title of their own, boxes of another make may be a group as well.
        let is_titled = scene.role(*at) == Role::Check && is_titled(scene, last, *at);
        let is_alike = |make: &Make| make.0 == kind && (is_titled || make.1 == around);
        makes.iter().any(is_alike)
            && (name.is_none() || other.is_empty() || name.as_ref() == Some(&other))
    });
    let first = *more.first()?;
    let name = slots::visible_name(scene, first);
    let reason = Reason::Components(ComponentsReason::MaybeMore(name));
    (more.len() > 1 || is_titled(scene, last, first)).then_some(reason)
}

/// What a box is, and the elements from it outwards, up to where other boxes stand.
type Make<'s> = ([&'s str; 3], Vec<&'s str>);

fn find_make<'s>(scene: &'s Scene, all: &[At], at: At) -> Make<'s> {
    let role = scene.attr(at, "role").unwrap_or("");
    // Buttons of all kinds can be pressed: they are told by how they look.
    let class = (scene.role(at) == Role::Button).then(|| scene.read_state_attribute(at, "class"));
    let kind = [scene.tag(at), role, class.flatten().unwrap_or("")];
    (kind, find_own_wrappers(scene, all, 0, at))
}

/// Nothing but boxes stands between it and a heading or legend after the list.
fn is_titled(scene: &Scene, last: At, at: At) -> bool {
    let is_title = |before: &At| matches!(scene.role(*before), Role::Heading | Role::Legend);
    (last..at).rev().find(is_title).is_some_and(|title| {
        let between = scene.items[title].fields..scene.items[at].fields;
        let mut fields = scene.fields[between].iter();
        fields.all(|field| scene.role(*field) == Role::Check)
    })
}

/// Nothing that is written on a box or over it speaks of anything else.
fn may_be_component(scene: &Scene, at: At) -> bool {
    let name = slots::folded_name(scene, at);
    let count = name.split_whitespace().count();
    if count == 0
        || count > 2 && is_action(&name)
        || cues::status::read_status(&name).is_some()
        || wording::is_known_box(&name)
    {
        return false;
    }
    let mut over = SlotTexts::of(scene, at).groups;
    over.splice(0..0, over::master(scene, at));
    let is_another =
        |text: &String| wording::is_notification_heading(text) || is_about_another_list(text);
    wording::classify_checkbox(&name, &over).is_none() && !over.iter().take(2).any(is_another)
}

/// The list is shown page by page: it says so, or has the buttons for it.
pub fn has_pages(scene: &Scene, region: &Region) -> bool {
    let (mut numbers, mut before, mut after) = (0, false, false);
    for at in (region.first()..region.end).filter(|at| !scene.items[*at].hidden) {
        if has_more_than_here(scene, region, at) {
            return true;
        }
        let item = &scene.items[at];
        if matches!(item.role, Role::Button | Role::Link) && !region.boxes.contains(&at) {
            let name = slots::folded_name(scene, at);
            let text = name.trim();
            let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let is_alive = !item.node.has_state(state::DISABLED);
            numbers += usize::from(is_number);
            before |= has_any(&name, cues::components::PREVIOUS_PAGE) && text.len() < 16;
            after |= is_alive && has_any(&name, cues::components::NEXT_PAGE) && text.len() < 12;
        }
    }
    let from = scene.items[region.first()].words.0;
    let to = scene.items[region.end - 1].words.1;
    let mut runs = scene.runs.get(from..to).unwrap_or_default().iter();
    let is_counted = runs.any(|run| !run.hidden && shows_a_part(run.text));
    numbers > 1 || before && after || is_counted
}

/// It says how many there are of its kind, on the page or not, and that is more than are here.
fn has_more_than_here(scene: &Scene, region: &Region, at: At) -> bool {
    let count = |name| scene.items[at].node.attr(name)?.parse::<usize>().ok();
    let is_alike = |other: &At| scene.tag(*other) == scene.tag(at);
    let siblings = || {
        scene
            .children(scene.items[at].parent)
            .filter(is_alike)
            .count()
    };
    count("aria-setsize").is_some_and(|all| all > siblings())
        || count("aria-rowcount").is_some_and(|all| all > region.boxes_in(scene, at).len() + 1)
}

/// `Showing 1–3 of 12`, in any language.
fn shows_a_part(text: &str) -> bool {
    let folded = fold(text);
    let is_part = match numbers(text).take(4).collect::<Vec<_>>()[..] {
        [first, last, all] => first == 1 && first < last && last < all,
        [here, all] | [here, all, _, _] => {
            here < all && has_any(&folded, cues::components::DISPLAYED)
        }
        _ => false,
    };
    is_part && folded.split_whitespace().count() <= 8
}
