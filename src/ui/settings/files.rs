//! Import and export, and who decides what.

use super::{
    parts::{action_button, paragraph, problems, subheading},
    state::{EditorState, SettingsRow, SettingsState, SourceStatus},
    text::editor,
};
use crate::{
    engine::{policy::PolicySource, sentences::capitalise},
    ui::view::{Element, element},
};

pub fn files_section(state: &SettingsState) -> Vec<Element> {
    let sources = state
        .sources
        .iter()
        .map(|(source, status)| source_line(*source, status));
    let mut parts = vec![
        subheading("Which policy counts"),
        paragraph(
            "A policy says what your organisation wants of a maintenance. Where several say something of the same \
             setting, the higher in this list wins.",
        ),
        element("ol").attr("class", "sources").children(sources),
        element("div")
            .key("export")
            .attr("class", "actions")
            .child(action_button("export", "export").text("Save the policy that counts as a file")),
    ];
    parts.extend(import_part(&state.imported));
    parts.push(subheading("Every setting, and who decides it"));
    parts.push(table(state.rows));
    parts
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

fn import_part(editing: &EditorState) -> Vec<Element> {
    let mut parts = vec![
        subheading("Import a policy"),
        paragraph(
            "Take a policy file that your organisation gives out. It replaces the one that was imported before, if \
             nothing is wrong in it.",
        ),
        element("label").key("file").text("Policy file ").child(
            element("input")
                .key("file")
                .attr("type", "file")
                .attr("name", "file")
                .attr("accept", ".json,application/json"),
        ),
    ];
    if editing.is_stored {
        parts.push(element("div").key("adopt").attr("class", "actions").child(
            action_button("adopt", "adopt").text("Take the imported policy over into your own"),
        ));
    }
    parts.push(editor(
        editing,
        "The imported policy as text, or paste one here",
        "Check and import",
    ));
    parts
}
