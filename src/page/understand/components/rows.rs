//! The rows of the list, each with its group; boxes that tick others, and what cannot be seen.

use super::{
    beyond::{has_pages, has_strangers, is_moved},
    chosen, drawn,
    heads::heads_others,
    list::{Row, Rows, UnseenRows, index, twice},
    menus,
    region::{Region, has_no_box, is_filter, is_for_ears},
    table,
    titles::{Header, header},
    tree::{self, Tree},
    wording::{counted, is_another_list, is_more, is_select_all, looks_like_pattern},
};
use crate::page::understand::explain::{ComponentsReason, Reason};
use crate::page::understand::found::Found;
use crate::page::{
    controls::Toggle,
    scene::{At, Role, Scene},
};
use crate::page::{
    label_text::{fold, has_any},
    understand::{columns, cues, slots},
};
use litemap::LiteMap;
use rustc_hash::FxHashSet;

pub fn rows(scene: &Scene, region: &Region) -> Found<Rows> {
    // Words that are the name of a row head no group.
    let words_of = |check: &At| match scene.role(*check) {
        Role::Check if slots::bound_labels(scene, *check).is_empty() => {
            slots::words_beside(scene, *check)
        }
        Role::Select | Role::Combo => menus::name_words(scene, *check),
        _ => Vec::new(),
    };
    let named: FxHashSet<At> = region.checks.iter().flat_map(words_of).collect();
    let groups = table::groups_of_rows(scene, &region.checks);
    let mut rows: Vec<Row> = Vec::new();
    let mut others: Vec<u32> = Vec::new();
    let mut unseen: Vec<UnseenRows> = region
        .to_come(scene)
        .into_iter()
        .map(UnseenRows::from)
        .collect();
    let mut headers: Vec<Header> = Vec::new();
    let (mut hidden, mut tabs): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut unclear = None;
    // Rows with words of their own, and those that only have words beside them.
    let (mut worded, mut bare) = (0, 0);
    let close = |headers: &mut Vec<Header>, unseen: &mut Vec<UnseenRows>, at: At| {
        while headers.last().is_some_and(|header| header.end <= at) {
            unseen.extend(headers.pop().and_then(Header::into_unseen));
        }
    };
    let from = region.start.max(region.outer);
    let tree = Tree::of(scene, from, region.end);
    let chips = chosen::drawn(scene, region.checks.first().copied());
    for at in from..region.end {
        close(&mut headers, &mut unseen, at);
        let item = &scene.items[at];
        let is_check = region.checks.binary_search(&at).is_ok();
        if is_check {
            let is_menu = matches!(scene.role(at), Role::Select | Role::Combo);
            let drawn_state = region.drawn.get(&at).copied();
            let name = match is_menu {
                false if drawn_state.is_some() => drawn::name(scene, at),
                true => table::name_in_row(scene, at)
                    .or_else(|| menus::row_name(scene, at))
                    .unwrap_or_default(),
                false => row_name(scene, at),
            };
            let folded = fold(&name);
            let branch = tree.branch(scene, at);
            let end = match branch {
                Some(branch) => branch.end,
                None if is_menu => None,
                None => heads_others(scene, region, at),
            };
            if let Some(end) = end {
                others.push(item.node.id);
                if !is_select_all(&folded, None) && !name.is_empty() {
                    headers.retain(|header| header.end != end);
                    headers.push(Header::of_box(name, at, end));
                }
                continue;
            }
            let header = headers.last();
            if is_select_all(&folded, header.map(|header| header.name.as_str())) {
                others.push(item.node.id);
                if let Some(header) = headers.last_mut().filter(|header| header.folded) {
                    header.take_box(scene, at);
                }
                continue;
            }
            if item.hidden && !scene.is_seen_field(at) && scene.role(at) == Role::Check {
                let reachable =
                    header.is_some() && item.node.tag == "input" && !looks_like_pattern(&name);
                if !reachable {
                    if item.node.tag == "input" && !looks_like_pattern(&name) {
                        hidden.push(name);
                    }
                    continue;
                }
            }
            if branch.is_some_and(|branch| branch.folded) || is_shut(scene, at) {
                unseen.extend(Header::of_closed_box(scene, at, name).into_unseen());
                others.push(item.node.id);
                continue;
            }
            if name.is_empty() {
                unclear = Some(ComponentsReason::NoName);
                continue;
            }
            for header in &mut headers {
                header.rows += 1;
                // A heading after the list may be of something else.
                if header.has_own_words && rows.iter().any(|row| row.group.is_none()) {
                    unclear = Some(ComponentsReason::MaybeOne(name.clone()));
                }
                if is_another_list(&fold(&header.name)) {
                    unclear = Some(ComponentsReason::MaybeAll(header.name.clone()));
                }
            }
            match scene.role(at) != Role::Check || slots::has_own_words(scene, at) {
                true => worded += 1,
                false => bare += 1,
            }
            rows.push(Row {
                toggle: match is_menu {
                    true => match chosen::cross_of_row(scene, region, at) {
                        Some(cross) => Toggle::from_chip(item.node.id, cross),
                        None => Toggle::from_listed(item.node.id),
                    },
                    false => match drawn_state {
                        Some(state) => {
                            Toggle::from_drawn(item.node.id, drawn::click_of(scene, at), state)
                        }
                        None => chosen::crossed(Toggle::from_scene(scene, at), &chips, &name),
                    },
                },
                group: columns::row_of(scene, at)
                    .and_then(|row| groups.get(&row).cloned())
                    .or_else(|| headers.last().map(|header| header.name.clone())),
                id: id(scene, at),
                menu: match is_menu {
                    true => Some(menus::read_menu(scene, at)),
                    false => menus::menu_of(scene, &region.checks, at),
                },
                whole_group: false,
                name,
            });
            continue;
        }
        if item.hidden {
            continue;
        }
        if item.role == Role::Text
            && is_filter(scene, at)
            && item
                .node
                .value
                .as_deref()
                .is_some_and(|value| !value.is_empty())
        {
            unseen.push("components that the filter hides".to_owned().into());
        }
        // What opens a group: nothing of it is shown where no row follows.
        if matches!(item.role, Role::Button | Role::Link)
            && matches!(fold(&scene.text(at)).trim(), "show" | "expand" | "open")
            && let Some(last) = headers.last_mut()
        {
            last.folded = true;
            continue;
        }
        // The other tabs of a list that is shown tab by tab.
        if item.role == Role::Tab
            && scene.read_state_attribute(at, "aria-selected") == Some("false")
            && rows.is_empty()
            && region
                .checks
                .first()
                .is_some_and(|first| scene.items[*first].fields == item.fields)
        {
            tabs.push(slots::visible_name(scene, at));
            continue;
        }
        if matches!(item.role, Role::Button | Role::Link) && is_more(&fold(&scene.text(at))) {
            unseen.push(format!("components behind \"{}\"", scene.text(at)).into());
            continue;
        }
        if let Some(mut header) = header(scene, region, &named, at) {
            close(&mut headers, &mut unseen, at);
            // A title over a group that is called the same is one title.
            if headers
                .last()
                .is_some_and(|last| last.name == header.name || header.describes(last))
            {
                continue;
            }
            // The box beside what opens the group ticks what cannot be seen.
            if header.folded
                && rows.last().is_some_and(|row| {
                    let box_of = scene.find_item(row.toggle.node);
                    row.name == header.name && box_of.is_some_and(|box_of| box_of >= header.start)
                })
                && let Some(row) = rows.pop()
            {
                others.push(row.toggle.node);
                worded -= 1;
                if let Some(at) = scene.find_item(row.toggle.node) {
                    header.take_box(scene, at);
                }
            }
            // A flat page says only where a group begins: the one before ends there.
            while headers.last().is_some_and(|last| last.end == header.end) {
                unseen.extend(headers.pop().and_then(Header::into_unseen));
            }
            headers.push(header);
        }
    }
    close(&mut headers, &mut unseen, usize::MAX);
    // A twin of a row that can be seen is no row of its own.
    hidden.retain(|name| rows.iter().all(|row| row.name != *name));
    hidden.dedup();
    match hidden.len() > 1 {
        true if rows.is_empty() => unclear = Some(ComponentsReason::Hidden),
        true => unseen.push(hidden.join(", ").into()),
        false => {}
    }
    if !rows.is_empty() {
        unseen.extend(tabs.into_iter().map(UnseenRows::from));
    }
    if has_pages(scene, region, from) {
        unseen.push("components on other pages of the list".to_owned().into());
    }
    if is_moved(scene, region) {
        unclear = Some(ComponentsReason::TwoLists);
    }
    // The words beside a row that lost its own are about something else.
    if bare > 0 && worded > bare {
        unclear = Some(ComponentsReason::NoNameOfItsOwn);
    }
    if unseen.is_empty()
        && let Some(item) = has_no_box(scene, region, from)
    {
        unclear = Some(ComponentsReason::NoBox(item));
    }
    if has_strangers(scene, region) {
        unclear = Some(ComponentsReason::EndOfList);
    }
    if let Some(row) = beside_the_list(scene, &rows) {
        unclear = Some(ComponentsReason::MaybeOne(row.name.clone()));
    }
    if let Some(why) = unclear {
        return Found::Unsure(Reason::Components(why));
    }
    if rows.is_empty() && unseen.is_empty() {
        return Found::Nothing;
    }
    drop_counts(&mut rows, &mut unseen);
    if let Some(row) = twice(&rows) {
        return Found::Unsure(Reason::Components(ComponentsReason::Twice(
            row.name.clone(),
        )));
    }
    // Where other things stand in the same element, the list is the part of it that holds the rows.
    let tight = match region.checks.as_slice() {
        [first, .., last] if region.end < scene.items[region.outer].end => {
            scene.common_ancestor(*first, *last)
        }
        _ => region.outer,
    };
    let place = match tight {
        0 => region.start,
        tight => tight,
    };
    let words = || named.iter().map(|place| scene.runs[*place].at);
    let reach = (
        words().fold(from, At::min),
        words().fold(region.end, |end, at| end.max(at + 1)),
    );
    // Where each is listed with its menu alone, those that are not affected are not on the page.
    let chosen_only = !rows.is_empty() && rows.iter().all(|row| row.toggle.is_always_on());
    Found::Here(Rows {
        place: scene.items[place].node.id,
        reach,
        index: index(&rows),
        rows,
        unseen,
        chosen_only,
        others,
    })
}

