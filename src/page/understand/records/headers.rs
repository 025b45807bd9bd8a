//! What stands over the rows of a list → the group of each row, and the groups whose rows are not on the page.

use super::{anchors::spoken, pieces::is_title, rows::RowPlace};
use crate::{
    engine::form::Screen,
    page::{
        label_text::fold,
        scene::{At, Role, Scene},
        understand::{
            columns,
            cues::{components as component_words, records as words, screens},
        },
    },
};

/// The headers of a list.
pub struct Headers {
    headers: Vec<Header>,
    /// Groups whose rows are not on the page.
    pub closed: Vec<String>,
}

struct Header {
    name: String,
    at: At,
    /// The element as far as which it holds, unless another one of the same element comes.
    reach: At,
    end: At,
}

impl Headers {
    /// The header that stands over a row: of those that reach it, the last.
    pub fn name_over(&self, row: &RowPlace) -> Option<String> {
        let reaches = |header: &&Header| header.at < row.anchor && row.anchor < header.end;
        let mut over = self.headers.iter().rev().filter(reaches);
        over.next().map(|header| header.name.clone())
    }
}

pub fn find_headers(scene: &Scene, screen: Screen, rows: &[RowPlace]) -> Headers {
    let mut all = Headers {
        headers: Vec::new(),
        closed: Vec::new(),
    };
    for at in scene.scope.0..scene.scope.1 {
        let item = &scene.items[at];
        if item.hidden || item.aside {
            continue;
        }
        let Some(name) = find_name(scene, screen, rows, at) else {
            continue;
        };
        let Some(reach) = find_reach(scene, rows, at) else {
            if is_closed(scene, at) {
                all.closed.push(name);
            }
            continue;
        };
        let end = scene.items[reach].end;
        // A flat page says only where a group begins: the one before ends there.
        for before in all
            .headers
            .iter_mut()
            .filter(|before| before.reach == reach)
        {
            before.end = before.end.min(at);
        }
        all.headers.push(Header {
            name,
            at,
            reach,
            end,
        });
    }
    let has_row = |header: &Header| {
        let mut rows = rows.iter();
        rows.any(|row| header.at < row.anchor && row.anchor < header.end)
    };
    let closed = all
        .headers
        .iter()
        .filter(|header| !has_row(header) && is_closed(scene, header.at));
    let closed: Vec<String> = closed.map(|header| header.name.clone()).collect();
    all.closed.extend(closed);
    all.headers.retain(has_row);
    all
}

/// The innermost element around it that holds rows which come after it.
fn find_reach(scene: &Scene, rows: &[RowPlace], at: At) -> Option<At> {
    let holds_rows = |outer: &At| {
        let end = scene.items[*outer].end;
        rows.iter().any(|row| row.anchor > at && row.anchor < end)
    };
    std::iter::once(at)
        .chain(scene.ancestors(at))
        .find(holds_rows)
}

/// What opens and closes something, and is closed.
fn is_closed(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let in_closed_details =
        item.node.tag == "summary" && scene.items[item.parent].node.attr("open").is_none();
    let mut parts = std::iter::once(at).chain(scene.descendants(at));
    in_closed_details
        || parts.any(|at| {
            let is_menu =
                scene.attr(at, "aria-haspopup").is_some() || scene.role(at) == Role::Combo;
            !is_menu && scene.attr(at, "aria-expanded") == Some("false")
        })
}

