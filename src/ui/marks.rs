//! Panel state → the marks beside the fields: one for each field with a finding, and the window as it
//! is read back.

use super::{
    PanelState,
    items::severity_sign,
    read_back,
    view::{Attributes, Mark, element},
};
use crate::engine::{
    finding::Severity,
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
            let words = sentences.join("\n");
            let button = element("button")
                .attr("type", "button")
                .attr("class", "mark")
                .attr("data-outcome", worst.as_str())
                .attr(
                    "aria-label",
                    format!("{}: {words}", field.name_on(state.screen)),
                )
                .attr("title", words)
                .on_click(format!("show:{}", field.as_str()))
                .text(severity_sign(worst));
            Some(Mark {
                key: field.as_str().into(),
                node: places.get(&field)?.0,
                attributes: Attributes::default()
                    .with_attribute("data-field", field.as_str())
                    .with_attribute("data-outcome", worst.as_str()),
                view: vec![button.into()],
            })
        })
        .chain(read_back_mark(state, places))
        .collect()
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
