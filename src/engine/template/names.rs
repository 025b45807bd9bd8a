//! Names of templates, as people write them: numbers, punctuation and letter case do not count where they leave no
//! doubt. `0. Maintenance-scheduled` is `Maintenance Scheduled`.

use crate::engine::text::normalize_text;

/// Which of `names` is meant by `name`: the one that is written so, else the only one that is like it.
pub fn find_called<'n>(names: impl IntoIterator<Item = &'n str>, name: &str) -> Option<usize> {
    let names: Vec<&str> = names.into_iter().collect();
    let written = normalize_text(name);
    if let Some(same) = names.iter().position(|one| normalize_text(one) == written) {
        return Some(same);
    }
    let wanted = name_key(name);
    let mut alike = names.iter().enumerate();
    let mut alike = alike.by_ref().filter(|(_, one)| name_key(one) == wanted);
    match (alike.next(), alike.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// The words of a name, without the number or letter that puts it in order. A name of nothing else is itself.
fn name_key(name: &str) -> String {
    let folded = normalize_text(name);
    let is_letter = |word: &str| word.chars().count() == 1 && folded.starts_with(word);
    let is_ordinal = |word: &str| {
        is_letter(word)
            && folded[word.len()..].starts_with(['.', ')', ':', '-', ' '])
            && !matches!(word, "a")
            || word.chars().all(char::is_numeric)
    };
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.retain(|word| !is_ordinal(word));
    match words.is_empty() {
        true => folded,
        false => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(names: &[&str], name: &str, expected: Option<usize>) {
        assert_eq!(find_called(names.iter().copied(), name), expected, "{name}");
    }

    #[test]
    fn numbers_punctuation_and_case_do_not_count() {
        finds(
            &["0. Maintenance-scheduled"],
            "Maintenance Scheduled",
            Some(0),
        );
        finds(
            &["C. Maintenance Extended."],
            "maintenance extended",
            Some(0),
        );
        finds(
            &["Maintenance (2) complete"],
            "2. Maintenance-complete",
            Some(0),
        );
        finds(&["A maintenance starts"], "Maintenance starts", None);
        finds(&["1. Maintenance-started"], "1. Maintenance-starting", None);
        finds(&["42"], "43", None);
    }

    #[test]
    fn what_is_written_so_goes_before_what_is_like_it() {
        let names = ["1. Maintenance", "2. Maintenance"];
        finds(&names, "2. maintenance", Some(1));
        finds(&names, "Maintenance", None);
    }
}
