//! Messages beside templates: which template is recognised, and which changes are reported.

use super::*;

const BODY: &str = "Maintenance for {{client}} starts on {{date}} at {{start}}.\n\nSites: \
                    {{sites}}. We'll post here when it is complete.";

fn template(phase: TemplatePhase, body: &str) -> Template {
    Template {
        name: format!("{phase:?}"),
        phase,
        title: None,
        pattern: BodyPattern::from_body(body),
        source: Default::default(),
        body: body.into(),
        statuspage_name: None,
    }
}

/// The changes as `was → now`, or `-` when the message is not recognised.
#[track_caller]
fn changes(body: &str, message: &str) -> String {
    let templates = [template(TemplatePhase::Scheduled, body)];
    let Some(recognised) = recognise_template(message, &split_words(message), &templates, &[])
    else {
        return "-".into();
    };
    let told: Vec<String> = recognised
        .comparison
        .changes
        .iter()
        .map(|change| {
            assert_eq!(message[change.span.start..change.span.end], change.now);
            format!("{} → {}", change.was, change.now)
        })
        .collect();
    told.join("; ")
}

#[test]
fn filled_is_unchanged() {
    for message in [
        BODY,
        "Maintenance for Alder starts on 24 November 2026 at 22:00 UTC. Sites: A, B and C. \
         We'll post here when it is complete.",
        "  maintenance for Alder\r\nstarts on 1 May at 2.<br>Sites: A — We’ll post here when \
         it is complete",
    ] {
        assert_eq!(changes(BODY, message), "", "{message}");
    }
    assert_eq!(
        changes("{{client}}'s {{n}}h {{a}}{{b}}", "Alder's 2h xy"),
        ""
    );
}

#[test]
fn changed_words_are_told() {
    let said = |from: &str, to: &str| changes(BODY, &BODY.replace(from, to));
    assert_eq!(said("complete", "over"), "complete → over");
    assert_eq!(said(" when it is complete", ""), "when it is complete → ");
    assert_eq!(said("We'll", "Sorry. We'll"), "");
    assert_eq!(said("it is", "all of it is"), " → all of");
    assert_eq!(said(" {{client}}", ""), "{{client}} → ");
}

#[test]
fn another_text_is_not_taken_for_it() {
    assert_eq!(changes(BODY, "We are fixing the database at Alder."), "-");
    assert_eq!(changes(BODY, ""), "-");
    assert_eq!(changes("{{text}}", "anything"), "");
    assert_eq!(changes("All done {{x}}", "All done now"), "");
    assert_eq!(changes("All done {{x}}", "All is done"), "-");
}

#[test]
fn the_values_are_found() {
    let message = BODY
        .replace("{{start}}", "22:00 UTC")
        .replace("{{sites}}", "A, B");
    let templates = [template(TemplatePhase::Scheduled, BODY)];
    let recognised = recognise_template(&message, &split_words(&message), &templates, &[]).unwrap();
    let values: Vec<_> = recognised
        .comparison
        .values
        .iter()
        .map(|(name, span)| format!("{name}={}", &message[span.start..span.end]))
        .collect();
    assert_eq!(
        values,
        [
            "client=client",
            "date=date",
            "start=22:00 UTC",
            "sites=A, B"
        ]
    );
}

#[test]
fn the_nearest_template_is_taken() {
    let templates = [
        template(
            TemplatePhase::Scheduled,
            "Work for {{client}} is planned for {{date}}.",
        ),
        template(
            TemplatePhase::Cancelled,
            "Work for {{client}} is no longer planned for {{date}}.",
        ),
    ];
    let phase = |message| {
        recognise_template(message, &split_words(message), &templates, &[])
            .map(|r| r.template.phase)
    };
    assert_eq!(
        phase("Work for Alder is planned for May."),
        Some(TemplatePhase::Scheduled)
    );
    assert_eq!(
        phase("Work for Alder is no longer planned for May."),
        Some(TemplatePhase::Cancelled)
    );
}

#[test]
fn what_is_gone_can_be_put_back() {
    let templates = [template(TemplatePhase::Scheduled, BODY)];
    let put_back = |message: &str| {
        let found = recognise_template(message, &split_words(message), &templates, &[]).unwrap();
        let mut whole = message.to_owned();
        for change in found.comparison.changes.iter().rev() {
            whole.replace_range(change.span.start..change.span.end, &change.restored);
        }
        whole
    };
    let filled = BODY
        .replace("{{client}}", "Alder")
        .replace("{{sites}}", "A, B");
    for lost in [
        " when it is complete",
        "Maintenance for ",
        "Sites: ",
        " here",
        "it is complete",
    ] {
        let message = filled.replacen(lost, "", 1);
        assert_eq!(
            split_words(&put_back(&message)).len(),
            split_words(&filled).len(),
            "{lost}"
        );
        assert_eq!(changes(BODY, &put_back(&message)), "", "{lost}");
    }
    let message = filled.replace(" when it is complete", "");
    assert_eq!(put_back(&message), filled);
    assert_eq!(put_back(&filled.replace("complete", "over")), filled);
}

#[test]
fn what_an_editor_makes_of_it_is_no_change() {
    let message = "<p class=\"x\">Maintenance&nbsp;for Alder starts on 1 May at 2.</p>\n\u{2022} Sites: A<br/>We&#39;ll \
                   post h\u{200b}ere when it is com\u{ad}plete.";
    assert_eq!(changes(BODY, message), "");
}
