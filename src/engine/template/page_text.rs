//! The text of a template as Statuspage has it → the body of a template: what it leaves to be written, `[Date]`, becomes
//! a placeholder, so that it can be filled, and what was written in its place is no change.

use super::{parse::split_pieces, placeholders::find_placeholders};

pub fn body_from_page(text: &str) -> String {
    let mut body = String::with_capacity(text.len());
    let mut end = 0;
    for span in find_placeholders(text) {
        let written = &text[span.start..span.end];
        let inner = written.trim_matches(|c: char| "[]<>{}$%*|【】（）".contains(c));
        let inner = inner.trim();
        body.push_str(&text[end..span.start]);
        end = span.end;
        let slot = format!("{{{{{inner}}}}}");
        // A line to be answered, "Start: ", and what cannot be the name of a placeholder stay words.
        match split_pieces(&slot).as_slice() {
            [super::TemplatePiece::Slot { .. }] => body.push_str(&slot),
            _ => body.push_str(written),
        }
    }
    body.push_str(&text[end..]);
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) {
        assert_eq!(body_from_page(text), expected);
    }

    #[test]
    fn what_is_to_be_written_becomes_a_placeholder() {
        becomes("On [Date] from [Start].", "On {{Date}} from {{Start}}.");
        becomes(
            "For {{client}} and <client>",
            "For {{client}} and {{client}}",
        );
        becomes("At XX:XX UTC", "At {{XX:XX}} UTC");
        becomes(
            "Longer by [Added], for [Release].",
            "Longer by {{Added}}, for {{Release}}.",
        );
        becomes("[Added] A faster search.", "[Added] A faster search.");
        becomes("[RESOLVED] All is well.", "[RESOLVED] All is well.");
        becomes("Nothing to fill in.", "Nothing to fill in.");
    }
}
