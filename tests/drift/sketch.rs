//! Rows that are drawn anew: a label and a control, the way a team of today would write them.

use super::tree::{Dice, Tree};
use statuspage_guard::page::outline::{Child, Node, state};

/// What stands in a row, with what it holds.
#[derive(Clone, Copy, Debug)]
pub enum Control {
    Line(&'static str),
    Area(&'static str),
    Date(&'static str),
    Moment(&'static str),
    Number(&'static str),
    /// The first is chosen.
    Menu(&'static [&'static str]),
    /// Every second is ticked.
    Boxes(&'static [&'static str]),
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

impl Control {
    pub fn height(self) -> i32 {
        match self {
            Self::Boxes(list) => 26 + 24 * list.len() as i32,
            Self::Box | Self::Button => 30,
            _ => HEIGHT,
        }
    }
}

/// A row with its label over, around, or right before its control; the element that holds both.
pub fn row(tree: &mut Tree, dice: &mut Dice, place: Place, label: &str, control: Control) -> u32 {
    let Place { x, y, width } = place;
    let mut put = |tag: &str, attributes: &[(&str, &str)], value: Option<&str>, bounds| {
        let attributes = attributes
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        tree.add(Node {
            tag: tag.into(),
            attributes: attributes.collect(),
            value: value.map(str::to_owned),
            bounds: Some(bounds),
            ..Node::default()
        })
    };
    let under = [x, y + 20, width.min(300), 28];
    let field = match control {
        Control::Line(value) => put("input", &[("type", "text")], Some(value), under),
        Control::Area(value) => put("textarea", &[], Some(value), under),
        Control::Date(value) => put("input", &[("type", "date")], Some(value), under),
        Control::Moment(value) => put("input", &[("type", "datetime-local")], Some(value), under),
        Control::Number(value) => put("input", &[("type", "number")], Some(value), under),
        Control::Menu(options) => {
            let select = put("select", &[], options.first().copied(), under);
            let options: Vec<Child> = options
                .iter()
                .enumerate()
                .map(|(place, word)| {
                    let option = tree.element("option", &[], vec![Child::Text((*word).into())]);
                    if place == 0
                        && let Some(node) = tree.nodes.get_mut(&option)
                    {
                        node.state = state::SELECTED;
                    }
                    Child::Node(option)
                })
                .collect();
            if let Some(node) = tree.nodes.get_mut(&select) {
                node.children = options;
            }
            select
        }
        Control::Boxes(list) => {
            let rows: Vec<Child> = list
                .iter()
                .enumerate()
                .map(|(number, name)| {
                    let at = Place {
                        y: y + 24 + 24 * number as i32,
                        ..place
                    };
                    Child::Node(ticked(tree, at, name, number % 2 == 0))
                })
                .collect();
            tree.element("div", &[], rows)
        }
        Control::Box => return ticked(tree, place, label, true),
        Control::Button => {
            let button = put("button", &[("type", "button")], None, [x, y, 140, 28]);
            if let Some(node) = tree.nodes.get_mut(&button) {
                node.children.push(Child::Text(label.into()));
            }
            return button;
        }
    };
    let words = Child::Text(label.into());
    let area = Some([x, y, width, 18]);
    let around = dice.chance(25) && !matches!(control, Control::Boxes(_));
    let tag = match control {
        Control::Boxes(_) => ["h4", "div", "legend"][dice.roll(3)],
        _ => ["label", "div", "span"][dice.roll(3)],
    };
    if around {
        let label = tree.element("label", &[], vec![words, Child::Node(field)]);
        if let Some(node) = tree.nodes.get_mut(&label) {
            node.bounds = area;
        }
        return tree.element("div", &[], vec![Child::Node(label)]);
    }
    let id = dice.word();
    let label = match tag {
        "label" => tree.element("label", &[("for", &id)], vec![words]),
        _ => tree.element(tag, &[], vec![words]),
    };
    for (node, bounds) in [(label, area), (field, None)] {
        if let Some(node) = tree.nodes.get_mut(&node) {
            node.bounds = bounds.or(node.bounds);
            if bounds.is_none() && tag == "label" {
                node.attributes.insert("id".into(), id.clone());
            }
        }
    }
    let outer = if tag == "legend" { "fieldset" } else { "div" };
    tree.element(outer, &[], vec![Child::Node(label), Child::Node(field)])
}

/// A box, its words behind it.
fn ticked(tree: &mut Tree, Place { x, y, .. }: Place, words: &str, on: bool) -> u32 {
    let check = tree.add(Node {
        tag: "input".into(),
        attributes: [("type".to_owned(), "checkbox".to_owned())].into(),
        value: Some("on".into()),
        state: if on { state::CHECKED } else { 0 },
        bounds: Some([x, y + 2, 13, 13]),
        ..Node::default()
    });
    tree.add(Node {
        tag: "label".into(),
        children: vec![Child::Node(check), Child::Text(words.into())],
        bounds: Some([x, y, 320, 18]),
        ..Node::default()
    })
}
