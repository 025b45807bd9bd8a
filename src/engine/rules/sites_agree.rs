//! `sites-agree`: the sites that title and message name are the ones that are chosen.

use crate::engine::{
    audience::ClientOrSite,
    examples::{TICKED, UNTICKED, form},
    finding::{Edit, Finding, Severity},
    form::{Component, Components, FieldName},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::{format_name, join_first_names},
    sorting,
    text::{Span, normalize_text},
    words::split_words,
};
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "sites-agree",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "A site of the chosen client that title or message names is chosen, and a message that names sites names all \
           that are.",
    why: "Who follows only the site that was not ticked is not told, though the text speaks of it. Of a client whose \
          sites all begin alike, as Fernhill Ashby and Fernhill Corby, the rest of the name is enough in the text. \
          Where the sentence may say that a site is not affected, it is a question.",
    applies_to: Scope::NOTICES,
    needs: &[Need::Components, Need::Text],
    options: &[],
    good: &[
        example(
            "Both sites are named and chosen.",
            form().message("Maintenance at Alder Boston and Denver."),
        ),
        example(
            "No site is named.",
            form().message("Maintenance at all sites of Alder Market."),
        ),
    ],
    bad: &[
        example(
            "A site that is named is not chosen.",
            form()
                .message("Maintenance at Fernhill Ashby and Corby.")
                .components(&[
                    ("Fernhill", "Fernhill Ashby", TICKED),
                    ("Fernhill", "Fernhill Corby", UNTICKED),
                ]),
        ),
        example(
            "A chosen site is not in the message.",
            form().message("Maintenance at Alder Boston from 22:00 UTC."),
        ),
        example(
            "The sentence may say that it is not affected.",
            form()
                .message("Maintenance at Alder Boston; Alder Denver is not affected.")
                .components(&[
                    ("Alder Market", "Alder Boston", TICKED),
                    ("Alder Market", "Alder Denver", UNTICKED),
                ]),
        ),
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
    let mut named: FxHashSet<usize> = FxHashSet::default();
    let mut names_site = false;
    let mut findings = context.check_each_text(&mut |field, text| {
        let mentions = find_sites(context, field, text);
        names_site |= field == FieldName::Message && !mentions.is_empty();
        let mut findings = Vec::new();
        for mention in mentions {
            if named.insert(mention.component) && !is_chosen(context, components, mention.component)
            {
                findings.extend(not_chosen(context, components, field, text, &mention));
            }
        }
        findings
    })?;
    if names_site {
        findings.extend(not_named(context, components, &named));
    }
    let is_whole = components.collapsed_groups.is_empty() && !components.chosen_only;
    if findings.is_empty() && !is_whole && !has_all_of_client(context, components) {
        return Err(Skip::could_not_run(
            FieldName::Components,
            "Not all components are on the page, so whether a site is named that is not chosen is not known.",
        ));
    }
    Ok(findings)
}

/// No group that is closed may have a site of the chosen client.
fn has_all_of_client(context: &RuleContext, components: &Components) -> bool {
    let is_theirs = |group: &String| {
        let folded = normalize_text(group);
        let mut names = context.audience.chosen_client_names();
        names.any(|name| normalize_text(name) == folded)
            || context
                .chosen_clients()
                .any(|client| client.is_called(group))
    };
    !components.chosen_only && !components.collapsed_groups.iter().any(is_theirs)
}

/// A place in a text where a site of a chosen client is named.
struct SiteMention {
    span: Span,
    component: usize,
    may_be_a_word: bool,
}

/// Where the text names sites of the chosen clients, by their names or by what of these is left without the client's.
fn find_sites(context: &RuleContext, field: FieldName, text: &str) -> Vec<SiteMention> {
    let audience = context.audience;
    let words = context.read_words(field, text);
    let mut all = audience.find_mentions(text, words);
    let mut short = audience.find_short_names(text, words);
    let is_apart = |span: Span| {
        let at = all.partition_point(|other| other.span.end <= span.start);
        all.get(at).is_none_or(|other| span.end <= other.span.start)
    };
    short.retain(|one| !one.may_be_a_word && is_apart(one.span));
    all.append(&mut short);
    sorting::sort_by_key(&mut all, |mention| mention.span.start);
    let sites = all.into_iter().filter_map(|mention| {
        // What is also a client's name is not a site's.
        let is_client = |named: &ClientOrSite| matches!(named, ClientOrSite::Client(_));
        if mention.named.iter().any(is_client) {
            return None;
        }
        let component = mention.named.iter().find_map(|named| match named {
            ClientOrSite::Site { component, client } if audience.is_chosen(*client) => {
                Some(*component)
            }
            _ => None,
        })?;
        Some(SiteMention {
            span: mention.span,
            component,
            may_be_a_word: mention.may_be_a_word,
        })
    });
    // In small letters it is a word like any other.
    let is_name = |one: &SiteMention| {
        !one.may_be_a_word || text[one.span.start..one.span.end].contains(char::is_uppercase)
    };
    sites.filter(is_name).collect()
}

