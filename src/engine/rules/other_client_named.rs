//! `other-client-named`: title and message name no client, and no site, but the chosen ones.

use crate::engine::{
    audience::{ClientOrSite, Mention},
    examples::{TICKED, UNTICKED, form},
    finding::{Edit, Finding, Severity},
    form::FieldName,
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::{format_name, join_first_names},
};

pub static RULE: Rule = Rule {
    id: "other-client-named",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Title and message name no client, and no site of a client, whose components are not \
           chosen.",
    why: "Either the wrong components are chosen, and the client that is named is not told, or \
          another client's name is shown to this one: the usual end of copying an old notice.",
    applies_to: Scope::NOTICES,
    needs: &[Need::Components, Need::Text],
    options: &[],
    good: &[
        example("The chosen client is named.", form()),
        example(
            "A site that both clients have under the same name.",
            form().message("Boston will be offline.").components(&[
                ("Alder Market", "Boston", TICKED),
                ("Bluebird Foods", "Boston", UNTICKED),
            ]),
        ),
    ],
    bad: &[
        example(
            "The title names another client.",
            form().name("Bluebird Foods: scheduled maintenance"),
        ),
        example(
            "The message names a site of another client.",
            form().message("Maintenance at Bluebird Dublin from 22:00 UTC."),
        ),
        example(
            "Another name of a client.",
            form().message("Maintenance for BBF."),
        )
        .with_policy(r#"{"clients": [{"name": "Bluebird Foods", "aliases": ["BBF"]}]}"#),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let components = context
        .form
        .components
        .require_value(FieldName::Components)?;
    if context.audience.chosen.is_empty() {
        return Err(Skip::NotApplicable);
    }
    let findings = context.check_each_text(&mut |field, text| others(field, text, context))?;
    if findings.is_empty() && components.chosen_only {
        return Err(Skip::could_not_run(
            FieldName::Components,
            "Only the chosen components are on the page, so whether a site of another client is \
             named is not known.",
        ));
    }
    Ok(findings)
}

/// One finding for each other name in a text.
fn others(field: FieldName, text: &str, context: &RuleContext) -> Vec<Finding> {
    let mut reported: Vec<ClientOrSite> = Vec::new();
    let mut findings = Vec::new();
    for mention in context
        .audience
        .find_mentions(text, context.read_words(field, text))
    {
        let named = mention.named[0];
        let chosen = |named: &ClientOrSite| context.audience.is_chosen(named.client_index());
        let is_capital = |mention: &Mention| {
            text[mention.span.start..mention.span.end].contains(char::is_uppercase)
        };
        let is_site = matches!(named, ClientOrSite::Site { .. });
        if mention.named.iter().any(chosen)
            || reported.contains(&named)
            // A site's name in small letters is a word like any other.
            || mention.may_be_a_word && is_site && !is_capital(&mention)
        {
            continue;
        }
        reported.push(named);
        findings.push(finding(field, text, named, &mention, context));
    }
    findings
}

fn finding(
    field: FieldName,
    text: &str,
    named: ClientOrSite,
    mention: &Mention,
    context: &RuleContext,
) -> Finding {
    let audience = context.audience;
    let chosen: Vec<String> = audience
        .chosen_client_names()
        .map(|client| format_name(client).into_owned())
        .collect();
    let other = audience
        .clients
        .get(named.client_index())
        .map_or("", |client| client);
    let written = &text[mention.span.start..mention.span.end];
    let what = match named {
        ClientOrSite::Client(_) if written == other => format_name(other).into_owned(),
        ClientOrSite::Client(_) => format!("{} ({})", format_name(other), format_name(written)),
        ClientOrSite::Site { .. } => {
            format!("{}, a site of {}", format_name(written), format_name(other))
        }
    };
    let place = context.field_name(field).to_lowercase();
    let severity = if mention.may_be_a_word {
        Severity::Review
    } else {
        Severity::Error
    };
    let finding = Finding::new(
        severity,
        field,
        format!(
            "The {place} mentions {what}, and the chosen components belong to {}. Change the {place}, \
             or choose others.",
            join_first_names(&chosen)
        ),
    )
    .at_span(mention.span);
    match (named, audience.only_client()) {
        (ClientOrSite::Client(_), Some(only)) => {
            let mut mended = text.to_owned();
            mended.replace_range(mention.span.start..mention.span.end, only);
            let edit = match field {
                FieldName::Name => Edit::Name(mended),
                _ => Edit::Message(mended),
            };
            finding.with_fix(format!("Write {}", format_name(only)), vec![edit])
        }
        _ => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{examples::Sketch, finding::Outcome};

    #[track_caller]
    fn reported(sketch: Sketch) -> String {
        match example("", sketch).check_with(&RULE).unwrap() {
            Outcome::Found(findings) => findings[0].sentence.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn client_and_site_are_named() {
        assert_eq!(
            reported(form().message("Sorry, bluebird foods.")),
            "The message mentions Bluebird Foods (bluebird foods), and the chosen components belong \
             to Alder Market. Change the message, or choose others."
        );
        assert_eq!(
            reported(form().name("Cedar Lyon")),
            "The maintenance name mentions Cedar Lyon, a site of Cedar Grocers, and the chosen components belong \
             to Alder Market. Change the maintenance name, or choose others."
        );
    }

    #[test]
    fn where_only_the_chosen_are_there_nothing_found_is_no_pass() {
        let chosen = || {
            form()
                .components(&[("Alder Market", "Alder Boston", TICKED)])
                .chosen_only()
        };
        assert!(reported(chosen()).starts_with("CouldNotRun"));
        let known = r#"{"clients": [{"name": "Bluebird Foods"}]}"#;
        let named = chosen().message("Sorry, Bluebird Foods.");
        let outcome = example("", named).with_policy(known).check_with(&RULE);
        assert!(matches!(outcome, Some(Outcome::Found(_))));
    }

    #[test]
    fn an_ordinary_word_is_a_question_or_nothing() {
        let sketch = |message| {
            form()
                .message(message)
                .components(&[("Alder", "Boston", TICKED), ("Target", "Stores", UNTICKED)])
        };
        assert_eq!(reported(sketch("Boston stores")), "Pass");
        assert!(
            reported(sketch("The target is 22:00 UTC")).starts_with("The message mentions Target")
        );
        let outcome = example("", sketch("The target")).check_with(&RULE).unwrap();
        let Outcome::Found(findings) = outcome else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
    }

    #[test]
    fn nothing_is_other_where_nothing_is_chosen() {
        let nothing = form().components(&[("Alder", "Boston", UNTICKED)]);
        assert_eq!(reported(nothing), "NotApplicable");
    }
}
