//! `notice`: the start is not nearer than the notice that the client was promised.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{FieldName, Screen},
    policy::Client,
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::{format_minutes, format_name},
    time::format,
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "notice",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Clients hear of a maintenance as long before as the policy promises them; off until it promises something.",
    why: "A contract often says how long before the work a client is told. The client's own notice counts, and \
          window.notice for clients that have none. A maintenance that is opened again with the template for an \
          extension was announced before.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceNew]).only_while(NOT_COMPLETED),
    needs: &[],
    options: &[],
    good: &[
        example("A day ahead, as was promised.", form())
            .with_policy(r#"{"window": {"notice": 1440}}"#),
        example("This client was promised an hour only.", form()).with_policy(
            r#"{"window": {"notice": 4320}, "clients": [{"name": "Alder Market", "notice": 60}]}"#,
        ),
    ],
    bad: &[
        example("Three days were promised.", form()).with_policy(r#"{"window": {"notice": 4320}}"#),
        example("A week was promised to this client.", form())
            .with_policy(r#"{"clients": [{"name": "Alder Market", "notice": 10080}]}"#),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let policy = context.policy;
    let promised = |notice: Option<u32>| notice.filter(|minutes| *minutes > 0);
    let by_client = || {
        policy
            .clients
            .iter()
            .filter_map(|client| promised(client.notice))
    };
    let general = promised(policy.window.notice);
    // What is published already was announced at another time than now.
    if context.form.published.is_some() || general.is_none() && by_client().next().is_none() {
        return Err(Skip::NotApplicable);
    }
    context.check_need(Need::StartDate)?;
    context.check_need(Need::StartTime)?;
    if by_client().next().is_some() {
        context.check_need(Need::Components)?;
    }
    let start = context.require_window()?.start;
    if start < context.now || context.is_opened_again() {
        return Err(Skip::NotApplicable);
    }
    let own = |client: &Client| client.notice.or(policy.window.notice);
    let longest = context
        .audience
        .chosen_client_names()
        .map(|name| {
            let described = policy.clients.iter().find(|client| client.name == *name);
            let notice = described.map_or(policy.window.notice, own);
            (promised(notice).unwrap_or(0), name)
        })
        .max_by_key(|(minutes, _)| *minutes);
    let (minutes, who) = match longest {
        Some((0, _)) => return Err(Skip::NotApplicable),
        Some((minutes, name)) => (minutes, format_name(name)),
        None => match general {
            Some(minutes) => (minutes, "your clients".into()),
            None => return Err(Skip::NotApplicable),
        },
    };
    let lead = (start - context.now).num_minutes();
    if lead >= i64::from(minutes) {
        return Ok(Vec::new());
    }
    let earliest = context.now + Duration::minutes(minutes.into());
    Ok(vec![Finding::warning(
        FieldName::StartTime,
        format!(
            "The policy promises {who} {}, and it starts in {}: not before {} UTC on {}. Choose a later start, or agree it \
             with them.",
            format_length(minutes),
            format_length(u32::try_from(lead).unwrap_or_default()),
            format::format_clock(earliest.time(), policy.time.clock),
            format::format_long_day(earliest.date_naive()),
        ),
    )])
}

/// Whole days as days.
fn format_length(minutes: u32) -> String {
    const DAY: u32 = 24 * 60;
    match minutes / DAY {
        2.. if minutes.is_multiple_of(DAY) => format!("{} days", minutes / DAY),
        _ => format_minutes(minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        examples::{Sketch, TICKED, UNTICKED},
        finding::Outcome,
    };

    #[track_caller]
    fn says(sketch: Sketch, policy: &'static str) -> String {
        match example("", sketch)
            .with_policy(policy)
            .check_with(&RULE)
            .unwrap()
        {
            Outcome::Found(findings) => findings[0].sentence.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn who_was_promised_what() {
        assert_eq!(
            says(form(), r#"{"window": {"notice": 4320}}"#),
            "The policy promises Alder Market 3 days, and it starts in 34 hours: not before 12:00 UTC on 26 November \
             2026. Choose a later start, or agree it with them."
        );
        assert_eq!(says(form(), ""), "NotApplicable");
        let bluebird = r#"{"clients": [{"name": "Bluebird Foods", "notice": 10080}]}"#;
        assert_eq!(says(form(), bluebird), "NotApplicable");
        let nobody = form().components(&[("Alder Market", "Alder Boston", UNTICKED)]);
        assert!(says(nobody, r#"{"window": {"notice": 4320}}"#).contains("promises your clients"));
        let both = form().components(&[
            ("Alder Market", "Alder Boston", TICKED),
            ("Bluebird Foods", "Bluebird Dublin", TICKED),
        ]);
        assert!(says(both, bluebird).contains("promises Bluebird Foods 7 days"));
    }
}
