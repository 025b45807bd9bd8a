//! What a person has written and the page draws again: a live preview, a title that is repeated over the form. It is
//! not the page's own: a time in it names no zone of the page.

use super::{At, Role, Scene};
use crate::page::{label_text::fold, outline::state};
use rustc_hash::FxHashMap;

/// Shorter texts may be the name of something on the page.
const FEWEST_WORDS: usize = 2;

impl Scene<'_> {
    /// Hides the words that are all that a field holds, in one element or in several that follow one another.
    pub(super) fn hide_echoes(&mut self) {
        let typed: Vec<(String, bool)> = (0..self.items.len())
            .filter_map(|control| Some((self.typed_words(control)?, !self.is_prose(control))))
            .collect();
        if typed.is_empty() {
            return;
        }
        let by_first_letter = self.runs_by_first_letter();
        for (typed, is_line) in typed {
            let first_letter = typed.trim_start().chars().next();
            let candidates = first_letter.and_then(|letter| by_first_letter.get(&letter));
            let mut next = 0;
            for first in candidates.into_iter().flatten().copied() {
                if first < next {
                    continue;
                }
                if let Some(end) = self.end_of_echo(first, &typed, is_line) {
                    for run in &mut self.runs[first..end] {
                        run.hidden = true;
                    }
                    next = end;
                }
            }
        }
    }

    /// The words of the page by what they begin with, folded: most begin otherwise than what a field holds.
    fn runs_by_first_letter(&self) -> FxHashMap<char, Vec<usize>> {
        let mut runs: FxHashMap<char, Vec<usize>> = FxHashMap::default();
        for (place, run) in self.runs.iter().enumerate() {
            let letter = run.text.chars().find(|c| c.is_alphanumeric());
            if let Some(letter) = letter.and_then(|letter| letter.to_lowercase().next()) {
                runs.entry(letter).or_default().push(place);
            }
        }
        runs
    }

    /// What a text field holds, folded.
    fn typed_words(&self, control: At) -> Option<String> {
        let item = &self.items[control];
        if item.hidden || !matches!(item.role, Role::Text | Role::Area) {
            return None;
        }
        let text = match self.drawn_text(control) {
            Some(drawn) => drawn.text,
            None => item.node.value.clone()?,
        };
        let typed = fold(&text);
        (typed.split_whitespace().count() >= FEWEST_WORDS).then_some(typed)
    }

    fn is_prose(&self, control: At) -> bool {
        let node = self.items[control].node;
        node.tag == "textarea" || node.has_state(state::EDITABLE)
    }

    /// Where the words end that begin at this run and are those. A title may be what a component or a field is called:
    /// it is drawn again as a heading.
    fn end_of_echo(&self, first: usize, typed: &str, is_line: bool) -> Option<usize> {
        let mut rest = typed.trim();
        for (place, run) in self.runs.iter().enumerate().skip(first) {
            let is_named = run.owner.is_some() || run.hidden;
            let role = self.role(run.at);
            let may_be_echo = role == Role::Heading || !is_line && !self.is_in_row(run.at);
            if is_named || role == Role::Label || !may_be_echo {
                return None;
            }
            let words = fold(run.text);
            let words = words.trim();
            // Signs alone, as the dot of a list.
            if words.is_empty() && place > first {
                continue;
            }
            rest = rest.strip_prefix(words).filter(|_| !words.is_empty())?;
            if rest.is_empty() {
                return Some(place + 1);
            }
            rest = rest.strip_prefix(' ')?.trim_start();
        }
        None
    }

    /// It stands beside one box, and so may be the name of a component.
    fn is_in_row(&self, at: At) -> bool {
        const REACH: usize = 3;
        let is_box = |at: &At| matches!(self.role(*at), Role::Check | Role::Radio);
        let mut around = self.ancestors(at).take(REACH);
        around.any(|outer| self.descendants(outer).filter(is_box).take(2).count() == 1)
    }
}
