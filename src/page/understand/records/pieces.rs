//! A row → its texts, and which of them is the name, the status, the title, the message.

use super::{
    anchors::{is_status, split_status, spoken},
    rows::RowPlace,
};
use crate::{
    engine::{
        form::Screen,
        text::Span,
        time::{ReadingContext, UtcInstant, Zones, find_calendar_dates, read_times},
    },
    page::{
        label_text::{fold, has_any},
        scene::{At, Role, Run, Scene},
        understand::{columns, cues::records as words},
    },
};
use rustc_hash::FxHashMap;

/// What a row says.
#[derive(Default)]
pub struct Pieces {
    pub name: String,
    pub status: Option<String>,
    pub texts: Vec<String>,
    pub title: Option<String>,
    pub body: Option<String>,
}

/// A text of the row, and the element that holds it.
struct Piece {
    text: String,
    at: At,
}

pub fn read_pieces(scene: &Scene, screen: Screen, place: &RowPlace) -> Pieces {
    let mut found = Pieces::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last = None;
    for run in runs_of(scene, place).filter(|run| !is_no_text(scene, run)) {
        if is_status(run.text, screen) && found.status.is_none() {
            found.status = Some(run.text.to_owned());
            last = None;
            continue;
        }
        let mut text = run.text;
        if let Some((name, status)) = split_status(run.text, screen)
            && found.status.is_none()
        {
            found.status = Some(status.to_owned());
            text = name;
        }
        let whole = find_whole(scene, place, run.at);
        // Marks that stand beside each other are two texts; one that stands in a text is a part of it.
        let goes_on = |(at, before): (At, At)| at == whole && (run.at == whole || before == whole);
        match pieces.last_mut().filter(|_| last.is_some_and(goes_on)) {
            Some(piece) => {
                piece.text.push(' ');
                piece.text.push_str(text);
            }
            None => pieces.push(Piece {
                text: text.to_owned(),
                at: run.at,
            }),
        }
        last = Some((whole, run.at));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    let column = |words: &[&str]| {
        let in_column = |piece: &&Piece| {
            let head = columns::column_head(scene, piece.at);
            head.is_some_and(|head| words.contains(&head.trim()))
        };
        pieces.iter().position(|piece| in_column(&piece))
    };
    let title = (screen == Screen::Templates)
        .then(|| column(words::TITLE_COLUMNS))
        .flatten();
    let body = (screen == Screen::Templates)
        .then(|| column(words::BODY_COLUMNS))
        .flatten();
    let name = column(words::NAME_COLUMNS).or_else(|| find_name(scene, place, &pieces));
    let taken = |at: Option<usize>| at.map(|at| pieces[at].text.clone());
    found.title = taken(title);
    found.body = taken(body);
    found.name = taken(name).unwrap_or_default();
    let others = pieces.iter().enumerate();
    let others = others.filter(|(at, _)| ![name, title, body].contains(&Some(*at)));
    found.texts = others.map(|(_, piece)| piece.text.clone()).collect();
    found
}

fn runs_of<'s>(scene: &'s Scene<'s>, place: &RowPlace) -> impl Iterator<Item = &'s Run<'s>> {
    let holds = (place.start, place.end);
    let from = scene.items[place.start].words.0;
    let runs = scene.runs[from..].iter();
    runs.take_while(move |run| run.at < holds.1)
        .filter(move |run| run.at >= holds.0)
}

/// It is hidden, chosen from, or does something.
fn is_no_text(scene: &Scene, run: &Run) -> bool {
    if run.hidden || !run.text.contains(char::is_alphanumeric) {
        return true;
    }
    let role = |at: At| scene.role(at);
    let owner = run.owner.map(|owner| (owner, role(owner)));
    match owner {
        Some((owner, Role::Button | Role::Link)) => {
            let text = spoken(scene, owner);
            let is_menu = scene.attr(owner, "aria-haspopup").is_some();
            is_menu || words::ACTIONS.contains(&text.trim())
        }
        Some((_, Role::Tab)) => false,
        Some((_, Role::Choice)) => false,
        Some((owner, role)) => role.is_field() && scene.contains(owner, run.at),
        None => words::ACTIONS.contains(&fold(run.text).trim()),
    }
}

