//! Panel state → the marks beside the fields: one for each field with a finding, and the window as it
//! is read back.

use super::{
    PanelState,
    items::severity_sign,
    read_back,
    view::{Attributes, Mark, element},
};
use crate::engine::{
    finding::{Finding, Severity},
    form::{FieldName, Handle},
};
use litemap::LiteMap;

pub fn field_marks(state: &PanelState, places: &LiteMap<FieldName, Handle>) -> Vec<Mark> {
    let mut by_field: LiteMap<FieldName, (Severity, Vec<&str>)> = LiteMap::new();
    for finding in &state.findings {
        let (worst, sentences) = by_field
            .entry(finding.field)
            .or_insert((finding.severity, Vec::new()));
        *worst = (*worst).max(finding.severity);
        sentences.push(&finding.sentence);
    }
    by_field
        .into_iter()
        .filter_map(|(field, (worst, sentences))| {
            let node = *places.get(&field)?;
            let name = field.name_on(state.screen);
            Some(mark(
                field.as_str().into(),
                node,
                field,
                name,
                worst,
                &sentences,
            ))
        })
        .chain(row_marks(state))
        .chain(read_back_mark(state, places))
        .collect()
}

/// One beside each row of the list of maintenances that something is to be done on.
fn row_marks<'a>(state: &'a PanelState) -> impl Iterator<Item = Mark> + 'a {
    state.listed_notices.iter().filter_map(|(notice, node)| {
        let is_of_row = |finding: &&&Finding| {
            let pending = finding.pending.as_ref();
            pending.is_some_and(|pending| pending.notice == *notice)
        };
        let of_row = || state.findings.iter().filter(is_of_row);
        let worst = of_row().map(|finding| finding.severity).max()?;
        let sentences: Vec<&str> = of_row().map(|finding| finding.sentence.as_str()).collect();
        let key = format!("row:{notice}");
        Some(mark(
            key,
            *node,
            FieldName::Page,
            "To do here",
            worst,
            &sentences,
        ))
    })
}

/// `name` says to who cannot see it what it stands beside.
fn mark(
    key: String,
    node: Handle,
    field: FieldName,
    name: &str,
    worst: Severity,
    sentences: &[&str],
) -> Mark {
    let words = sentences.join("\n");
    let button = element("button")
        .attr("type", "button")
        .attr("class", "mark")
        .attr("data-outcome", worst.as_str())
        .attr("aria-label", format!("{name}: {words}"))
        .attr("title", words)
        .on_click(format!("show:{}", field.as_str()))
        .text(severity_sign(worst));
    Mark {
        key,
        node: node.0,
        attributes: Attributes::default()
            .with_attribute("data-field", field.as_str())
            .with_attribute("data-outcome", worst.as_str()),
        view: vec![button.into()],
    }
}

/// Last, so that the others find their places first. It goes where the panel goes when that is
/// collapsed: nothing but the chip and what is wrong stays on the page.
fn read_back_mark(state: &PanelState, places: &LiteMap<FieldName, Handle>) -> Option<Mark> {
    if state.collapsed {
        return None;
    }
    let start = [FieldName::StartTime, FieldName::StartDate];
    let (field, node) = start
        .into_iter()
        .find_map(|field| Some((field, *places.get(&field)?)))?;
    read_back::schedule_mark(&state.read_back, field, node)
}
