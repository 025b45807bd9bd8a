//! What the name of a maintenance or an incident is called.

use super::CueTable;

pub const NAME: CueTable = CueTable {
    cues: &[
        ("maintenance name", 10),
        ("maintenance title", 10),
        ("name", 9),
        ("title", 9),
        ("subject", 7),
        ("headline", 7),
        ("summary", 6),
        ("maintenance called", 6),
    ],
    vetoes: &[
        "search",
        "filter",
        "find",
        "component",
        "components",
        "group",
        "user",
        "file",
        "template",
        "templates",
        "company",
        "contact",
        "your",
        "first",
        "last",
        "tweet",
        "key",
        "email",
        "metric",
        "comment",
        "page",
        "domain",
        "saved",
        "project",
    ],
};
