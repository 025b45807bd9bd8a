//! Lists of things: of all components, of maintenances and incidents, of templates. A row for each, with what it says.
//!
//! | step | file | from → to |
//! |---|---|---|
//! | anchors | `anchors` | the page → what there is one of in each row: a link, a status, a button, the row itself |
//! | rows | `rows` | an anchor → how far its row reaches |
//! | pieces | `pieces` | a row → its texts, which of them is the name, the status, a column |
//! | headers | `headers` | what stands over rows → the group of each, and groups that are closed |
//! | not on the page | `unseen` | further pages, filters, buttons for more → what the list has besides |
//!
//! All words are in `cues/records.rs`.

mod anchors;
mod headers;
pub mod list;
mod pieces;
mod rows;
mod unseen;

use super::{
    components::groups_of_rows,
    cues::records as words,
    explain::{Reason, RecordsReason},
    found::Found,
};
use crate::engine::sorting;
use crate::{
    engine::form::Screen,
    page::{
        controls::ChoiceControl,
        label_text::{fold, has_any},
        outline::state,
        route,
        scene::{At, Role, Run, Scene},
    },
};
pub use pieces::is_time;

use list::{Record, RecordStatus, Records};
use rows::RowPlace;

/// The rows of the list that the screen is about. Nothing: none was found, and nothing says that it is empty.
pub fn locate(scene: &Scene, screen: Screen) -> Found<Records> {
    let anchors = anchors::find_anchors(scene, screen);
    let places = rows::place_rows(scene, &anchors);
    let Some(first) = places.first() else {
        return match says_empty(scene) || says_nothing(scene) {
            true => Found::Here(Records {
                place: scene
                    .items
                    .get(scene.scope.0)
                    .map_or(0, |item| item.node.id),
                rows: Vec::new(),
                unseen: unseen::find_unseen(scene, &[]),
            }),
            false => Found::Nothing,
        };
    };
    let outer = rows::find_list(scene, &places);
    let headers = headers::find_headers(scene, screen, &places);
    let by_table = groups_of_rows(scene, &anchors);
    let mut found: Vec<Record> = Vec::new();
    for place in &places {
        let mut row = read_row(scene, screen, place);
        let table_row = super::columns::row_of(scene, place.anchor);
        let by_column = table_row.and_then(|row| by_table.get(&row).cloned());
        row.group = by_column.or_else(|| headers.name_over(place));
        found.push(row);
    }
    drop_legend(&mut found);
    drop_group_from_name(&mut found);
    if found.iter().any(|row| row.name.is_empty()) {
        return Found::Unsure(Reason::Records(RecordsReason::NoName));
    }
    if let Some(twice) = find_repeated(&found) {
        return Found::Unsure(Reason::Records(RecordsReason::Twice(twice.to_owned())));
    }
    let mut unseen = headers.closed;
    unseen.extend(unseen::find_unseen(scene, &places));
    let place = outer.unwrap_or(first.anchor);
    Found::Here(Records {
        place: scene.items[place].node.id,
        rows: found,
        unseen,
    })
}

fn says_empty(scene: &Scene) -> bool {
    let mut runs = scene.runs.iter();
    runs.any(|run| {
        !run.hidden && !scene.items[run.at].aside && has_any(&fold(run.text), words::EMPTY)
    })
}

/// Nothing is on the page but titles and what can be pressed or filled in.
fn says_nothing(scene: &Scene) -> bool {
    let is_word = |run: &Run| {
        !run.hidden
            && run.owner.is_none()
            && !scene.items[run.at].aside
            && scene.role(run.at) != Role::Heading
            && (scene.scope.0..scene.scope.1).contains(&run.at)
            && run.text.contains(char::is_alphabetic)
    };
    let is_frame = |at: At| scene.items[at].node.has_state(state::OPAQUE);
    !scene.runs.iter().any(is_word) && !(scene.scope.0..scene.scope.1).any(is_frame)
}

fn read_row(scene: &Scene, screen: Screen, place: &RowPlace) -> Record {
    let pieces = pieces::read_pieces(scene, screen, place);
    let menu = place
        .elements()
        .find(|at| anchors::is_status_menu(scene, *at, screen));
    let status = match menu {
        Some(menu) => Some(RecordStatus::Menu(match scene.role(menu) {
            Role::Select => ChoiceControl::from_select(scene, menu),
            _ => ChoiceControl::from_combo(scene, menu),
        })),
        None => pieces.status.map(RecordStatus::Text),
    };
    let href = |at: At| scene.attr(at, "href");
    let link = place
        .elements()
        .filter(|at| scene.role(*at) == Role::Link)
        .find_map(|at| Some((at, route::record_id(href(at)?, screen)?)));
    let anchor = link.as_ref().map_or(place.anchor, |(at, _)| *at);
    Record {
        name: pieces.name,
        group: None,
        status,
        texts: pieces.texts,
        title: pieces.title,
        body: pieces.body,
        id: link.map(|(_, id)| id),
        anchor: scene.items[anchor].node.id,
    }
}

/// What explains the signs of the statuses is no list: a few statuses without a name, each once.
fn drop_legend(rows: &mut Vec<Record>) {
    let is_nameless = |row: &Record| row.name.is_empty();
    let nameless = rows.iter().filter(|row| is_nameless(row));
    let mut statuses: Vec<&str> = nameless
        .filter_map(|row| match &row.status {
            Some(RecordStatus::Text(text)) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let count = statuses.len();
    sorting::sort(&mut statuses);
    statuses.dedup();
    if count > 2 && statuses.len() == count && count < rows.len() {
        rows.retain(|row| !is_nameless(row));
    }
}

/// A column for the group is not said of the row a second time.
fn drop_group_from_name(rows: &mut [Record]) {
    for row in rows {
        if let Some(group) = &row.group {
            row.texts.retain(|text| text != group);
        }
    }
}

/// A row that cannot be told from the one before it of the same name and group.
fn find_repeated(rows: &[Record]) -> Option<&str> {
    let is_same = |one: &Record, other: &Record| {
        one.name == other.name
            && one.group == other.group
            && (one.id.is_none() || one.id == other.id)
    };
    // Two maintenances may be called alike where their times differ.
    let is_twice = |place: usize| {
        let before = rows[..place].iter();
        before
            .clone()
            .any(|other| is_same(&rows[place], other) && rows[place].texts == other.texts)
    };
    (0..rows.len())
        .find(|place| is_twice(*place))
        .map(|place| rows[place].name.as_str())
}