/// Whether the component, or another of the same client under the same name, is chosen.
fn is_chosen(context: &RuleContext, components: &Components, component: usize) -> bool {
    let Some(first) = components.list.get(component).filter(|one| !one.ticked) else {
        return true;
    };
    let owners = &context.audience.owners;
    let name = normalize_text(&first.name);
    let mut chosen = components
        .list
        .iter()
        .enumerate()
        .filter(|(_, one)| one.ticked);
    chosen.any(|(number, one)| {
        owners.get(number) == owners.get(component) && normalize_text(&one.name) == name
    })
}

fn not_chosen(
    context: &RuleContext,
    components: &Components,
    field: FieldName,
    text: &str,
    mention: &SiteMention,
) -> Option<Finding> {
    let site = components.list.get(mention.component)?;
    let place = context.field_name(field).to_lowercase();
    let name = format_name(&site.name);
    let finding = match mention.may_be_a_word || is_excepted(text, mention.span) {
        true => Finding::review(
            field,
            format!("The {place} names {name}, which is not chosen. Is it left out on purpose?"),
        ),
        false => Finding::error(
            field,
            format!(
                "The {place} names {name}, which is not chosen: who follows only that site is not told. Tick it, or \
                 take it out of the text."
            ),
        ),
    };
    let edit = Edit::Component {
        component: site.to_key(),
        ticked: true,
    };
    Some(
        finding
            .at_span(mention.span)
            .with_fix(format!("Tick {name}"), vec![edit]),
    )
}

/// Words that leave out what they are said of.
const EXCEPTIONS: &str = "except excepting excluding excludes exception not no without but other unaffected remain \
    remains continue continues instead unlike";

/// The sentence may say that the site is not meant.
fn is_excepted(text: &str, span: Span) -> bool {
    let is_end = |c: char| matches!(c, '\n' | '.' | '!' | '?');
    let start = text[..span.start].rfind(is_end).map_or(0, |at| at + 1);
    let end = text[span.end..]
        .find(is_end)
        .map_or(text.len(), |at| span.end + at);
    let sentence = normalize_text(&text[start..end]);
    let mut words = sentence.split(|c: char| !c.is_alphanumeric());
    words.any(|word| EXCEPTIONS.split_ascii_whitespace().any(|one| one == word))
}

/// Chosen sites that a message which names others does not name.
fn not_named(
    context: &RuleContext,
    components: &Components,
    named: &FxHashSet<usize>,
) -> Option<Finding> {
    let audience = context.audience;
    // By its name a text can name it, and has not: not a name that is too short, or the client's as well.
    let is_left_out = |site: &Component| {
        let mentions = audience.find_mentions(&site.name, &split_words(&site.name));
        let mut all = mentions.iter().flat_map(|mention| &mention.named);
        let is_site = |one: &ClientOrSite| matches!(one, ClientOrSite::Site { component, .. } if !named.contains(component));
        all.all(is_site) && !mentions.is_empty()
    };
    let chosen = audience.chosen.iter().flat_map(|share| &share.components);
    let left: Vec<String> = chosen
        .filter(|number| !named.contains(number))
        .filter_map(|number| components.list.get(*number))
        .filter(|site| !site.whole_group && is_left_out(site))
        .map(|site| format_name(&site.name).into_owned())
        .collect();
    if left.is_empty() {
        return None;
    }
    let verb = if left.len() == 1 { "is" } else { "are" };
    Some(Finding::review(
        FieldName::Message,
        format!(
            "The message names sites, and not {}, which {verb} chosen as well. Is something missing in the text?",
            join_first_names(&left)
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{examples::SketchRow, finding::Outcome};

    const FERNHILL: &[SketchRow] = &[
        ("Fernhill Grocers", "Fernhill Ashby", TICKED),
        ("Fernhill Grocers", "Fernhill Corby", UNTICKED),
        ("Oakline Markets", "Oakline Ashby", UNTICKED),
        ("Oakline Markets", "Oakline North", UNTICKED),
    ];

    #[track_caller]
    fn says(title: &'static str, message: &'static str, expected: &str) {
        let sketch = form().name(title).message(message).components(FERNHILL);
        let said = match example("", sketch).check_with(&RULE).unwrap() {
            Outcome::Found(findings) => findings
                .iter()
                .map(|one| match one.fixes.first() {
                    Some(fix) => format!("{}: {}", one.severity.as_str(), fix.label),
                    None => one.severity.as_str().to_owned(),
                })
                .collect::<Vec<_>>()
                .join("; "),
            other => format!("{other:?}"),
        };
        assert_eq!(said, expected, "{title} / {message}");
    }

    #[test]
    fn a_site_that_is_named_is_chosen() {
        let title = "Fernhill Grocers: works";
        says(
            title,
            "Works at Fernhill Ashby and Corby.",
            "error: Tick Fernhill Corby",
        );
        says(
            title,
            "Works at FERNHILL  CORBY.",
            "error: Tick Fernhill Corby; review",
        );
        says(title, "Works at Fernhill Ashby.", "Pass");
        says(title, "Works at Ashby.", "Pass");
        says(title, "Works at the sites.", "Pass");
        says("Fernhill Corby", "Works.", "error: Tick Fernhill Corby");
        says(
            title,
            "Fernhill Ashby only; Corby is not affected.",
            "review: Tick Fernhill Corby",
        );
        // Another client's site is not this rule's.
        says(title, "Works at Oakline North.", "Pass");
        says(title, "We go north.", "Pass");
    }
}
