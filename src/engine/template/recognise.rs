//! Message → the template that it comes from, and what was changed. Compares words: white space,
//! line ends, letter case, punctuation and filled values make no difference. Work is bounded by the
//! length of the message times that of one template.

use super::{
    Template, TemplatePhase,
    parse::{TemplatePiece, split_pieces},
};
use crate::engine::{
    text::Span,
    words::{Word, split_words},
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Where a message comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised<'a> {
    pub template: &'a Template,
    pub comparison: TemplateComparison,
}

/// A message beside a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateComparison {
    pub changes: Vec<WordChange>,
    /// The text of the message in the place of each placeholder, in order.
    pub values: Vec<(String, Span)>,
}

/// Words that differ. Both are texts as written, without what surrounds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// The template's words; empty where the message has something more.
    pub was: String,
    /// The message's words; empty where the template has something more.
    pub now: String,
    /// Where in the message: of `now`, or the empty place where `was` would be.
    pub span: Span,
    /// What put in the place of `span` makes it the template's again, with its placeholders: `was`, and what stands
    /// between it and the words beside it where those are still there.
    pub restored: String,
}

/// Of the words of a template, so many in a hundred must be in the message, in order.
const ENOUGH: usize = 60;
/// A template of fewer words of its own is recognised only unchanged.
const FEW: usize = 4;
/// So many templates are compared word by word.
const NEAREST: usize = 2;
/// Of a longer message, so many words from its beginning and from its end are compared one by one,
/// and what lies between as if it were one word.
const EDGE: usize = 500;
/// The largest comparison that is made word by word; beyond it the message is not the template's.
const CELLS: usize = 1 << 19;

/// The template that `message`, of these `words`, comes from, one of the `expected` phases first.
pub fn recognise_template<'a>(
    message: &str,
    words: &[Word],
    templates: &'a [Template],
    expected: &[TemplatePhase],
) -> Option<Recognised<'a>> {
    let there = count(words.iter());
    let words = shortened(words);
    let mut nearest: Vec<TemplateCandidate> = Vec::new();
    for template in templates {
        let share = template.pattern.share(&there);
        if share < ENOUGH {
            continue;
        }
        let candidate = TemplateCandidate {
            rank: (share, expected.contains(&template.phase)),
            template,
        };
        let place = nearest
            .iter()
            .position(|other| other.rank < candidate.rank)
            .unwrap_or(nearest.len());
        nearest.insert(place, candidate);
        nearest.truncate(NEAREST);
    }
    let mut best: Option<((isize, bool), Recognised)> = None;
    for TemplateCandidate {
        rank: (_, expected),
        template,
    } in nearest
    {
        let parts = &template.pattern.parts;
        if let Some((likeness, comparison)) = compare(message, &words, &template.body, parts)
            && best
                .as_ref()
                .is_none_or(|(other, _)| (likeness, expected) > *other)
        {
            let recognised = Recognised {
                template,
                comparison,
            };
            let unchanged = recognised.comparison.changes.is_empty();
            best = Some(((likeness, expected), recognised));
            if unchanged && likeness > 0 {
                break;
            }
        }
    }
    best.map(|(_, recognised)| recognised)
}

fn shortened(words: &[Word]) -> Cow<'_, [Word]> {
    if words.len() <= 2 * EDGE + 1 {
        return words.into();
    }
    let (first, last) = (EDGE, words.len() - EDGE);
    let middle = Word {
        hash: 0,
        start: words[first].start,
        end: words[last - 1].end,
    };
    [&words[..first], &[middle], &words[last..]].concat().into()
}

struct TemplateCandidate<'a> {
    /// Share of its words that the message has, and whether its phase is expected.
    rank: (usize, bool),
    template: &'a Template,
}

/// The body of a template as it is looked for in messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyPattern {
    parts: Vec<PatternPart>,
    /// Its own words, by their hashes, and how often each is there.
    own: FxHashMap<u64, usize>,
}

