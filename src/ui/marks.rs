//! The marks beside the fields: one for each field that something was said of.

use super::{
    Shown,
    panel::sign,
    view::{Attributes, Mark, element},
};
use crate::engine::{
    finding::Severity,
    form::{FieldName, Handle},
    table::Table,
};

pub fn marks(shown: &Shown, places: &Table<FieldName, Handle>) -> Vec<Mark> {
    let mut by_field: Table<FieldName, (Severity, Vec<&str>)> = Table::new();
    for finding in &shown.findings {
        let (worst, sentences) =
            by_field.get_or_insert(finding.field, (finding.severity, Vec::new()));
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
                .attr("aria-label", format!("{}: {words}", field.words()))
                .attr("title", words)
                .on(format!("show:{}", field.as_str()))
                .text(sign(worst));
            Some(Mark {
                field,
                node: places.get(&field)?.0,
                attributes: Attributes::default().with("data-outcome", worst.as_str()),
                view: vec![button.into()],
            })
        })
        .collect()
}
