//! Findings about the same words → groups, each with the one first whose fix mends most. One slip is one thing to a
//! person, however many rules it breaks.

use super::{finding::Finding, text::Span};

/// Rules whose fix mends what others find in the same words: the time of the schedule is written in the policy's zone.
const MENDS_MOST: [&str; 2] = ["times-agree", "dates-agree"];

/// The places of `findings` in groups, in the order of the first of each.
pub fn group_findings(findings: &[&Finding]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let is_about_same = |other: &usize| is_about_same_words(findings[*other], finding);
        let mut same = groups.iter_mut();
        match same.find(|group| group.iter().any(is_about_same)) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
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

fn is_about_same_words(one: &Finding, other: &Finding) -> bool {
    let overlap = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    let spans = one.span.zip(other.span);
    one.field == other.field && spans.is_some_and(|(one, other)| overlap(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{finding::Edit, form::FieldName};

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