/// A box of no group that stands outside the element in which all before it are, and is not wrapped as
/// that is: "Backfill this maintenance" right after the list.
fn beside_the_list<'r>(scene: &Scene, rows: &'r [Row]) -> Option<&'r Row> {
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

/// Where every group is called by its name and how many it holds, the number is no part of the name.
fn drop_counts(rows: &mut [Row], unseen: &mut [UnseenRows]) {
    let mut held: LiteMap<&String, usize> = LiteMap::new();
    for group in rows.iter().filter_map(|row| row.group.as_ref()) {
        *held.entry(group).or_default() += 1;
    }
    let mut titles: Vec<&str> = Vec::new();
    for (group, rows) in held.iter() {
        match counted(group) {
            Some((title, count)) if count <= *rows && !titles.contains(&title) => {
                titles.push(title)
            }
            _ => return,
        }
    }
    let groups = rows.iter_mut().filter_map(|row| row.group.as_mut());
    let unseen = unseen.iter_mut().map(|part| &mut part.name);
    for name in groups.chain(unseen) {
        if let Some((title, _)) = counted(name) {
            name.truncate(title.len());
        }
    }
}

/// A sign before its name, or a button in its row, says that there is more under it than is shown.
fn is_shut(scene: &Scene, at: At) -> bool {
    let row = slots::exclusive_box(scene, at);
    let (from, to) = scene.items[row].words;
    let mut runs = scene.runs[from..to].iter().filter(|run| !run.hidden);
    let has_sign = runs.any(|run| matches!(run.text, "▸" | "▶" | "►" | "⏵" | "▷" | "▹"));
    has_sign
        || scene
            .descendants(row)
            .any(|inner| is_closed_opener(scene, inner))
}

