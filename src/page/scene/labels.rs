//! Scene → which words the page itself ties to a control: label elements, and what `aria-labelledby` points at.

use super::{At, Role, Scene};
use crate::page::outline::state;

impl Scene<'_> {
    pub(super) fn bind_labels(&mut self) {
        for at in 0..self.items.len() {
            if self.role(at) != Role::Label {
                continue;
            }
            let target = match self.attr(at, "for") {
                Some(id) => self
                    .by_id(id, at)
                    .filter(|target| self.is_of_label(*target, at)),
                None => self.descendants(at).find(|inner| {
                    let role = self.role(*inner);
                    role.is_field()
                        || (role == Role::Plain
                            && self.items[*inner].node.has_state(state::EDITABLE))
                }),
            };
            let target = target.filter(|target| self.role(*target).is_field());
            let drawn = match target {
                Some(_) => None,
                None => self.drop_down_of(at),
            };
            if let Some(drawn) = drawn {
                self.make_drop_down(drawn);
            }
            if let Some(target) = target.or(drawn) {
                let target = self.visible_substitute(target).unwrap_or(target);
                self.labels.entry(target).or_default().push(at);
                self.give_words_to(at, target);
            }
        }
        for at in 0..self.items.len() {
            // A hidden twin of the form may point at the very words that name what can be seen.
            if !self.role(at).is_field() || self.items[at].hidden {
                continue;
            }
            for id in self
                .attr(at, "aria-labelledby")
                .unwrap_or("")
                .split_whitespace()
            {
                if let Some(label) = self.by_id(id, at)
                    && self.fields_like(label) <= 1
                {
                    self.give_words_to(label, at);
                }
            }
        }
    }

    /// In custom elements that are made alike, ids repeat: a control belongs to the label of its own
    /// element, and not to that of another whose control is not there.
    fn is_of_label(&self, target: At, label: At) -> bool {
        let custom = |at: At| {
            let mut around = self.ancestors(at);
            around.find(|outer| self.items[*outer].node.tag.contains('-'))
        };
        let own = custom(target);
        let is_other_label = |other: &At| {
            self.role(*other) == Role::Label
                && self.attr(*other, "for") == self.attr(label, "for")
                && custom(*other) == own
        };
        own.is_none_or(|own| {
            self.contains(own, label) && custom(label) == Some(own)
                || !self.descendants(own).any(|other| is_other_label(&other))
        })
    }

    /// Controls inside; for telling a label from a whole part of the page.
    fn fields_like(&self, at: At) -> usize {
        self.descendants(at)
            .filter(|inner| self.role(*inner).is_field())
            .count()
    }

    fn give_words_to(&mut self, label: At, control: At) {
        let (from, to) = self.items[label].words;
        for run in &mut self.runs[from..to] {
            run.owner.get_or_insert(control);
        }
    }
}
