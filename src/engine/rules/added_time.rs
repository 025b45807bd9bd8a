//! `added-time`: an extension says the time that was added, and not the total.
//!
//! What was added is the length of the schedule now less the one that clients know; both were seen on the tab with the
//! schedule. Lengths that the text does not call added are none of this rule's business.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{FieldName, Screen, Status},
    lengths::{StatedLength, find_lengths},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::format_minutes,
    words::{begins_with_words, ends_with_words},
};

pub static RULE: Rule = Rule {
    id: "added-time",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "A message that extends a maintenance says the time that was added, not the total.",
    why: "“Extended by 3.5 hours” is read as 3.5 hours more than announced. Where that is the whole length, clients \
          plan for hours in which the work is long done.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus]),
    needs: &[Need::Message],
    options: &[],
    good: &[
        example(
            "An hour and a half was added to two hours.",
            extended().message("The maintenance has been extended by 1 hour 30 minutes."),
        ),
        example(
            "The whole length, and called so.",
            extended().message("The maintenance has been extended to 3.5 hours in all."),
        ),
    ],
    bad: &[
        example(
            "The whole length is called added.",
            extended().message("The maintenance has been extended by 3.5 hours."),
        ),
        example(
            "Another time than was added.",
            extended().message("We need 2 more hours."),
        ),
    ],
    check,
};

const fn extended() -> crate::engine::examples::Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .status(Status::InProgress)
        .former_schedule(("2026-11-24 22:00", 120))
        .seen_schedule(("2026-11-24 22:00", 210))
}

/// Before a length, these say that it is added. One of them may be a few words away.
const ADDING: &[&str] = &[
    "extended by",
    "extend by",
    "extending by",
    "extension of",
    "prolonged by",
    "lengthened by",
    "longer by",
    "added",
    "add",
    "adding",
    "additional",
    "another",
    "extra",
    "further",
    "verlängert um",
];
/// Behind a length.
const ADDED: &[&str] = &[
    "more",
    "longer",
    "extra",
    "additional",
    "were added",
    "was added",
    "have been added",
    "has been added",
];
/// Between number and unit: "2 more hours".
const INSIDE: &[&str] = &["more ", "extra ", "additional ", "further "];
/// So many bytes before a length are looked at.
const NEAR: usize = 60;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let text = context.form.message.require_value(FieldName::Message)?;
    let stated = lengths_called_added(text);
    if stated.is_empty() {
        return Ok(Vec::new());
    }
    let Some((before, now)) = context.form.change_of_length() else {
        return Err(Skip::could_not_run(
            FieldName::Message,
            "The message says that time was added, and no change of the duration was seen that clients do not know of: \
             open “Schedule & Automation” once.",
        ));
    };
    let wrong = stated.into_iter().filter(|length| {
        !now.checked_sub(before)
            .is_some_and(|added| length.includes(added))
    });
    Ok(wrong
        .map(|length| finding(text, length, before, now))
        .collect())
}

fn finding(text: &str, length: StatedLength, before: u32, now: u32) -> Finding {
    let written = &text[length.span.start..length.span.end];
    let lengths = format!(
        "{} before, {} now",
        format_minutes(before),
        format_minutes(now)
    );
    let Some(added) = now.checked_sub(before) else {
        let sentence = format!(
            "Message says that “{written}” was added, but the maintenance was made shorter: {lengths}. Say until when it \
             takes.",
        );
        return Finding::error(FieldName::Message, sentence).at_span(length.span);
    };
    let total = match length.minutes == now {
        true => " is the whole length",
        false => " is not what was added",
    };
    let were = if added == 60 || added == 1 {
        "was"
    } else {
        "were"
    };
    let added = format_minutes(added);
    let sentence = format!(
        "Message has “{written}”, which{total}: {added} {were} added ({lengths}). Clients plan by the time that is added.",
    );
    let mut whole = text.to_owned();
    whole.replace_range(length.span.start..length.span.end, &added);
    Finding::error(FieldName::Message, sentence)
        .at_span(length.span)
        .with_fix(format!("Write “{added}”"), vec![Edit::Message(whole)])
}

/// The lengths that the words around them call added.
fn lengths_called_added(text: &str) -> Vec<StatedLength> {
    // "2 more hours": without the word, with as many bytes.
    let mut plain = text.to_ascii_lowercase();
    let mut inside = Vec::new();
    for word in INSIDE {
        while let Some(at) = plain.find(word) {
            let is_after_number = plain[..at]
                .trim_end()
                .ends_with(|c: char| c.is_ascii_digit());
            let replacement = match is_after_number {
                true => " ",
                false => "_",
            };
            if is_after_number {
                inside.push(at);
            }
            plain.replace_range(at..at + word.len(), &replacement.repeat(word.len()));
        }
    }
    let lower = text.to_ascii_lowercase();
    let is_added = |length: &StatedLength| {
        let (start, end) = (length.span.start, length.span.end);
        let near = lower.floor_char_boundary(start.saturating_sub(NEAR));
        let before = lower[near..start].rsplit(['.', '\n', ';']).next();
        let before = before.unwrap_or_default().trim_end();
        let before = ["a", "an", "about", "approximately", "around"]
            .iter()
            .find_map(|filler| before.strip_suffix(&format!(" {filler}")))
            .unwrap_or(before);
        let behind = lower[end..].trim_start();
        ADDING.iter().any(|words| ends_with_words(before, words))
            || ADDED.iter().any(|words| begins_with_words(behind, words))
            || inside.iter().any(|at| (start..end).contains(at))
            || begins_with_words(&lower[start..], "another")
    };
    let lengths = find_lengths(&plain);
    lengths.into_iter().filter(is_added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn added(text: &str, expected: &[u32]) {
        let found = lengths_called_added(text);
        let found: Vec<u32> = found.iter().map(|one| one.minutes).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn which_lengths_are_called_added() {
        added("We have added 3.5 hours.", &[210]);
        added("The work takes another hour and a half.", &[90]);
        added("It takes 2 hours longer.", &[120]);
        added("It takes an additional 45 minutes.", &[45]);
        added("Extended by about 2 hours; it is 4 hours in all.", &[120]);
        added("We need 2 more hours.", &[120]);
        added("1 hour 30 minutes were added.", &[90]);
    }

    #[test]
    fn which_are_not() {
        added("The maintenance takes 2 hours.", &[]);
        added("Extended to 4 hours.", &[]);
        added("Two servers were added. It takes 2 hours.", &[]);
        added("The works were extended. Expected duration: 4 hours", &[]);
    }
}
