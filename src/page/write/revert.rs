//! Reverting a text: by the editor's own history where it is in an editor, so that bold, links, lists and
//! images come back too; written again where it was nothing but lines.

use super::act::{Act, NextAct};
use super::next_act;
use crate::{
    engine::finding::Edit,
    page::{
        outline::{Node, Outline, state},
        read::FormReading,
        understand::found::Found,
    },
};

/// How the former text of a field is restored.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RevertState {
    /// The former text was more than plain lines: [`is_formatted`] before it was written over.
    pub formatted: bool,
    /// [`Act::Revert`] was refused with [`Act::REFUSED_HISTORY`].
    pub history_refused: bool,
}

/// Like [`next_act`], for an edit that restores the former value.
pub fn next_revert_act(
    edit: &Edit,
    back: RevertState,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    let write_again = next_act(edit, reading, outline);
    let NextAct::Do(Act::Text { node, was, .. }) = &write_again else {
        return write_again;
    };
    let is_editor = outline
        .get(*node)
        .is_some_and(|found| found.has_state(state::EDITABLE));
    match back {
        _ if !is_editor => write_again,
        RevertState {
            history_refused: false,
            ..
        } => NextAct::Do(Act::Revert {
            node: *node,
            was: was.clone(),
        }),
        RevertState {
            formatted: true, ..
        } => NextAct::Refused(
            "The editor did not take the insert back; written again, what stood there would lose its bold, \
             links, lists, images or empty lines."
                .to_owned(),
        ),
        RevertState {
            formatted: false, ..
        } => write_again,
    }
}

/// Whether what an edit is about to write over is more than plain lines.
pub fn is_formatted(edit: &Edit, reading: &FormReading, outline: &Outline) -> bool {
    let understood = match edit {
        Edit::Name(_) => &reading.understood.name,
        Edit::Message(_) => &reading.understood.message,
        _ => return false,
    };
    formatted(understood, outline).is_some()
}

/// Whether the title or the message is more than plain lines.
pub fn is_formatted_text(reading: &FormReading, outline: &Outline) -> bool {
    let fields = [&reading.understood.name, &reading.understood.message];
    let mut fields = fields.into_iter();
    fields.any(|field| formatted(field, outline).is_some())
}

/// What a person should know before an insert: that it may not come back as it was.
pub fn undo_risk(reading: &FormReading, outline: &Outline) -> Option<&'static str> {
    let fields = [&reading.understood.name, &reading.understood.message];
    fields
        .into_iter()
        .filter_map(|field| formatted(field, outline))
        .any(|editor| !reverts_inserts(editor))
        .then_some(
            "This editor may not undo an insert: the bold, links, lists, images and empty lines of what stands there could be lost.",
        )
}

fn formatted<'o>(understood: &Found<u32>, outline: &'o Outline) -> Option<&'o Node> {
    let Found::Here(node) = understood else {
        return None;
    };
    let found = outline.get(*node)?;
    (found.has_state(state::EDITABLE) && found.has_state(state::FORMATTED)).then_some(found)
}

