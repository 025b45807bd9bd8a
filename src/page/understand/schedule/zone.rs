//! The time zone of the times: chosen or typed in a control of its own, or printed beside them.

use super::{
    pieces::Piece,
    words::{Unit, is_of_a_moment},
};
use crate::page::understand::candidates::Home;
use crate::page::understand::candidates::eligible;
use crate::{
    engine::time::field_text::{is_capitalized_name, read_half, read_place, read_zone},
    page::{
        label_text::{fold, has_any},
        scene::{At, Role, Run, Scene},
        schedule_controls::DateTimePart,
        understand::{
            cues::{neutral::is_neutral, schedule as words},
            explain::FoundBy,
            score::{Evidence, Fact},
            units::leads_to_next,
        },
    },
};

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Zone {
    #[default]
    Nothing,
    /// Several where the page names several.
    Printed(Vec<PrintedZone>),
    Control(ZoneControl),
}

impl Zone {
    /// Where it stands, and what speaks for it most.
    pub fn found_by(&self) -> Option<(At, FoundBy)> {
        let (at, fact) = match self {
            Self::Nothing => return None,
            Self::Printed(all) => all.first().map(|one| (one.at, one.fact))?,
            Self::Control(control) => {
                let strongest = control.evidence.iter().max_by_key(|row| row.weight)?;
                (control.at, strongest.fact)
            }
        };
        Some((at, FoundBy(fact)))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PrintedZone {
    pub name: String,
    /// The element whose words name it.
    pub at: At,
    /// What speaks for it.
    pub fact: Fact,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ZoneControl {
    pub at: At,
    pub part: DateTimePart,
    pub evidence: Vec<Evidence>,
}

pub fn find_zone(scene: &Scene, home: Home, pieces: &[Piece]) -> Zone {
    let is_zone = |piece: &Piece| piece.unit == Unit::Zone;
    let times: Vec<At> = pieces
        .iter()
        .filter(|piece| !matches!(piece.unit, Unit::Zone | Unit::Other))
        .map(|piece| piece.of.at)
        .collect();
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return Zone::Nothing;
    };
    let mut controls = pieces
        .iter()
        .filter(|piece| is_zone(piece) && home.holds(piece.of.at));
    if let Some(control) = controls.next() {
        return Zone::Control(ZoneControl {
            at: control.of.at,
            part: control.part(scene),
            evidence: control.evidence.clone(),
        });
    }
    let outer = captioned_part(scene, *first, *last);
    let (from, to) = scene.items[outer].words;
    let beside = |run: &Run| {
        let is_label = |owner| times.contains(&owner) && !scene.contains(owner, run.at);
        run.owner.is_none_or(is_label)
    };
    let mut printed = Vec::new();
    for (place, run) in scene.runs[from..to].iter().enumerate() {
        if !run.hidden && beside(run) {
            let before = scene.runs[from..from + place].last();
            let zone = zone_beside_times(run, before);
            let behind = || zone_behind_clock(scene, pieces, from + place);
            add(&mut printed, run, Fact::BesideTimes, zone.or_else(behind));
        }
    }
    if printed.is_empty() {
        let runs = || {
            let free = |run: &&Run| run.owner.is_none() && !run.hidden && eligible(scene, run.at);
            scene.runs.iter().filter(free)
        };
        let ways: [(Fact, fn(&str) -> Option<String>); 2] = [
            (Fact::AboutTimes, zone_elsewhere),
            (Fact::NamedAsZone, named_zone),
        ];
        for (fact, read) in ways {
            if printed.is_empty() {
                runs().for_each(|run| add(&mut printed, run, fact, read(run.text)));
            }
        }
    }
    match printed.is_empty() {
        true => Zone::Nothing,
        false => Zone::Printed(printed),
    }
}

fn add(printed: &mut Vec<PrintedZone>, run: &Run, fact: Fact, zone: Option<String>) {
    let zone = zone.filter(|zone| printed.iter().all(|other| other.name != *zone));
    let at = run.at;
    printed.extend(zone.map(|name| PrintedZone { name, at, fact }));
}

/// What holds the times and their caption, which stands just outside; wrappers that add no word do not count.
fn captioned_part(scene: &Scene, first: At, last: At) -> At {
    let mut outer = scene.common_ancestor(first, last);
    let mut captions = 0;
    for next in scene.ancestors(outer) {
        captions += usize::from(scene.items[next].words != scene.items[outer].words);
        if scene.role(next) == Role::Form
            || next < scene.scope.0
            || scene.count_fields_in(next) > scene.count_fields_in(outer)
            || captions > 2
        {
            break;
        }
        outer = next;
    }
    outer
}

/// The zone that words beside the times name.
fn zone_beside_times(run: &Run, before: Option<&Run>) -> Option<String> {
    let folded = fold(run.text);
    // On a label it is the field's own zone, elsewhere a remark.
    let unknown = words::UNKNOWN_CLOCKS
        .iter()
        .find(|clock| has_any(&folded, &[clock]));
    if let Some(clock) = unknown.filter(|_| run.owner.is_some()) {
        return Some((*clock).to_owned());
    }
    // The name of a place is that of a zone only right behind words of a time.
    let behind = before.is_some_and(|before| is_of_a_moment(&fold(before.text)));
    let bracket = run.text.trim().strip_suffix(')');
    let bracket = bracket.and_then(|text| text.rsplit_once('('));
    let place = match bracket {
        Some((words, place)) => Some(place).filter(|_| is_of_a_moment(&fold(words))),
        None => Some(run.text).filter(|_| behind),
    };
    read_zone(run.text).or_else(|| read_place(place?))
}

/// The zone right behind a clock: a place, or whatever name stands between the clock and the "for" that leads to the
/// length, known or not.
fn zone_behind_clock(scene: &Scene, pieces: &[Piece], place: usize) -> Option<String> {
    let is_clock = |piece: &&Piece| {
        matches!(
            piece.unit,
            Unit::Time | Unit::Both | Unit::Minute | Unit::Meridiem
        )
    };
    let is_right_behind = |piece: &Piece| {
        let behind = scene.items[piece.of.at].words.1;
        let between = scene.runs.get(behind..place);
        between.is_some_and(|runs| runs.iter().all(|run| run.hidden))
            && scene
                .fields
                .get(scene.items[piece.of.at].fields + 1)
                .is_none_or(|next| scene.items[*next].words.0 > place)
    };
    if !pieces.iter().filter(is_clock).any(is_right_behind) {
        return None;
    }
    let text = scene.runs[place].text.trim();
    let (words, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let (name, leads) = match leads_to_next(&fold(last)) {
        true => (words.trim(), true),
        false => {
            let mut after = scene.runs[place + 1..].iter().filter(|run| !run.hidden);
            (
                text,
                after
                    .next()
                    .is_some_and(|run| leads_to_next(&fold(run.text))),
            )
        }
    };
    let folded = fold(name);
    let is_remark = || {
        let mut words = folded.split_whitespace();
        read_half(name).is_some()
            || words.all(is_neutral)
            || is_of_a_moment(&folded) && !has_any(&folded, words::UNKNOWN_CLOCKS)
    };
    read_place(name)
        .or_else(|| (leads && is_capitalized_name(name) && !is_remark()).then(|| name.to_owned()))
}

/// The zone that words name which stand elsewhere, and speak of times or say nothing else.
fn zone_elsewhere(text: &str) -> Option<String> {
    let about_times = has_any(&fold(text), words::ABOUT_TIMES);
    read_zone(text).filter(|zone| about_times || zone.len() == text.trim().len())
}

/// More words than these are no name.
const LONGEST_NAME: usize = 3;

/// "Time zone: Server time" names a zone, whether it is known or not.
fn named_zone(text: &str) -> Option<String> {
    let (words, name) = text.split_once(':')?;
    let is_name = (1..=LONGEST_NAME).contains(&name.split_whitespace().count());
    let named = is_name && words::ZONE.contains(&fold(words).trim());
    named.then(|| name.trim().to_owned())
}
