//! Findings about the same words → groups, each with the one first whose fix mends most. One slip is one thing to a
//! person, however many rules it breaks.

use super::{finding::Finding, form::FieldName, text::Span};

/// Rules whose fix mends what others find in the same words: the time of the schedule is written in the policy's zone.
const MENDS_MOST: [&str; 2] = ["times-agree", "dates-agree"];

/// The places of `findings` in groups, in the order of the first of each. A long message has thousands of findings.
pub fn group_findings(findings: &[&Finding]) -> Vec<Vec<usize>> {
    let mut by_place: Vec<(FieldName, Span, usize)> = Vec::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        match finding.span.filter(|span| span.start < span.end) {
            Some(span) => by_place.push((finding.field, span, at)),
            None => groups.push(vec![at]),
        }
    }
    by_place.sort_by_key(|(field, span, at)| (*field, span.start, *at));
    let mut last: Option<(FieldName, usize)> = None;
    for (field, span, at) in by_place {
        match (last, groups.last_mut()) {
            (Some((same, end)), Some(group)) if same == field && span.start < end => {
                group.push(at);
                last = Some((field, end.max(span.end)));
            }
            _ => {
                groups.push(vec![at]);
                last = Some((field, span.end));
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_by_key(|group| group[0]);
    for group in &mut groups {
        group.sort_by_key(|at| {
            let finding = findings[*at];
            let mends_most = MENDS_MOST.contains(&finding.rule) && !finding.fixes.is_empty();
            (
                std::cmp::Reverse(finding.severity),
                !mends_most,
                finding.fixes.is_empty(),
            )
        });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::finding::Edit;

    fn finding(rule: &'static str, field: FieldName, start: usize, end: usize) -> Finding {
        let found = Finding::error(field, "Something.").at_span(Span { start, end });
        Finding {
            rule,
            ..found.with_fix("Mend", vec![Edit::Message(rule.into())])
        }
    }

    #[test]
    fn one_slip_is_one_group_with_the_mend_of_both_first() {
        use FieldName::{Message, Name};
        let all = [
            finding("utc-times", Message, 3, 11),
            finding("utc-times", Message, 20, 28),
            finding("times-agree", Message, 3, 7),
            finding("utc-times", Name, 3, 11),
            Finding::error(Message, "No words."),
        ];
        let all: Vec<&Finding> = all.iter().collect();
        assert_eq!(
            group_findings(&all),
            [vec![2, 0], vec![1], vec![3], vec![4]]
        );
    }

    #[test]
    fn a_question_does_not_go_before_an_error() {
        let mut question = finding("times-agree", FieldName::Message, 0, 5);
        question.severity = crate::engine::finding::Severity::Review;
        let error = finding("utc-times", FieldName::Message, 0, 5);
        assert_eq!(group_findings(&[&question, &error]), [vec![1, 0]]);
    }
}
