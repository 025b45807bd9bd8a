//! Options of a choice → which one is marked as chosen, by an ARIA state or by its class.

use super::{ChoiceControl, ChoiceOption, Chosen, only_chosen};
use crate::engine::sorting;
use crate::page::label_text::{fold_identifier, has_any};
use crate::page::outline::{Node, Outline, state};

impl ChoiceControl {
    /// States first, classes last; where they mark different options, none is believed.
    pub(super) fn read_marked(&self, outline: &Outline, plain: bool) -> Chosen {
        let mut found = None;
        let states: [fn(&Node) -> Option<bool>; 7] = [
            |node| node.tag.eq("input").then(|| node.has_state(state::CHECKED)),
            |node| aria_state(node, "aria-checked"),
            |node| aria_state(node, "aria-pressed"),
            |node| aria_state(node, "aria-selected"),
            |node| node.attr("aria-current").map(|now| now != "false"),
            |node| {
                node.attr("data-state").and_then(|now| match now {
                    "on" | "checked" | "active" | "selected" => Some(true),
                    "off" | "unchecked" | "inactive" => Some(false),
                    _ => None,
                })
            },
            |node| {
                let mut flags = CHOSEN_DATA.iter().filter_map(|name| node.attr(name));
                flags.any(|flag| flag != "false").then_some(true)
            },
        ];
        for tells in states {
            let states_of_options: Vec<Option<bool>> = self.each_option_state(outline, tells);
            if states_of_options.iter().all(Option::is_none) {
                continue;
            }
            match only_chosen(states_of_options.iter().map(|state| *state == Some(true))) {
                Chosen::Option(at) if found.is_none_or(|found| found == at) => found = Some(at),
                Chosen::Nothing => {}
                _ => return Chosen::Unclear,
            }
        }
        let looks = self.read_by_class(outline, plain);
        match (found, looks) {
            (Some(at), Chosen::Option(other)) if other != at => Chosen::Unclear,
            (Some(at), _) => Chosen::Option(at),
            (None, looks) => looks,
        }
    }

    fn each_option_state(
        &self,
        outline: &Outline,
        tells: fn(&Node) -> Option<bool>,
    ) -> Vec<Option<bool>> {
        self.options
            .iter()
            .map(|option| {
                option
                    .marks
                    .iter()
                    .filter_map(|mark| outline.get(*mark))
                    .find_map(tells)
            })
            .collect()
    }

    fn each_option_classes<'o>(
        &self,
        outline: &'o Outline,
        of: fn(&ChoiceOption) -> &Vec<u32>,
    ) -> Vec<Vec<&'o str>> {
        let classes = |option| {
            let nodes = of(option).iter().filter_map(|node| outline.get(*node));
            let classes = nodes.map(|node| node.attr("class").unwrap_or(""));
            classes.flat_map(str::split_whitespace).collect()
        };
        self.options.iter().map(classes).collect()
    }

    /// A class that says so on exactly one option, or else a class that exactly one option has.
    fn read_by_class(&self, outline: &Outline, plain: bool) -> Chosen {
        // A wrapper with a class of its own says nothing.
        let own_class = |option: &ChoiceOption| {
            let node = outline.get(option.node);
            let class = node.and_then(|node| node.attr("class")).unwrap_or("");
            class
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let classes = self.each_option_classes(outline, |option| &option.marks);
        let telling = classes.iter().map(|classes| {
            classes
                .iter()
                .any(|class| has_any(&fold_identifier(class), CHOSEN_CLASS))
        });
        match only_chosen(telling) {
            Chosen::Nothing => {}
            chosen => return chosen,
        }
        if classes.len() < 3 {
            return Chosen::Unclear;
        }
        if plain {
            return only_other_look(&self.each_option_classes(outline, |option| &option.signs));
        }
        let classes: Vec<Vec<String>> = self.options.iter().map(own_class).collect();
        let own = classes.iter().enumerate().map(|(at, mine)| {
            mine.iter().any(|class| {
                let elsewhere = classes
                    .iter()
                    .enumerate()
                    .any(|(other, theirs)| other != at && theirs.contains(class));
                !elsewhere && !has_any(&fold_identifier(class), TRANSIENT_CLASS)
            })
        });
        match only_chosen(own) {
            Chosen::Option(at) => Chosen::Option(at),
            _ => Chosen::Unclear,
        }
    }
}

/// Of steps that are only drawn: the one that looks otherwise than all the rest, which look alike. The last must have
/// something that the rest has not: in a bar that is filled up to the current step, the last that is empty is none.
fn only_other_look(classes: &[Vec<&str>]) -> Chosen {
    let looks: Vec<Vec<&str>> = classes
        .iter()
        .map(|classes| {
            let own = classes.iter().copied();
            let mut look: Vec<&str> = own
                .filter(|class| !has_any(&fold_identifier(class), TRANSIENT_CLASS))
                .collect();
            sorting::sort(&mut look);
            look.dedup();
            look
        })
        .collect();
    let is_alone = |at: usize| {
        let mut rest = looks.iter().enumerate().filter(|(other, _)| *other != at);
        let first = rest.next().map(|(_, look)| look);
        first.is_some_and(|first| *first != looks[at]) && rest.all(|(_, look)| Some(look) == first)
    };
    let Chosen::Option(at) = only_chosen((0..looks.len()).map(is_alone)) else {
        return Chosen::Unclear;
    };
    // What marks the steps that are over says nothing of which comes next.
    let is_over = |class: &&str| has_any(&fold_identifier(class), OVER_CLASS);
    if looks[at].iter().any(is_over) {
        return Chosen::Unclear;
    }
    let has_more = looks[at].iter().any(|class| !looks[0].contains(class));
    match at + 1 < looks.len() || has_more {
        true => Chosen::Option(at),
        false => Chosen::Unclear,
    }
}

const CHOSEN_DATA: &[&str] = &[
    "data-active",
    "data-selected",
    "data-current",
    "data-checked",
    "data-progress",
];
const CHOSEN_CLASS: &[&str] = &[
    "active", "selected", "current", "cur", "checked", "chosen", "on", "pressed",
];
const OVER_CLASS: &[&str] = &["done", "complete", "finished", "past", "passed", "visited"];
/// Classes that come from where an option is or where the pointer is.
const TRANSIENT_CLASS: &[&str] = &[
    "first",
    "last",
    "start",
    "end",
    "left",
    "right",
    "hover",
    "focus",
    "focused",
    "disabled",
    "visible",
    "scheduled",
    "progress",
    "verifying",
    "completed",
    "investigating",
    "identified",
    "monitoring",
    "resolved",
];

fn aria_state(node: &Node, name: &str) -> Option<bool> {
    match node.attr(name) {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => None,
    }
}
