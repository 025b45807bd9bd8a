//! Why an edit or one of its acts is refused, as a sentence for a person. The same fault has one sentence, whether
//! the outline shows it before the act or actions.js finds it when the act is to be done.

/// The control has left the page.
pub const GONE: &str = "gone";
/// The page has switched the control off.
pub const DISABLED: &str = "disabled";
/// The control takes no other value.
pub const READ_ONLY: &str = "read-only";
/// The control holds something else than it did when the act was decided.
pub const CHANGED: &str = "changed";

/// The control only takes the keys of an editor that keeps the text to itself.
pub const CODE_EDITOR: &str = "code-editor";

/// `code` is one that actions.js reports, or the browser's own words; `subject` is what the edit is about, as at the
/// beginning of a sentence: "The Message field".
pub fn refusal_sentence(code: &str, subject: &str) -> String {
    match code {
        GONE => format!("{subject} is not on the page any more."),
        DISABLED => format!("{subject} is switched off on the page."),
        READ_ONLY => format!("{subject} can only be read."),
        CODE_EDITOR => format!(
            "{subject} is a code editor, which takes a text from the keyboard and the clipboard only: select all of it and paste."
        ),
        CHANGED => format!("{subject} was changed meanwhile."),
        "focus" => format!("{subject} was not written to: the page took the focus away from it."),
        "address" => "The page changes its address all the time.".to_owned(),
        "overshot" => "The editor went back further than this insert and did not return: look at the text, its own \
             undo still works."
            .to_owned(),
        other => format!("The browser refused it ({other})."),
    }
}
