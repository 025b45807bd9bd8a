//! The structure of the page as text for a bug report: tags, roles, label positions,
//! what was found and by which evidence. Never what a field holds, never a name, never an id.

mod evidence;
mod html;
mod redact;

use crate::page::understand::{
    cues,
    slots::{self, SlotTexts},
};
pub use evidence::explain_fields;
pub use html::{Fixture, fixture_from_report};

use super::{
    outline::{Node, Outline, state},
    read::{FormReading, places_of},
    scene::{At, Role, Scene},
};
use crate::engine::{
    form::{Field, FieldName, Status},
    policy::Policy,
    target::Target,
    time::field_text::{read_date, read_length, read_time, split_date_time},
};
use chrono::{NaiveDate, NaiveTime};
use redact::{Redactor, split_quoted};

const HEAD: &str = "statuspage-guard page report 1";
/// Longer values of attributes are no words of the markup.
const LONGEST: usize = 60;
/// Deeper than this a page is cut off: it is nested deeper than a stack is.
const DEEPEST: usize = 200;

/// Attributes that are addresses, or text for machines.
const DROPPED: &[&str] = &[
    "action",
    "alt",
    "content",
    "data",
    "form",
    "formaction",
    "href",
    "src",
    "srcset",
    "style",
    "value",
    "checked",
    "selected",
    "disabled",
    "hidden",
    "readonly",
    "open",
    "autofocus",
];
/// Attributes whose values are words of HTML or ARIA.
const VOCABULARY: &[&str] = &[
    "aria-autocomplete",
    "aria-checked",
    "aria-current",
    "aria-haspopup",
    "aria-live",
    "aria-orientation",
    "aria-sort",
    "autocomplete",
    "dir",
    "enctype",
    "inputmode",
    "lang",
    "method",
    "role",
    "type",
];
const STATES: [(u32, &str); 7] = [
    (state::DISABLED, "disabled"),
    (state::READ_ONLY, "read-only"),
    (state::HIDDEN, "hidden"),
    (state::EDITABLE, "editable"),
    (state::OPAQUE, "opaque"),
    (state::MODAL, "modal"),
    (state::FORMATTED, "formatted"),
];

/// Writes the report.
pub fn write_report(outline: &Outline, reading: &FormReading, policy: &Policy) -> String {
    let scene = Scene::new(outline);
    let mut page = ReportWriter {
        scene: &scene,
        found: places_of(reading),
        redactor: Redactor::default(),
        text: String::new(),
    };
    page.learn_names(reading, policy);
    let lang: String = outline
        .lang
        .chars()
        .take(8)
        .filter(|c| c.is_ascii_alphabetic() || *c == '-')
        .collect();
    page.text = format!(
        "{HEAD}\nscreen {}\nlang {lang}\n",
        reading.form.screen.as_str()
    );
    page.health(reading);
    page.text.push_str("page\n");
    if !scene.items.is_empty() {
        page.element(0, 0);
    }
    page.text
}

struct ReportWriter<'a> {
    scene: &'a Scene<'a>,
    found: Vec<(FieldName, u32)>,
    redactor: Redactor,
    text: String,
}

