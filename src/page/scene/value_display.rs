//! Where a control's value is displayed, when that is not where it is kept: a drop-down with an empty
//! input for typing and its choice printed beside it, a date on a button, an editor or a list in the
//! place of a hidden field.

use super::{At, Role, Scene};
use crate::page::understand::cues;
use crate::{
    engine::time::field_text::is_date_or_time,
    page::outline::{Node, state},
};

/// How far around its input the choice may be printed.
const REACH: usize = 5;

impl Scene<'_> {
    /// The element that shows what the drop-down holds: itself, or the nearest around it with words
    /// that name nothing.
    pub fn value_display(&self, at: At) -> At {
        self.faces.get(&at).copied().unwrap_or(at)
    }

    /// Gives the words that display a value to their control: they name nothing else.
    pub(super) fn bind_value_displays(&mut self) {
        for place in 0..self.fields.len() {
            let at = self.fields[place];
            let item = &self.items[at];
            let bare = item.node.tag == "input" || item.words.0 == item.words.1;
            if item.role != Role::Combo || !bare {
                continue;
            }
            if let Some(face) = self.find_value_display(at) {
                self.faces.insert(at, face);
                let (from, to) = self.items[face].words;
                for run in &mut self.runs[from..to] {
                    run.owner.get_or_insert(at);
                }
            }
        }
    }

    /// A frame called a drop-down, with one input in it that is to be called and read: the input is it.
    pub(super) fn unwrap_drop_downs(&mut self) {
        for at in 0..self.items.len() {
            let item = &self.items[at];
            let called = ["aria-label", "aria-labelledby"];
            let native = matches!(item.node.tag.as_str(), "input" | "select" | "button");
            if item.role != Role::Combo
                || native
                || called.iter().any(|name| item.node.attr(name).is_some())
            {
                continue;
            }
            let mut inputs = self.descendants(at).filter(|inner| {
                matches!(self.role(*inner), Role::Text | Role::Combo) && !self.items[*inner].hidden
            });
            let (Some(input), None) = (inputs.next(), inputs.next()) else {
                continue;
            };
            let (end, part) = (item.end, item.part);
            for inner in &mut self.items[at + 1..end] {
                inner.part = part;
            }
            self.items[at].role = Role::Plain;
            self.items[input].role = Role::Combo;
            let (from, to) = self.items[at].words;
            for run in &mut self.runs[from..to] {
                run.owner = run.owner.filter(|owner| *owner != at);
            }
        }
    }

    /// A button that opens a calendar or a menu, and shows the moment or status that was picked there,
    /// is a field that holds it.
    pub(super) fn find_fields_on_buttons(&mut self) {
        for at in 0..self.items.len() {
            let item = &self.items[at];
            if item.role != Role::Button || item.hidden {
                continue;
            }
            let texts: Vec<&str> = self.runs[item.words.0..item.words.1]
                .iter()
                .map(|run| run.text)
                .filter(|text| text.chars().any(char::is_alphanumeric))
                .collect();
            let opens = ["aria-haspopup", "aria-expanded", "aria-labelledby"]
                .iter()
                .any(|name| item.node.attr(name).is_some());
            let displayed = texts.join(" ");
            let moment = is_date_or_time(&displayed) && (opens || self.is_called_by_a_label(at));
            let menu = item.node.attr("aria-haspopup").is_some();
            if texts.len() <= 2
                && (moment || menu && cues::status::read_status(&displayed).is_some())
            {
                self.items[at].role = Role::Combo;
            }
        }
    }

    /// An element beside a label that names no field, takes the focus and shows words: a drop-down that
    /// does not say what it is.
    pub(super) fn drop_down_of(&self, label: At) -> Option<At> {
        let outer = match self.attr(label, "for") {
            Some(id) => self.by_id(id, label),
            None => self.ancestors(label).take(3).find(|outer| {
                let mut inside = self.descendants(*outer);
                inside.any(|at| self.is_focusable_without_role(at))
            }),
        }?;
        let all = || std::iter::once(outer).chain(self.descendants(outer));
        let filled = all().any(|at| self.role(at).is_field() && !self.items[at].hidden);
        let mut reached = all().filter(|at| self.is_focusable_without_role(*at));
        let only = reached.next().filter(|_| reached.next().is_none());
        let (from, to) = self.items[outer].words;
        let mut words = self.runs[from..to].iter();
        let shows = words.any(|run| !run.hidden && !self.contains(label, run.at));
        only.filter(|_| shows && !filled && !self.items[label].hidden)
    }

    pub(super) fn make_drop_down(&mut self, at: At) {
        self.items[at].role = Role::Combo;
        let (from, to) = self.items[at].words;
        for run in &mut self.runs[from..to] {
            run.owner.get_or_insert(at);
        }
    }

    /// It takes the focus and does not say what it is.
    fn is_focusable_without_role(&self, at: At) -> bool {
        let item = &self.items[at];
        item.role == Role::Plain
            && !item.hidden
            && !item.part
            && item.node.attr("role").is_none()
            && item.node.attr("tabindex") == Some("0")
    }

    /// A button beside a field that opens what the field offers is no field of its own.
    pub(super) fn find_opener_buttons(&mut self) {
        for at in 0..self.items.len() {
            if self.is_opener_button(at) {
                self.items[at].role = Role::Button;
            }
        }
    }

    fn is_opener_button(&self, at: At) -> bool {
        let item = &self.items[at];
        let bare = item.role == Role::Combo
            && item.node.tag == "button"
            && item.words.0 == item.words.1
            && item.node.attr("aria-labelledby").is_none()
            && !self.is_called_by_a_label(at);
        let fields = |outer: At| {
            let inside = self.descendants(outer);
            inside.filter(|other| *other != at && self.role(*other).is_field())
        };
        let mut around = self.ancestors(at).take(4);
        bare && around
            .find(|outer| fields(*outer).next().is_some())
            .is_some_and(|outer| {
                let mut fields = fields(outer);
                let first = fields.next();
                let input = first.is_some_and(|field| self.items[field].node.tag == "input");
                input && first < Some(at) && fields.next().is_none()
            })
    }

    fn is_called_by_a_label(&self, at: At) -> bool {
        let id = self.attr(at, "id");
        id.is_some()
            && (0..self.items.len())
                .any(|label| self.role(label) == Role::Label && self.attr(label, "for") == id)
    }

    /// What a person fills in for a hidden field: the drop-down around it, the only editor after it.
    pub(super) fn visible_substitute(&self, field: At) -> Option<At> {
        if self.items[field].part {
            return self
                .ancestors(field)
                .find(|outer| self.role(*outer) == Role::Combo && !self.items[*outer].hidden);
        }
        let drawn = |at: &At| match self.role(field) {
            Role::Area | Role::Text => {
                self.items[*at].node.has_state(state::EDITABLE)
                    || self.code_editors.contains_key(at)
            }
            Role::Select => self.role(*at) == Role::Combo,
            _ => false,
        };
        let next = self.items[field].end;
        let item = self.items.get(next)?;
        if !self.items[field].hidden || item.parent != self.items[field].parent {
            return None;
        }
        let mut beside = (next..item.end).filter(|at| drawn(at) && !self.items[*at].hidden);
        beside.next().filter(|_| beside.next().is_none())
    }

    /// A hidden select that something else shows right after it: the same option, or none.
    pub(super) fn is_drawn(&self, select: At) -> bool {
        let item = &self.items[select];
        let value = item.node.value.as_deref().unwrap_or("");
        let chosen = self
            .descendants(select)
            .find(|option| self.items[*option].node.has_state(state::SELECTED))
            .map_or(String::new(), |option| self.text(option));
        let drawn = self.items.get(item.end).is_some_and(|next| {
            next.parent == item.parent && !next.hidden && {
                let mut displayed = self.runs[next.words.0..next.words.1].iter();
                let own = (item.end..next.end)
                    .any(|at| self.role(at) == Role::Combo && !self.items[at].hidden);
                !own && displayed.any(|run| !run.hidden && (value.is_empty() || run.text == chosen))
            }
        });
        !item.part && drawn
    }

    fn find_value_display(&self, at: At) -> Option<At> {
        for outer in self.ancestors(at).take(REACH) {
            if outer < self.scope.0
                || self.count_fields_in(outer) != 1
                || self.role(outer) == Role::Form
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