/// The name of a group that begins here.
fn find_name(scene: &Scene, screen: Screen, rows: &[RowPlace], at: At) -> Option<String> {
    let item = &scene.items[at];
    let own_row = rows.iter().find(|row| row.holds(at));
    let named = match item.role {
        Role::Heading if is_first_level(scene, at) => return None,
        // The heading in a row that the page marks as one is its name.
        Role::Heading | Role::Legend => own_row.is_none_or(|row| !row.is_marked),
        Role::Button | Role::Plain | Role::Link if opens_rows(scene, at) => own_row.is_none(),
        Role::Group | Role::Choices | Role::Plain if own_row.is_none() => {
            if let Some(name) = scene
                .attr(at, "aria-label")
                .filter(|_| holds_rows(rows, scene, at))
            {
                return may_name(screen, name).then(|| name.to_owned());
            }
            is_group_row(scene, rows, at) || is_item_over_rows(scene, rows, at)
        }
        _ => false,
    };
    if !named {
        return None;
    }
    let name = match is_item_over_rows(scene, rows, at) {
        true => first_words(scene, at)?,
        false => scene.text(at),
    };
    let name = without_count(&name);
    may_name(screen, name).then(|| name.to_owned())
}

fn is_first_level(scene: &Scene, at: At) -> bool {
    scene.items[at].node.tag == "h1" || scene.attr(at, "aria-level") == Some("1")
}

fn holds_rows(rows: &[RowPlace], scene: &Scene, at: At) -> bool {
    let inside = rows.iter().filter(|row| scene.contains(at, row.anchor));
    inside.count() > 0
}

fn opens_rows(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let text = spoken(scene, at);
    let opens = item.node.tag == "summary"
        || scene.attr(at, "aria-expanded").is_some() && scene.attr(at, "aria-haspopup").is_none();
    opens && !words::ACTIONS.contains(&text.trim())
}

/// A row of a table without a thing of its own: one cell with words, over the rows that follow.
fn is_group_row(scene: &Scene, rows: &[RowPlace], at: At) -> bool {
    if !columns::is_row(scene, at) {
        return false;
    }
    let cells = columns::cells(scene, at);
    let filled = cells.iter().filter(|cell| !scene.text(**cell).is_empty());
    let table = scene.items[at].parent;
    let alike = rows
        .iter()
        .filter(|row| scene.items[row.start].parent == table);
    let widths = alike.map(|row| columns::cells(scene, row.start).len());
    filled.count() == 1 && widths.max().unwrap_or(0) > 1
}

/// An item of a list, or of a tree, with words before the rows in it.
fn is_item_over_rows(scene: &Scene, rows: &[RowPlace], at: At) -> bool {
    let is_item = scene.items[at].node.tag == "li" || scene.attr(at, "role") == Some("listitem");
    is_item && holds_rows(rows, scene, at) && first_words(scene, at).is_some()
}

/// The words before the first list in an item.
fn first_words(scene: &Scene, at: At) -> Option<String> {
    let (from, to) = scene.items[at].words;
    let list = scene.descendants(at).find(|inner| {
        matches!(scene.items[*inner].node.tag.as_str(), "ul" | "ol")
            || matches!(scene.attr(*inner, "role"), Some("list" | "group"))
    })?;
    let end = scene.items[list].words.0.min(to);
    let run = scene.runs[from..end]
        .iter()
        .find(|run| !run.hidden && run.text.contains(char::is_alphabetic))?;
    Some(run.text.to_owned())
}

/// `Fernhill Grocers (2)`
fn without_count(name: &str) -> &str {
    match name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('))
    {
        Some((title, count)) if fold(count).chars().any(|c| c.is_ascii_digit()) => title.trim_end(),
        _ => name.trim(),
    }
}

fn may_name(screen: Screen, name: &str) -> bool {
    let folded = fold(name);
    let mut lists = screens::LISTS.iter().filter(|list| list.screen == screen);
    let titles = lists.next().map_or(&[][..], |list| list.titles);
    // Which of the two kinds a list of notices shows is its heading.
    let is_list_title = screen != Screen::IncidentList && is_title(name, titles);
    let is_sentence = name.ends_with('.') || folded.split_whitespace().count() > 8;
    !folded.trim().is_empty()
        && !is_list_title
        && !is_sentence
        && !component_words::NO_GROUP_NAMES.contains(&folded.trim())
}
