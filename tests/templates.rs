//! Properties of templates over random texts and forms: what is filled is recognised, unchanged.

use proptest::prelude::*;
use statuspage_guard::engine::{
    audience::Audience,
    examples::{UtcOnlyZones, form},
    fill::TemplateFiller,
    form::{Components, Field, Form},
    policy::Policy,
    template::{
        BodyPattern, Template, TemplatePhase, TemplatePiece, recognise_template, split_pieces,
    },
    words::split_words,
};

fn template(body: String) -> Template {
    Template {
        name: "T".into(),
        phase: TemplatePhase::Scheduled,
        title: None,
        pattern: BodyPattern::from_body(&body),
        body,
        statuspage_name: None,
        source: Default::default(),
    }
}

/// The form of the examples with these names, this start (minutes into the day) and length.
fn a_form(client: &str, sites: &[String], start: u32, minutes: u32, policy: &Policy) -> Form {
    let mut form = form().build_form(policy);
    form.start_time = Field::Value(
        chrono::NaiveTime::from_num_seconds_from_midnight_opt(start * 60, 0).unwrap_or_default(),
    );
    form.duration = Field::Value(minutes);
    let first = form
        .components
        .value()
        .and_then(|c| c.list.first())
        .cloned();
    let list = sites.iter().filter_map(|site| {
        let mut component = first.clone()?;
        component.name = site.clone();
        component.group = Some(client.into());
        Some(component)
    });
    form.components = Field::Value(Components {
        list: list.collect(),
        collapsed_groups: Vec::new(),
        chosen_only: false,
        unclear_statuses: Vec::new(),
    });
    form
}

fn fill(body: &str, form: &Form, policy: &Policy) -> String {
    let audience = form
        .components
        .value()
        .map_or_else(Audience::default, |list| {
            Audience::from_components(list, policy)
        });
    let fill = TemplateFiller {
        form,
        policy,
        audience: &audience,
        zones: &UtcOnlyZones,
        added: Some(30),
    };
    fill.fill_text(body).text
}

/// A name with something to read in it, and anything a page may hold around it.
fn name() -> impl Strategy<Value = String> {
    "[\\PC&&[^<>]]{0,8}[a-zA-Z0-9é][\\PC&&[^<>]]{0,12}"
}

/// White space and line ends as another editor would keep them.
fn reflowed(text: &str) -> String {
    text.replace('\n', "\r\n ").replace(". ", ".\u{a0} ")
}

/// A template as words and slots, each apart from the next.
fn template_parts() -> impl Strategy<Value = Vec<&'static str>> {
    let part = prop_oneof![
        4 => prop::sample::select(vec!["ab", "bad", "cafe", "deaf", "fade", "ace", "bee", "dab", "fed", "egg"]),
        1 => prop::sample::select(vec!["{{client}}", "{{sites}}", "{{start}}", "{{end}}", "{{date}}"]),
    ];
    prop::collection::vec(part, 6..40)
}

/// The words of a text as an editor keeps them.
fn join_as_editor(parts: &[String], joints: &[usize]) -> String {
    const JOINTS: [&str; 8] = [
        " ",
        "\n",
        "<br>",
        "&nbsp;",
        "\r\n\r\n- ",
        "\n• ",
        "</p>\n<p class=\"x\">",
        " \u{200b} ",
    ];
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push_str(JOINTS[joints[at % joints.len()] % JOINTS.len()]);
        }
        text.push_str(part);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Filled it is the template, exactly, in whatever form an editor gives it; a changed word is found, and put
    /// back it is the template again.
    #[test]
    fn filled_is_recognised_and_a_changed_word_is_found(
        parts in template_parts(),
        client in "[G-P][h-p]{2,8}",
        sites in prop::collection::vec("[G-P][h-p]{2,8}( [G-P][h-p]{1,4})?", 1..5),
        start in 0_u32..1440,
        joints in prop::collection::vec(0_usize..8, 1..12),
        victim in 0_usize..40,
    ) {
        let own: Vec<usize> = (0..parts.len()).filter(|at| !parts[*at].starts_with('{')).collect();
        prop_assume!(own.len() >= 4);
        let policy = Policy::default();
        let form = a_form(&client, &sites, start, 90, &policy);
        let templates = [template(parts.join(" "))];
        let mut filled: Vec<String> = parts.iter().map(|part| fill(part, &form, &policy)).collect();
        let recognise = |message: &str| {
            recognise_template(message, &split_words(message), &templates, &[])
                .map(|found| found.comparison)
        };
        let message = join_as_editor(&filled, &joints);
        let exact = recognise(&message).map(|comparison| comparison.changes);
        prop_assert_eq!(exact, Some(vec![]), "{:?}", message);
        let at = own[victim % own.len()];
        filled[at] = "zqx".into();
        let message = join_as_editor(&filled, &joints);
        let Some(found) = recognise(&message) else {
            return Err(TestCaseError::fail(format!("not recognised: {message}")));
        };
        prop_assert!(found.changes.iter().any(|change| !change.was.is_empty()), "{:?}", message);
        let mut restored = message.clone();
        for change in found.changes.iter().rev().filter(|change| !change.was.is_empty()) {
            let text = fill(&change.restored, &form, &policy);
            restored.replace_range(change.span.start..change.span.end, &text);
        }
        let again = recognise(&restored).map(|comparison| comparison.changes).unwrap_or_default();
        prop_assert!(again.iter().all(|change| change.was.is_empty()), "{:?} {:?}", message, restored);
    }
}

