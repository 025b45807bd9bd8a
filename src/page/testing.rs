//! Outlines for tests from a little HTML, read as a browser reads it and sent as the content script would, and checks
//! that read like sentences.
#![allow(clippy::unwrap_used)]

use super::{
    outline::{Node, Outline, OutlineChild, Snapshot, state},
    read::{FormReading, read_form},
};
use crate::engine::{
    form::{Components, Field, FieldName, Form, Screen, Status},
    policy::Policy,
};
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

/// No part of what a person sees.
const UNSEEN: [&str; 3] = ["script", "style", "template"];

/// The create-maintenance screen with `html` as its body.
pub fn outline(html: &str) -> Outline {
    at(
        "https://manage.statuspage.io/pages/abc123/incidents/new-scheduled-maintenance",
        html,
    )
}

pub fn at(url: &str, html: &str) -> Outline {
    let mut outline = Outline::default();
    outline.apply_snapshot(update(url, html));
    outline
}

/// A reading, to ask one thing after the other.
pub struct Reads(pub FormReading);

pub fn reads(html: &str) -> Reads {
    Reads(read_form(&outline(html), &Policy::default()))
}

/// The screen of one maintenance or incident.
pub fn reads_one(html: &str) -> Reads {
    reads_at(
        "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer",
        html,
    )
}

pub fn reads_at(url: &str, html: &str) -> Reads {
    Reads(read_form(&at(url, html), &Policy::default()))
}

fn show<T: std::fmt::Debug>(field: &Field<T>) -> String {
    match field {
        Field::NotOnScreen => "not here".into(),
        Field::Missing { .. } => "missing".into(),
        Field::Unreadable { raw, .. } => format!("unreadable {raw:?}"),
        Field::Ambiguous { raw, .. } => format!("ambiguous {raw:?}"),
        Field::Value(value) => format!("{value:?}"),
    }
}

impl Reads {
    #[track_caller]
    pub fn screen(self, screen: Screen) -> Self {
        assert_eq!(self.0.form.screen, screen);
        self
    }

    #[track_caller]
    pub fn name(self, text: &str) -> Self {
        assert_eq!(self.0.form.name, Field::Value(text.to_owned()));
        self
    }

    #[track_caller]
    pub fn message(self, text: &str) -> Self {
        assert_eq!(self.0.form.message, Field::Value(text.to_owned()));
        self
    }

    #[track_caller]
    pub fn status(self, status: Status) -> Self {
        assert_eq!(self.0.form.status, Field::Value(status));
        self
    }

    /// Date, time and minutes, as `2026-11-24 14:00 +120`.
    #[track_caller]
    pub fn schedule(self, expected: &str) -> Self {
        assert_eq!(self.actual(), expected);
        self
    }

    pub fn actual(&self) -> String {
        let form = &self.0.form;
        let time = show(&form.start_time);
        let time = time.strip_suffix(":00").unwrap_or(&time);
        format!(
            "{} {time} +{}",
            show(&form.start_date),
            show(&form.duration)
        )
    }

    #[track_caller]
    pub fn zone(self, expected: &str) -> Self {
        let zone = &self.0.form.zone;
        assert_eq!(
            zone.value().cloned().unwrap_or_else(|| show(zone)),
            expected
        );
        self
    }

    /// `Group/Name` of each component, a `+` before those that are ticked, `?` before what is unseen.
    #[track_caller]
    pub fn components(self, expected: &str) -> Self {
        let actual = match &self.0.form.components {
            Field::Value(components) => listed(components),
            other => show(other),
        };
        assert_eq!(actual, expected);
        self
    }

    /// The four moments in order: `+` ticked, `-` not, `.` not here, `?` anything else.
    #[track_caller]
    pub fn notify(self, expected: &str) -> Self {
        assert_eq!(notified(&self.0.form), expected);
        self
    }

    #[track_caller]
    pub fn automation(self, expected: &str) -> Self {
        assert_eq!(automated(&self.0.form), expected);
        self
    }

    #[track_caller]
    pub fn submit(self, text: &str) -> Self {
        assert_eq!(self.0.form.submit, Field::Value(text.to_owned()));
        self
    }

