//! `audience-one-client`: a group or user of the audience sees the components of one client, who is theirs.

use super::one_client::{names_of_components, untick_others};
use crate::engine::{
    audience::{Audience, ClientSelection, Owner},
    examples::{TICKED, UNTICKED, form},
    finding::{Edit, Finding, MissingField, Severity},
    form::{Components, Field, FieldName, NotificationMoment, Screen},
    policy::Client,
    rule::{Rule, RuleOption, Scope, Setting, example},
    rule_context::{RuleContext, Skip},
    sentences::{format_name, join_first_names},
    text::normalize_text,
    words::split_words,
};

pub static RULE: Rule = Rule {
    id: "audience-one-client",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "A group or user of the audience sees the components of one client, who is theirs; a new user is subscribed.",
    why: "Whoever is in the group sees every maintenance of its components, and is mailed of it. With another client's \
          component in it, or with somebody of another client, one client is shown what is not theirs. Who is not \
          subscribed is told of nothing.",
    applies_to: Scope::on_screens(Screen::AUDIENCES),
    needs: &[],
    options: &[RuleOption::Texts(&STAFF_DOMAINS), RuleOption::Switch(&SUBSCRIBE)],
    good: &[
        example("A group with two sites of one client.", form().screen(Screen::AudienceGroup)),
        example(
            "A user whose address is the client's, and who is subscribed.",
            form().screen(Screen::AudienceUser).email("jo@mail.alder.example"),
        )
        .with_policy(ALDER),
        example(
            "An address of the organisation's own.",
            form().screen(Screen::AudienceUser).email("kim@team.example"),
        )
        .with_policy(
            r#"{"clients": [{"name": "Alder Market", "email_domains": ["alder.example"]}],
                "rules": {"audience-one-client": {"options": {"staff_domains": ["team.example"]}}}}"#,
        ),
    ],
    bad: &[
        example(
            "A group with sites of two clients.",
            form().screen(Screen::AudienceGroup).components(&[
                ("Alder Market", "Alder Boston", TICKED),
                ("Bluebird Foods", "Bluebird Dublin", TICKED),
            ]),
        ),
        example(
            "A group that is called after another client.",
            form().screen(Screen::AudienceGroup).name("Bluebird Foods"),
        ),
        example(
            "A user who is put into another client's group.",
            form().screen(Screen::AudienceUser).audience_groups(&["Bluebird Foods"]),
        ),
        example(
            "A user with an address that is not the client's.",
            form().screen(Screen::AudienceUser).email("jo@bluebird.example"),
        )
        .with_policy(ALDER),
        example(
            "A new user who is not subscribed.",
            form()
                .screen(Screen::AudienceUser)
                .components(&[("Alder Market", "Alder Boston", TICKED), ("", "Denver", UNTICKED)])
                .subscribes(false),
        ),
    ],
    check,
};

const ALDER: &str =
    r#"{"clients": [{"name": "Alder Market", "email_domains": ["alder.example"]}]}"#;

static STAFF_DOMAINS: Setting<&[&str]> = Setting {
    name: "staff_domains",
    default: &[],
    description: "Domains of your own e-mail addresses: whoever has one may see any client's components.",
};

static SUBSCRIBE: Setting<bool> = Setting {
    name: "subscribe",
    default: true,
    description: "Whether a new user must be subscribed.",
};

/// More buttons than this help nobody.
const FIXES: usize = 4;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let mut findings = Vec::new();
    let mut missing = Vec::new();
    let form = context.form;
    match form.components.require_value(FieldName::Components) {
        Ok(components) => ask_about_components(context, components, &mut findings, &mut missing),
        Err(skip) => take_skip(skip, &mut findings, &mut missing),
    }
    match form.audience.name.require_value(FieldName::Name) {
        Ok(name) => findings.extend(ask_about_name(context, name)),
        Err(skip) => take_skip(skip, &mut findings, &mut missing),
    }
    match form.audience.groups.require_value(FieldName::Components) {
        Ok(groups) => findings.extend(
            groups
                .iter()
                .filter_map(|group| ask_about_group(context, group)),
        ),
        Err(skip) => take_skip(skip, &mut findings, &mut missing),
    }
    match form.audience.email.require_value(FieldName::Name) {
        Ok(email) => findings.extend(ask_about_address(context, email)),
        Err(skip) => take_skip(skip, &mut findings, &mut missing),
    }
    if RULE.switch_option(&SUBSCRIBE, context) {
        match form.audience.subscribes.require_value(FieldName::Notify) {
            Ok(false) if form.audience.is_new => {
                findings.push(not_subscribed(&form.audience.email))
            }
            Ok(_) => {}
            Err(skip) => take_skip(skip, &mut findings, &mut missing),
        }
    }
    match findings.is_empty() && !missing.is_empty() {
        true => Err(Skip::CouldNotRun(missing)),
        false => Ok(findings),
    }
}

/// What one field cannot be asked does not keep the others from being asked.
fn take_skip(skip: Skip, findings: &mut Vec<Finding>, missing: &mut Vec<MissingField>) {
    match skip {
        Skip::NotApplicable => {}
        Skip::CouldNotRun(mut fields) => missing.append(&mut fields),
        Skip::Ambiguous(question) => findings.push(*question),
    }
}

