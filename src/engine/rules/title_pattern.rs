//! `title-pattern`: the title has the form that the team wants.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{FieldName, Screen},
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::format_name,
    template::{ELLIPSIS, TitlePattern},
    text::normalize_text,
    words::split_words,
};

pub static RULE: Rule = Rule {
    id: "title-pattern",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The title has the form that the policy's title describes; off until the policy has one.",
    why: "Clients sort their mail by its subject, and the list of maintenances is read by its titles. {{client}} in \
          the form must be the client whose components are chosen, under its name or an alias; other placeholders \
          stand for any words, and … for anything, also nothing.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceNew, Screen::MaintenanceStatus]),
    needs: &[],
    options: &[],
    good: &[
        example(
            "The form, with the chosen client.",
            form().name("[Planned Maintenance] Alder Market: database upgrade"),
        )
        .with_policy(FORM),
        example(
            "Another name of the client, and nothing more.",
            form().name("[planned maintenance] Alder"),
        )
        .with_policy(
            r#"{"title": "[Planned Maintenance] {{client}} …",
                "clients": [{"name": "Alder Market", "aliases": ["Alder"]}]}"#,
        ),
    ],
    bad: &[
        example(
            "Without what the team begins with.",
            form().name("Alder Market: database upgrade"),
        )
        .with_policy(FORM),
        example(
            "The form, with another client.",
            form().name("[Planned Maintenance] Cedar Grocers, database upgrade"),
        )
        .with_policy(FORM),
    ],
    check,
};

const FORM: &str = r#"{"title": "[Planned Maintenance] {{client}} …"}"#;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let wanted = context.policy.title.as_deref().ok_or(Skip::NotApplicable)?;
    let title = context.form.name.require_value(FieldName::Name)?;
    let pattern = TitlePattern::parse(wanted);
    let names = names_of_client(context);
    let place = context.field_name(FieldName::Name).to_lowercase();
    let wanted_name = format_name(wanted);
    if !pattern.matches(title, &[]) {
        let finding = Finding::warning(
            FieldName::Name,
            format!("The {place} does not have your team's form, “{wanted_name}”. Write it so."),
        );
        let mended = rewrite_title(title, wanted, &names, context)
            .filter(|mended| pattern.matches(mended, &names));
        return Ok(vec![match mended {
            Some(mended) => finding.with_fix(
                format!("Write “{}”", format_name(&mended)),
                vec![Edit::Name(mended)],
            ),
            None => finding,
        }]);
    }
    if !pattern.has_client() || pattern.matches(title, &names) && !names.is_empty() {
        return Ok(Vec::new());
    }
    let Some(client) = context.audience.only_client() else {
        context
            .form
            .components
            .require_value(FieldName::Components)?;
        // Which client it is, `components-selected` and `one-client` ask.
        return Err(Skip::NotApplicable);
    };
    let client = format_name(client);
    let sentence = format!(
        "By your team's form, “{wanted_name}”, the {place} names the client, and it does not name {client} there, whose \
         components are chosen. Write {client}."
    );
    Ok(vec![Finding::warning(FieldName::Name, sentence)])
}

/// The names of the client whose components are chosen, as they are compared; none where that is not certain.
fn names_of_client(context: &RuleContext) -> Vec<String> {
    let Some(client) = context.audience.only_client() else {
        return Vec::new();
    };
    let described = context.chosen_clients().flat_map(|one| &one.aliases);
    let names = [client].into_iter().chain(described.map(String::as_str));
    names.map(normalize_text).collect()
}

/// The title in the team's form, where everything that it needs is known: what was typed goes where the form leaves
/// room.
fn rewrite_title(
    title: &str,
    wanted: &str,
    names: &[String],
    context: &RuleContext,
) -> Option<String> {
    context.audience.only_client()?;
    let mentions = context.audience.find_mentions(title, &split_words(title));
    // With another client in it, what is meant is not known.
    let is_other = |client: usize| !context.audience.is_chosen(client);
    if mentions
        .iter()
        .any(|one| one.named.iter().all(|named| is_other(named.client_index())))
    {
        return None;
    }
    let rest = match mentions.first().map(|first| first.span) {
        Some(span) if span.start == 0 && names.contains(&normalize_text(&title[..span.end])) => {
            &title[span.end..]
        }
        _ => title,
    };
    let written = match wanted.split_once(ELLIPSIS) {
        Some((before, after)) => {
            let gap = match rest.starts_with([':', ',', ';']) {
                true => "",
                false => " ",
            };
            format!("{}{gap}{}{after}", before.trim_end(), rest.trim())
        }
        None => wanted.to_owned(),
    };
    let filled = context.template_filler().fill_text(&written);
    filled
        .unfilled
        .is_empty()
        .then(|| filled.text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::finding::Outcome;

    #[track_caller]
    fn fix(title: &'static str, policy: &'static str) -> String {
        let outcome = example("", form().name(title)).with_policy(policy);
        match outcome.check_with(&RULE).unwrap() {
            Outcome::Found(findings) => match findings[0].fixes.first() {
                Some(fix) => fix.edits[0].new_text().unwrap().to_owned(),
                None => findings[0].sentence.clone(),
            },
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn the_title_is_written_in_the_form() {
        assert_eq!(
            fix("Alder Market: database upgrade", FORM),
            "[Planned Maintenance] Alder Market: database upgrade"
        );
        assert_eq!(
            fix("Database upgrade", FORM),
            "[Planned Maintenance] Alder Market Database upgrade"
        );
        assert_eq!(
            fix("Works", r#"{"title": "{{client}} on {{date}}"}"#),
            "Alder Market on 24 November 2026"
        );
        assert!(fix("Cedar Lyon", FORM).starts_with("The maintenance name does not have"));
        assert!(fix("Works", r#"{"title": "{{ticket}}: …"}"#).starts_with("The maintenance"));
        assert_eq!(
            fix("OPS-12: Works", r#"{"title": "{{ticket}}: …"}"#),
            "Pass"
        );
    }

    #[test]
    fn off_until_the_policy_has_a_form() {
        assert_eq!(fix("Anything", ""), "NotApplicable");
    }
}
