//! `one-client`: the chosen components belong to one client.

use crate::engine::{
    audience::Owner,
    examples::{TICKED, UNTICKED, form},
    finding::{Edit, Finding, Severity},
    form::{Components, FieldName},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::{format_name, join_first_names},
};

pub static RULE: Rule = Rule {
    id: "one-client",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The chosen components belong to one client.",
    why: "A maintenance is seen by everybody who may see one of its components. A site of another \
          client shows that client what is not theirs, and mails it to them.",
    applies_to: Scope::NOTICES.among_clients(),
    needs: &[Need::Components],
    options: &[],
    good: &[
        example("Two sites of one client.", form()),
        example(
            "One site that is in no group.",
            form().components(&[("", "Boston", TICKED), ("", "Denver", UNTICKED)]),
        ),
        example(
            "Two groups that the policy gives to one client.",
            form().components(&[("East", "Boston", TICKED), ("West", "Denver", TICKED)]),
        )
        .with_policy(r#"{"clients": [{"name": "Alder Market", "groups": ["East", "West"]}]}"#),
    ],
    bad: &[
        example(
            "Sites of two clients.",
            form().components(&[
                ("Alder Market", "Alder Boston", TICKED),
                ("Bluebird Foods", "Bluebird Dublin", TICKED),
            ]),
        ),
        example(
            "Two sites in no group: nobody can tell.",
            form().components(&[("", "Boston", TICKED), ("", "Denver", TICKED)]),
        ),
    ],
    check,
};

/// More buttons than this help nobody.
const FIXES: usize = 4;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let components = context
        .form
        .components
        .require_value(FieldName::Components)?;
    let audience = context.audience;
    let client = |number: usize| audience.clients.get(number).map_or("", String::as_str);
    let mut findings = Vec::new();
    if audience.chosen.len() > 1 {
        findings.push(several(context, components, client));
    }
    let uncertain = audience.unknown.len() + audience.disputed.len();
    if uncertain > 0 && uncertain + audience.chosen.len() > 1 {
        findings.extend(unknown(components, &audience.unknown));
    }
    for number in audience.disputed.iter().take(FIXES) {
        let owner = audience.owners.get(*number);
        if let (Some(Owner::Disputed(clients)), Some(component)) =
            (owner, components.list.get(*number))
        {
            let clients: Vec<&str> = clients.iter().map(|number| client(*number)).collect();
            findings.push(Finding::review(
                FieldName::Components,
                describe_dispute(context, &component.name, &clients),
            ));
        }
    }
    let nothing = audience.chosen.is_empty() && uncertain == 0;
    match (findings.is_empty(), audience.collapsed_groups.as_slice()) {
        (true, []) if nothing => Err(Skip::NotApplicable),
        (false, _) | (true, []) => Ok(findings),
        (true, unseen) => Err(Skip::could_not_run(
            FieldName::Components,
            format!(
                "The components in {} are not on the page, so whether one of them is chosen is \
                 not known. Open the groups.",
                join_first_names(unseen)
            ),
        )),
    }
}

fn several<'a>(
    context: &RuleContext,
    components: &Components,
    client: impl Fn(usize) -> &'a str,
) -> Finding {
    let chosen = &context.audience.chosen;
    let shares: Vec<String> = chosen
        .iter()
        .take(FIXES + 1)
        .map(|share| {
            let names = names_of_components(components, &share.components);
            format!(
                "{} ({})",
                format_name(client(share.client)),
                join_first_names(&names)
            )
        })
        .collect();
    let more = chosen.len() - shares.len();
    let more = if more > 0 {
        format!(" and {more} more clients")
    } else {
        String::new()
    };
    let finding = Finding::error(
        FieldName::Components,
        format!(
            "The chosen components belong to {} clients: {}{more}. Each would see the other's \
             {} and be mailed of it. Keep one client's.",
            chosen.len(),
            shares.join("; "),
            context.form.screen.notice_noun()
        ),
    );
    chosen.iter().take(FIXES).fold(finding, |finding, share| {
        finding.with_fix(
            format!("Keep only {}", format_name(client(share.client))),
            untick_others(components, &share.components),
        )
    })
}