/// A name may be broken by marks within it: the element around them.
fn find_whole(scene: &Scene, place: &RowPlace, at: At) -> At {
    const MARKS: [&str; 8] = ["b", "strong", "i", "em", "mark", "u", "code", "wbr"];
    let mut around = std::iter::once(at).chain(scene.ancestors(at));
    let is_whole =
        |at: &At| *at <= place.start || !MARKS.contains(&scene.items[*at].node.tag.as_str());
    around.find(is_whole).unwrap_or(at)
}

fn find_name(scene: &Scene, place: &RowPlace, pieces: &[Piece]) -> Option<usize> {
    let is_name = |piece: &Piece| piece.text.contains(char::is_alphabetic) && !is_time(&piece.text);
    let around = |at: At| {
        std::iter::once(at)
            .chain(scene.ancestors(at))
            .take_while(|at| *at >= place.start)
    };
    let heads_row = |piece: &Piece| {
        around(piece.at).any(|at| {
            let tag = scene.items[at].node.tag.as_str();
            scene.attr(at, "role") == Some("rowheader")
                || tag == "th" && at != place.start
                || scene.role(at) == Role::Heading && place.is_marked
        })
    };
    let is_link = |piece: &Piece| {
        around(piece.at).any(|at| at == place.anchor && scene.role(at) == Role::Link)
    };
    let no_heading = |piece: &Piece| !around(piece.at).any(|at| scene.role(at) == Role::Heading);
    let find = |fits: &dyn Fn(&Piece) -> bool| {
        pieces
            .iter()
            .position(|piece| is_name(piece) && fits(piece))
    };
    // "Works on 1 December 2026" is a name where it leads to the maintenance: a title may have its date in it.
    let is_dated_name =
        |piece: &Piece| (heads_row(piece) || is_link(piece)) && has_words_beside_times(&piece.text);
    find(&heads_row)
        .or_else(|| find(&is_link))
        .or_else(|| pieces.iter().position(is_dated_name))
        .or_else(|| find(&no_heading))
        .or_else(|| find(&|_| true))
}

/// Whether a text says a time or a date.
pub fn is_time(text: &str) -> bool {
    !find_times(text).is_empty()
}

/// Whether a text says more than times and dates.
fn has_words_beside_times(text: &str) -> bool {
    let spans = find_times(text);
    let is_beside = |at: usize| {
        !spans
            .iter()
            .any(|span| (span.start..span.end).contains(&at))
    };
    let beside: String = text
        .char_indices()
        .map(|(at, c)| if is_beside(at) { c } else { ' ' })
        .collect();
    let mut words = beside.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.chars().count() > 2)
}

/// Where a text says a time or a date.
fn find_times(text: &str) -> Vec<Span> {
    let abbreviations = FxHashMap::default();
    let context = ReadingContext {
        now: UtcInstant::UNIX_EPOCH,
        zones: &NoZones,
        abbreviations: &abbreviations,
        schedule: None,
        date_order: None,
    };
    let times = read_times(text, &context);
    // Of a date and its time, each has a place of its own.
    let dates = find_calendar_dates(text, &context, &[]);
    let spans = times.iter().map(|time| time.span);
    spans.chain(dates.iter().map(|date| date.span)).collect()
}

struct NoZones;

impl Zones for NoZones {
    fn offset_at(&self, _: &str, _: UtcInstant) -> Option<i32> {
        None
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}

/// Whether a text names one of the lists, and so no group in it.
pub fn is_title(text: &str, titles: &[&str]) -> bool {
    let folded = fold(text);
    let words = folded
        .split_whitespace()
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
    let words = words.collect::<Vec<_>>().join(" ");
    titles.contains(&words.as_str()) || has_any(&folded, &["legend"])
}