impl BodyPattern {
    pub fn from_body(body: &str) -> Self {
        let parts = parts(body);
        let own = parts.iter().filter_map(|part| match part {
            PatternPart::Word(word) => Some(word),
            PatternPart::Slot { .. } => None,
        });
        Self {
            own: count(own),
            parts,
        }
    }

    /// How many in a hundred of its words the message has, in any order.
    fn share(&self, there: &FxHashMap<u64, usize>) -> usize {
        let in_both =
            |(hash, count): (&u64, &usize)| there.get(hash).map_or(0, |many| *many.min(count));
        let common: usize = self.own.iter().map(in_both).sum();
        let all: usize = self.own.values().sum();
        (common * 100).checked_div(all).unwrap_or(100)
    }
}

/// How often each word is there, by its hash.
fn count<'w>(words: impl Iterator<Item = &'w Word>) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for word in words {
        *counts.entry(word.hash).or_default() += 1;
    }
    counts
}

/// A template as what must be there and what may be anything.
#[derive(Clone, Copy, Debug, PartialEq)]
enum PatternPart {
    Word(Word),
    Slot {
        name: Span,
        start: usize,
        end: usize,
    },
}

/// The words and slots of a template. A word that touches a slot is part of the slot: once filled,
/// nobody can tell them apart.
fn parts(body: &str) -> Vec<PatternPart> {
    let mut parts: Vec<PatternPart> = Vec::new();
    let mut offset = 0;
    for piece in split_pieces(body) {
        let end = match piece {
            TemplatePiece::Text(text) => {
                for word in split_words(text) {
                    push(&mut parts, body, PatternPart::Word(word.shifted_by(offset)));
                }
                offset + text.len()
            }
            TemplatePiece::Slot { name, whole } => {
                let (start, end) = (offset, offset + whole.len());
                let before = whole.find(name).unwrap_or(0);
                let name = Span {
                    start: start + before,
                    end: start + before + name.len(),
                };
                push(&mut parts, body, PatternPart::Slot { name, start, end });
                end
            }
        };
        offset = end;
    }
    parts
}

fn push(parts: &mut Vec<PatternPart>, body: &str, part: PatternPart) {
    let touches = |before: &PatternPart| {
        body[before.end()..part.start()]
            .chars()
            .all(|c| matches!(c, '\'' | '’'))
    };
    match (parts.last_mut(), part) {
        (Some(before), part) if touches(before) => {
            let (start, end) = (before.start(), part.end());
            // Words never touch words: one of the two is a slot.
            if let PatternPart::Slot { name, .. } = if matches!(part, PatternPart::Word(_)) {
                *before
            } else {
                part
            } {
                *before = PatternPart::Slot { name, start, end };
            }
        }
        (_, part) => parts.push(part),
    }
}

impl PatternPart {
    fn start(&self) -> usize {
        match self {
            Self::Word(word) => word.start,
            Self::Slot { start, .. } => *start,
        }
    }

    fn end(&self) -> usize {
        match self {
            Self::Word(word) => word.end,
            Self::Slot { end, .. } => *end,
        }
    }
}

/// How alike the two are (words kept less words changed), and what differs; `None` where they are
/// too different to be called the same text.
fn compare(
    message: &str,
    words: &[Word],
    body: &str,
    parts: &[PatternPart],
) -> Option<(isize, TemplateComparison)> {
    let width = words.len() + 1;
    let most = width + parts.len();
    if words.is_empty() || width * (parts.len() + 1) > CELLS || most > usize::from(u16::MAX) {
        return None;
    }
    let steps = match_exactly(parts, words).unwrap_or_else(|| align(parts, words, width));
    let count =
        |wanted: fn(&AlignmentStep) -> bool| steps.iter().filter(|step| wanted(step)).count();
    let kept = count(|step| matches!(step, AlignmentStep::Same));
    let changed = count(|step| {
        matches!(
            step,
            AlignmentStep::Missing | AlignmentStep::Added | AlignmentStep::Empty
        )
    });
    let own = parts
        .iter()
        .filter(|part| matches!(part, PatternPart::Word(_)))
        .count();
    let same_text = changed == 0 || own >= FEW && kept * 100 >= own * ENOUGH;
    same_text.then(|| {
        let likeness = kept.cast_signed() - changed.cast_signed();
        (
            likeness,
            describe_comparison(message, words, body, parts, &steps),
        )
    })
}

