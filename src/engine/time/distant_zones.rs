//! Atoms and phrases → the zone of a time that has none next to it: before it, in a list, in a
//! heading or in a table.

use super::atoms::AtomKind;
use super::phrase::{Atoms, Phrase, ZoneMention};
use super::words::flag;

/// A zone before its time: `UTC: 22:00`, `(CET) 10:00`, `UTC 22:00`.
pub(super) fn find_zone_before(atoms: &Atoms, phrases: &[Phrase], n: usize) -> Option<ZoneMention> {
    let first = phrases[n].first;
    let floor = n.checked_sub(1).map_or(0, |n| phrases[n].last + 1);
    let mut close = true;
    for at in (floor..first).rev().take(8) {
        match atoms.kind_at(at) {
            &AtomKind::Zone(zone) => {
                // "in BST that will be 10:00": other words may come between only after "in".
                let is_named = close || at > floor && matches!(atoms.text(at - 1), "in" | "In");
                let atom = atoms.list[at];
                return is_named.then_some(ZoneMention {
                    zone,
                    start: atom.start,
                    end: atom.end,
                });
            }
            AtomKind::Mark(':' | '(' | ')' | '[' | ']' | '-' | '|' | '=') => {}
            // "UTC: Wednesday, 25 November 22:00".
            AtomKind::Mark(',') if atoms.is_date(at.wrapping_sub(1)) || atoms.is_date(at + 1) => {}
            AtomKind::Word(meaning)
                if meaning.has_flag(flag::TIME | flag::BEFORE | flag::BETWEEN | flag::WITHIN) => {}
            AtomKind::Date(_) => {}
            AtomKind::Word(meaning) if meaning.weekday > 0 => {}
            AtomKind::Word(_) => close = false,
            _ => return None,
        }
    }
    None
}

/// "at 10:00, 12:00 and 14:00 UTC": the times of a list share the zone of its last or first time.
pub(super) fn find_zone_in_list(
    atoms: &Atoms,
    phrases: &[Phrase],
    n: usize,
) -> Option<ZoneMention> {
    let listed = |one: &Phrase, two: &Phrase| {
        let joint = atoms.list.get(one.last + 1..two.first).unwrap_or_default();
        // "10:00 PM 12/15/2026 6:00 AM Eastern": the cells of a table row.
        let dated = joint
            .iter()
            .any(|atom| matches!(atom.kind, AtomKind::Date(_)));
        !joint.is_empty()
            && joint.len() <= if dated { 5 } else { 2 }
            && joint.iter().all(|atom| match atom.kind {
                AtomKind::Date(_) => true,
                AtomKind::Word(meaning) => {
                    meaning.has_flag(flag::LISTS) || dated && meaning.weekday > 0
                }
                AtomKind::Mark(c) => matches!(c, ',' | '/' | '&'),
                AtomKind::Stop => atoms.text[atom.start..].starts_with(';'),
                _ => false,
            })
    };
    for m in n + 1..phrases.len().min(n + 6) {
        if !listed(&phrases[m - 1], &phrases[m]) {
            break;
        }
        if let Some(zone) = phrases[m]
            .zone
            .or(phrases[m].range_end.and_then(|range_end| range_end.zone))
        {
            return Some(zone);
        }
    }
    let mut m = n;
    for _ in 0..5 {
        if m == 0 || !listed(&phrases[m - 1], &phrases[m]) {
            break;
        }
        m -= 1;
        let range_end = phrases[m].range_end.and_then(|range_end| range_end.zone);
        if let Some(zone) = range_end.or(phrases[m].zone) {
            return Some(zone);
        }
    }
    None
}

/// In a table: the zone in the head of the column, or in another cell of the row.
pub(super) fn find_zone_in_table(
    atoms: &Atoms,
    headings: &ZoneHeadings,
    phrase: &Phrase,
) -> Option<ZoneMention> {
    if !headings.cells {
        return None;
    }
    let (column, line) = column_of(atoms, phrase.first)?;
    let above = headings.columns.partition_point(|&(at, ..)| at < line);
    let mut heads = headings.columns[..above].iter().rev().take(12);
    if let Some((.., named)) = heads.find(|(_, other, _)| *other == column) {
        return Some(*named);
    }
    let cell = |at: usize| {
        let &AtomKind::Zone(zone) = atoms.kind_at(at) else {
            return None;
        };
        let alone = atoms.is_mark(at.wrapping_sub(1), &['|'])
            && (atoms.is_mark(at + 1, &['|']) || matches!(atoms.kind_at(at + 1), AtomKind::Line));
        alone.then(|| ZoneMention {
            zone,
            start: atoms.list[at].start,
            end: atoms.list[at].end,
        })
    };
    atoms_of_row(atoms, line).find_map(cell)
}

