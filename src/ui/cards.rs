//! The findings in the panel: a card for each slip, with every sentence about it, and each fix once.

use super::{
    dismissals::PanelDismissals,
    items::finding_item,
    view::{Element, element},
};
use crate::engine::{
    finding::{Finding, Fix},
    finding_groups::group_findings,
    form::Screen,
};
use rustc_hash::FxHashMap;

pub fn finding_cards(
    findings: &[&Finding],
    dismissals: &PanelDismissals,
    screen: Screen,
    links: &FxHashMap<String, String>,
) -> Element {
    let numbers = number_in_rules(findings);
    let groups = group_findings(findings);
    let cards = groups.iter().map(|group| {
        let items = group.iter().enumerate().map(|(place, at)| {
            let finding = findings[*at];
            let is_new = |fix: &Fix| {
                let before = group[..place].iter().flat_map(|at| &findings[*at].fixes);
                !before.into_iter().any(|other| other.edits == fix.edits)
            };
            let item = finding_item(finding, &numbers[*at].to_string(), screen, &is_new);
            let item = match links.get(finding.rule) {
                Some(address) => item.child(handbook_link(address)),
                None => item,
            };
            item.children(dismissals.elements_at(*at, finding))
        });
        let mut items: Vec<Element> = items.collect();
        match items.len() {
            1 => items.remove(0),
            _ => card(findings[group[0]], items),
        }
    });
    element("ul")
        .key("findings")
        .attr("class", "findings")
        .children(cards)
}

fn card(first: &Finding, items: Vec<Element>) -> Element {
    let key = items.first().map(|item| format!("card:{}", item.key));
    element("li")
        .key(key.unwrap_or_default())
        .attr("class", "card")
        // Only for its colour: `data-outcome` is of findings.
        .attr("data-tone", first.severity.as_str())
        .child(element("ul").children(items))
}

/// The number of each finding among those of its rule.
fn number_in_rules(findings: &[&Finding]) -> Vec<usize> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let number = |finding: &&Finding| {
        let count = counts.entry(finding.rule).or_default();
        *count += 1;
        *count - 1
    };
    findings.iter().map(number).collect()
}

/// What the organisation itself says of the rule, in a tab of its own.
fn handbook_link(address: &str) -> Element {
    element("a")
        .key("handbook")
        .attr("class", "handbook")
        .attr("href", address.to_owned())
        .attr("target", "_blank")
        .attr("rel", "noreferrer")
        .text("Handbook")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{finding::Edit, form::FieldName, text::Span};

    fn finding(rule: &'static str, start: usize, fix: &str) -> Finding {
        let span = Span {
            start,
            end: start + 8,
        };
        let sentence = "“10pm EST” is neither in UTC nor when the maintenance starts, which is at 22:00 UTC, so \
                        that a client would come at another time.";
        let found = Finding::error(FieldName::Message, sentence).at_span(span);
        let edits = vec![Edit::Message(fix.into())];
        let found = match rule {
            "times-agree" => found.with_covering_fix(fix, edits),
            _ => found.with_fix(fix, edits),
        };
        Finding { rule, ..found }
    }

    #[test]
    fn one_slip_is_one_card_with_every_sentence_and_each_fix_once() {
        let all = [
            finding("utc-times", 3, "Write 22:00 UTC"),
            finding("utc-times", 30, "Write 23:00 UTC"),
            finding("times-agree", 3, "Write 22:00 UTC"),
        ];
        let all: Vec<&Finding> = all.iter().collect();
        let dismissals = PanelDismissals::default();
        let view = finding_cards(
            &all,
            &dismissals,
            Screen::MaintenanceNew,
            &FxHashMap::default(),
        );
        let json = serde_json::to_string(&view).unwrap_or_default();
        let count = |part: &str| json.matches(part).count();
        assert_eq!(count(r#""class":"card""#), 1);
        assert_eq!(count("data-rule"), 3);
        assert_eq!(count("Show the whole sentence"), 3);
        let fixes = [
            "fix:times-agree:0:0\"",
            "fix:utc-times:0:0\"",
            "fix:utc-times:1:0\"",
        ];
        let offered = fixes.map(|fix| count(&format!(r#""data-fix":"{fix}"#)));
        assert_eq!(offered, [1, 0, 1]);
    }
}
