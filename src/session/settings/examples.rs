//! The examples of a rule in words, as the documentation of the rules has them.

use crate::{
    engine::{
        finding::{Finding, Outcome},
        rule::{Example, Rule},
    },
    ui::settings::rules::{RuleExample, RuleExamples},
};

pub fn rule_examples(rule: &Rule) -> RuleExamples {
    let all = |examples: &'static [Example]| {
        let examples = examples.iter();
        examples
            .map(|example| describe_example(rule, example))
            .collect()
    };
    RuleExamples {
        good: all(rule.good),
        bad: all(rule.bad),
    }
}

fn describe_example(rule: &Rule, example: &'static Example) -> RuleExample {
    let findings = match example.check_with(rule) {
        Some(Outcome::Found(findings)) => {
            let findings = findings.into_iter();
            let say =
                |finding: Finding| format!("{}: {}", finding.severity.as_str(), finding.sentence);
            findings.map(say).collect()
        }
        _ => Vec::new(),
    };
    RuleExample {
        description: example.description,
        contents: example.describe_contents(),
        findings,
    }
}
