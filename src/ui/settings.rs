//! The settings page as a view. Decides nothing: what counts and what is wrong comes in.

pub mod controls;
pub mod fetch;
mod files;
pub mod form;
mod parts;
pub mod rules;
pub mod start;
mod state;
pub mod taught;
pub mod templates;
mod text;

pub use state::{
    EditorState, ProblemLink, SectionContent, SectionLink, SettingsNotice, SettingsRow,
    SettingsState, SourceStatus,
};
pub use text::EXAMPLE;

use super::view::{Element, ViewChild, Words, element};
use controls::{Extras, field_views};
use fetch::fetch_section;
use files::files_section;
use form::FormField;
use parts::{action_button, paragraph, section_link};
use start::start_section;
use taught::{seen_template_section, taught_section};
use text::text_section;

/// The heading of the open section: it takes the focus when a section is opened.
pub const HEADING: &str = "section-title";

pub fn settings_view(state: &SettingsState) -> Vec<ViewChild> {
    let content = element("section")
        .key(state.title)
        .attr("aria-labelledby", HEADING)
        .child(
            element("h2")
                .key("title")
                .attr("id", HEADING)
                .attr("tabindex", "-1")
                .text(state.title),
        )
        .children(content_view(state));
    let mut column = element("div")
        .key("column")
        .attr("class", "column")
        .child(notice_view(state))
        .child(content);
    if state.own.is_unsaved && !matches!(state.content, SectionContent::Text) {
        column = column.child(save_bar(state));
    }
    let layout = element("div")
        .key("layout")
        .attr("class", "layout")
        .child(side_list(state))
        .child(column);
    vec![
        element("h1")
            .key("h1")
            .text("Statuspage Guard: settings")
            .into(),
        layout.into(),
    ]
}

fn side_list(state: &SettingsState) -> Element {
    let links = state.sections.iter().map(|section| {
        let link = section_link(section.id, section.title);
        let link = match section.is_open {
            true => link.attr("aria-current", "page"),
            false => link,
        };
        element("li").key(section.id).child(link)
    });
    element("nav")
        .key("side")
        .attr("aria-label", "Settings")
        .child(
            element("div")
                .key("search")
                .attr("class", "field")
                .child(
                    element("label")
                        .attr("for", "search")
                        .text("Search the settings"),
                )
                .child(
                    element("input")
                        .attr("type", "search")
                        .attr("id", "search")
                        .attr("name", "search")
                        .attr("autocomplete", "off")
                        .attr("data-value", state.search.to_owned()),
                ),
        )
        .child(element("ul").children(links))
}

fn content_view(state: &SettingsState) -> Vec<Element> {
    match &state.content {
        SectionContent::Start(start) => start_section(start, &state.extras),
        SectionContent::Fields(fields) => field_views(fields, &state.extras).collect(),
        SectionContent::Taught(fields) => taught_section(fields),
        SectionContent::SeenTemplates(templates) => seen_template_section(templates),
        SectionContent::Fetch(fetch) => fetch_section(fetch),
        SectionContent::Files => files_section(state),
        SectionContent::Text => text_section(&state.own),
        SectionContent::Found(found) => found_view(found, &state.extras),
        SectionContent::Unreadable(problem) => vec![
            paragraph(format!(
                "Your own policy cannot be read, so the forms cannot change it: {problem}."
            ))
            .attr("class", "problems"),
            element("p")
                .key("link")
                .child(section_link("text", "Mend it as text")),
        ],
    }
}

fn found_view(found: &[(&'static str, Vec<FormField>)], extras: &Extras) -> Vec<Element> {
    if found.is_empty() {
        return vec![paragraph("No setting has these words.")];
    }
    let parts = found.iter().map(|(title, fields)| {
        element("div")
            .key(*title)
            .child(parts::subheading(*title))
            .children(field_views(fields, extras))
    });
    parts.collect()
}

/// What the last click led to, and what is to be mended.
fn notice_view(state: &SettingsState) -> Element {
    let kind = state.notice.map_or("none", |notice| match notice.is_good {
        true => "good",
        false => "bad",
    });
    let words = state
        .notice
        .map_or(Words::default(), |notice| Words::from(notice.words.clone()));
    let links = state.to_mend.iter().enumerate();
    let links = links.map(|(index, problem)| {
        let button = action_button("go", problem.event.clone())
            .attr("class", "quiet")
            .text(problem.words.clone());
        element("li").key(format!("{index}")).child(button)
    });
    let mut notice = element("div")
        .key("notice")
        .attr("class", "notice")
        .attr("data-notice", kind)
        .child(element("p").key("words").attr("role", "status").text(words));
    if !state.to_mend.is_empty() {
        notice = notice.child(element("ul").key("mend").children(links));
    }
    notice
}

fn save_bar(state: &SettingsState) -> Element {
    let mut bar = element("div")
        .key("save-bar")
        .attr("class", "save-bar actions")
        .attr("role", "group")
        .attr("aria-label", "What is not saved yet")
        .child(
            action_button("save", "save:own")
                .attr("class", "main")
                .text("Save"),
        )
        .child(action_button("discard", "discard:own").text("Back to what is saved"));
    if state.own.has_former {
        bar = bar.child(action_button("former", "former:own").text("Bring back what was removed"));
    }
    bar.child(
        element("span")
            .key("unsaved")
            .text("Not saved yet: kept here, but it does not count."),
    )
}
