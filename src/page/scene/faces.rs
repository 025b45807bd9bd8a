//! Where a drop-down shows what is chosen: many keep an empty input for typing, and print the choice
//! beside or under it.

use super::{At, Role, Scene};
use crate::page::outline::Node;

/// How far around its input the choice may be printed.
const REACH: usize = 5;

impl Scene<'_> {
    /// The element that shows what the drop-down holds: itself, or the nearest around it with words
    /// that name nothing.
    pub fn face(&self, at: At) -> At {
        self.faces.get(&at).copied().unwrap_or(at)
    }

    /// The words on a face are the control's own and name nothing else.
    pub(super) fn bind_faces(&mut self) {
        for place in 0..self.fields.len() {
            let at = self.fields[place];
            if self.role(at) != Role::Combo || self.items[at].node.tag != "input" {
                continue;
            }
            if let Some(face) = self.find_face(at) {
                self.faces.insert(at, face);
                let (from, to) = self.items[face].words;
                for run in &mut self.runs[from..to] {
                    run.owner.get_or_insert(at);
                }
            }
        }
    }

    fn find_face(&self, at: At) -> Option<At> {
        for outer in self.around(at).take(REACH) {
            if outer < self.scope.0 || self.fields_in(outer) != 1 || self.role(outer) == Role::Form
            {
                return None;
            }
            let (from, to) = self.items[outer].words;
            let mut printed = self.runs[from..to]
                .iter()
                .filter(|run| !run.hidden && run.text.chars().any(char::is_alphanumeric))
                .peekable();
            if printed.peek().is_some() {
                let own = printed.all(|run| {
                    run.owner.is_none()
                        && !matches!(
                            self.role(run.at),
                            Role::Label | Role::Legend | Role::Heading
                        )
                        && on_one_line(self.items[run.at].node, self.items[at].node)
                });
                return own.then_some(outer);
            }
        }
        None
    }
}

/// A caption over the input is no choice.
fn on_one_line(words: &Node, input: &Node) -> bool {
    let (Some([_, y, _, height]), Some([_, top, _, tall])) = (words.bounds, input.bounds) else {
        return true;
    };
    let apart = (2 * y + height) - (2 * top + tall);
    apart.abs() <= height.max(tall).max(16)
}
