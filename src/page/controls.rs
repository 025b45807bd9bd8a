//! What a control holds now, for every kind of control. A control is bound once, when the page's
//! structure changes, and read from the outline as often as its value does; it is never guessed.

mod marks;

use super::{
    outline::{Node, Outline, state},
    scene::{At, Role, Scene},
    words::{fold, has_any},
};
use crate::engine::decimals::read_thousandths;

/// Something that is on or off.
#[derive(Clone, Debug, PartialEq)]
pub struct Toggle {
    /// The element that holds the state.
    pub node: u32,
    /// The element that a person would click.
    pub click: u32,
    how: On,
    /// It is called by the opposite: "Do not notify subscribers".
    opposite: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum On {
    Checked,
    /// An option of a `select` that takes several.
    Selected,
    /// `aria-checked`, `aria-pressed` or `aria-selected`.
    Said(&'static str),
    /// On as long as it is there: its cross takes it away.
    Chip,
    /// A choice between yes and no.
    YesNo(Choice),
}

impl Toggle {
    pub fn of(scene: &Scene, at: At) -> Self {
        let node = scene.items[at].node;
        let native = node.tag == "input";
        let label = scene
            .labels(at)
            .iter()
            .find(|label| !scene.items[**label].hidden);
        let click = match label {
            Some(label) if scene.items[at].hidden => scene.items[*label].node.id,
            // What is drawn as its box, where it is more than that: a press beside it opens and folds.
            _ => drawn_box(scene, at).map_or(node.id, |drawn| scene.items[drawn].node.id),
        };
        let how = if node.tag == "option" {
            On::Selected
        } else if native {
            On::Checked
        } else {
            On::Said(
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
            opposite: false,
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
    pub fn chip(node: u32, cross: u32) -> Self {
        Self {
            node,
            click: cross,
            how: On::Chip,
            opposite: false,
        }
    }

    pub fn opposite(self) -> Self {
        Self {
            opposite: !self.opposite,
            ..self
        }
    }

    /// `None`: which of the two cannot be told.
    pub fn read(&self, outline: &Outline) -> Option<bool> {
        self.state(outline).map(|state| self.means(state))
    }

    /// What the state of the control, ticked or yes, stands for; and the other way round.
    pub fn means(&self, state: bool) -> bool {
        state != self.opposite
    }

    fn state(&self, outline: &Outline) -> Option<bool> {
        match &self.how {
            On::Checked => {
                let node = outline.get(self.node)?;
                (!node.is(state::INDETERMINATE)).then(|| node.is(state::CHECKED))
            }
            On::Chip => Some(outline.get(self.node).is_some()),
            On::Selected => Some(outline.get(self.node)?.is(state::SELECTED)),
            On::Said(name) => match outline.get(self.node)?.attr(name) {
                Some("true") => Some(true),
                Some("false") => Some(false),
                _ => None,
            },
            On::YesNo(choice) => match choice.read(outline) {
                Chosen::Option(at) => yes_or_no(&choice.options[at].label),
                Chosen::Text(text) => yes_or_no(&text).filter(|_| is_yes_or_no(&text)),
                _ => None,
            },
        }
    }

    /// The choice behind it, where it is one between yes and no.
    pub fn choice(&self) -> Option<&Choice> {
        match &self.how {
            On::YesNo(choice) => Some(choice),
            _ => None,
        }
    }

    pub fn nodes(&self, mut visit: impl FnMut(u32)) {
        visit(self.node);
        if let On::YesNo(choice) = &self.how {
            choice.nodes(visit);
        }
    }
}

/// The box that is drawn in an item of a tree, and seen.
fn drawn_box(scene: &Scene, item: At) -> Option<At> {
    let tree = scene.attr(item, "role") == Some("treeitem");
    let mut inside = scene
        .inside(item)
        .take_while(|inner| tree && scene.role(*inner) != Role::Choice);
    inside.find(|inner| {
        scene.role(*inner) == Role::Check && !scene.items[*inner].node.is(state::HIDDEN)
    })
}

/// A choice between yes and no that stands for a check box. A drop-down that is closed shows one of them.
pub fn yes_no(choice: Choice, outline: &Outline) -> Option<Toggle> {
    let answers: Vec<_> = choice
        .options
        .iter()
        .filter_map(|option| yes_or_no(&option.label))
        .collect();
    let pair = choice.options.len() == 2 && answers.len() == 2 && answers[0] != answers[1];
    let shows = || match choice.read(outline) {
        Chosen::Text(text) if choice.options.is_empty() => is_yes_or_no(&text),
        _ => false,
    };
    (pair || shows()).then_some(Toggle {
        node: choice.node,
        click: choice.node,
        how: On::YesNo(choice),
        opposite: false,
    })
}

/// The bare word, where nothing shows that there is another answer.
fn is_yes_or_no(text: &str) -> bool {
    matches!(fold(text).trim(), "yes" | "no" | "on" | "off")
}

pub fn yes_or_no(text: &str) -> Option<bool> {
    let folded = fold(text);
    if has_any(
        &folded,
        &["no", "off", "dont", "do not", "never", "disabled", "nobody"],
    ) {
        return Some(false);
    }
    has_any(&folded, &["yes", "on", "send", "notify", "enabled"]).then_some(true)
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What a person would call the field: the select, the slider, the group.
    pub node: u32,
    pub how: How,
    pub options: Vec<Offer>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum How {
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
pub struct Offer {
    pub node: u32,
    pub click: u32,
    pub label: String,
    /// What the control's value is when it is chosen, for a `select`.
    pub value: String,
    /// The element and those around it that may carry the mark of being chosen.
    pub marks: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    Option(usize),
    /// What it shows, where that is not one of the options known.
    Text(String),
    Nothing,
    /// Something is chosen, but what cannot be told.
    Unclear,
}

impl Choice {
    /// A native `select`.
    pub fn select(scene: &Scene, at: At) -> Self {
        let options = scene
            .inside(at)
            .filter(|inner| scene.items[*inner].node.tag == "option")
            .map(|inner| {
                let node = scene.items[inner].node;
                let text = scene.text(inner);
                Offer {
                    node: node.id,
                    click: node.id,
                    value: node.attr("value").unwrap_or(&text).to_owned(),
                    label: node.attr("label").map_or(text, str::to_owned),
                    marks: Vec::new(),
                }
            })
            .collect();
        Self {
            node: scene.items[at].node.id,
            how: How::Select,
            options,
        }
    }

    pub fn combo(scene: &Scene, at: At) -> Self {
        let node = scene.items[at].node;
        // A drop-down drawn around a native one shows what that one holds.
        if let Some(native) = scene.inside(at).find(|at| scene.role(*at) == Role::Select) {
            return Self::select(scene, native);
        }
        let list = ["aria-controls", "aria-owns"]
            .iter()
            .filter_map(|name| scene.attr(at, name))
            .flat_map(str::split_whitespace)
            .find_map(|id| scene.by_id(id, at))
            .or_else(|| open_list(scene, at))
            .unwrap_or(at);
        let options = scene
            .inside(list)
            .filter(|inner| scene.role(*inner) == Role::Choice)
            .map(|inner| {
                let id = scene.items[inner].node.id;
                let label = scene.text(inner);
                Offer {
                    node: id,
                    click: id,
                    value: label.clone(),
                    label,
                    marks: vec![id],
                }
            })
            .collect();
        Self {
            node: node.id,
            how: How::Combo {
                face: scene.items[scene.face(at)].node.id,
            },
            options,
        }
    }

    pub fn read(&self, outline: &Outline) -> Chosen {
        let Some(node) = outline.get(self.node) else {
            return Chosen::Unclear;
        };
        match &self.how {
            How::Select => {
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
            How::Radios => one(self.options.iter().map(|option| {
                outline
                    .get(option.node)
                    .is_some_and(|node| node.is(state::CHECKED))
            })),
            How::Marked { plain } => self.marked(outline, *plain),
            How::Steps { min, step } => self.step(node, *min, *step),
            How::Combo { face } => {
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

    pub fn nodes(&self, mut visit: impl FnMut(u32)) {
        visit(self.node);
        if let How::Combo { face } = self.how {
            visit(face);
        }
        for option in &self.options {
            visit(option.node);
            option.marks.iter().for_each(|mark| visit(*mark));
        }
    }

    fn step(&self, node: &Node, min: i64, step: i64) -> Chosen {
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
            // The number said once more tells nothing.
            !text.is_empty() && (now.is_none() || read_thousandths(text) != now)
        });
        match text {
            None => counted.map_or(Chosen::Unclear, Chosen::Option),
            Some(text) => match self
                .options
                .iter()
                .position(|option| fold(&option.label) == fold(text))
            {
                Some(said) if counted.is_none_or(|counted| counted == said) => Chosen::Option(said),
                Some(_) => Chosen::Unclear,
                None => Chosen::Text(text.to_owned()),
            },
        }
    }
}

/// The only list that is open, of a drop-down that is and does not say which list is its own.
fn open_list(scene: &Scene, at: At) -> Option<At> {
    if scene.live(at, "aria-expanded") != Some("true") {
        return None;
    }
    let mut lists = (scene.scope.0..scene.items.len()).filter(|list| {
        scene.role(*list) == Role::Choices
            && !scene.items[*list].hidden
            && matches!(scene.attr(*list, "role"), Some("listbox" | "menu"))
            && scene.attr(*list, "aria-multiselectable") != Some("true")
    });
    lists.next().filter(|_| lists.next().is_none())
}

fn one(on: impl Iterator<Item = bool>) -> Chosen {
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
            _ => node.is(state::HIDDEN),
        };
        let value = node.value.iter().filter(|value| !value.is_empty());
        texts.extend(value.filter(|_| !hidden).cloned());
        for child in &node.children {
            match child {
                super::outline::Child::Text(text) if !hidden => texts.push(text.clone()),
                super::outline::Child::Text(_) => {}
                super::outline::Child::Node(id) => {
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
pub fn shown(node: u32, outline: &Outline) -> Option<String> {
    let found = outline.get(node)?;
    if let Some(value) = &found.value {
        return Some(value.trim().to_owned());
    }
    let said = found.attr("aria-valuetext").or(found.attr("aria-valuenow"));
    said.map(str::to_owned)
        .or_else(|| combo_text(found, outline))
}

/// What a text field holds.
pub fn text(node: u32, outline: &Outline) -> Option<&str> {
    outline.get(node)?.value.as_deref()
}