/// One step from the beginning of both to their ends.
enum AlignmentStep {
    Same,
    /// The template has a word that the message has not.
    Missing,
    /// The message has a word that the template has not.
    Added,
    /// A word of the message in the slot; of the slot's words it is the first.
    Opens,
    /// A further word of the message in the slot.
    Fills,
    /// The slot is empty.
    Empty,
}

/// The way through a message that is the template, filled, or that and more at its end: one pass, and
/// by far the most frequent case.
fn match_exactly(parts: &[PatternPart], words: &[Word]) -> Option<Vec<AlignmentStep>> {
    let mut steps = Vec::with_capacity(parts.len() + words.len());
    let mut rest = words;
    let mut parts = parts;
    let mut in_slot = false;
    while let Some(part) = parts.first() {
        if matches!(part, PatternPart::Slot { .. }) {
            rest = rest.get(1..)?;
            steps.push(AlignmentStep::Opens);
            parts = &parts[1..];
            in_slot = true;
            continue;
        }
        let length = parts
            .iter()
            .position(|part| matches!(part, PatternPart::Slot { .. }))
            .unwrap_or(parts.len());
        let is_here = |window: &[Word]| {
            let pairs = &mut window.iter().zip(&parts[..length]);
            pairs
                .all(|(word, part)| matches!(part, PatternPart::Word(own) if own.hash == word.hash))
        };
        let at = match rest.len().checked_sub(length)? {
            _ if !in_slot => is_here(&rest[..length]).then_some(0)?,
            // The last words of the template are those at the end, if they stand there.
            end if length == parts.len() && is_here(&rest[end..]) => end,
            _ => rest.windows(length).position(is_here)?,
        };
        steps.extend((0..at).map(|_| AlignmentStep::Fills));
        steps.extend((0..length).map(|_| AlignmentStep::Same));
        rest = &rest[at + length..];
        parts = &parts[length..];
        in_slot = false;
    }
    steps.extend(rest.iter().map(|_| {
        if in_slot {
            AlignmentStep::Fills
        } else {
            AlignmentStep::Added
        }
    }));
    Some(steps)
}

/// The fewest changes that make the template the message.
fn align(parts: &[PatternPart], words: &[Word], width: usize) -> Vec<AlignmentStep> {
    let height = parts.len() + 1;
    // What it costs to make each beginning of the message (a column) of each beginning of the template.
    let mut cost: Vec<u16> = Vec::with_capacity(width * height);
    cost.extend((0..).take(width));
    for part in parts {
        let above = cost.len() - width;
        let (slot, hash) = match part {
            PatternPart::Slot { .. } => (true, 0),
            PatternPart::Word(word) => (false, word.hash),
        };
        let mut diagonal = cost[above];
        let mut left = diagonal + 1;
        cost.push(left);
        for (j, word) in (above + 1..).zip(words) {
            let over = cost[j];
            let best = match slot {
                true => diagonal.min(left),
                false if hash == word.hash => diagonal,
                false => left + 1,
            };
            left = best.min(over + 1);
            diagonal = over;
            cost.push(left);
        }
    }
    let mut steps = Vec::with_capacity(width + height);
    let (mut i, mut j) = (parts.len(), words.len());
    while i > 0 || j > 0 {
        let here = cost[i * width + j];
        let at = |i: usize, j: usize| cost[i * width + j];
        let step = match i.checked_sub(1).map(|above| &parts[above]) {
            None => AlignmentStep::Added,
            // Of two ways as good, the one that keeps the template's own words.
            Some(PatternPart::Slot { .. }) if here == at(i - 1, j) + 1 => AlignmentStep::Empty,
            Some(PatternPart::Slot { .. }) if here == at(i - 1, j - 1) => AlignmentStep::Opens,
            Some(PatternPart::Slot { .. }) => AlignmentStep::Fills,
            Some(PatternPart::Word(word)) if j > 0 && word.hash == words[j - 1].hash => {
                if here == at(i - 1, j - 1) {
                    AlignmentStep::Same
                } else {
                    AlignmentStep::Missing
                }
            }
            Some(PatternPart::Word(_)) if j > 0 && here == at(i, j - 1) + 1 => AlignmentStep::Added,
            Some(PatternPart::Word(_)) => AlignmentStep::Missing,
        };
        match step {
            AlignmentStep::Same | AlignmentStep::Opens => (i, j) = (i - 1, j - 1),
            AlignmentStep::Added | AlignmentStep::Fills => j -= 1,
            AlignmentStep::Missing | AlignmentStep::Empty => i -= 1,
        }
        steps.push(step);
    }
    steps.reverse();
    steps
}

