//! Findings about the same words → groups, each with the one first whose fix mends most. One slip is one thing to a
//! person, however many rules it breaks.

use super::{
    finding::{Finding, Severity},
    form::FieldName,
    sorting,
    text::Span,
};
use std::cmp::Reverse;

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
    sorting::sort_by_key(&mut by_place, |(field, span, at)| (*field, span.start, *at));
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
        sorting::sort(group);
    }
    sorting::sort_by_key(&mut groups, |group| group[0]);
    for group in &mut groups {
        sorting::sort_by_key(group, |at| order_in_group(findings[*at]));
    }
    groups
}

/// The worst first; of these the one whose fix mends the others too.
fn order_in_group(finding: &Finding) -> (Reverse<Severity>, bool, bool) {
    let covers_others = finding.fixes.iter().any(|fix| fix.covers_other_rules);
    (
        Reverse(finding.severity),
        !covers_others,
        finding.fixes.is_empty(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::{all_findings, check_form},
        examples::{UtcOnlyZones, form},
        finding::Edit,
        form::{Field, Form},
        policy::Policy,
        rule::DAY_BEFORE,
        rules::RULES,
        time::UtcInstant,
    };

    fn finding(rule: &'static str, field: FieldName, start: usize, end: usize) -> Finding {
        let found = Finding::error(field, "Something.").at_span(Span { start, end });
        let edits = vec![Edit::Message(rule.into())];
        let found = match rule {
            "times-agree" => found.with_covering_fix("Mend", edits),
            _ => found.with_fix("Mend", edits),
        };
        Finding { rule, ..found }
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
        question.severity = Severity::Review;
        let error = finding("utc-times", FieldName::Message, 0, 5);
        assert_eq!(group_findings(&[&question, &error]), [vec![1, 0]]);
    }

    fn findings_of(form: &Form, policy: &Policy, now: UtcInstant) -> Vec<Finding> {
        let audience = match &form.components {
            Field::Value(components) => Audience::from_components(components, policy),
            _ => Audience::default(),
        };
        let checked = check_form(form, policy, &audience, now, &UtcOnlyZones);
        all_findings(&checked).cloned().collect()
    }

    /// How many findings of the rules are left once the first fix of one is done. `None`: it changes no text.
    fn count_left(
        form: &Form,
        policy: &Policy,
        now: UtcInstant,
        fixed: &Finding,
        rules: &[&str],
    ) -> Option<usize> {
        let mut mended = form.clone();
        for edit in &fixed.fixes.first()?.edits {
            match edit {
                Edit::Name(text) => mended.name = Field::Value(text.clone()),
                Edit::Message(text) => mended.message = Field::Value(text.clone()),
                _ => return None,
            }
        }
        let left = findings_of(&mended, policy, now);
        let of_rules = left.iter().filter(|one| rules.contains(&one.rule));
        Some(of_rules.count())
    }

    /// What the fix that leads in a group would leave is counted, and so is what each other would: none leaves fewer.
    fn leads_with_fewest_left(form: &Form, policy: &Policy, now: UtcInstant) -> usize {
        let findings = findings_of(form, policy, now);
        let all: Vec<&Finding> = findings.iter().collect();
        let mut compared = 0;
        for group in group_findings(&all) {
            let rules: Vec<&str> = group.iter().map(|at| all[*at].rule).collect();
            let left = |at: &usize| count_left(form, policy, now, all[*at], &rules);
            let worst = all[group[0]].severity;
            let mut alike = group.iter().filter(|at| all[**at].severity == worst);
            let Some(first) = alike.next().and_then(left) else {
                continue;
            };
            for other in alike {
                let Some(left) = left(other) else { continue };
                compared += 1;
                assert!(
                    first <= left,
                    "{} leaves {first}, {} leaves {left}: {}",
                    all[group[0]].rule,
                    all[*other].rule,
                    all[*other].sentence
                );
            }
        }
        compared
    }

    #[test]
    fn the_fix_that_leads_leaves_the_fewest_findings() {
        let policy = Policy::default();
        let now: UtcInstant = DAY_BEFORE.parse().unwrap();
        let messages = [
            "Maintenance on 24 November 2026, 10pm EST.",
            "Maintenance on 25 November 2026 from 10pm to 11pm EST.",
            "Work from 21:00 to 23:00 CET on 24 November 2026.",
            "Works on Monday 23 November 2026 at 22:00 PST.",
            "Works on Monday 23 November 2026.",
            "Works start at 5pm EST on 24 November 2026 and end at 9pm EST.",
        ];
        let mut compared = 0;
        for message in messages {
            let form = form().message(message).build_form(&policy);
            compared += leads_with_fewest_left(&form, &policy, now);
        }
        assert!(compared >= 4, "only {compared} fixes were compared");
        for example in RULES.iter().flat_map(|rule| rule.bad) {
            let policy = Policy::built_in_with(example.policy).unwrap();
            let form = example.form.build_form(&policy);
            leads_with_fewest_left(&form, &policy, example.now.parse().unwrap());
        }
    }
}