fn ask_about_components(
    context: &RuleContext,
    components: &Components,
    findings: &mut Vec<Finding>,
    missing: &mut Vec<MissingField>,
) {
    let audience = context.audience;
    if audience.chosen.len() > 1 {
        findings.push(several(context, components));
    }
    let uncertain = audience.unknown.len() + audience.disputed.len();
    if uncertain > 0 && uncertain + audience.chosen.len() > 1 {
        findings.push(unknown(components, audience));
    }
    if audience.chosen.len() < 2 && !audience.collapsed_groups.is_empty() {
        missing.push(MissingField {
            field: FieldName::Components,
            why: format!(
                "The components in {} are not on the page, so whether one of them is chosen is not known. Open the \
                 groups.",
                join_first_names(&audience.collapsed_groups)
            ),
        });
    }
}

fn several(context: &RuleContext, components: &Components) -> Finding {
    let audience = context.audience;
    let client = |share: &ClientSelection| {
        audience
            .clients
            .get(share.client)
            .map_or("", String::as_str)
    };
    let shares: Vec<String> = audience
        .chosen
        .iter()
        .take(FIXES + 1)
        .map(|share| {
            let names = names_of_components(components, &share.components);
            format!(
                "{} ({})",
                format_name(client(share)),
                join_first_names(&names)
            )
        })
        .collect();
    let more = match audience.chosen.len() - shares.len() {
        0 => String::new(),
        more => format!(" and {more} more clients"),
    };
    let who = match context.form.screen {
        Screen::AudienceUser => "This user",
        _ => "Everybody in this group",
    };
    let finding = Finding::error(
        FieldName::Components,
        format!(
            "The chosen components belong to {} clients: {}{more}. {who} would see the maintenances of all of them. \
             Keep one client's.",
            audience.chosen.len(),
            shares.join("; ")
        ),
    );
    let kept = audience.chosen.iter().take(FIXES);
    kept.fold(finding, |finding, share| {
        finding.with_fix(
            format!("Keep only {}", format_name(client(share))),
            untick_others(components, &share.components),
        )
    })
}

fn unknown(components: &Components, audience: &Audience) -> Finding {
    let disputed = audience
        .disputed
        .iter()
        .filter(|number| matches!(audience.owners.get(**number), Some(Owner::Disputed(_))));
    let numbers: Vec<usize> = audience.unknown.iter().chain(disputed).copied().collect();
    Finding::review(
        FieldName::Components,
        format!(
            "Which client's {} is cannot be told: no group around it, or several clients of the policy claim it. Look \
             whether all that is chosen is one client's.",
            join_first_names(&names_of_components(components, &numbers))
        ),
    )
}

/// The one client whose components are chosen, and as far as the policy describes that client.
fn find_client<'a>(context: &RuleContext<'a>) -> Option<(&'a str, Option<&'a Client>)> {
    let name = context.audience.only_client()?;
    let mut clients = context.policy.clients.iter();
    Some((name, clients.find(|client| client.name == name)))
}

/// The name of a group names a client, and none of those named is the one whose components are chosen.
fn ask_about_name(context: &RuleContext, name: &str) -> Option<Finding> {
    let (client, _) = find_client(context)?;
    let audience = context.audience;
    let mentions = audience.find_mentions(name, &split_words(name));
    let named: Vec<&str> = mentions
        .iter()
        .flat_map(|mention| &mention.named)
        .filter_map(|named| audience.clients.get(named.client_index()))
        .map(String::as_str)
        .collect();
    let other = named.first().filter(|_| !named.contains(&client))?;
    Some(Finding::error(
        FieldName::Name,
        format!(
            "The group is called “{}”, and its components are {}'s. Choose those of {}, or rename the group.",
            format_name(name),
            format_name(client),
            format_name(other)
        ),
    ))
}

/// The group is another client's than the components.
fn ask_about_group(context: &RuleContext, group: &str) -> Option<Finding> {
    let (client, known) = find_client(context)?;
    if known.is_some_and(|known| known.is_called(group)) {
        return None;
    }
    let mut described = context.policy.clients.iter();
    let by_policy = described.find(|other| other.is_called(group));
    let mut listed = context.audience.clients.iter();
    let folded = normalize_text(group);
    let by_form = || listed.find(|other| normalize_text(other) == folded);
    let other = by_policy.map(|other| &other.name).or_else(by_form)?;
    (other != client).then(|| {
        Finding::error(
            FieldName::Components,
            format!(
                "The group “{}” is {}'s, and the components are {}'s: this user would see both clients' maintenances. \
                 Choose one client's.",
                format_name(group),
                format_name(other),
                format_name(client)
            ),
        )
    })
}

