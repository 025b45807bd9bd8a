//! The section in which a person reads a page by Statuspage's API.

use super::parts::{action_button, paragraph, subheading};
use crate::{
    engine::policy::PolicySource,
    ui::view::{Element, element},
};

/// The names of the controls.
pub const PAGE: &str = "fetch/page";
pub const KEY: &str = "fetch/key";
const REMEMBER: &str = "fetch/remember";

const PAGE_ID: &str = "fetch-page";
const KEY_ID: &str = "fetch-key";
const KEY_NOTE: &str = "fetch-key-note";
const KEY_PROBLEM: &str = "fetch-key-problem";
const PAGE_NOTE: &str = "fetch-page-note";
const REMEMBER_ID: &str = "fetch-remember";
const REMEMBER_NOTE: &str = "fetch-remember-note";

/// What the section displays. The key is not in it.
pub struct FetchState {
    pub page: String,
    /// What is typed in the field of the key stays there.
    pub is_key_typed: bool,
    pub key_problem: Option<String>,
    pub stored_key: Option<StoredKeyPlace>,
    pub is_remembered: bool,
    /// Documents that are read, all of them, and a sentence; while a fetch is on its way.
    pub progress: Option<(usize, usize, String)>,
    /// Why something could not be read.
    pub problems: Vec<String>,
    pub fetched: Option<FetchedState>,
}

/// Where the key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredKeyPlace {
    Session,
    Computer,
}

/// What was read.
pub struct FetchedState {
    pub summary: String,
    pub notes: Vec<String>,
    pub pieces: Vec<FetchPiece>,
}

/// One piece of what differs.
pub struct FetchPiece {
    /// Where in the policy.
    pub path: String,
    /// The policy has nothing of it yet.
    pub is_new: bool,
    pub sentence: String,
    /// What stands there in the policy, and at Statuspage; empty for nothing.
    pub old: String,
    pub new: String,
    pub state: PieceState,
}

pub enum PieceState {
    /// With the event that takes it over.
    Open(String),
    Accepted,
    /// This source decides it, so the person's own policy does not count there.
    Locked(PolicySource),
    /// A person must correct one or the other.
    Undecided,
}

pub fn fetch_section(state: &FetchState) -> Vec<Element> {
    let mut parts = vec![
        paragraph(
            "Reads your page’s clients, templates and time zone from Statuspage, and shows what differs from your own \
             policy. Nothing is asked for until you press Fetch, and nothing is ever changed at Statuspage. What was read is \
             kept in this browser and counts there, after your policy.",
        ),
        page_field(state),
        key_field(state),
        remember_field(state),
        buttons(state),
    ];
    if let Some((done, of, sentence)) = &state.progress {
        parts.push(progress_view(*done, *of, sentence));
    }
    if !state.problems.is_empty() {
        let lines = state
            .problems
            .iter()
            .enumerate()
            .map(|(index, words)| element("li").key(index.to_string()).text(words.clone()));
        parts.push(subheading("What could not be read").key("problems title"));
        parts.push(
            element("ul")
                .key("problems")
                .attr("class", "problems")
                .children(lines),
        );
    }
    if let Some(fetched) = &state.fetched {
        parts.extend(fetched_view(fetched));
    }
    parts
}

fn page_field(state: &FetchState) -> Element {
    let hint =
        "What stands after /pages/ in the address of the management page, such as kctbh9vrtdwd.";
    field("page", "Id of the page", PAGE_ID)
        .child(hint_line(PAGE_NOTE, hint))
        .child(
            element("input")
                .attr("type", "text")
                .attr("id", PAGE_ID)
                .attr("name", PAGE)
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", PAGE_NOTE)
                .attr("data-value", state.page.clone()),
        )
}

fn key_field(state: &FetchState) -> Element {
    let stored = match state.stored_key {
        None => "Without a key, what everybody can see of the page is read. ",
        Some(StoredKeyPlace::Session) => {
            "A key is stored until the browser is closed. Leave this empty to use it. "
        }
        Some(StoredKeyPlace::Computer) => {
            "A key is stored on this computer. Leave this empty to use it. "
        }
    };
    let hint = format!(
        "{stored}From your account at Statuspage, under API info. It goes to api.statuspage.io alone, and into no \
         policy, export or report."
    );
    let described_by = match state.key_problem {
        Some(_) => format!("{KEY_NOTE} {KEY_PROBLEM}"),
        None => KEY_NOTE.to_owned(),
    };
    let mut control = element("input")
        .attr("type", "password")
        .attr("id", KEY_ID)
        .attr("name", KEY)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described_by);
    if !state.is_key_typed {
        control = control.attr("data-value", "");
    }
    if state.key_problem.is_some() {
        control = control.attr("aria-invalid", "true");
    }
    let mut field = field("key", "API key", KEY_ID)
        .child(hint_line(KEY_NOTE, hint))
        .child(control);
    if let Some(problem) = &state.key_problem {
        field = field.child(
            element("p")
                .key("problem")
                .attr("id", KEY_PROBLEM)
                .attr("class", "wrong")
                .attr("role", "status")
                .text(problem.clone()),
        );
    }
    field
}

