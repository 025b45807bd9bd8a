//! The words by which fields are found, or told from others: they say nothing of whose page it is.

use super::{
    CueTable, checkboxes, components, message, name, neutral, other_forms, schedule, status,
    submit, template,
};

const TABLES: &[&CueTable] = &[
    &name::NAME,
    &message::MESSAGE,
    &status::STATUS,
    &template::TEMPLATE,
    &components::COMPONENTS,
    &submit::NEW,
    &submit::UPDATE,
    &submit::INCIDENT,
];

const LISTS: &[&[&str]] = &[
    neutral::NEUTRAL,
    checkboxes::NOTIFY,
    checkboxes::NOTIFY_NOW,
    checkboxes::AUDIENCE,
    checkboxes::FILLERS,
    checkboxes::LATER,
    checkboxes::CHANGES,
    checkboxes::BEFORE,
    checkboxes::HOUR,
    checkboxes::START,
    checkboxes::END,
    checkboxes::COMPONENTS,
    checkboxes::SOMETHING_ELSE,
    checkboxes::NEGATIONS,
    checkboxes::CONDITIONS,
    checkboxes::AT_ONCE,
    checkboxes::WHOLE_LABEL_NOW,
    checkboxes::BARE,
    components::ACTIONS,
    components::REMOVE,
    other_forms::BUTTONS,
    other_forms::FILTERS,
    other_forms::MAY_FILTER,
    schedule::VETOES,
    schedule::START,
    schedule::END,
    schedule::DURATION,
    schedule::UNITS,
    schedule::CONDITIONS,
    status::OTHER_CHOICES,
    template::NAMES,
];

/// Whether a word stands in any of the cues.
pub fn is_cue_word(word: &str) -> bool {
    let of_tables = TABLES.iter().flat_map(|table| {
        let cues = table.cues.iter().map(|(words, _)| *words);
        cues.chain(table.vetoes.iter().copied())
    });
    let mut all = of_tables.chain(LISTS.iter().copied().flatten().copied());
    all.any(|words| words.split(' ').any(|part| part == word))
}
