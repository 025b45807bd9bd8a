//! The settings page as a view. Decides nothing: what counts and what is wrong comes in.

use super::view::{Element, ViewChild, Words, element};
use crate::engine::{
    policy::{PolicyProblem, PolicySource},
    sentences::capitalise,
};

pub struct SettingsState<'a> {
    pub notice: Option<&'a SettingsNotice>,
    /// From the highest to the lowest.
    pub sources: [(PolicySource, SourceStatus<'a>); 4],
    pub imported: EditorState<'a>,
    pub own: EditorState<'a>,
    /// Every setting that counts.
    pub rows: &'a [SettingsRow],
}

/// What the last click led to.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsNotice {
    pub words: String,
    pub is_good: bool,
}

impl SettingsNotice {
    pub fn new_success(words: String) -> Self {
        let is_good = true;
        Self { words, is_good }
    }

    pub fn new_failure(words: String) -> Self {
        let is_good = false;
        Self { words, is_good }
    }
}

pub enum SourceStatus<'a> {
    Absent,
    /// How many settings it decides.
    Decides(usize),
    Unusable(Vec<&'a PolicyProblem>),
}

pub struct SettingsRow {
    /// `time.zone`, as it is written in a policy.
    pub path: String,
    pub value: String,
    /// What the schema says of it.
    pub meaning: Option<&'static str>,
    pub source: PolicySource,
}

/// A box to write a policy in.
pub struct EditorState<'a> {
    pub name: &'static str,
    pub is_stored: bool,
    pub is_unsaved: bool,
    /// What stood in the box before can be brought back.
    pub has_former: bool,
    pub problems: &'a [PolicyProblem],
}

/// An example of a policy to begin from.
pub const EXAMPLE: &str = "{\n  \"version\": 1,\n  \"clients\": [\n    { \"name\": \"Acme Foods\", \
    \"groups\": [\"Acme *\"], \"time_zone\": \"America/Chicago\" }\n  ],\n  \"rules\": { \
    \"template-used\": \"error\" }\n}";

pub fn settings_view(state: &SettingsState) -> Vec<ViewChild> {
    let notice = element("p")
        .key("notice")
        .attr("role", "status")
        .attr("class", "notice")
        .attr(
            "data-notice",
            state.notice.map_or("none", |notice| match notice.is_good {
                true => "good",
                false => "bad",
            }),
        )
        .text(
            state
                .notice
                .map_or(Words::default(), |notice| notice.words.clone().into()),
        );
    vec![
        element("h1").text("Statuspage Guard: settings").into(),
        notice.into(),
        sources_section(state).into(),
        import_section(&state.imported).into(),
        own_section(&state.own).into(),
        section("every", "Every setting, and who decides it")
            .child(table(state.rows))
            .into(),
    ]
}

fn sources_section(state: &SettingsState) -> Element {
    let sources = state
        .sources
        .iter()
        .map(|(source, status)| source_line(*source, status));
    section("in-force", "Which policy counts")
        .child(element("p").text(
            "A policy says what your organisation wants of a maintenance. Where several say \
             something of the same setting, the higher in this list wins.",
        ))
        .child(element("ol").attr("class", "sources").children(sources))
        .child(
            element("div").attr("class", "actions").child(
                action_button("export", "export").text("Save the policy that counts as a file"),
            ),
        )
}

fn source_line(source: PolicySource, status: &SourceStatus) -> Element {
    let (state, words) = match status {
        SourceStatus::Absent => ("absent", "none".to_owned()),
        SourceStatus::Decides(0) => ("idle", "decides nothing: higher sources do".to_owned()),
        SourceStatus::Decides(1) => ("counts", "decides 1 setting".to_owned()),
        SourceStatus::Decides(many) => ("counts", format!("decides {many} settings")),
        SourceStatus::Unusable(_) => ("unusable", "cannot be used and does not count".to_owned()),
    };
    let locked = match (source, status) {
        (PolicySource::Managed, SourceStatus::Decides(1..)) => ", locked",
        _ => "",
    };
    let line = element("li")
        .key(source.display_name())
        .attr("data-source", source.display_name())
        .attr("data-standing", state)
        .child(element("strong").text(capitalise(source.display_name().to_owned())))
        .text(format!(": {words}{locked}."));
    match status {
        SourceStatus::Unusable(found) => line.child(problems(None, found)),
        _ => line,
    }
}