impl ReportWriter<'_> {
    /// Everything that is somebody's: components, groups, clients, and what was written into the form.
    fn learn_names(&mut self, reading: &FormReading, policy: &Policy) {
        for client in &policy.clients {
            let names = client
                .aliases
                .iter()
                .chain(&client.groups)
                .chain(&client.components);
            names
                .chain([&client.name])
                .for_each(|name| self.redactor.add_name(name));
        }
        // Folded, an address is no more than words.
        let scene = self.scene;
        let attributes = scene.items.iter().flat_map(|item| &item.node.attributes);
        let texts = attributes.map(|(_, value)| value.as_str());
        for text in texts.chain(scene.runs.iter().map(|run| run.text)) {
            if redact::has_address(text) {
                self.redactor.add_value(text);
            }
        }
        let form = &reading.form;
        for text in [&form.name, &form.message] {
            if let Field::Value(text) = text {
                self.redactor.add_value(text);
            }
        }
        match &form.components {
            Field::Value(components) => {
                for component in &components.list {
                    self.redactor.add_name(&component.name);
                    self.redactor
                        .add_name(component.group.as_deref().unwrap_or(""));
                }
                let unseen = &components.collapsed_groups;
                unseen.iter().for_each(|name| self.redactor.add_name(name));
            }
            _ => self.learn_boxes(reading),
        }
    }

    /// Where the components are not known, whatever is beside a box may be one, unless its words are those of another
    /// box of the form.
    fn learn_boxes(&mut self, reading: &FormReading) {
        let evidence = reading.understood.evidence.iter();
        let boxes = evidence.filter(|field| matches!(field.target, Target::Box(_)));
        let known: Vec<u32> = boxes
            .flat_map(|field| &field.candidates)
            .flat_map(|scored| scored.binding.nodes())
            .collect();
        for at in &self.scene.fields {
            let node = self.scene.items[*at].node.id;
            if self.scene.role(*at) == Role::Check && !known.contains(&node) {
                let name = slots::visible_name(self.scene, *at);
                self.redactor.add_name(&name);
            }
        }
    }

    fn health(&mut self, reading: &FormReading) {
        for (field, node) in std::mem::take(&mut self.found) {
            if let Some(at) = self.scene.find_item(node) {
                let evidence = self.evidence(at);
                let by = reading.describe_found_by(Target::Field(field));
                let by = by.map_or_else(String::new, |by| {
                    format!(", found {}", self.redactor.redact_quoted(&by))
                });
                self.text
                    .push_str(&format!("found {}: {evidence}{by}\n", field.as_str()));
            }
            self.found.push((field, node));
        }
        if let Some((at, by)) = reading.understood.schedule.zone.found_by() {
            let evidence = self.evidence(at);
            let by = self.redactor.redact_quoted(&by.to_string());
            let line = format!("found zone: {evidence}, found {by}\n");
            self.text.push_str(&line);
        }
        for (field, why) in &reading.missing {
            let why = match reading.quotes_controls(*field) {
                true => self.redactor.redact_quoted(why),
                false => without_quotes(why),
            };
            self.text
                .push_str(&format!("missing {}: {why}\n", field.as_str()));
        }
    }

    /// By which words something was found.
    fn evidence(&mut self, at: At) -> String {
        let names = SlotTexts::of(self.scene, at);
        let mut evidence = format!("{:?}", self.scene.role(at));
        evidence.make_ascii_lowercase();
        let labels = [
            ("called", names.own.first()),
            ("beside", names.near.first()),
            ("under", names.groups.first()),
            ("hint", names.hint.first()),
        ];
        for (says, text) in labels {
            if let Some(text) = text {
                let text = self.redactor.redact_text(text.trim());
                evidence.push_str(&format!(", {says} ({text})"));
            }
        }
        evidence
    }

    fn element(&mut self, at: At, depth: usize) {
        let line = self.element_line(at);
        self.text.push_str(&" ".repeat(depth));
        self.text.push_str(&line);
        self.text.push('\n');
        let (mut word, end) = self.scene.items[at].words;
        for child in direct_children(self.scene, at)
            .into_iter()
            .map(Some)
            .chain([None])
        {
            let until = child.map_or(end, |child| self.scene.items[child].words.0);
            while word < until {
                let text = self.text_of(word);
                self.text
                    .push_str(&format!("{}\"{text}\"\n", " ".repeat(depth + 1)));
                word += 1;
            }
            if let Some(child) = child {
                word = self.scene.items[child].words.1;
                if depth < DEEPEST {
                    self.element(child, depth + 1);
                }
            }
        }
    }

    /// `<tag name="value"> [state] @x y width height ~value = field`, without what is inside.
    fn element_line(&mut self, at: At) -> String {
        let item = &self.scene.items[at];
        let node = item.node;
        let mut line = format!("<{}", self.tag(&node.tag));
        for (name, value) in &node.attributes {
            // Where a link leads stays private; that it is a link does not.
            if name == "href" {
                line.push_str(" href=\"\"");
            }
            if DROPPED.contains(&name.as_str()) {
                continue;
            }
            let name = self.name(name);
            let value = self.attribute(at, &name, value);
            line.push_str(&format!(" {name}=\"{value}\""));
        }
        // A menu whose place another element is drawn in is recognised by its chosen status.
        if node.has_state(state::SELECTED)
            && cues::status::read_status(&self.scene.text(at)).is_some()
        {
            line.push_str(" selected=\"\"");
        }
        line.push('>');
        let parent = &self.scene.items[item.parent].node;
        for (bit, word) in STATES {
            let inherited = bit == state::HIDDEN || bit == state::DISABLED;
            // These have no box of their own, wherever they are.
            let boxless = matches!(node.tag.as_str(), "slot" | "option" | "optgroup");
            let again = inherited && parent.has_state(bit) && item.parent != at;
            if node.has_state(bit) && !again && !(boxless && bit == state::HIDDEN) {
                line.push_str(&format!(" [{word}]"));
            }
        }
        if let Some([x, y, width, height]) = node.bounds {
            line.push_str(&format!(" @{x} {y} {width} {height}"));
        }
        if let Some(value) = self.sample_value(at) {
            line.push_str(&format!(" ~{value}"));
        }
        if let Some((field, _)) = self.found.iter().find(|(_, place)| *place == node.id) {
            line.push_str(&format!(" = {}", field.as_str()));
        }
        line
    }

    /// A custom element may be called anything.
    fn tag(&mut self, tag: &str) -> String {
        let tag = match tag.contains('-') {
            true => self.redactor.redact_text(tag),
            false => self.redactor.redact_markup(tag),
        };
        let fit = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match tag.as_str() {
            // A page of ours has no frames and no scripts.
            "iframe" | "frame" | "object" | "embed" | "link" | "base" | "" => "div".to_owned(),
            _ if !tag.starts_with(|c: char| c.is_ascii_lowercase()) || !tag.chars().all(fit) => {
                "div".to_owned()
            }
            _ => tag,
        }
    }

    fn name(&mut self, name: &str) -> String {
        let name = match name.contains('-') && !name.starts_with("aria-") {
            true => self.redactor.redact_text(name),
            false => self.redactor.redact_markup(name),
        };
        name.chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
            .collect()
    }

    fn attribute(&mut self, at: At, name: &str, value: &str) -> String {
        let role = self.scene.role(at);
        // Which boxes are ticked is a value of the form; which step is marked is how a slider is read.
        let ticked =
            matches!(name, "aria-checked" | "aria-selected" | "aria-pressed") && value == "true";
        if ticked
            && cues::status::read_status(&slots::visible_name(self.scene, at)).is_none()
            && role != Role::Tab
        {
            return "false".into();
        }
        if let Some(other) = in_place_of_value(self.scene.items[at].node, name, value) {
            return other;
        }
        if value.chars().count() > LONGEST {
            return String::new();
        }
        match VOCABULARY.contains(&name) {
            true => self.redactor.redact_markup(value),
            false => self.redactor.redact_text(value),
        }
    }

    /// Something of the same make as what a field holds, where that tells what kind of field it is.
    fn sample_value(&mut self, at: At) -> Option<String> {
        let node = self.scene.items[at].node;
        let value = node.value.as_deref()?.trim();
        match self.scene.role(at) {
            Role::Button if node.tag == "input" => Some(self.redactor.redact_text(value)),
            Role::Select | Role::Area | Role::Check | Role::Radio | Role::Button => None,
            Role::Combo if node.tag == "input" => Some(self.redactor.redact_text(value)),
            _ if node.tag != "input" || value.is_empty() => None,
            _ => similar_date_or_time(value).or_else(|| self.numbered(node, value)),
        }
    }

    /// A number as long, or one with its units: "2 hours".
    fn numbered(&mut self, node: &Node, value: &str) -> Option<String> {
        let ones: String = value
            .chars()
            .map(|c| if c.is_ascii_digit() { '1' } else { c })
            .collect();
        let number = value.bytes().all(|byte| byte.is_ascii_digit());
        match node.attr("type") {
            Some("range") => Some(minimum_of(node.attr("min"))),
            _ if redact::parse_year(value).is_some() => Some("2030".into()),
            _ if number && value.len() <= 3 => Some(ones),
            _ if !number && read_length(value).is_some() => Some(self.redactor.redact_text(&ones)),
            _ => None,
        }
    }

    /// What is known of a text, and of prose only that there is some.
    fn text_of(&mut self, word: usize) -> String {
        let text = self.scene.runs[word].text;
        let count = text.split_whitespace().count();
        match count > 8 && self.scene.runs[word].owner.is_none() {
            true => self.redactor.redact_prose(text),
            false => self.redactor.redact_text(text),
        }
    }
}