/// The address is another client's, or not the client's whose domains are known.
fn ask_about_address(context: &RuleContext, email: &str) -> Option<Finding> {
    let (client, known) = find_client(context)?;
    let (_, domain) = email
        .trim()
        .rsplit_once('@')
        .filter(|(_, domain)| domain.contains('.'))?;
    let staff = RULE.texts_option(&STAFF_DOMAINS, context);
    if staff.iter().any(|own| is_in_domain(domain, own)) {
        return None;
    }
    let is_of = |one: &Client| {
        one.email_domains
            .iter()
            .any(|own| is_in_domain(domain, own))
    };
    if known.is_some_and(is_of) {
        return None;
    }
    let mut clients = context.policy.clients.iter();
    let other = clients.find(|other| other.name != client && is_of(other));
    let client_name = format_name(client);
    let sentence = match (other, known) {
        (Some(other), _) => format!(
            "{} is an address of {}, and the components are {client_name}'s: they would see {client_name}'s \
             maintenances. Choose their own components, or another address.",
            format_name(email.trim()),
            format_name(&other.name)
        ),
        (None, Some(known)) if !known.email_domains.is_empty() => format!(
            "{} is no address of {client_name}, whose components are chosen: those end in {}. Look whether it is \
             spelt right.",
            format_name(email.trim()),
            join_first_names(&known.email_domains)
        ),
        _ => return None,
    };
    Some(Finding::error(FieldName::Name, sentence))
}

/// The domain itself, or one under it.
fn is_in_domain(domain: &str, outer: &str) -> bool {
    let (domain, outer) = (
        domain.to_lowercase(),
        outer.trim_start_matches('@').to_lowercase(),
    );
    domain
        .strip_suffix(&outer)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn not_subscribed(email: &Field<String>) -> Finding {
    let user = match email {
        Field::Value(email) if !email.trim().is_empty() => format_name(email.trim()).into_owned(),
        _ => "The new user".to_owned(),
    };
    let sentence = format!(
        "{user} is not subscribed: no maintenance of these components would be mailed to them. Tick the box that \
         subscribes them."
    );
    Finding::warning(FieldName::Notify, sentence).with_fix(
        "Subscribe the user",
        vec![Edit::Notify {
            moment: NotificationMoment::Now,
            on: true,
        }],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{examples::Sketch, finding::Outcome, rule::Example};

    const POLICY: &str = r#"{"clients": [
        {"name": "Alder Market", "groups": ["Alder*"], "email_domains": ["alder.example", "@alder-stores.example"]},
        {"name": "Bluebird Foods", "aliases": ["Bluebird"], "email_domains": ["bluebird.example"]},
        {"name": "Cedar Grocers"}]}"#;

    fn says(example: &Example) -> String {
        match example.check_with(&RULE).unwrap() {
            Outcome::Found(findings) => {
                let texts = findings.iter().map(|finding| finding.sentence.as_str());
                texts.collect::<Vec<_>>().join("\n")
            }
            other => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn user(sketch: Sketch, expected: &str) {
        let said = says(&example("", sketch).with_policy(POLICY));
        assert!(said.contains(expected), "{said}");
    }

    const USER: Sketch = form().screen(Screen::AudienceUser);

    #[test]
    fn an_address_is_the_clients() {
        user(USER.email("jo@alder.example"), "Pass");
        user(USER.email("Jo@ALDER-stores.example "), "Pass");
        user(USER.email("jo@eu.alder.example"), "Pass");
        user(
            USER.email("jo@notalder.example"),
            "is no address of Alder Market",
        );
        user(
            USER.email("jo@bluebird.example"),
            "is an address of Bluebird Foods",
        );
        // Still being written.
        user(USER.email("jo@alder"), "Pass");
        user(USER.email(""), "Pass");
    }

    #[test]
    fn where_the_clients_domains_are_not_known_only_another_clients_address_is_wrong() {
        let cedar = USER.components(&[("Cedar Grocers", "Cedar Lyon", TICKED)]);
        user(cedar.email("jo@anywhere.example"), "Pass");
        user(
            cedar.email("jo@alder.example"),
            "is an address of Alder Market",
        );
    }

    #[test]
    fn a_group_is_the_clients() {
        user(USER.audience_groups(&["Alder staff"]), "Pass");
        user(USER.audience_groups(&["Viewers"]), "Pass");
        user(
            USER.audience_groups(&["bluebird"]),
            "“bluebird” is Bluebird Foods's",
        );
        user(
            USER.audience_groups(&["Alder staff", "Cedar Grocers"]),
            "“Cedar Grocers” is",
        );
    }

    #[test]
    fn the_name_of_a_group_is_that_of_its_client() {
        let group = form().screen(Screen::AudienceGroup);
        user(group.name("Alder Market viewers"), "Pass");
        user(group.name("Viewers"), "Pass");
        user(
            group.name("Bluebird viewers"),
            "Choose those of Bluebird Foods",
        );
    }

    #[test]
    fn what_cannot_be_seen_is_said() {
        user(USER.collapsed_groups(&["Cedar Grocers"]), "CouldNotRun");
        user(USER.missing(&[FieldName::Components]), "CouldNotRun");
        user(USER.missing(&[FieldName::Name]), "CouldNotRun");
    }

    #[test]
    fn whoever_was_made_before_may_have_unsubscribed() {
        user(USER.subscribes(false), "The new user is not subscribed");
        user(USER.subscribes(false).changes_what_is_there(), "Pass");
    }
}