fn table(rows: &[SettingsRow]) -> Element {
    let head = ["Setting", "Value", "Decided by"]
        .map(|words| element("th").attr("scope", "col").text(words));
    let body = rows.iter().map(|row| {
        let locked = row.source == PolicySource::Managed;
        let decided = element("td").text(match locked {
            true => "managed by your organisation (locked)",
            false => row.source.display_name(),
        });
        let mut setting = element("th")
            .attr("scope", "row")
            .child(element("code").text(row.path.clone()));
        if let Some(meaning) = row.meaning {
            setting = setting.child(element("p").attr("class", "meaning").text(meaning));
        }
        element("tr")
            .key(row.path.clone())
            .attr("data-source", row.source.display_name())
            .child(setting)
            .child(element("td").text(row.value.clone()))
            .child(decided)
    });
    element("table")
        .key("settings")
        .child(element("thead").child(element("tr").children(head)))
        .child(element("tbody").children(body))
}

fn import_section(editing: &EditorState) -> Element {
    section("import", "Import a policy")
        .child(element("p").text(
            "Take a policy file that your organisation gives out. It replaces the one that was \
             imported before, if nothing is wrong in it.",
        ))
        .child(
            element("label").key("file").text("Policy file ").child(
                element("input")
                    .key("file")
                    .attr("type", "file")
                    .attr("name", "file")
                    .attr("accept", ".json,application/json"),
            ),
        )
        .child(editor(
            editing,
            "The imported policy as text, or paste one here",
            "Check and import",
        ))
}

fn own_section(editing: &EditorState) -> Element {
    section("own", "Your own policy")
        .child(element("p").text(
            "What you want yourself, as JSON. Only what differs from the built-in policy need be \
             here, for example:",
        ))
        .child(element("pre").text(EXAMPLE))
        .child(editor(editing, "Your own policy as text", "Check and save"))
}

fn editor(editing: &EditorState, label: &'static str, save: &'static str) -> Element {
    let name = editing.name;
    let id = format!("{name}-problems");
    let found: Vec<&PolicyProblem> = editing.problems.iter().collect();
    let mut text = element("textarea")
        .key(name)
        .attr("name", name)
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("aria-describedby", id.clone());
    if !editing.problems.is_empty() {
        text = text.attr("aria-invalid", "true");
    }
    let mut actions = element("div")
        .key("actions")
        .attr("class", "actions")
        .child(
            action_button("save", format!("save:{name}"))
                .attr("class", "main")
                .text(save),
        );
    if editing.is_unsaved {
        actions = actions.child(
            action_button("discard", format!("discard:{name}")).text("Back to what is saved"),
        );
    }
    if editing.is_stored {
        actions = actions.child(action_button("remove", format!("remove:{name}")).text("Remove"));
    }
    if editing.has_former {
        actions = actions.child(
            action_button("former", format!("former:{name}"))
                .text("Bring back the text that stood here before"),
        );
    }
    if editing.is_unsaved {
        actions = actions.child(element("span").key("unsaved").text("Not saved yet."));
    }
    element("div")
        .key("editor")
        .attr("class", "editor")
        .child(
            element("label")
                .key("label")
                .child(element("span").text(label))
                .child(text),
        )
        .child(problems(Some(id), &found))
        .child(actions)
}

/// Each with its path, in a plain sentence.
fn problems(id: Option<String>, found: &[&PolicyProblem]) -> Element {
    let mut list = element("ul").key("problems").attr("class", "problems");
    if let Some(id) = id {
        list = list.attr("id", id);
    }
    for PolicyProblem { path, what } in found {
        let line = element("li");
        list = list.child(match path.as_str() {
            "" => line.text(format!("The text: {what}")),
            path => line
                .child(element("code").text(path.to_owned()))
                .text(format!(": {what}")),
        });
    }
    list
}

fn section(id: &'static str, heading: &'static str) -> Element {
    let title = format!("{id}-title");
    element("section")
        .key(id)
        .attr("aria-labelledby", title.clone())
        .child(element("h2").attr("id", title).text(heading))
}

fn action_button(key: &'static str, event: impl Into<Words>) -> Element {
    let event = event.into();
    element("button")
        .key(key)
        .attr("type", "button")
        .attr("data-do", event.clone())
        .on_click(event)
}