/// Steps → changes and values.
fn describe_comparison(
    message: &str,
    words: &[Word],
    body: &str,
    parts: &[PatternPart],
    steps: &[AlignmentStep],
) -> TemplateComparison {
    let mut comparison = TemplateComparison::default();
    let (mut i, mut j) = (0_usize, 0_usize);
    // Where the change that is being gathered begins: before which part, before which word.
    let mut change: Option<(usize, usize)> = None;
    let mut slot: Option<(Span, usize, usize)> = None;
    for step in steps.iter().map(Some).chain([None]) {
        let is_change = matches!(
            step,
            Some(AlignmentStep::Missing | AlignmentStep::Added | AlignmentStep::Empty)
        );
        if is_change {
            change = change.or(Some((i, j)));
        } else if let Some((part, word)) = change.take() {
            let lost = &parts[part..i];
            let more = &words[word..j];
            let before = part.checked_sub(1).map(|at| &parts[at]);
            let place = word.checked_sub(1).map_or(0, |at| words[at].end);
            let change =
                describe_change(body, lost, (before, parts.get(i)), message, (more, place));
            comparison.changes.push(change);
        }
        if !matches!(step, Some(AlignmentStep::Fills))
            && let Some((name, start, end)) = slot.take()
        {
            let name = body[name.start..name.end].to_owned();
            comparison.values.push((name, Span { start, end }));
        }
        match step {
            Some(AlignmentStep::Same) => (i, j) = (i + 1, j + 1),
            Some(AlignmentStep::Missing | AlignmentStep::Empty) => i += 1,
            Some(AlignmentStep::Added) => j += 1,
            Some(AlignmentStep::Opens) => {
                if let PatternPart::Slot { name, .. } = &parts[i] {
                    slot = Some((*name, words[j].start, words[j].end));
                }
                (i, j) = (i + 1, j + 1);
            }
            Some(AlignmentStep::Fills) => {
                if let Some((_, _, end)) = &mut slot {
                    *end = words[j].end;
                }
                j += 1;
            }
            None => {}
        }
    }
    comparison
}

/// The parts of the template that the message has not, between those that it has, and the words that it has instead:
/// those, or the place in the message where they would be.
fn describe_change(
    body: &str,
    lost: &[PatternPart],
    (before, after): (Option<&PatternPart>, Option<&PatternPart>),
    message: &str,
    (more, place): (&[Word], usize),
) -> WordChange {
    let span = match more {
        [] => Span {
            start: place,
            end: place,
        },
        [first, ..] => Span {
            start: first.start,
            end: more.last().unwrap_or(first).end,
        },
    };
    let (was, restored) = match lost {
        [] => ("", ""),
        [first, ..] => {
            let (start, end) = (first.start(), lost.last().unwrap_or(first).end());
            let with_joint = match (more, before, after) {
                ([], Some(before), _) => before.end()..end,
                ([], None, Some(after)) => start..after.start(),
                _ => start..end,
            };
            (&body[start..end], &body[with_joint])
        }
    };
    WordChange {
        was: was.into(),
        now: message[span.start..span.end].into(),
        span,
        restored: restored.into(),
    }
}

#[cfg(test)]
mod tests;