/// The number of atoms of a row that are examined.
const ROW: usize = 60;

fn atoms_of_row<'a>(atoms: &'a Atoms, line: usize) -> impl Iterator<Item = usize> + 'a {
    (line..line + ROW).take_while(|&at| !matches!(atoms.kind_at(at), AtomKind::Line))
}

/// The column of a table that an atom is in, and the first atom of its line. `None` outside of a
/// table.
fn column_of(atoms: &Atoms, at: usize) -> Option<(usize, usize)> {
    let mut column = 0;
    let mut line = at;
    while line > 0 && at - line < ROW && !matches!(atoms.kind_at(line - 1), AtomKind::Line) {
        line -= 1;
        column += usize::from(atoms.is_mark(line, &['|']));
    }
    // A row may begin without `|`.
    column += usize::from(!atoms.is_mark(line, &['|']));
    let is_row = atoms_of_row(atoms, line).any(|at| atoms.is_mark(at, &['|']));
    is_row.then_some((column, line))
}

/// The column that a zone is in the head of: a row of cells without any time.
fn column_headed_by(atoms: &Atoms, at: usize) -> Option<usize> {
    let (column, line) = column_of(atoms, at)?;
    atoms_of_row(atoms, line)
        .all(|at| atoms.clock_at(at).is_none())
        .then_some(column)
}

/// Zones that apply to many times, each with its atom.
#[derive(Default)]
pub(super) struct ZoneHeadings {
    /// "All times in UTC", or a zone alone on its line.
    for_all: Vec<(usize, ZoneMention)>,
    /// Each zone comes after the times that it applies to.
    closes_rows: bool,
    /// In the head of a column: `Time (UTC)`.
    columns: Vec<(usize, usize, ZoneMention)>,
    /// The text has a mark that can divide the cells of a table.
    cells: bool,
}

pub(super) fn find_zone_headings(atoms: &Atoms, phrases: &[Phrase]) -> ZoneHeadings {
    let mut headings = ZoneHeadings {
        closes_rows: true,
        ..ZoneHeadings::default()
    };
    let mut next = 0;
    for (at, atom) in atoms.list.iter().enumerate() {
        let zone = match atom.kind {
            AtomKind::Zone(zone) => zone,
            AtomKind::Mark('|') => {
                headings.cells = true;
                continue;
            }
            _ => continue,
        };
        while phrases.get(next).is_some_and(|phrase| phrase.last < at) {
            next += 1;
        }
        if phrases.get(next).is_some_and(|phrase| phrase.first <= at) {
            continue;
        }
        let named = ZoneMention {
            zone,
            start: atom.start,
            end: atom.end,
        };
        let alone = is_alone_on_line(atoms, at);
        if alone || applies_to_all_times(atoms, at) {
            headings.for_all.push((at, named));
            headings.closes_rows &= alone;
        }
        if let Some(column) = column_headed_by(atoms, at) {
            headings.columns.push((at, column, named));
        }
    }
    headings.closes_rows &= headings.closes_rows(phrases);
    headings
}

impl ZoneHeadings {
    /// The cells of a table as lines, with the zone at the end of each row: the first zone comes
    /// after a time, and no time comes after the last zone.
    fn closes_rows(&self, phrases: &[Phrase]) -> bool {
        let bare = |phrase: &&Phrase| phrase.zone.is_none();
        let (first, last) = (
            phrases.iter().find(bare).map(|phrase| phrase.first),
            phrases.iter().rfind(bare).map(|phrase| phrase.first),
        );
        match (&self.for_all[..], first, last) {
            ([one, .., end], Some(first), Some(last)) => first < one.0 && last < end.0,
            _ => false,
        }
    }
}

/// "All times in PST", "Time zone: CET", "PST times", "(all UTC)".
fn applies_to_all_times(atoms: &Atoms, at: usize) -> bool {
    named_before(atoms, at) || named_after(atoms, at) || in_brackets_at_end(atoms, at)
}

/// Words that connect "all times" with the zone after them.
const LINKS_TO_ZONE: [&str; 20] = [
    "in", "are", "is", "en", "em", "as", "to", "use", "sind", "ist", "son", "sont", "são", "sono",
    "zijn", "zone", "zones", "shown", "listed", "given",
];