/// A button without words of its own that opens what is not shown.
fn is_closed_opener(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let called = fold(&slots::visible_name(scene, at));
    matches!(item.role, Role::Button | Role::Link)
        && !item.hidden
        && item.node.attr("aria-expanded") == Some("false")
        && item.node.attr("aria-haspopup").is_none()
        && item.words.0 == item.words.1
        && !has_any(&called, cues::components::NOT_A_GROUP)
}

/// The name of a component, without what the row says about its state.
fn row_name(scene: &Scene, at: At) -> String {
    let label = scene.labels_of(at).first().copied();
    let label = label.filter(|label| !scene.text(*label).is_empty());
    let branch = tree::item_of(scene, at).filter(|item| *item != at);
    if scene.role(at) == Role::Plain
        && let Some(name) = table::name_in_row(scene, at)
    {
        return name;
    }
    let item = match label.or(branch) {
        Some(item) => item,
        None if scene.role(at) != Role::Check || !scene.text(at).is_empty() => at,
        None if slots::bound_labels(scene, at).is_empty() => {
            if let Some(name) = table::name_in_row(scene, at) {
                return name;
            }
            let beside = slots::words_beside(scene, at).into_iter();
            let texts = beside.map(|place| scene.runs[place].text);
            let told: Vec<&str> = texts
                .filter(|text| !cues::status::is_component_status(text))
                .collect();
            return match told.is_empty() {
                true => slots::visible_name(scene, at),
                false => told.join(" "),
            };
        }
        None => return slots::visible_name(scene, at),
    };
    let named =
        scene.attr(at, "aria-label").is_some() || scene.attr(at, "aria-labelledby").is_some();
    // What stands on an item of a tree is its name; the box may be called "Select" and that.
    if named && Some(item) != branch {
        return slots::visible_name(scene, at);
    }
    let (from, to) = scene.items[item].words;
    let hidden = scene.items[item].hidden;
    let nested = (item == at || Some(item) == branch)
        .then(|| {
            scene
                .descendants(item)
                .find(|inner| scene.role(*inner) == Role::Choice)
        })
        .flatten();
    let texts: Vec<(&str, At)> = scene.runs[from..to]
        .iter()
        .filter(|run| (hidden || !run.hidden) && nested.is_none_or(|nested| run.at < nested))
        .filter(|run| run.text.chars().any(char::is_alphanumeric) && !is_for_ears(scene, run.at))
        .filter(|run| {
            !run.owner.is_some_and(|owner| {
                owner != at && owner != item && scene.role(owner) == Role::Select
            })
        })
        .map(|run| (run.text, run.at))
        .collect();
    let told: Vec<&str> = texts
        .iter()
        .filter(|(text, run)| {
            !cues::status::is_component_status(text) && scene.items[*run].node.tag != "small"
        })
        .map(|(text, _)| *text)
        .collect();
    match told.is_empty() {
        true => slots::visible_name(scene, at),
        false => told.join(" "),
    }
}

/// Statuspage's own id, from wherever the page keeps it.
fn id(scene: &Scene, at: At) -> Option<String> {
    let node = scene.items[at].node;
    let attributes = [
        "data-component-id",
        "data-id",
        "value",
        "name",
        "id",
        "data-value",
    ];
    attributes
        .iter()
        .filter_map(|name| node.attr(name))
        .find_map(|text| {
            text.split(|c: char| !c.is_ascii_alphanumeric())
                .find(|part| looks_like_id(part))
                .map(str::to_owned)
        })
}

fn looks_like_id(part: &str) -> bool {
    (8..=32).contains(&part.len())
        && part
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_lowercase())
}