fn remember_field(state: &FetchState) -> Element {
    let ticked = if state.is_remembered { "true" } else { "false" };
    element("div")
        .key("remember")
        .attr("class", "field switch")
        .child(
            element("input")
                .attr("type", "checkbox")
                .attr("id", REMEMBER_ID)
                .attr("name", REMEMBER)
                .attr("aria-describedby", REMEMBER_NOTE)
                .attr("data-checked", ticked),
        )
        .child(
            element("label")
                .attr("for", REMEMBER_ID)
                .text("Remember the key on this computer"),
        )
        .child(hint_line(
            REMEMBER_NOTE,
            "Else it is forgotten when the browser is closed.",
        ))
}

fn buttons(state: &FetchState) -> Element {
    let mut buttons = element("div").key("buttons").attr("class", "actions");
    let fetch = action_button("fetch", "fetch").text("Fetch");
    buttons = match &state.progress {
        None => buttons.child(fetch.attr("class", "main")),
        Some(_) => buttons
            .child(fetch.attr("disabled", ""))
            .child(action_button("cancel", "fetch-cancel").text("Cancel")),
    };
    if state.stored_key.is_some() {
        buttons = buttons
            .child(action_button("forget-key", "fetch-forget-key").text("Forget the stored key"));
    }
    buttons
}

fn progress_view(done: usize, of: usize, sentence: &str) -> Element {
    element("div")
        .key("progress")
        .attr("class", "progress")
        .child(
            element("progress")
                .attr("max", of.to_string())
                .attr("value", done.to_string())
                .attr("aria-label", "How much of the page is read"),
        )
        .child(
            element("p")
                .attr("role", "status")
                .text(sentence.to_owned()),
        )
}

fn fetched_view(fetched: &FetchedState) -> Vec<Element> {
    let mut parts = vec![
        subheading("What differs from your own policy").key("pieces title"),
        paragraph(fetched.summary.clone()).key("summary"),
    ];
    if !fetched.notes.is_empty() {
        // Two groups without a name have the same note.
        let lines = fetched.notes.iter().enumerate();
        let lines =
            lines.map(|(index, note)| element("li").key(index.to_string()).text(note.clone()));
        parts.push(
            element("ul")
                .key("notes")
                .attr("class", "hint")
                .children(lines),
        );
    }
    let is_open = |piece: &&FetchPiece| matches!(piece.state, PieceState::Open(_));
    let open: Vec<&FetchPiece> = fetched.pieces.iter().filter(is_open).collect();
    if open.is_empty() {
        parts.push(paragraph("Nothing is left to take over.").key("nothing"));
    }
    if open.len() > 1 && open.iter().any(|piece| piece.is_new) {
        parts.push(
            element("div").key("all").attr("class", "actions").child(
                action_button("accept-new", "accept:new")
                    .text("Take over everything that the policy does not have"),
            ),
        );
    }
    let pieces = fetched.pieces.iter().map(piece_view);
    parts.push(
        element("ul")
            .key("pieces")
            .attr("class", "pieces")
            .children(pieces),
    );
    parts
}

fn piece_view(piece: &FetchPiece) -> Element {
    let mut line = element("li")
        .key(format!("{} {}", piece.path, piece.sentence))
        .attr("class", "piece")
        .attr("data-piece", piece.path.clone())
        .child(element("p").key("words").text(piece.sentence.clone()));
    for (key, title, words) in [
        ("old", "In your policy", &piece.old),
        ("new", "At Statuspage", &piece.new),
    ] {
        if !words.is_empty() {
            line = line.child(
                element("div")
                    .key(key)
                    .attr("class", "preview")
                    .child(element("p").child(element("strong").text(title)))
                    .child(element("p").attr("class", "message").text(words.clone())),
            );
        }
    }
    line.child(match &piece.state {
        PieceState::Open(event) => action_button("accept", event.clone())
            .attr("aria-label", format!("Take over: {}", piece.sentence))
            .text("Take over"),
        PieceState::Accepted => element("p")
            .key("accepted")
            .attr("class", "pass")
            .text("Taken over."),
        PieceState::Locked(source) => element("p").key("locked").attr("class", "hint").text(
            format!(
                "This setting is decided by the policy that is {}, so there is nothing to take over into your own.",
                source.display_name()
            ),
        ),
        PieceState::Undecided => element("p")
            .key("undecided")
            .attr("class", "hint")
            .text("There is nothing to take over: correct one or the other."),
    })
}

fn field(key: &'static str, label: &'static str, id: &'static str) -> Element {
    element("div")
        .key(key)
        .attr("class", "field")
        .child(element("label").attr("for", id).text(label))
}

fn hint_line(id: &'static str, words: impl Into<crate::ui::view::Words>) -> Element {
    element("p")
        .key(id)
        .attr("id", id)
        .attr("class", "hint")
        .text(words)
}