/// The replacement for an attribute that contains a value of a control: its least value, as every form begins with it.
fn in_place_of_value(node: &Node, name: &str, value: &str) -> Option<String> {
    match name {
        "aria-valuenow" => Some(minimum_of(node.attr("aria-valuemin"))),
        "aria-valuetext" => Some(match cues::status::read_status(value) {
            Some(status) if Status::MAINTENANCE.contains(&status) => "Scheduled".to_owned(),
            Some(_) => "Investigating".to_owned(),
            None => String::new(),
        }),
        "datetime" => Some(String::new()),
        _ => None,
    }
}

fn minimum_of(attribute: Option<&str>) -> String {
    let number: i32 = attribute.and_then(|text| text.parse().ok()).unwrap_or(0);
    number.to_string()
}

/// A sentence of the guard's own. What it quotes is a value or a name, but for what the guard calls things itself.
fn without_quotes(sentence: &str) -> String {
    let Some((before, quoted, after)) = split_quoted(sentence) else {
        return sentence.to_owned();
    };
    let name = quoted.trim_matches(['"', '“', '”']);
    match Target::ALL.iter().any(|one| one.display_name() == name) {
        true => sentence.to_owned(),
        false => format!("{before}…{after}"),
    }
}

/// A date or a time of the same form that is none of the page's.
fn similar_date_or_time(value: &str) -> Option<String> {
    let (day, clock) = match split_date_time(value) {
        Some((day, clock)) => (day, clock),
        None if !read_date(value).is_empty() => (value, ""),
        None if value.contains([':', 'm', 'M']) => ("", value),
        None => return None,
    };
    let between = value.get(day.len()..value.len() - clock.len())?;
    let date = match read_date(day).as_slice() {
        [(_, format)] => format.write(NaiveDate::from_ymd_opt(2030, 12, 30)?)?,
        // It can be read in two ways, and so can this one.
        [(_, format), ..] => format.write(NaiveDate::from_ymd_opt(2030, 11, 12)?)?,
        [] if day.is_empty() => String::new(),
        [] => return None,
    };
    let time = match read_time(clock) {
        Some((_, format)) => format.write(NaiveTime::from_hms_opt(22, 45, 0)?),
        None if clock.is_empty() => String::new(),
        None => return None,
    };
    Some(format!("{date}{between}{time}"))
}

fn direct_children(scene: &Scene, at: At) -> Vec<At> {
    let end = scene.items[at].end;
    let mut children = Vec::new();
    let mut child = at + 1;
    while child < end {
        children.push(child);
        child = scene.items[child].end;
    }
    children
}

#[cfg(test)]
mod tests;