fn unknown(components: &Components, unknown: &[usize]) -> Option<Finding> {
    if unknown.is_empty() {
        return None;
    }
    let (belong, them) = match unknown.len() {
        1 => ("belongs", "it"),
        _ => ("belong", "them"),
    };
    Some(Finding::review(
        FieldName::Components,
        format!(
            "Which client {} {belong} to is not known: no group around {them}, and no client of the \
             policy claims {them}. Look whether all that is chosen is one client's.",
            join_first_names(&names_of_components(components, unknown))
        ),
    ))
}

pub(super) fn names_of_components(components: &Components, numbers: &[usize]) -> Vec<String> {
    // The sentence shows a few and counts the rest: `join_first_names` must know how many there are.
    numbers
        .iter()
        .filter_map(|number| components.list.get(*number))
        .enumerate()
        .map(|(place, component)| match place {
            0..=5 => format_name(&component.name).into_owned(),
            _ => String::new(),
        })
        .collect()
}

/// The edits that leave of the chosen components only `keep`, which is in ascending order.
pub(super) fn untick_others(components: &Components, keep: &[usize]) -> Vec<Edit> {
    components
        .list
        .iter()
        .enumerate()
        .filter(|(number, component)| component.ticked && keep.binary_search(number).is_err())
        .map(|(_, component)| Edit::Component {
            component: component.to_key(),
            ticked: false,
        })
        .collect()
}

fn describe_dispute(context: &RuleContext, component: &str, clients: &[&str]) -> String {
    let (component, clients) = (format_name(component), join_first_names(clients));
    match context.policy.access_groups.is_empty() {
        true => format!("The policy gives {component} to {clients}. Look whose it is."),
        false => {
            format!("{component} is seen by {clients}. Look whether all of them are to read this.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{audience::Audience, examples::Sketch, finding::Outcome, policy::Policy};

    #[track_caller]
    fn outcome_of(sketch: Sketch) -> String {
        match example("", sketch).check_with(&RULE).unwrap() {
            Outcome::Found(findings) => findings
                .iter()
                .map(|finding| {
                    let fixes: Vec<_> = finding
                        .fixes
                        .iter()
                        .map(|fix| format!(" [{}: {}]", fix.label, fix.edits.len()))
                        .collect();
                    format!("{}{}", finding.sentence, fixes.concat())
                })
                .collect::<Vec<_>>()
                .join("\n"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn each_client_and_its_components_are_named() {
        assert_eq!(
            outcome_of(form().components(&[
                ("Alder", "A1", TICKED),
                ("Alder", "A2", TICKED),
                ("Cedar", "C1", TICKED),
                ("Cedar", "C2", UNTICKED),
            ])),
            "The chosen components belong to 2 clients: Alder (A1 and A2); Cedar (C1). Each would \
             see the other's maintenance and be mailed of it. Keep one client's. \
             [Keep only Alder: 1] [Keep only Cedar: 2]"
        );
    }

    #[test]
    fn a_folded_group_is_not_passed_over() {
        let closed = |groups| {
            outcome_of(
                form()
                    .components(&[("Alder", "A1", TICKED)])
                    .collapsed_groups(groups),
            )
        };
        assert!(closed(&["Cedar"]).contains("CouldNotRun"));
        assert_eq!(closed(&["Alder"]), "Pass");
    }

    #[test]
    fn keeping_one_client_mends_it() {
        let policy = Policy::default();
        let mut form = RULE.bad[0].form.build_form(&policy);
        let audience = Audience::from_components(form.components.value().unwrap(), &policy);
        assert_eq!(audience.only_client(), None);
        let keep = &audience.chosen[1].components;
        let edits = untick_others(form.components.value().unwrap(), keep);
        if let crate::engine::form::Field::Value(components) = &mut form.components {
            for edit in edits {
                let Edit::Component { component, ticked } = edit else {
                    panic!()
                };
                for one in &mut components.list {
                    if one.to_key() == component {
                        one.ticked = ticked;
                    }
                }
            }
            let audience = Audience::from_components(components, &policy);
            assert_eq!(audience.only_client(), Some("Bluebird Foods"));
        }
    }
}
