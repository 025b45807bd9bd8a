//! What a control holds now, for every kind of control. A control is bound once, when the page's
//! structure changes, and read from the outline as often as its value does; it is never guessed.

mod marks;
mod option_lists;

pub use option_lists::group_of_option;
use option_lists::open_list;

use super::{
    outline::{Node, Outline, state},
    scene::{At, Role, Scene},
};
use crate::engine::decimals::read_thousandths;
use crate::page::label_text::{fold, has_any};

/// Something that is on or off.
#[derive(Clone, Debug, PartialEq)]
pub struct Toggle {
    /// The element that holds the state.
    pub node: u32,
    /// The element that a person would click.
    pub click: u32,
    how: ToggleKind,
    /// It is called by the opposite: "Do not notify subscribers".
    is_negated: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum ToggleKind {
    Checked,
    /// An option of a `select` that takes several.
    Selected,
    /// `aria-checked`, `aria-pressed` or `aria-selected`.
    Aria(&'static str),
    /// On as long as it is there: its cross takes it away.
    Chip,
    /// As it was drawn when the list was found; it is looked for again when a class changes.
    Drawn(bool),
    /// On as long as it is there, and only the page can take it away.
    Listed,
    /// A choice between yes and no.
    YesNo(ChoiceControl),
}

impl Toggle {
    pub fn from_scene(scene: &Scene, at: At) -> Self {
        let node = scene.items[at].node;
        let native = node.tag == "input";
        let label = scene
            .labels_of(at)
            .iter()
            .find(|label| !scene.items[**label].hidden);
        let click = match label {
            Some(label) if scene.items[at].hidden => scene.items[*label].node.id,
            // What is drawn as its box, where it is more than that: a press beside it opens and folds.
            _ => drawn_box(scene, at).map_or(node.id, |drawn| scene.items[drawn].node.id),
        };
        let how = if node.tag == "option" {
            ToggleKind::Selected
        } else if native {
            ToggleKind::Checked
        } else {
            ToggleKind::Aria(
                ["aria-checked", "aria-pressed", "aria-selected"]
                    .into_iter()
                    .find(|name| node.attr(name).is_some())
                    .unwrap_or("aria-checked"),
            )
        };
        Self {
            node: node.id,
            click,
            how,
            is_negated: false,
        }
    }

    /// It is taken away by a cross that is drawn for it.
    pub fn crossed_by(self, cross: u32) -> Self {
        Self {
            click: cross,
            ..self
        }
    }

    /// Something chosen that has a cross to take it away.
    pub fn from_chip(node: u32, cross: u32) -> Self {
        Self {
            node,
            click: cross,
            how: ToggleKind::Chip,
            is_negated: false,
        }
    }

    /// A row whose box is only drawn.
    pub fn from_drawn(node: u32, click: u32, state: bool) -> Self {
        Self {
            node,
            click,
            how: ToggleKind::Drawn(state),
            is_negated: false,
        }
    }

    /// Something that is in the list because it is chosen.
    pub fn from_listed(node: u32) -> Self {
        Self {
            node,
            click: node,
            how: ToggleKind::Listed,
            is_negated: false,
        }
    }

    pub fn is_listed(&self) -> bool {
        self.how == ToggleKind::Listed
    }

    /// What is there is chosen.
    pub fn is_always_on(&self) -> bool {
        matches!(self.how, ToggleKind::Listed | ToggleKind::Chip)
    }

    pub fn negated(self) -> Self {
        Self {
            is_negated: !self.is_negated,
            ..self
        }
    }

    /// `None`: it is not known which of the two.
    pub fn read_state(&self, outline: &Outline) -> Option<bool> {
        self.state(outline)
            .map(|state| self.meaning_of_state(state))
    }

    /// What the state of the control, ticked or yes, stands for; and the other way round.
    pub fn meaning_of_state(&self, state: bool) -> bool {
        state != self.is_negated
    }

    fn state(&self, outline: &Outline) -> Option<bool> {
        match &self.how {
            ToggleKind::Checked => {
                let node = outline.get(self.node)?;
                (!node.has_state(state::INDETERMINATE)).then(|| node.has_state(state::CHECKED))
            }
            ToggleKind::Drawn(state) => Some(*state),
            ToggleKind::Chip | ToggleKind::Listed => Some(outline.get(self.node).is_some()),
            ToggleKind::Selected => Some(outline.get(self.node)?.has_state(state::SELECTED)),
            ToggleKind::Aria(name) => match outline.get(self.node)?.attr(name) {
                Some("true") => Some(true),
                Some("false") => Some(false),
                _ => None,
            },
            ToggleKind::YesNo(choice) => match choice.read_chosen(outline) {
                Chosen::Option(at) => parse_yes_or_no(&choice.options[at].label),
                Chosen::Text(text) => parse_yes_or_no(&text).filter(|_| is_yes_or_no(&text)),
                _ => None,
            },
        }
    }

    /// The choice behind it, where it is one between yes and no.
    pub fn yes_no_choice(&self) -> Option<&ChoiceControl> {
        match &self.how {
            ToggleKind::YesNo(choice) => Some(choice),
            _ => None,
        }
    }

    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        visit(self.node);
        if let ToggleKind::YesNo(choice) = &self.how {
            choice.visit_nodes(visit);
        }
    }
}

/// The box that is drawn in an item of a tree, and seen.
fn drawn_box(scene: &Scene, item: At) -> Option<At> {
    let tree = scene.attr(item, "role") == Some("treeitem");
    let mut inside = scene
        .descendants(item)
        .take_while(|inner| tree && scene.role(*inner) != Role::Choice);
    inside.find(|inner| {
        scene.role(*inner) == Role::Check && !scene.items[*inner].node.has_state(state::HIDDEN)
    })
}

/// A choice between yes and no that stands for a check box. A drop-down that is closed shows one of them.
pub fn yes_no_toggle(choice: ChoiceControl, outline: &Outline) -> Option<Toggle> {
    let answers: Vec<_> = choice
        .options
        .iter()
        .filter_map(|option| parse_yes_or_no(&option.label))
        .collect();
    let pair = choice.options.len() == 2 && answers.len() == 2 && answers[0] != answers[1];
    let shows = || match choice.read_chosen(outline) {
        Chosen::Text(text) if choice.options.is_empty() => is_yes_or_no(&text),
        _ => false,
    };
    (pair || shows()).then_some(Toggle {
        node: choice.node,
        click: choice.node,
        how: ToggleKind::YesNo(choice),
        is_negated: false,
    })
}

/// The bare word, where nothing shows that there is another answer.
fn is_yes_or_no(text: &str) -> bool {
    matches!(fold(text).trim(), "yes" | "no" | "on" | "off")
}

pub fn parse_yes_or_no(text: &str) -> Option<bool> {
    let folded = fold(text);
    if has_any(
        &folded,
        &[
            "no", "off", "dont", "do not", "never", "disabled", "nobody", "silently", "quietly",
            "without",
        ],
    ) {
        return Some(false);
    }
    has_any(&folded, &["yes", "on", "send", "notify", "enabled"]).then_some(true)
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceControl {
    /// What a person would call the field: the select, the slider, the group.
    pub node: u32,
    pub how: ChoiceKind,
    pub options: Vec<ChoiceOption>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ChoiceKind {
    /// A `select`: its value is the option's.
    Select,
    /// Native radio buttons.
    Radios,
    /// Elements of which one is marked as chosen, by a state or by its looks. `plain`: nothing says
    /// that they can be clicked at all.
    Marked { plain: bool },
    /// A range input or `role=slider`; options are its steps in order, numbers in thousandths.
    Steps { min: i64, step: i64 },
    /// A drop-down that shows its choice as text, on itself or on another element, and its options
    /// only when open.
    Combo { face: u32 },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    pub node: u32,
    pub click: u32,
    pub label: String,
    /// The words over the options that it stands among.
    pub group: Option<String>,
    /// What the control's value is when it is chosen, for a `select`.
    pub value: String,
    /// The element and those around it that may carry the mark of being chosen.
    pub marks: Vec<u32>,
    /// The elements without words that draw it as a step.
    pub signs: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    Option(usize),
    /// What it shows, where that is not one of the options known.
    Text(String),
    Nothing,
    /// Something is chosen, but it is not known what.
    Unclear,
}

impl ChoiceControl {
    /// A native `select`.
    pub fn from_select(scene: &Scene, at: At) -> Self {
        let options = scene
            .descendants(at)
            .filter(|inner| scene.items[*inner].node.tag == "option")
            .map(|inner| {
                let node = scene.items[inner].node;
                let text = scene.text(inner);
                ChoiceOption {
                    node: node.id,
                    click: node.id,
                    value: node.attr("value").unwrap_or(&text).to_owned(),
                    label: node.attr("label").map_or(text, str::to_owned),
                    group: group_of_option(scene, inner),
                    marks: Vec::new(),
                    signs: Vec::new(),
                }
            })
            .collect();
        Self {
            node: scene.items[at].node.id,
            how: ChoiceKind::Select,
            options,
        }
    }

    pub fn from_combo(scene: &Scene, at: At) -> Self {
        let node = scene.items[at].node;
        // A drop-down drawn around a native one shows what that one holds.
        if let Some(native) = scene
            .descendants(at)
            .find(|at| scene.role(*at) == Role::Select)
        {
            return Self::from_select(scene, native);
        }
        let list = ["aria-controls", "aria-owns"]
            .iter()
            .filter_map(|name| scene.attr(at, name))
            .flat_map(str::split_whitespace)
            .find_map(|id| scene.by_id(id, at))
            .or_else(|| open_list(scene, at))
            .unwrap_or(at);
        let options = scene
            .descendants(list)
            .filter(|inner| scene.role(*inner) == Role::Choice)
            .map(|inner| {
                let id = scene.items[inner].node.id;
                let label = scene.text(inner);
                ChoiceOption {
                    node: id,
                    click: id,
                    value: label.clone(),
                    label,
                    group: group_of_option(scene, inner),
                    marks: vec![id],
                    signs: Vec::new(),
                }
            })
            .collect();
        Self {
            node: node.id,
            how: ChoiceKind::Combo {
                face: scene.items[scene.value_display(at)].node.id,
            },
            options,
        }
    }

    pub fn read_chosen(&self, outline: &Outline) -> Chosen {
        let Some(node) = outline.get(self.node) else {
            return Chosen::Unclear;
        };
        match &self.how {
            ChoiceKind::Select => {
                let value = node.value.as_deref().unwrap_or("");
                let mut same =
                    (0..self.options.len()).filter(|at| self.options[*at].value == value);
                match (same.next(), same.next()) {
                    (Some(_), Some(_)) => Chosen::Unclear,
                    (Some(at), None) => Chosen::Option(at),
                    (None, _) if value.is_empty() => Chosen::Nothing,
                    (None, _) => Chosen::Text(value.to_owned()),
                }
            }
            ChoiceKind::Radios => only_chosen(self.options.iter().map(|option| {
                outline
                    .get(option.node)
                    .is_some_and(|node| node.has_state(state::CHECKED))
            })),
            ChoiceKind::Marked { plain } => self.read_marked(outline, *plain),
            ChoiceKind::Steps { min, step } => self.read_step(node, *min, *step),
            ChoiceKind::Combo { face } => {
                let face = || combo_text(outline.get(*face)?, outline);
                let text = combo_text(node, outline).or_else(face);
                // What shows nothing at all may show its choice where nobody looks for it.
                text.map_or(Chosen::Unclear, |text| {
                    let at = self.options.iter().position(|option| option.label == text);
                    at.map_or(Chosen::Text(text), Chosen::Option)
                })
            }
        }
    }

    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        visit(self.node);
        if let ChoiceKind::Combo { face } = self.how {
            visit(face);
        }
        for option in &self.options {
            visit(option.node);
            option.marks.iter().for_each(|mark| visit(*mark));
        }
    }

    fn read_step(&self, node: &Node, min: i64, step: i64) -> Chosen {
        let now = node
            .value
            .as_deref()
            .or(node.attr("aria-valuenow"))
            .and_then(read_thousandths);
        let place = now
            .filter(|now| step > 0 && (now - min) % step == 0)
            .map(|now| (now - min) / step);
        let counted = place
            .and_then(|place| usize::try_from(place).ok())
            .filter(|place| *place < self.options.len());
        let text = node.attr("aria-valuetext").filter(|text| {
            // The same number as text adds nothing.
            !text.is_empty() && (now.is_none() || read_thousandths(text) != now)
        });
        match text {
            None => counted.map_or(Chosen::Unclear, Chosen::Option),
            Some(text) => match self
                .options
                .iter()
                .position(|option| fold(&option.label) == fold(text))
            {
                Some(stated) if counted.is_none_or(|counted| counted == stated) => {
                    Chosen::Option(stated)
                }
                Some(_) => Chosen::Unclear,
                None => Chosen::Text(text.to_owned()),
            },
        }
    }
}

fn only_chosen(on: impl Iterator<Item = bool>) -> Chosen {
    let mut found = Chosen::Nothing;
    for (at, on) in on.enumerate() {
        if on {
            match found {
                Chosen::Nothing => found = Chosen::Option(at),
                _ => return Chosen::Unclear,
            }
        }
    }
    found
}

/// What a drop-down shows as chosen: the text of its input, or the words on it.
fn combo_text(node: &Node, outline: &Outline) -> Option<String> {
    // A slot has no box of its own, nor has what is laid out as its contents alone.
    fn collect(
        node: &Node,
        outline: &Outline,
        depth: usize,
        hidden: bool,
        texts: &mut Vec<String>,
    ) {
        let list = depth > 0 && matches!(node.attr("role"), Some("listbox" | "option" | "menu"));
        if depth > 8 || list {
            return;
        }
        let hidden = match node.tag.as_str() {
            "slot" => hidden,
            _ => node.has_state(state::HIDDEN),
        };
        let value = node.value.iter().filter(|value| !value.is_empty());
        texts.extend(value.filter(|_| !hidden).cloned());
        for child in &node.children {
            match child {
                super::outline::OutlineChild::Text(text) if !hidden => texts.push(text.clone()),
                super::outline::OutlineChild::Text(_) => {}
                super::outline::OutlineChild::Node(id) => {
                    if let Some(child) = outline.get(*id) {
                        collect(child, outline, depth + 1, hidden, texts);
                    }
                }
            }
        }
    }
    let mut texts = Vec::new();
    collect(node, outline, 0, false, &mut texts);
    texts.retain(|text| text.chars().any(char::is_alphanumeric));
    // What is printed over an input says what the input holds.
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// What a person reads in a field: its value, or what an ARIA widget says or shows instead.
pub fn displayed_text(node: u32, outline: &Outline) -> Option<String> {
    let found = outline.get(node)?;
    if let Some(value) = &found.value {
        return Some(value.trim().to_owned());
    }
    let stated = found.attr("aria-valuetext").or(found.attr("aria-valuenow"));
    stated
        .map(str::to_owned)
        .or_else(|| combo_text(found, outline))
}
