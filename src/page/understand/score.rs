//! The only arithmetic of the method: texts by slot × a table of cues → a score, with the rows that fired.

use super::{
    cues::{CueTable, neutral::is_neutral},
    slots::{Slot, SlotTexts},
    weights::weights,
};
use crate::page::label_text::{Label, has_any};

/// Something that speaks for a control, or against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    pub fact: Fact,
    pub weight: i32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// A row of the cues fired: its words, and where they stand.
    Cue {
        slot: Slot,
        cue: &'static str,
    },
    /// Its kind of control: a message is rather an area than a line.
    Control,
    /// What it can hold, by its kind, its options, its bounds, or what is in it.
    Contents,
    /// The words at it are about something else.
    OtherWords,
    /// Another is called the start or the end, and this one is not.
    OtherSide,
    /// Words that name a time zone stand beside the times.
    BesideTimes,
    /// Such words speak of times, or say nothing else.
    AboutTimes,
    /// A name stands behind "Time zone:".
    NamedAsZone,
    /// It offers statuses as its steps, or displays one.
    Statuses,
    /// They are statuses of this screen.
    ScreenStatuses,
    InForm,
    OutsideForm,
    /// The repair of this name found it.
    Repair(&'static str),
}

/// How surely the texts of a control name a field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub total: i32,
    /// The row that counted most, and the row of its attributes, which only adds.
    pub rows: [Option<Evidence>; 2],
}

impl Score {
    /// By one row of the cues.
    pub fn of_cue(slot: Slot, cue: &'static str, weight: i32) -> Self {
        Self {
            total: weight,
            rows: [Some(Evidence::of_cue(slot, cue, weight)), None],
        }
    }
}

impl Evidence {
    pub fn new(fact: Fact, weight: i32) -> Self {
        Self { fact, weight }
    }

    pub fn of_cue(slot: Slot, cue: &'static str, weight: i32) -> Self {
        let fact = Fact::Cue { slot, cue };
        Self { fact, weight }
    }
}

impl CueTable {
    /// How surely these folded words name it, 0 to 10, and by which row: `None` when a veto fires.
    pub fn find_cue(&self, folded: &str) -> Option<(i32, &'static str)> {
        if has_any(folded, self.vetoes) {
            return None;
        }
        let label = Label::of(folded);
        let mut best = (0, "");
        for (words, weight) in self.cues {
            if *weight > best.0 && label.has(words) && !self.is_of_something_else(folded, words) {
                let other_words = folded
                    .split_whitespace()
                    .filter(|word| !words.split(' ').any(|part| part == *word) && !is_neutral(word))
                    .count();
                let score = weight - (other_words as i32).min(weights().other_words);
                if score > best.0 {
                    best = (score, words);
                }
            }
        }
        Some(best)
    }

    /// Whether a word that is not known stands right before the cue, and so names what the cue is of.
    fn is_of_something_else(&self, folded: &str, cue: &str) -> bool {
        let is_known = |word: &str| {
            is_neutral(word) || word.chars().all(char::is_numeric) || {
                let mut cues = self.cues.iter();
                cues.any(|(words, _)| words.split(' ').any(|part| part == word))
            }
        };
        self.needs_known_word.contains(&cue)
            && folded
                .split_whitespace()
                .zip(folded.split_whitespace().skip(1))
                .any(|(before, word)| word == cue && !is_known(before))
    }

    /// [`CueTable::find_cue`] without the row.
    pub fn score_text(&self, folded: &str) -> Option<i32> {
        self.find_cue(folded).map(|(score, _)| score)
    }

    /// How surely the words on a button name it; `None` when they name something else, or nothing.
    pub fn score_button(&self, folded: &str) -> Option<Score> {
        let (weight, cue) = self.find_cue(folded)?;
        (weight > 0).then(|| Score::of_cue(Slot::OwnLabel, cue, weight))
    }

    /// How surely the texts of a control name it; `None` when they name something else.
    pub fn score_control(&self, texts: &SlotTexts) -> Option<Score> {
        let mut best: Option<Evidence> = None;
        for slot in Slot::READ_BY_PEOPLE {
            for text in texts.of_slot(slot) {
                let so_far = best.map_or(0, |best| best.weight);
                let Some((score, cue)) = self.find_cue(text) else {
                    // Words further away are about other things as well.
                    if slot == Slot::Near && so_far > 0 {
                        continue;
                    }
                    return None;
                };
                let weight = score * slot.share() / 10;
                if weight > so_far {
                    best = Some(Evidence::of_cue(slot, cue, weight));
                }
            }
        }
        let slot = Slot::Attribute;
        let (score, cue) = self.find_cue(&texts.attributes).unwrap_or_default();
        let alone = score * slot.share() / 10;
        let weight = match best {
            Some(_) => alone / weights().attribute_parts,
            None => alone,
        };
        Some(Score {
            total: best.map_or(0, |best| best.weight) + weight,
            rows: [
                best,
                (weight > 0).then(|| Evidence::of_cue(slot, cue, weight)),
            ],
        })
    }
}

/// What came of comparing candidates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice<T> {
    /// None is good enough.
    Nothing,
    One(T),
    /// These two are good enough, and neither is clearly better.
    Tie(T, T),
}

/// The best of the candidates, if it is good enough and clearly better than the next.
pub fn choose<T>(candidates: impl IntoIterator<Item = (T, i32)>) -> Choice<T> {
    let mut first: Option<(T, i32)> = None;
    let mut second: Option<(T, i32)> = None;
    for candidate in candidates {
        let loser = match &first {
            Some((_, best)) if candidate.1 <= *best => Some(candidate),
            _ => first.replace(candidate),
        };
        if let Some(loser) = loser
            && second.as_ref().is_none_or(|(_, score)| loser.1 > *score)
        {
            second = Some(loser);
        }
    }
    match (first, second) {
        (Some((_, score)), _) if score < weights().enough => Choice::Nothing,
        (Some((best, score)), Some((next, other))) if score - other.max(0) < weights().margin => {
            Choice::Tie(best, next)
        }
        (Some((best, _)), _) => Choice::One(best),
        (None, _) => Choice::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn chooses(scores: &[i32], expected: Choice<usize>) {
        assert_eq!(choose(scores.iter().copied().enumerate()), expected);
    }

    #[test]
    fn the_best_wins_by_a_margin() {
        chooses(&[], Choice::Nothing);
        chooses(&[5], Choice::Nothing);
        chooses(&[6], Choice::One(0));
        chooses(&[2, 9, 6], Choice::One(1));
        chooses(&[9, 7], Choice::Tie(0, 1));
        chooses(&[7, 3, 9], Choice::Tie(2, 0));
        chooses(&[8, 8, 8], Choice::Tie(0, 1));
    }
}
