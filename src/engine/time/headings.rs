//! Zones that stand away from their time: before it, in a list, in a heading or a column.

use super::atoms::What;
use super::phrases::{Atoms, Named, Phrase};
use super::words::flag;

/// A zone that stands before its time: `UTC: 22:00`, `(CET) 10:00`, `UTC 22:00`.
pub(super) fn zone_before(atoms: &Atoms, phrases: &[Phrase], n: usize) -> Option<Named> {
    let first = phrases[n].first;
    let floor = n.checked_sub(1).map_or(0, |n| phrases[n].last + 1);
    let mut close = true;
    for at in (floor..first).rev().take(8) {
        match atoms.what(at) {
            &What::Zone(zone) => {
                // "in BST that will be 10:00": with other words between, only after "in".
                let said = close || at > floor && matches!(atoms.text(at - 1), "in" | "In");
                let atom = atoms.list[at];
                return said.then_some(Named {
                    zone,
                    start: atom.start,
                    end: atom.end,
                });
            }
            What::Mark(':' | '(' | ')' | '[' | ']' | '-' | '|' | '=') => {}
            What::Word(meaning)
                if meaning.is(flag::TIME | flag::BEFORE | flag::BETWEEN | flag::WITHIN) => {}
            What::Date(_) => {}
            What::Word(meaning) if meaning.weekday > 0 => {}
            What::Word(_) => close = false,
            _ => return None,
        }
    }
    None
}

/// "at 10:00, 12:00 and 14:00 UTC": times of one list share the zone at its end, or at its head.
pub(super) fn shared(atoms: &Atoms, phrases: &[Phrase], n: usize) -> Option<Named> {
    let listed = |one: &Phrase, two: &Phrase| {
        let joint = atoms.list.get(one.last + 1..two.first).unwrap_or_default();
        !joint.is_empty()
            && joint.len() <= 2
            && joint.iter().all(|atom| match atom.what {
                What::Word(meaning) => meaning.is(flag::LISTS),
                What::Mark(c) => matches!(c, ',' | '/' | '&'),
                What::Stop => atoms.text[atom.start..].starts_with(';'),
                _ => false,
            })
    };
    for m in n + 1..phrases.len().min(n + 6) {
        if !listed(&phrases[m - 1], &phrases[m]) {
            break;
        }
        if let Some(zone) = phrases[m]
            .zone
            .or(phrases[m].until.and_then(|until| until.zone))
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
        let until = phrases[m].until.and_then(|until| until.zone);
        if let Some(zone) = until.or(phrases[m].zone) {
            return Some(zone);
        }
    }
    None
}

/// In a table: the zone in the head of the column, or in another cell of the row.
pub(super) fn in_table(atoms: &Atoms, headings: &Headings, phrase: &Phrase) -> Option<Named> {
    if !headings.cells {
        return None;
    }
    let (column, line) = column(atoms, phrase.first)?;
    let above = headings.columns.partition_point(|&(at, ..)| at < line);
    let mut heads = headings.columns[..above].iter().rev().take(12);
    if let Some((.., named)) = heads.find(|(_, other, _)| *other == column) {
        return Some(*named);
    }
    let cell = |at: usize| {
        let &What::Zone(zone) = atoms.what(at) else {
            return None;
        };
        let alone = atoms.is_mark(at.wrapping_sub(1), &['|'])
            && (atoms.is_mark(at + 1, &['|']) || matches!(atoms.what(at + 1), What::Line));
        alone.then(|| Named {
            zone,
            start: atoms.list[at].start,
            end: atoms.list[at].end,
        })
    };
    row(atoms, line).find_map(cell)
}

/// How many atoms of a row are looked at.
const ROW: usize = 60;

fn row<'a>(atoms: &'a Atoms, line: usize) -> impl Iterator<Item = usize> + 'a {
    (line..line + ROW).take_while(|&at| !matches!(atoms.what(at), What::Line))
}