/// Whether it is an editor that is known to revert inserts: ProseMirror, Tiptap, Quill, CKEditor 5, TinyMCE, Trix,
/// Lexical, Slate, Draft.js, Summernote and Jodit, in both browsers.
fn reverts_inserts(editor: &Node) -> bool {
    const CLASSES: [&str; 7] = [
        "ProseMirror",
        "ql-editor",
        "ck-editor__editable",
        "mce-content-body",
        "public-DraftEditor-content",
        "note-editable",
        "jodit-wysiwyg",
    ];
    const ATTRIBUTES: [&str; 2] = ["data-lexical-editor", "data-slate-editor"];
    let class = editor.attr("class").unwrap_or_default();
    editor.tag == "trix-editor"
        || class.split_whitespace().any(|one| CLASSES.contains(&one))
        || ATTRIBUTES.iter().any(|name| editor.attr(name).is_some())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{engine::policy::Policy, page::read::read_form, testing::page::outline};

    const OLD: &str = "What stood there before.";

    fn page(field: &str) -> (FormReading, Outline) {
        let page = outline(&format!(
            "<form><h1>Schedule maintenance</h1><label id=l>Message</label>{field}<button>Schedule now</button></form>"
        ));
        (read_form(&page, &Policy::default()), page)
    }

    fn back(field: &str, back: RevertState) -> NextAct {
        let (reading, page) = page(field);
        next_revert_act(&Edit::Message(OLD.into()), back, &reading, &page)
    }

    const EDITOR: &str = "<div contenteditable aria-labelledby=l>The template.</div>";
    const REFUSED: RevertState = RevertState {
        formatted: true,
        history_refused: true,
    };

    #[test]
    fn the_history_of_an_editor_is_asked_first() {
        for formatted in [false, true] {
            let first = back(
                EDITOR,
                RevertState {
                    formatted,
                    history_refused: false,
                },
            );
            let NextAct::Do(Act::Revert { was, .. }) = &first else {
                panic!("{first:?}");
            };
            assert_eq!(was, "The template.");
        }
    }

    #[test]
    fn plain_lines_are_written_again_where_the_history_does_not_help() {
        let plain = RevertState {
            formatted: false,
            ..REFUSED
        };
        let next = back(EDITOR, plain);
        assert!(
            matches!(&next, NextAct::Do(Act::Text { value, .. }) if value == OLD),
            "{next:?}"
        );
    }

    #[test]
    fn formatted_text_is_not_written_again_as_plain_lines() {
        let next = back(EDITOR, REFUSED);
        assert!(
            matches!(&next, NextAct::Refused(why) if why.contains("would lose its bold")),
            "{next:?}"
        );
    }

    #[test]
    fn what_is_there_again_is_done() {
        let there = "<div contenteditable aria-labelledby=l>What stood there before.</div>";
        assert_eq!(back(there, REFUSED), NextAct::Done);
    }

    #[test]
    fn a_text_area_is_written_again() {
        let area = "<textarea aria-labelledby=l>The template.</textarea>";
        for asked in [RevertState::default(), REFUSED] {
            let next = back(area, asked);
            assert!(matches!(&next, NextAct::Do(Act::Text { .. })), "{next:?}");
        }
    }

    #[track_caller]
    fn risks(field: &str, expected: bool) {
        let (reading, page) = page(field);
        assert_eq!(undo_risk(&reading, &page).is_some(), expected, "{field}");
    }

    #[test]
    fn the_risk_is_said_of_unknown_editors_that_hold_more_than_lines() {
        risks(EDITOR, false);
        risks(
            "<div contenteditable aria-labelledby=l data-formatted>Hello</div>",
            true,
        );
        for known in [
            "class='editor ProseMirror ProseMirror-focused'",
            "class=ql-editor",
            "class='ck ck-content ck-editor__editable'",
            "data-lexical-editor=true",
            "data-slate-editor=true",
        ] {
            risks(
                &format!(
                    "<div contenteditable aria-labelledby=l data-formatted {known}>Hello</div>"
                ),
                false,
            );
        }
        risks(
            "<trix-editor contenteditable aria-labelledby=l data-formatted>Hello</trix-editor>",
            false,
        );
        risks("<textarea aria-labelledby=l>Hello</textarea>", false);
    }

    #[test]
    fn formatted_is_what_the_snapshot_says_of_the_field_that_is_written() {
        let (reading, page) =
            page("<div contenteditable aria-labelledby=l data-formatted>Hello</div>");
        let asked = |edit: Edit| is_formatted(&edit, &reading, &page);
        assert!(asked(Edit::Message(OLD.into())));
        assert!(!asked(Edit::Name(OLD.into())));
        assert!(!asked(Edit::Duration(30)));
    }
}
