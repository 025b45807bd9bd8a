//! `words`: title and message have no words that the policy does not want.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::FieldName,
    policy::UnwantedWord,
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::format_name,
    text::Span,
    words::{Word, split_words},
};

pub static RULE: Rule = Rule {
    id: "words",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Title and message have none of the words that the policy does not want; off until it lists some.",
    why: "Names of vendors, promises of a time and acronyms of the own house reach every client. The policy lists \
          them, and may say what to write instead. Whole words count, in any letter case unless the policy says that \
          the case matters.",
    applies_to: Scope::FORMS,
    needs: &[],
    options: &[],
    good: &[
        example("None of the words.", form()).with_policy(VENDOR),
        example(
            "A part of another word.",
            form().message("We move the knapsacks."),
        )
        .with_policy(VENDOR),
        example(
            "In letters that the policy does not mean.",
            form().message("We will post as soon as the mfc reopens."),
        )
        .with_policy(r#"{"words": [{"word": "MFC", "instead": "site", "match_case": true}]}"#),
    ],
    bad: &[
        example(
            "The name of a vendor.",
            form().message("Knapp replaces a shuttle."),
        )
        .with_policy(VENDOR),
        example(
            "A promise, with nothing to write instead.",
            form().message("It will be back within minutes."),
        )
        .with_policy(r#"{"words": ["within minutes"]}"#),
    ],
    check,
};

const VENDOR: &str = r#"{"words": [{"word": "Knapp", "instead": "our supplier"}]}"#;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let unwanted = &context.policy.words;
    if unwanted.is_empty() {
        return Err(Skip::NotApplicable);
    }
    let listed: Vec<(&UnwantedWord, Vec<Word>)> = unwanted
        .iter()
        .map(|one| (one, split_words(&one.word)))
        .collect();
    context.check_each_text(&mut |field, text| {
        let words = context.read_words(field, text);
        let findings = listed.iter().filter_map(|(one, parts)| {
            let spans = find_word(one, parts, text, words);
            (!spans.is_empty()).then(|| finding(one, &spans, field, text, context))
        });
        findings.collect()
    })
}

/// Where the word, or all the words of it in a row, stand in the text.
fn find_word(unwanted: &UnwantedWord, parts: &[Word], text: &str, words: &[Word]) -> Vec<Span> {
    let Some(last) = parts.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut spans: Vec<Span> = Vec::new();
    for run in words.windows(parts.len()) {
        let span = Span {
            start: run[0].start,
            end: run[last].end,
        };
        let is_same = run
            .iter()
            .zip(parts)
            .all(|(one, part)| one.hash == part.hash);
        let follows = spans.last().is_none_or(|before| before.end <= span.start);
        let written = || run.iter().map(|word| &text[word.start..word.end]);
        let listed = parts
            .iter()
            .map(|part| &unwanted.word[part.start..part.end]);
        if is_same && follows && (!unwanted.match_case || written().eq(listed)) {
            spans.push(span);
        }
    }
    spans
}

fn finding(
    unwanted: &UnwantedWord,
    spans: &[Span],
    field: FieldName,
    text: &str,
    context: &RuleContext,
) -> Finding {
    let place = context.field_name(field).to_lowercase();
    let written = format_name(&text[spans[0].start..spans[0].end]);
    let why = match unwanted.why.as_deref().map(str::trim) {
        Some(why) if !why.is_empty() => format!(" ({})", why.trim_end_matches('.')),
        _ => String::new(),
    };
    let instead = unwanted.instead.as_deref();
    let mend = match instead {
        Some("") | None => "Write it in other words.".to_owned(),
        Some(instead) => format!("Write “{}” instead.", format_name(instead)),
    };
    let finding = Finding::warning(
        field,
        format!("The {place} says “{written}”, which your policy does not want{why}. {mend}"),
    )
    .at_span(spans[0]);
    // In an address it is no word that could be replaced.
    let spans: Vec<&Span> = spans
        .iter()
        .filter(|span| !is_in_address(text, span))
        .collect();
    let Some(instead) = instead.filter(|instead| !instead.is_empty() && !spans.is_empty()) else {
        return finding;
    };
    let mut mended = text.to_owned();
    for span in spans.iter().rev() {
        let new = like_written(instead, &text[span.start..span.end], &unwanted.word);
        mended.replace_range(span.start..span.end, &new);
    }
    finding.with_fix(
        format!("Write “{}”", format_name(instead)),
        vec![Edit::replace_text(field, mended)],
    )
}

/// With a capital where the word has one in the text and not in the policy, as at the beginning of a sentence.
fn like_written(instead: &str, written: &str, listed: &str) -> String {
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let mut letters = instead.chars();
    match letters.next() {
        Some(first) if is_capital(written) && !is_capital(listed) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => instead.to_owned(),
    }
}

/// Inside a link or an e-mail address.
fn is_in_address(text: &str, span: &Span) -> bool {
    let start = text[..span.start]
        .rfind(|c: char| c.is_whitespace() || matches!(c, '"' | '>' | '<'))
        .map_or(0, |at| at + 1);
    let rest = &text[span.end..];
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '>' | '<'));
    let token = text.get(start..span.end + end.unwrap_or(rest.len()));
    token.is_some_and(|token| token.contains("://") || token.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::finding::Outcome;

    #[track_caller]
    fn mended(message: &'static str, policy: &'static str) -> String {
        let outcome = example("", form().message(message)).with_policy(policy);
        match outcome.check_with(&RULE).unwrap() {
            Outcome::Found(findings) => match findings[0].fixes.first() {
                Some(fix) => fix.edits[0].new_text().unwrap().to_owned(),
                None => findings[0].sentence.clone(),
            },
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn whole_words_are_replaced() {
        assert_eq!(
            mended("KNAPP and Knapp.", VENDOR),
            "our supplier and our supplier."
        );
        assert_eq!(mended("Knapps", VENDOR), "Pass");
        let promise =
            r#"{"words": [{"word": "as soon as possible", "instead": "by the planned end"}]}"#;
        assert_eq!(
            mended("As soon  as possible we post.", promise),
            "By the planned end we post."
        );
        let cased = r#"{"words": [{"word": "MFC", "instead": "site", "match_case": true}]}"#;
        assert_eq!(mended("The MFC, the mfc", cased), "The site, the mfc");
    }

    #[test]
    fn an_address_is_not_rewritten() {
        assert_eq!(
            mended("See https://knapp.example/x", VENDOR),
            "The message says “knapp”, which your policy does not want. Write “our supplier” instead."
        );
        assert_eq!(mended("Anything", ""), "NotApplicable");
    }
}