/// The column of a table that an atom stands in, and where its line begins. `None`: no table.
fn column(atoms: &Atoms, at: usize) -> Option<(usize, usize)> {
    let mut column = 0;
    let mut line = at;
    while line > 0 && at - line < ROW && !matches!(atoms.what(line - 1), What::Line) {
        line -= 1;
        column += usize::from(atoms.is_mark(line, &['|']));
    }
    // A row may begin without its mark.
    column += usize::from(!atoms.is_mark(line, &['|']));
    let is_row = row(atoms, line).any(|at| atoms.is_mark(at, &['|']));
    is_row.then_some((column, line))
}

/// The column that a zone is in the head of: its line is a row of cells without any time.
fn head_of_column(atoms: &Atoms, at: usize) -> Option<usize> {
    let (column, line) = column(atoms, at)?;
    row(atoms, line)
        .all(|at| atoms.clock(at).is_none())
        .then_some(column)
}

/// Zones said once for many times, with the atom they are.
#[derive(Default)]
pub(super) struct Headings {
    /// "All times in UTC", a line of its own.
    for_all: Vec<(usize, Named)>,
    /// In the head of a column: `Time (UTC)`.
    columns: Vec<(usize, usize, Named)>,
    /// Something could be a cell of a table.
    cells: bool,
}

pub(super) fn headings(atoms: &Atoms, phrases: &[Phrase]) -> Headings {
    let mut headings = Headings::default();
    let mut next = 0;
    for (at, atom) in atoms.list.iter().enumerate() {
        let zone = match atom.what {
            What::Zone(zone) => zone,
            What::Mark('|') => {
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
        let named = Named {
            zone,
            start: atom.start,
            end: atom.end,
        };
        if speaks_for_all(atoms, at) {
            headings.for_all.push((at, named));
        }
        if let Some(column) = head_of_column(atoms, at) {
            headings.columns.push((at, column, named));
        }
    }
    headings
}

fn speaks_for_all(atoms: &Atoms, at: usize) -> bool {
    let ends = |what: &What| matches!(what, What::Line | What::Stop);
    let near = (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&n| !ends(atoms.what(n)));
    let mut begins = true;
    for n in near {
        match atoms.what(n) {
            What::Word(meaning)
                if meaning.is(flag::TIMES) || atoms.text(n).eq_ignore_ascii_case("time") =>
            {
                return true;
            }
            What::Word(_) | What::Clock(_) | What::Date(_) | What::Number => begins = false,
            _ => {}
        }
    }
    if in_brackets_at_end(atoms, at) {
        return true;
    }
    let after = (at + 1..at + 4).take_while(|&n| !ends(atoms.what(n)));
    let mut alone = begins;
    for n in after {
        match atoms.what(n) {
            What::Word(meaning) if meaning.is(flag::TIMES) => return true,
            What::Word(_) | What::Clock(_) | What::Date(_) | What::Number => alone = false,
            _ => {}
        }
    }
    alone
}

/// "Timeline (PDT)", "Schedule, Denver (MT):" on a line without any time.
fn in_brackets_at_end(atoms: &Atoms, at: usize) -> bool {
    let closed =
        atoms.is_mark(at.wrapping_sub(1), &['(', '[']) && atoms.is_mark(at + 1, &[')', ']']);
    let end = at + 2 + usize::from(atoms.is_mark(at + 2, &[':']));
    let mut line = (at.saturating_sub(ROW)..at)
        .rev()
        .map(|at| atoms.what(at))
        .take_while(|what| **what != What::Line);
    closed
        && matches!(atoms.what(end), What::Line)
        && line.all(|what| !matches!(what, What::Clock(_) | What::Stop))
}

/// The nearest heading before; a footnote after counts when there is none before.
pub(super) fn heading(headings: &Headings, first: usize) -> Option<Named> {
    let before = headings.for_all.partition_point(|&(at, _)| at < first);
    let nearest = before.checked_sub(1).unwrap_or(before);
    headings.for_all.get(nearest).map(|&(_, named)| named)
}
