//! Rows that are drawn anew: a label and a control, the way a team of today would write them.

use super::tree::Tree;
use crate::random::Random;
use statuspage_guard::page::outline::{Node, OutlineChild, state};

/// What stands in a row, with what it holds.
#[derive(Clone, Copy, Debug)]
pub enum Control<'a> {
    Line(&'a str),
    Area(&'a str),
    Date(&'a str),
    Time(&'a str),
    Moment(&'a str),
    Number(&'a str),
    /// One of these is chosen.
    Menu(&'a [&'a str], usize),
    /// Every second is ticked.
    Boxes(&'a [&'a str]),
    /// A box that is ticked, its label behind it.
    Box,
    Button,
}

/// Where a row begins and how wide it is.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: i32,
}

/// Height of every row but that of a list.
pub const HEIGHT: i32 = 56;

impl Control<'_> {
    pub fn height(self) -> i32 {
        match self {
            Self::Boxes(list) => 26 + 24 * list.len() as i32,
            Self::Box | Self::Button => 30,
            _ => HEIGHT,
        }
    }
}

/// A control without a word to it.
pub fn field(tree: &mut Tree, control: Control, bounds: [i32; 4]) -> u32 {
    let mut put = |tag: &str, kind: &str, value: &str| {
        let attributes = (!kind.is_empty()).then(|| ("type".to_owned(), kind.to_owned()));
        tree.add(Node {
            tag: tag.into(),
            attributes: attributes.into_iter().collect(),
            value: Some(value.to_owned()),
            bounds: Some(bounds),
            ..Node::default()
        })
    };
    match control {
        Control::Line(value) => put("input", "text", value),
        Control::Area(value) => put("textarea", "", value),
        Control::Date(value) => put("input", "date", value),
        Control::Time(value) => put("input", "time", value),
        Control::Moment(value) => put("input", "datetime-local", value),
        Control::Number(value) => put("input", "number", value),
        Control::Menu(words, chosen) => {
            let select = put("select", "", words.get(chosen).copied().unwrap_or_default());
            let options = (0..words.len())
                .map(|place| option(tree, "", words[place], place == chosen))
                .collect();
            if let Some(node) = tree.nodes.get_mut(&select) {
                node.children = options;
            }
            select
        }
        Control::Boxes(list) => {
            let [x, y, width, _] = bounds;
            let rows = list.iter().enumerate().map(|(number, name)| {
                let y = y + 4 + 24 * number as i32;
                OutlineChild::Node(ticked(tree, Place { x, y, width }, name, number % 2 == 0))
            });
            let rows = rows.collect();
            tree.element("div", &[], rows)
        }
        Control::Box => {
            let check = put("input", "checkbox", "on");
            if let Some(node) = tree.nodes.get_mut(&check) {
                node.state = state::CHECKED;
            }
            check
        }
        Control::Button => put("button", "button", ""),
    }
}

/// One line of a menu; without a value of its own its words are that.
pub fn option(tree: &mut Tree, value: &str, words: &str, chosen: bool) -> OutlineChild {
    let value = (!value.is_empty()).then(|| ("value".to_owned(), value.to_owned()));
    OutlineChild::Node(tree.add(Node {
        tag: "option".into(),
        attributes: value.into_iter().collect(),
        children: vec![OutlineChild::Text(words.into())],
        state: if chosen { state::SELECTED } else { 0 },
        ..Node::default()
    }))
}

/// Words on an element of their own.
pub fn words(tree: &mut Tree, tag: &str, text: &str, bounds: [i32; 4]) -> u32 {
    tree.add(Node {
        tag: tag.into(),
        children: vec![OutlineChild::Text(text.into())],
        bounds: Some(bounds),
        ..Node::default()
    })
}

/// A row with its label over, around, or right before its control; the element that holds both.
pub fn row(
    tree: &mut Tree,
    random: &mut Random,
    place: Place,
    label: &str,
    control: Control,
) -> u32 {
    let Place { x, y, width } = place;
    match control {
        Control::Box => return ticked(tree, place, label, true),
        Control::Button => {
            let button = field(tree, control, [x, y, 140, 28]);
            if let Some(node) = tree.nodes.get_mut(&button) {
                node.value = None;
                node.children.push(OutlineChild::Text(label.into()));
            }
            return button;
        }
        _ => {}
    }
    let control_at = field(tree, control, [x, y + 20, width.min(300), 28]);
    captioned(
        tree,
        random,
        place,
        label,
        control_at,
        matches!(control, Control::Boxes(_)),
    )
}

/// A label and what it names, one control or many, in the element that holds both.
pub fn captioned(
    tree: &mut Tree,
    random: &mut Random,
    Place { x, y, width }: Place,
    label: &str,
    named: u32,
    many: bool,
) -> u32 {
    let area = [x, y, width, 18];
    if random.chance(25) && !many {
        let around = words(tree, "label", label, area);
        if let Some(node) = tree.nodes.get_mut(&around) {
            node.children.push(OutlineChild::Node(named));
        }
        return tree.element("div", &[], vec![OutlineChild::Node(around)]);
    }
    let tags = if many {
        ["h4", "div", "legend"]
    } else {
        ["label", "div", "span"]
    };
    let tag = tags[random.below(3)];
    let caption = words(tree, tag, label, area);
    if tag == "label" {
        let id = format!("{}{named}", random.word());
        for (node, name) in [(caption, "for"), (named, "id")] {
            if let Some(node) = tree.nodes.get_mut(&node) {
                node.attributes.insert(name.into(), id.clone());
            }
        }
    }
    let outer = if tag == "legend" { "fieldset" } else { "div" };
    tree.element(
        outer,
        &[],
        vec![OutlineChild::Node(caption), OutlineChild::Node(named)],
    )
}

/// A box, its words behind it.
pub fn ticked(tree: &mut Tree, Place { x, y, .. }: Place, label: &str, on: bool) -> u32 {
    let check = field(tree, Control::Box, [x, y + 2, 13, 13]);
    if let Some(node) = tree.nodes.get_mut(&check)
        && !on
    {
        node.state = 0;
    }
    let label = words(tree, "label", label, [x, y, 320, 18]);
    if let Some(node) = tree.nodes.get_mut(&label) {
        node.children.insert(0, OutlineChild::Node(check));
    }
    label
}
