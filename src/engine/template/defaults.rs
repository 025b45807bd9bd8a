//! What Statuspage itself writes when the author writes nothing. Such a text is no template: it
//! says neither who nor when. Source: Statuspage's help pages, read in November 2026.

use crate::engine::text::normalize_text;

const DEFAULTS: [&str; 8] = [
    "we will be undergoing scheduled maintenance during this time.",
    "scheduled maintenance is currently in progress. we will provide updates as necessary.",
    "verification is currently underway for the maintenance items.",
    "the scheduled maintenance has been completed.",
    "we are currently investigating this issue.",
    "the issue has been identified and a fix is being implemented.",
    "a fix has been implemented and we are monitoring the results.",
    "this incident has been resolved.",
];

/// Whether a message is nothing but Statuspage's own text.
pub fn is_default(message: &str) -> bool {
    // Longer than any of them with room for white space: not worth folding.
    message.len() < 400 && {
        let folded = normalize_text(message);
        DEFAULTS
            .iter()
            .any(|text| folded.trim_end_matches('.') == text.trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_case_do_not_make_it_ones_own() {
        assert!(is_default(
            "  The scheduled  maintenance\nhas been completed"
        ));
        assert!(!is_default(
            "The scheduled maintenance has been completed. Thank you."
        ));
        assert!(!is_default(""));
    }
}
