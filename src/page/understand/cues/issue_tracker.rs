//! What the section of an issue tracker says where nothing is chosen in it. What the section is called, the policy says.

/// The first word of a choice that chooses nothing.
pub const NOTHING_CHOSEN: &[&str] = &[
    "none", "no", "not", "nothing", "select", "choose", "pick", "please", "never", "dont", "do",
    "skip", "without", "keine", "nicht",
];

/// An issue with one of these beside it is an example.
pub const EXAMPLES: &[&str] = &["example", "for instance", "e g", "such as", "like", "z b"];
