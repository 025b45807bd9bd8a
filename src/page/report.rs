//! The structure of the page as text for a bug report: tags, roles, label words and what was found.
//! Never what a field holds, never a name of a component, client or person, never an id.

use super::{
    outline::state,
    read::{Reading, places_of},
    scene::{At, Role, Scene},
    words,
};
use crate::{
    engine::form::{Field, FieldName},
    page::outline::Outline,
};

const HEAD: &str = "statuspage-guard page report 1";

/// Attributes whose values are words of the markup, not of the page's owner.
const PLAIN: &str = " type role multiple contenteditable for aria-checked aria-pressed aria-selected aria-expanded \
    aria-current aria-haspopup aria-modal aria-multiline aria-hidden aria-valuemin aria-valuemax min max step colspan ";
/// Attributes whose values are words for people.
const SPOKEN: &str = " aria-label title placeholder label alt ";
/// Attributes that tie elements together: their values become numbers.
const TIES: &str = " id for aria-labelledby aria-controls aria-owns list ";

/// Writes the report.
pub fn report(outline: &Outline, reading: &Reading) -> String {
    let scene = Scene::new(outline);
    let mut text = format!(
        "{HEAD}\nscreen {}\nlang {}\n",
        reading.form.screen.as_str(),
        outline.lang
    );
    for (field, why) in &reading.missing {
        // Reasons may quote what a field holds.
        let why = why.split('"').step_by(2).collect::<Vec<_>>().join("…");
        let why = if *field == FieldName::Components {
            "cannot be told"
        } else {
            why.as_str()
        };
        text.push_str(&format!("missing {}: {why}\n", field.as_str()));
    }
    let places = places_of(reading);
    let secrets = secrets(reading);
    let mut page = Page {
        scene: &scene,
        secrets: &secrets,
        ties: Vec::new(),
        text,
    };
    page.text.push_str("page\n");
    if !scene.items.is_empty() {
        page.element(0, 0, &|at| {
            let node = scene.items[at].node.id;
            places
                .iter()
                .find(|(_, place)| *place == node)
                .map(|(field, _)| field.as_str())
        });
    }
    page.text
}

/// Words that name the page's components, clients and maintenances, folded.
fn secrets(reading: &Reading) -> Vec<String> {
    let mut secrets: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        secrets.extend(
            words::fold(text)
                .split_whitespace()
                .filter(|word| word.len() > 2)
                .map(str::to_owned),
        );
    };
    let form = &reading.form;
    if let Field::Value(components) = &form.components {
        for component in &components.list {
            add(&component.name);
            add(component.group.as_deref().unwrap_or(""));
        }
        components.unseen.iter().for_each(|name| add(name));
    }
    if let Field::Value(menu) = &form.template {
        menu.offered.iter().for_each(|name| add(name));
    }
    if let Field::Value(name) = &form.name {
        add(name);
    }
    secrets.sort_unstable();
    secrets.dedup();
    secrets.retain(|word| !words::is_of_the_screen(word));
    secrets
}

struct Page<'a> {
    scene: &'a Scene<'a>,
    secrets: &'a [String],
    ties: Vec<String>,
    text: String,
}

impl Page<'_> {
    fn element(&mut self, at: At, depth: usize, found: &dyn Fn(At) -> Option<&'static str>) {
        let item = &self.scene.items[at];
        let node = item.node;
        let mut line = format!("{}<{}", " ".repeat(depth), node.tag);
        for (name, value) in &node.attributes {
            let listed = |list: &str| words::has(list, name);
            let value = if listed(TIES) {
                value
                    .split_whitespace()
                    .map(|id| self.tie(id))
                    .collect::<Vec<_>>()
                    .join(" ")
            } else if listed(PLAIN) {
                value.clone()
            } else if listed(SPOKEN) {
                self.redact(value)
            } else {
                String::new()
            };
            line.push_str(&format!(" {name}=\"{}\"", value.replace('"', "'")));
        }
        for (bit, word) in [
            (state::DISABLED, "disabled"),
            (state::READ_ONLY, "read-only"),
            (state::HIDDEN, "hidden"),
            (state::EDITABLE, "editable"),
            (state::OPAQUE, "opaque"),
            (state::MODAL, "modal"),
        ] {
            if node.is(bit) {
                line.push_str(&format!(" [{word}]"));
            }
        }
        line.push('>');
        if let Some(field) = found(at) {
            line.push_str(&format!(" = {field}"));
        }
        self.text.push_str(&line);
        self.text.push('\n');
        let (mut word, end) = item.words;
        let inside: Vec<At> = direct(self.scene, at);
        for child in inside.into_iter().map(Some).chain([None]) {
            let until = child.map_or(end, |child| self.scene.items[child].words.0);
            while word < until {
                let said = self.said(word, at);
                self.text
                    .push_str(&format!("{}\"{said}\"\n", " ".repeat(depth + 1)));
                word += 1;
            }
            if let Some(child) = child {
                word = self.scene.items[child].words.1;
                self.element_within(child, depth + 1, found);
            }
        }
    }

    /// A page may be nested deeper than a stack is.
    fn element_within(&mut self, at: At, depth: usize, found: &dyn Fn(At) -> Option<&'static str>) {
        if depth < 200 {
            self.element(at, depth, found);
        }
    }

    /// Words on labels, buttons and headings are kept but for the names in them; of others only that
    /// there are some.
    fn said(&self, word: usize, at: At) -> String {
        let run = &self.scene.runs[word];
        let label = run.owner.is_some()
            || matches!(
                self.scene.role(at),
                Role::Label | Role::Legend | Role::Button | Role::Tab | Role::Heading
            )
            || words::fold(run.text).split_whitespace().count() <= 4;
        let link = self.scene.role(at) == Role::Link || self.scene.items[at].aside;
        if label && !link {
            self.redact(run.text)
        } else {
            "…".into()
        }
    }

    fn redact(&self, text: &str) -> String {
        let kept: Vec<&str> = text
            .split_whitespace()
            .map(|word| {
                let folded = words::fold(word);
                let secret = folded.split_whitespace().any(|part| {
                    self.secrets
                        .binary_search_by(|other| other.as_str().cmp(part))
                        .is_ok()
                });
                let strange = word.contains('@')
                    || word.contains("://")
                    || (word.len() > 3 && word.bytes().any(|b| b.is_ascii_digit()));
                if secret || strange { "…" } else { word }
            })
            .collect();
        kept.join(" ")
    }

    fn tie(&mut self, id: &str) -> String {
        let place = self
            .ties
            .iter()
            .position(|other| other == id)
            .unwrap_or_else(|| {
                self.ties.push(id.to_owned());
                self.ties.len() - 1
            });
        format!("i{}", place + 1)
    }
}