    #[track_caller]
    pub fn template(self, offered: &str) -> Self {
        let actual = match &self.0.form.template {
            Field::Value(menu) => menu.offered.join(", "),
            other => show(other),
        };
        assert_eq!(actual, offered);
        self
    }

    /// The names of the fields that are reported missing, with commas.
    #[track_caller]
    pub fn missing(self, expected: &str) -> Self {
        let names: Vec<&str> = self
            .0
            .missing
            .iter()
            .map(|(field, _)| field.as_str())
            .collect();
        assert_eq!(names.join(","), expected, "{:#?}", self.0.missing);
        self
    }

    #[track_caller]
    pub fn says(self, field: FieldName, part: &str) -> Self {
        let why = self
            .0
            .missing
            .iter()
            .find(|(other, _)| *other == field)
            .map(|(_, why)| why.as_str());
        assert!(why.is_some_and(|why| why.contains(part)), "{why:?}");
        self
    }
}

/// The components, as [`Reads::components`] writes them.
pub fn listed(components: &Components) -> String {
    let listed = components.list.iter().map(|component| {
        let group = component.group.as_ref();
        let group = group.map_or(String::new(), |group| format!("{group}/"));
        let mark = if component.ticked { "+" } else { "" };
        format!("{mark}{group}{}", component.name)
    });
    let unseen = components
        .collapsed_groups
        .iter()
        .map(|name| format!("?{name}"));
    listed.chain(unseen).collect::<Vec<_>>().join(", ")
}

/// The four notifications, as [`Reads::notify`] writes them.
pub fn notified(form: &Form) -> String {
    let notify = &form.notify;
    marks([
        &notify.now,
        &notify.hour_before,
        &notify.at_start,
        &notify.at_end,
    ])
}

/// The four automations, as [`Reads::automation`] writes them.
pub fn automated(form: &Form) -> String {
    let automation = &form.automation;
    marks([
        &automation.in_progress_at_start,
        &automation.completed_at_end,
        &automation.under_maintenance_at_start,
        &automation.operational_at_end,
    ])
}

fn marks(fields: [&Field<bool>; 4]) -> String {
    fields
        .iter()
        .map(|field| match field {
            Field::Value(true) => '+',
            Field::Value(false) => '-',
            Field::NotOnScreen => '.',
            _ => '?',
        })
        .collect()
}

/// `html` as one whole message.
pub fn update(url: &str, html: &str) -> Snapshot {
    let mut nodes = vec![Node {
        id: 1,
        tag: "body".into(),
        ..Node::default()
    }];
    let page = Html::parse_fragment(html);
    children(page.root_element(), 0, &mut nodes);
    settle(&mut nodes);
    Snapshot {
        url: url.into(),
        lang: "en".into(),
        whole: true,
        root: 1,
        nodes,
        focus: 0,
        hand: vec![],
    }
}

/// The content of `from` becomes the children of the node at `parent`.
fn children(from: ElementRef, parent: usize, nodes: &mut Vec<Node>) {
    for child in from.children() {
        if let Some(text) = child.value().as_text() {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                nodes[parent].children.push(OutlineChild::Text(text));
            }
        }
        let Some(element) = ElementRef::wrap(child) else {
            continue;
        };
        let tag = element.value().name();
        if UNSEEN.contains(&tag) {
            continue;
        }
        let at = nodes.len();
        let id = u32::try_from(at).unwrap() + 1;
        let attributes = element.value().attrs();
        nodes.push(Node {
            id,
            tag: tag.into(),
            attributes: attributes.map(|(k, v)| (k.into(), v.into())).collect(),
            ..Node::default()
        });
        nodes[parent].children.push(OutlineChild::Node(id));
        children(element, at, nodes);
    }
}

