//! What there is one of in each row of a list, by which its rows are told apart: the link to the thing, its status, the
//! button that opens it, or the row itself.

use crate::engine::sorting;
use crate::{
    engine::form::Screen,
    page::{
        label_text::fold,
        route,
        scene::{At, Role, Run, Scene},
        understand::{
            candidates::eligible,
            cues::{records as words, status},
            slots,
        },
    },
};

/// How surely a kind of anchor stands for a row, the surest first: where several kinds find as many rows, the first
/// counts.
pub fn find_anchors(scene: &Scene, screen: Screen) -> Vec<At> {
    let mut kinds = vec![
        find_links(scene, screen),
        find_statuses(scene, screen),
        find_buttons(scene),
    ];
    // Of other lists, a row without any of these may be anything.
    if screen == Screen::Templates {
        kinds.push(find_items(scene));
    }
    let most = kinds.iter().map(Vec::len).max().unwrap_or(0);
    let best = kinds.into_iter().find(|anchors| anchors.len() == most);
    best.unwrap_or_default()
}

fn is_seen(scene: &Scene, at: At) -> bool {
    eligible(scene, at) && !scene.items[at].hidden
}

/// The first link in each row that leads to a thing of the list: two links to one thing are of one row.
fn find_links(scene: &Scene, screen: Screen) -> Vec<At> {
    let mut found: Vec<(At, String)> = Vec::new();
    for at in scene.scope.0..scene.scope.1 {
        if scene.role(at) != Role::Link || !is_seen(scene, at) {
            continue;
        }
        let Some(id) = scene
            .attr(at, "href")
            .and_then(|href| route::record_id(href, screen))
        else {
            continue;
        };
        if found.iter().all(|(_, other)| *other != id) {
            found.push((at, id));
        }
    }
    found.into_iter().map(|(at, _)| at).collect()
}

/// The words, and the menus, that say the status of one thing.
fn find_statuses(scene: &Scene, screen: Screen) -> Vec<At> {
    let mut found: Vec<At> = Vec::new();
    for run in scene
        .runs
        .iter()
        .filter(|run| is_status_run(scene, run, screen))
    {
        found.push(run.at);
    }
    let menus = scene.fields.iter().copied();
    found.extend(menus.filter(|at| is_seen(scene, *at) && is_status_menu(scene, *at, screen)));
    sorting::sort(&mut found);
    found.dedup();
    found
}

pub fn is_status_run(scene: &Scene, run: &Run, screen: Screen) -> bool {
    let in_choice = run.owner.is_some_and(|owner| {
        !matches!(scene.role(owner), Role::Link | Role::Button) || scene.role(owner) == Role::Tab
    });
    !run.hidden
        && !in_choice
        && is_seen(scene, run.at)
        && scene.role(run.at) != Role::Heading
        && (is_status(run.text, screen) || split_status(run.text, screen).is_some())
}

/// Whether a text is the name of a status, and nothing more.
pub fn is_status(text: &str, screen: Screen) -> bool {
    match screen {
        Screen::Components => status::is_component_status(text),
        Screen::IncidentList => status::read_status(text).is_some(),
        _ => false,
    }
}

/// `Harbour Gate 1 Operational`: the name, and the status after it.
pub fn split_status(text: &str, screen: Screen) -> Option<(&str, &str)> {
    if screen != Screen::Components {
        return None;
    }
    let mut spaces = text.match_indices(' ').map(|(at, _)| at);
    let at = spaces.find(|at| status::is_component_status(&text[at + 1..]))?;
    let name = text[..at].trim_end_matches([' ', ':', '-', '–', '—', '·', '|']);
    let is_name =
        name.contains(char::is_alphanumeric) && !words::SUMMARIES.contains(&fold(name).trim());
    is_name.then_some((name, &text[at + 1..]))
}

/// A menu in which the status of one thing is chosen.
pub fn is_status_menu(scene: &Scene, at: At, screen: Screen) -> bool {
    if !matches!(scene.role(at), Role::Select | Role::Combo) {
        return false;
    }
    let item = &scene.items[at];
    let runs = &scene.runs[item.words.0..item.words.1];
    let statuses = runs.iter().filter(|run| is_status(run.text, screen));
    let value = item.node.value.as_deref();
    let all = runs.iter().any(|run| {
        let folded = fold(run.text);
        matches!(folded.split_whitespace().next(), Some("all" | "any"))
    });
    let enough = if item.role == Role::Combo { 1 } else { 2 };
    !all && (statuses.count() >= enough || value.is_some_and(|value| is_status(value, screen)))
}

/// The buttons and links that open one thing.
fn find_buttons(scene: &Scene) -> Vec<At> {
    let opens = |at: &At| {
        let text = fold(&slots::visible_name(scene, *at));
        matches!(scene.role(*at), Role::Button | Role::Link)
            && is_seen(scene, *at)
            && words::OPENS_ONE.contains(&text.trim())
    };
    (scene.scope.0..scene.scope.1).filter(opens).collect()
}

/// Rows of lists and tables with words in them, and no rows in those.
fn find_items(scene: &Scene) -> Vec<At> {
    let mut found: Vec<At> = Vec::new();
    for at in scene.scope.0..scene.scope.1 {
        let has_words = || {
            let (from, to) = scene.items[at].words;
            let head = |at: At| scene.items[at].node.tag == "th";
            let mut runs = scene.runs[from..to].iter();
            runs.any(|run| !run.hidden && run.text.contains(char::is_alphabetic) && !head(run.at))
        };
        let in_tabs = || {
            let mut around = std::iter::once(at).chain(scene.ancestors(at).take(2));
            around.any(|outer| scene.attr(outer, "role") == Some("tablist"))
                || scene
                    .descendants(at)
                    .any(|inner| scene.role(inner) == Role::Tab)
        };
        if is_row(scene, at) && is_seen(scene, at) && has_words() && !in_tabs() {
            // What holds rows is a group of them.
            found.retain(|outer| !scene.contains(*outer, at));
            found.push(at);
        }
    }
    found
}

/// What a page itself marks as the row of one thing.
pub fn is_row(scene: &Scene, at: At) -> bool {
    matches!(scene.items[at].node.tag.as_str(), "li" | "tr" | "article")
        || matches!(scene.attr(at, "role"), Some("listitem" | "row" | "article"))
}

/// What a button or link says, folded.
pub fn spoken(scene: &Scene, at: At) -> String {
    fold(&slots::visible_name(scene, at))
}
