//! What was fetched against the person's own policy: the pieces that differ, and taking one over.

use super::{
    fetch_state::LastFetch,
    form::FormBuilder,
    sections::label_of,
    state::{Focus, Settings, SettingsAnswer},
};
use crate::{
    api::{ComponentIndex, Difference, DifferenceKind, Fetched, apply_difference, differences},
    engine::{
        policy::{MergedPolicy, PolicySource},
        sentences::join_first_names,
        time::Zones,
    },
    ui::settings::{
        HEADING, SettingsNotice,
        fetch::{FetchPiece, FetchState, FetchedState, PieceState, StoredKeyPlace},
    },
};
use serde_json::Value;

/// Takes over everything that the policy does not have yet.
const NEW: &str = "new";

impl Settings {
    /// `which` is the place in the list of what differs, or [`NEW`].
    pub(super) fn accept_pieces(
        &mut self,
        which: &str,
        zones: &dyn Zones,
        answer: &mut SettingsAnswer,
    ) {
        let (Some(last), Ok(mut document)) = (&self.fetch.last, self.own.document()) else {
            return;
        };
        let base = self.policies_without_own();
        let found = differences(&last.fetched, &document);
        let is_wanted = |index: usize, piece: &Difference| match which {
            NEW => piece.kind == DifferenceKind::Add,
            number => number.parse() == Ok(index),
        };
        let mut taken = Vec::new();
        for (index, piece) in found.into_iter().enumerate() {
            if is_wanted(index, &piece) && can_accept(&piece, &base) {
                apply_difference(&mut document, &piece);
                taken.push((index, piece));
            }
        }
        let Some((first, _)) = taken.first() else {
            return;
        };
        answer.focus = Some(Focus::from(
            self.next_piece(*first, &document, &base)
                .unwrap_or_else(|| HEADING.to_owned()),
        ));
        let former = self.own.text.clone();
        let removes = |(_, piece): &(usize, Difference)| piece.kind == DifferenceKind::Remove;
        if taken.iter().any(removes) {
            self.own.former = Some(former);
        }
        self.own.typed_lists.clear();
        self.own.write_document(&document);
        self.own
            .check_visited(&self.stored, PolicySource::Own, zones);
        let count = match taken.len() {
            1 => "Taken over".to_owned(),
            many => format!("{many} pieces were taken over"),
        };
        self.notice = Some(SettingsNotice::new_success(format!(
            "{count} into what you are writing. Save it to make it count."
        )));
        self.fetch.accepted.extend(taken);
    }

    /// The button of the next piece once the list is shorter.
    fn next_piece(&self, at: usize, document: &Value, base: &MergedPolicy) -> Option<String> {
        let left = differences(&self.fetch.last.as_ref()?.fetched, document);
        let open = left.iter().enumerate();
        let open = open.filter(|(_, piece)| can_accept(piece, base));
        let next = open
            .map(|(index, _)| index)
            .min_by_key(|index| (*index < at, *index));
        next.map(|index| format!("accept:{index}"))
    }

    fn policies_without_own(&self) -> MergedPolicy {
        let mut stored = self.stored.clone();
        stored.own.clear();
        stored.merge_policies()
    }

    /// What the section displays.
    pub(super) fn fetch_state(&self, builder: &FormBuilder) -> FetchState {
        let section = &self.fetch;
        let running = section.running.as_ref();
        let typed = section.typed_key.as_ref();
        FetchState {
            page: match &section.page {
                Some(page) => page.clone(),
                None => self.page_to_fetch(),
            },
            is_key_typed: typed.is_some(),
            key_problem: typed.and_then(|typed| typed.clone().err()),
            stored_key: match (&section.stored_key, section.is_remembered) {
                (None, _) => None,
                (_, false) => Some(StoredKeyPlace::Session),
                (_, true) => Some(StoredKeyPlace::Computer),
            },
            is_remembered: section.is_remembered,
            progress: running.map(|running| {
                let progress = &running.progress;
                (progress.done, progress.of, progress.sentence.clone())
            }),
            problems: section.problems.clone(),
            fetched: section.last.as_ref().map(|last| FetchedState {
                summary: summary(last),
                notes: last.fetched.notes.clone(),
                pieces: self.pieces(&last.fetched, builder),
            }),
        }
    }

    /// What differs, and between it what was taken over, in its place.
    fn pieces(&self, fetched: &Fetched, builder: &FormBuilder) -> Vec<FetchPiece> {
        let found = differences(fetched, builder.own);
        let components = ComponentIndex::of(fetched);
        let mut pieces: Vec<FetchPiece> = Vec::new();
        for (index, piece) in found.iter().enumerate() {
            let state = match (piece.kind, decided_by(piece, builder.base)) {
                (DifferenceKind::Conflict, _) => PieceState::Undecided,
                (_, Some(source)) => PieceState::Locked(source),
                _ => PieceState::Open(format!("accept:{index}")),
            };
            pieces.push(fetch_piece(piece, state, &components));
        }
        for (index, piece) in &self.fetch.accepted {
            // What was given up again differs as before.
            if !found.iter().any(|one| one.sentence == piece.sentence) {
                let place = (*index).min(pieces.len());
                pieces.insert(place, fetch_piece(piece, PieceState::Accepted, &components));
            }
        }
        pieces
    }
}

fn can_accept(piece: &Difference, base: &MergedPolicy) -> bool {
    piece.kind != DifferenceKind::Conflict && decided_by(piece, base).is_none()
}

/// The higher source that decides this setting, so that the person's own policy does not count there.
fn decided_by(piece: &Difference, base: &MergedPolicy) -> Option<PolicySource> {
    let whole = piece.path.split('[').next().unwrap_or_default();
    let keys: Vec<&str> = whole.split('.').collect();
    let source = base.deciding_source(&keys);
    (source > PolicySource::Own).then_some(source)
}

fn fetch_piece(piece: &Difference, state: PieceState, components: &ComponentIndex) -> FetchPiece {
    let words = |value: &Option<Value>| {
        let value = value.as_ref();
        value
            .map(|value| describe_value(value, components))
            .unwrap_or_default()
    };
    FetchPiece {
        path: piece.path.clone(),
        is_new: piece.kind == DifferenceKind::Add,
        sentence: piece.sentence.clone(),
        old: words(&piece.old),
        new: words(&piece.new),
        state,
    }
}

/// A value of a policy as a person would write it: components by their names.
fn describe_value(value: &Value, components: &ComponentIndex) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => components.name_of(text).to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| describe_value(item, components))
                .collect();
            join_first_names(&items)
        }
        Value::Object(entries) => {
            // Its name first.
            let (names, others): (Vec<_>, Vec<_>) =
                entries.iter().partition(|(key, _)| *key == "name");
            let lines = names.into_iter().chain(others).map(|(key, value)| {
                let label = label_of(key);
                format!("{label}: {}", describe_value(value, components))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

/// `Read of “Acme Status” (page kctb): 12 components, 3 component groups …`
fn summary(last: &LastFetch) -> String {
    let fetched = &last.fetched;
    let counted = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    };
    let counts = [
        counted(fetched.components.len(), "component"),
        counted(fetched.groups.len(), "component group"),
        counted(fetched.access_groups.len(), "page access group"),
        counted(fetched.access_users.len(), "page access user"),
        counted(fetched.templates.len(), "template"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let name = fetched.page.as_ref().map_or("", |page| page.name.as_str());
    let counts = match counts.is_empty() {
        true => "nothing else".to_owned(),
        false => counts.join(", "),
    };
    format!("Read of “{name}” (page {}): {counts}.", last.page)
}