fn direct(scene: &Scene, at: At) -> Vec<At> {
    let end = scene.items[at].end;
    let mut children = Vec::new();
    let mut child = at + 1;
    while child < end {
        children.push(child);
        child = scene.items[child].end;
    }
    children
}

/// The report as a page again: elements that were found carry `data-found`.
pub fn html(report: &str) -> Option<String> {
    let body = report.strip_prefix(HEAD)?.split_once("\npage\n")?.1;
    let mut html = String::from("<!doctype html>\n<meta charset=utf-8>\n");
    let mut open: Vec<(usize, &str)> = Vec::new();
    for line in body.lines() {
        let text = line.trim_start_matches(' ');
        let depth = line.len() - text.len();
        while open.last().is_some_and(|(other, _)| *other >= depth) {
            if let Some((_, tag)) = open.pop() {
                close(&mut html, tag);
            }
        }
        if let Some(words) = text.strip_prefix('"') {
            html.push_str(&escape(words.trim_end_matches('"')));
            html.push('\n');
        } else {
            let (element, found) = text.strip_prefix('<')?.rsplit_once('>')?;
            let mut element = element
                .replace(" [disabled]", " disabled")
                .replace(" [read-only]", " readonly")
                .replace(" [hidden]", " hidden");
            for gone in [" [editable]", " [opaque]", " [modal]"] {
                element = element.replace(gone, "");
            }
            let found = found
                .strip_prefix(" = ")
                .map_or(String::new(), |field| format!(" data-found=\"{field}\""));
            html.push_str(&format!("<{element}{found}>\n"));
            open.push((depth, element_tag(text)));
        }
    }
    while let Some((_, tag)) = open.pop() {
        close(&mut html, tag);
    }
    Some(html)
}

fn element_tag(line: &str) -> &str {
    let name = line.trim_start_matches('<');
    name.split([' ', '>']).next().unwrap_or(name)
}

fn close(html: &mut String, tag: &str) {
    if !matches!(tag, "input" | "br" | "hr" | "img" | "meta" | "link") {
        html.push_str(&format!("</{tag}>\n"));
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        engine::policy::Policy,
        page::{read::read, testing::outline},
    };

    const PAGE: &str = "<h1>Schedule maintenance</h1><form><label for=a1b2>Maintenance name</label><input id=a1b2 name='incident[name]' value='Secret works'>
      <label>Message<textarea>Dear Sedano</textarea></label><fieldset><legend>Components affected</legend><h4>Sedano</h4>
      <label><input type=checkbox checked value=q1w2e3r4t5y6>Miami Lakes</label></fieldset><a href=/u>jo@example.com</a>
      <label><input type=checkbox>Send notifications</label><button>Schedule now</button></form>";

    #[test]
    fn a_report_keeps_the_words_of_the_form_and_no_names() {
        let outline = outline(PAGE);
        let text = report(&outline, &read(&outline, &Policy::default()));
        for kept in [
            "Maintenance name",
            "Send notifications",
            "Components affected",
            "= message",
            "= name",
            "missing status",
        ] {
            assert!(text.contains(kept), "{kept}\n{text}");
        }
        for gone in ["Secret", "Sedano", "Miami", "Lakes", "q1w2", "a1b2", "jo@"] {
            assert!(!text.contains(gone), "{gone}\n{text}");
        }
    }

    #[test]
    fn a_report_becomes_a_page_again() {
        let page = outline(PAGE);
        let html = html(&report(&page, &read(&page, &Policy::default()))).unwrap();
        let again = read(&outline(&html), &Policy::default());
        assert!(
            again.form.name.value().is_some() && again.form.message.value().is_some(),
            "{html}"
        );
        assert!(super::html("something else").is_none());
    }
}