/// Such a word, or a mark that can replace it.
fn is_link_to_zone(atoms: &Atoms, at: usize) -> bool {
    let word = atoms.text(at);
    atoms.is_mark(at, &[':', '(', '[', '=', '-', '|'])
        || LINKS_TO_ZONE
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

fn named_before(atoms: &Atoms, at: usize) -> bool {
    let Some(mut last) = at.checked_sub(1) else {
        return false;
    };
    let word = atoms.text(last);
    let is_all = ["all", "both", "alle", "tous", "toutes", "todas", "todos"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known));
    let ends = |at: usize| matches!(atoms.kind_at(at), AtomKind::Line | AtomKind::Stop);
    if is_all && (ends(at + 1) || atoms.is_mark(at + 1, &[')', ']'])) {
        return true;
    }
    if matches!(word, "the" | "US" | "der" | "la" | "local") {
        last = last.saturating_sub(1);
    }
    // In "during which time all central ICT services" no zone is named.
    let given = is_link_to_zone(atoms, last);
    let mut only_given = true;
    for n in (at.saturating_sub(6)..=last).rev() {
        match atoms.kind_at(n) {
            AtomKind::Line | AtomKind::Stop => return false,
            AtomKind::Word(meaning) if meaning.has_flag(flag::TIMES) && (given || n == last) => {
                return true;
            }
            AtomKind::Word(_) if atoms.text(n).eq_ignore_ascii_case("time") => {
                // "During this time MST, our tool, is down".
                let is_span = matches!(atoms.text(n.wrapping_sub(1)), "this" | "that" | "which");
                let heads =
                    n == last && !is_span && !matches!(atoms.kind_at(at + 1), AtomKind::Word(_));
                return given && only_given || heads;
            }
            _ => only_given &= is_link_to_zone(atoms, n),
        }
    }
    false
}

fn named_after(atoms: &Atoms, at: usize) -> bool {
    if atoms.text(at + 1) == "zone" {
        return true;
    }
    for n in at + 1..at + 5 {
        match atoms.kind_at(n) {
            AtomKind::Word(meaning) if meaning.has_flag(flag::TIMES) => return true,
            AtomKind::Mark(')' | ']') => {}
            AtomKind::Word(_) if matches!(atoms.text(n), "for" | "all" | "the" | "these") => {}
            _ => return false,
        }
    }
    false
}

/// Nothing else is on the line of the zone.
fn is_alone_on_line(atoms: &Atoms, at: usize) -> bool {
    // Abbreviations that are as often the name of a department, or a word.
    const NAMES: [&str; 10] = [
        "ICT", "PET", "ART", "CAT", "EAT", "MET", "WEST", "SST", "COT", "WAT",
    ];
    let ends = |at: &usize| matches!(atoms.kind_at(*at), AtomKind::Line | AtomKind::Stop);
    let blank = |at: usize| matches!(atoms.kind_at(at), AtomKind::Mark(_) | AtomKind::Zone(_));
    let mut before = (at.saturating_sub(6)..at).rev().take_while(|n| !ends(n));
    let mut after = (at + 1..at + 4).take_while(|n| !ends(n));
    before.all(blank) && after.all(blank) && !NAMES.contains(&atoms.text(at))
}

/// "Timeline (PDT)", "Schedule, Denver (MT):" on a line without any time.
fn in_brackets_at_end(atoms: &Atoms, at: usize) -> bool {
    let closed =
        atoms.is_mark(at.wrapping_sub(1), &['(', '[']) && atoms.is_mark(at + 1, &[')', ']']);
    let end = at + 2 + usize::from(atoms.is_mark(at + 2, &[':']));
    let mut line = (at.saturating_sub(ROW)..at)
        .rev()
        .map(|at| atoms.kind_at(at))
        .take_while(|what| **what != AtomKind::Line);
    closed
        && matches!(atoms.kind_at(end), AtomKind::Line)
        && line.all(|what| !matches!(what, AtomKind::Clock(_) | AtomKind::Stop))
}

/// The nearest heading before the time, or else a footnote after it.
pub(super) fn find_heading_zone(headings: &ZoneHeadings, first: usize) -> Option<ZoneMention> {
    let before = headings.for_all.partition_point(|&(at, _)| at < first);
    let nearest = match before.checked_sub(1) {
        Some(nearest) if !headings.closes_rows => nearest,
        _ => before,
    };
    headings.for_all.get(nearest).map(|&(_, named)| named)
}