proptest! {
    #[test]
    fn pieces_are_the_whole_text(text in "(\\{|\\}|a|é| |\n){0,40}") {
        let whole: String = split_pieces(&text)
            .iter()
            .map(|piece| match piece {
                TemplatePiece::Text(text) => *text,
                TemplatePiece::Slot { whole, .. } => whole,
            })
            .collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn the_built_in_templates_are_recognised(
        client in name(),
        sites in prop::collection::vec(name(), 1..8),
        start in 0_u32..1440,
        minutes in 1_u32..3000,
    ) {
        let policy = Policy::default();
        let form = a_form(&client, &sites, start, minutes, &policy);
        for template in &policy.templates {
            let message = fill(&template.body, &form, &policy);
            for message in [reflowed(&message), message] {
                let found = recognise_template(&message, &split_words(&message), &policy.templates, &[]);
                let Some(found) = found else {
                    return Err(TestCaseError::fail(format!("not recognised: {message}")));
                };
                prop_assert_eq!(&found.template.name, &template.name, "{}", message);
                prop_assert_eq!(&found.comparison.changes, &[], "{}", message);
            }
        }
    }

    #[test]
    fn any_template_is_recognised_unchanged(
        body in prop::collection::vec(
            prop_oneof![
                "[a-z]{1,4}",
                "[ .,:'’–\n-]{1,3}",
                Just("{{client}}".to_owned()),
                Just("{{sites}}".to_owned()),
                Just("{{start}}".to_owned()),
                Just("{{end}}".to_owned()),
                Just("{{reason}}".to_owned()),
            ],
            1..30,
        ),
        client in name(),
        sites in prop::collection::vec(name(), 1..4),
        start in 0_u32..1440,
        minutes in 1_u32..3000,
    ) {
        let policy = Policy::default();
        let form = a_form(&client, &sites, start, minutes, &policy);
        let templates = [template(body.concat())];
        let message = fill(&templates[0].body, &form, &policy);
        prop_assume!(message.contains(char::is_alphanumeric));
        let found = recognise_template(&message, &split_words(&message), &templates, &[]);
        prop_assert!(found.is_some(), "{:?} {:?}", templates[0].body, message);
        if let Some(found) = found {
            prop_assert_eq!(&found.comparison.changes, &[], "{:?}", message);
        }
    }

    #[test]
    fn what_is_told_lies_in_the_message(
        body in "([a-d]{1,2}|\\{\\{x\\}\\}|<br>|é| ){0,30}",
        message in "([a-d]{1,2}|<br>|é|’|\n| ){0,40}",
    ) {
        let templates = [template(body)];
        if let Some(found) = recognise_template(&message, &split_words(&message), &templates, &[]) {
            let mut last = 0;
            for change in found.comparison.changes {
                prop_assert!(change.span.start >= last);
                prop_assert_eq!(&message[change.span.start..change.span.end], change.now);
                prop_assert!(templates[0].body.contains(&change.was));
                last = change.span.end;
            }
            for (_, span) in found.comparison.values {
                prop_assert!(message.get(span.start..span.end).is_some());
            }
        }
    }
}