/// Values and states as a browser would have them.
fn settle(nodes: &mut [Node]) {
    let index: BTreeMap<u32, usize> = nodes
        .iter()
        .enumerate()
        .map(|(i, node)| (node.id, i))
        .collect();
    let parents: BTreeMap<u32, usize> = nodes
        .iter()
        .enumerate()
        .flat_map(|(i, node)| {
            node.children.iter().filter_map(move |child| match child {
                OutlineChild::Node(id) => Some((*id, i)),
                OutlineChild::Text(_) => None,
            })
        })
        .collect();
    let mut boxless = Vec::new();
    for at in 0..nodes.len() {
        let has = |name: &str| nodes[at].attributes.contains_key(name);
        let mut bits = 0;
        for (name, bit) in [
            ("checked", state::CHECKED),
            ("disabled", state::DISABLED),
            ("readonly", state::READ_ONLY),
            ("hidden", state::HIDDEN),
            ("selected", state::SELECTED),
            ("data-modal", state::MODAL),
            ("data-opaque", state::OPAQUE),
            ("data-formatted", state::FORMATTED),
        ] {
            if has(name) {
                bits |= bit;
            }
        }
        if has("contenteditable") && nodes[at].attr("contenteditable") != Some("false") {
            bits |= state::EDITABLE;
        }
        let parent = parents.get(&nodes[at].id).copied();
        let style = nodes[at].attributes.remove("style").unwrap_or_default();
        let inherited = parent.map_or(0, |parent| nodes[parent].state);
        if style.contains("display:none") || style.contains("visibility:hidden") {
            bits |= state::HIDDEN;
        }
        if style.contains("display:contents") || nodes[at].tag == "slot" {
            boxless.push(at);
        }
        let closed = parent.is_some_and(|parent| {
            nodes[parent].tag == "details" && !nodes[parent].attributes.contains_key("open")
        });
        if closed && nodes[at].tag != "summary" {
            bits |= state::HIDDEN;
        }
        bits |= inherited & (state::HIDDEN | state::DISABLED);
        if let Some(bounds) = nodes[at].attributes.remove("data-bounds") {
            let mut numbers = bounds
                .split_whitespace()
                .map(|number| number.parse().unwrap());
            nodes[at].bounds = Some(std::array::from_fn(|_| numbers.next().unwrap()));
        }
        nodes[at].state = bits;
    }
    // Their content is visible all the same.
    for at in boxless {
        nodes[at].state |= state::HIDDEN;
    }
    for at in (0..nodes.len()).rev() {
        let texts: Vec<String> = texts(nodes, &index, at);
        let value = match nodes[at].tag.as_str() {
            "input" => Some(nodes[at].attr("value").unwrap_or("").to_owned()),
            "textarea" => Some(texts.join("\n")),
            "select" => Some(select(nodes, &index, at)),
            _ if nodes[at].state & state::EDITABLE != 0 => Some(texts.join("\n")),
            _ => None,
        };
        if nodes[at].tag == "textarea" || nodes[at].state & state::EDITABLE != 0 {
            nodes[at].children.clear();
        }
        nodes[at].value = value;
    }
}

fn texts(nodes: &[Node], index: &BTreeMap<u32, usize>, at: usize) -> Vec<String> {
    nodes[at]
        .children
        .iter()
        .flat_map(|child| match child {
            OutlineChild::Text(text) => vec![text.clone()],
            OutlineChild::Node(id) => texts(nodes, index, index[id]),
        })
        .collect()
}

fn select(nodes: &mut [Node], index: &BTreeMap<u32, usize>, at: usize) -> String {
    fn options(nodes: &[Node], index: &BTreeMap<u32, usize>, at: usize, found: &mut Vec<usize>) {
        for child in &nodes[at].children {
            if let OutlineChild::Node(id) = child {
                if nodes[index[id]].tag == "option" {
                    found.push(index[id]);
                }
                options(nodes, index, index[id], found);
            }
        }
    }
    let mut found = Vec::new();
    options(nodes, index, at, &mut found);
    let chosen = found
        .iter()
        .copied()
        .find(|option| nodes[*option].state & state::SELECTED != 0);
    let first = if nodes[at].attributes.contains_key("multiple") {
        None
    } else {
        found.first().copied()
    };
    let Some(option) = chosen.or(first) else {
        return String::new();
    };
    nodes[option].state |= state::SELECTED;
    match nodes[option].attr("value") {
        Some(value) => value.to_owned(),
        None => texts(nodes, index, option).join(" "),
    }
}
