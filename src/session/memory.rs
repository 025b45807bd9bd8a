//! What outlives the background: per tab what a person would miss, per person where the panel is and which fields were pointed out.
//! Stored as JSON; what cannot be read any more is as good as not stored, for it only ever costs an
//! undo or the panel's corner.

use crate::{
    engine::{finding::Edit, target::Locators},
    page::{lenient::or_default, read::KnownGroups, route::FormAddress},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How many findings of a tab can be set aside.
pub const MOST_DISMISSALS: usize = 50;
/// How many changes of a tab can be taken back, the last first.
const MOST_CHANGES: usize = 10;

/// Kept in `storage.session` for each tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// What clicks have changed, oldest first. It is stored before the first action of a change is sent.
    pub changes: Vec<FormChange>,
    /// What is known of the groups of a list of components that are closed; nothing where nothing is.
    #[serde(default, rename = "ticked_groups", deserialize_with = "or_default")]
    pub known_groups: Option<KnownGroupsOfForm>,
    /// How far the form of a maintenance is from how it was loaded.
    #[serde(
        default,
        deserialize_with = "or_default",
        skip_serializing_if = "Option::is_none"
    )]
    pub visit: Option<FormVisit>,
    /// What a person has set aside.
    #[serde(
        default,
        deserialize_with = "or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub dismissals: Vec<Dismissal>,
}

/// A finding that a person has set aside, until the form is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    pub place: FormAddress,
    /// Made of the finding and what it is about; of its words none are stored.
    pub number: u64,
    /// What the person wrote; empty for none.
    pub reason: String,
}

/// One form of a maintenance, from when it was opened until another is. It outlives the background, so that what a person
/// has edited is not taken for what was loaded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormVisit {
    pub place: FormAddress,
    pub page_load_id: String,
    /// Seconds since 1970.
    pub since: i64,
    pub schedule: PartState,
    /// Status and components.
    pub update: PartState,
}

/// How far a part of a form is from how it was loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartState {
    NotSeen,
    AsLoaded,
    /// A person or the guard has changed something there.
    Edited,
}

/// What was seen in groups of components. One that is closed now is known by this alone, so it outlives the background,
/// which browsers stop after half a minute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownGroupsOfForm {
    pub place: FormAddress,
    /// Another load of the page has read its form anew.
    pub page_load_id: String,
    pub groups: KnownGroups,
}

/// What one click changes on the page, and what stood there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormChange {
    /// The form it belongs to.
    pub place: FormAddress,
    /// Which load of the page: see `FromPage::page_load_id`.
    #[serde(rename = "document")]
    pub page_load_id: String,
    /// What was clicked: "Insert “0. Maintenance-scheduled”".
    pub label: String,
    /// The notice once it is done: "Inserted “0. Maintenance-scheduled”."
    #[serde(rename = "done")]
    pub done_notice: String,
    pub steps: Vec<ChangeStep>,
    pub phase: ChangePhase,
    /// The page wrote over the form, by a template of its own.
    #[serde(default, rename = "by_page")]
    pub is_by_page: bool,
    /// The form was submitted with it.
    #[serde(default, rename = "submitted")]
    pub is_submitted: bool,
}

/// One edit of a change, and the edit that takes it back, where what stood there could be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeStep {
    pub edit: Edit,
    pub back: Option<Edit>,
    /// What stood there was more than plain lines: bold, links, lists.
    pub formatted: bool,
}

/// How far a change has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangePhase {
    Writing,
    Done,
    Reverting,
}

/// Kept in `storage.local`. What cannot be read of it is as it is for who has changed nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    #[serde(deserialize_with = "or_default")]
    pub collapsed: bool,
    #[serde(deserialize_with = "or_default")]
    pub corner: Corner,
    /// How fields are recognised that the person has pointed out.
    #[serde(
        deserialize_with = "or_default",
        skip_serializing_if = "FxHashMap::is_empty"
    )]
    pub locators: Locators,
}

/// The corner of the screen that the panel is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    #[default]
    BottomRight,
    BottomLeft,
    TopLeft,
    TopRight,
}

impl Corner {
    const ALL: [Self; 4] = [
        Self::BottomRight,
        Self::BottomLeft,
        Self::TopLeft,
        Self::TopRight,
    ];

    pub fn next_corner(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::BottomRight => "bottom-right",
            Self::BottomLeft => "bottom-left",
            Self::TopLeft => "top-left",
            Self::TopRight => "top-right",
        }
    }
}

impl Preferences {
    pub fn from_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Nothing where nothing was changed, so that nothing is stored of who only looks.
    pub fn to_json(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes over what differs between `before` and `after`, and nothing else: another tab may have
    /// changed the rest meanwhile.
    pub fn apply_differences(&mut self, before: &Self, after: &Self) {
        if before.collapsed != after.collapsed {
            self.collapsed = after.collapsed;
        }
        if before.corner != after.corner {
            self.corner = after.corner;
        }
        if before.locators != after.locators {
            self.locators.clone_from(&after.locators);
        }
    }
}

impl Memory {
    pub fn from_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Nothing for nothing, so that a tab in which there is nothing to remember stores nothing.
    pub fn to_json(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn add_change(&mut self, change: FormChange) {
        if self.changes.len() >= MOST_CHANGES {
            self.changes.remove(0);
        }
        self.changes.push(change);
    }

    /// The last change of a form.
    pub fn last_change_at(&self, place: &FormAddress) -> Option<&FormChange> {
        self.changes.iter().rfind(|one| one.place == *place)
    }

    /// The form there was submitted, with all that was changed in it. What was set aside in it counts again.
    pub fn mark_submitted(&mut self, place: &FormAddress) {
        let there = self.changes.iter_mut().filter(|one| one.place == *place);
        for change in there {
            change.is_submitted = true;
        }
        self.dismissals.retain(|one| one.place != *place);
    }

    /// What is set aside on a form.
    pub fn dismissals_at(&self, place: &FormAddress) -> impl Iterator<Item = &Dismissal> {
        self.dismissals
            .iter()
            .filter(move |one| one.place == *place)
    }

    pub fn remove_last_change_at(&mut self, place: &FormAddress) -> Option<FormChange> {
        let at = self.changes.iter().rposition(|one| one.place == *place)?;
        Some(self.changes.remove(at))
    }

    /// The last change of a form has come that far. It counts as the last of the tab from now on.
    pub fn set_phase(&mut self, place: &FormAddress, phase: ChangePhase) {
        if let Some(change) = self.remove_last_change_at(place) {
            self.changes.push(FormChange { phase, ..change });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::form::{AutomationStep, ComponentKey, NotificationMoment, Status};
    use chrono::{NaiveDate, NaiveTime};

    fn change(edit: Edit) -> FormChange {
        FormChange {
            place: FormAddress::from_url("https://manage.statuspage.io/pages/x/incidents/y"),
            page_load_id: "1".into(),
            label: "Insert “C. Maintenance Extended”".into(),
            done_notice: "Inserted “C. Maintenance Extended”.".into(),
            steps: vec![
                ChangeStep {
                    edit: edit.clone(),
                    back: None,
                    formatted: false,
                },
                ChangeStep {
                    edit: Edit::Message("x".into()),
                    back: Some(edit),
                    formatted: true,
                },
            ],
            phase: ChangePhase::Writing,
            is_by_page: false,
            is_submitted: false,
        }
    }

    #[track_caller]
    fn comes_back(edit: Edit) {
        let memory = Memory {
            changes: vec![change(edit)],
            ..Memory::default()
        };
        assert_eq!(Memory::from_json(&memory.to_json()), memory);
    }

    #[test]
    fn every_edit_comes_back_from_storage() {
        comes_back(Edit::Name("A \"name\"\n".into()));
        comes_back(Edit::Message(String::new()));
        comes_back(Edit::Status(Status::InProgress));
        comes_back(Edit::StartDate(date(2026, 11, 24)));
        comes_back(Edit::StartTime(NaiveTime::MIN));
        comes_back(Edit::Duration(150));
        for id in [None, Some("x1".to_owned())] {
            comes_back(Edit::Component {
                component: ComponentKey {
                    id,
                    group: None,
                    name: "<img src=x>".into(),
                },
                ticked: true,
            });
        }
        for moment in NotificationMoment::ALL {
            comes_back(Edit::Notify { moment, on: false });
        }
        for step in AutomationStep::ALL {
            comes_back(Edit::Automation { step, on: true });
        }
    }

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn what_was_stored_before_is_read() {
        let stored = r#"{"changes": [{"place": "u", "document": "1", "label": "l", "done": "d", "steps": [], "phase": "done"}]}"#;
        let memory = Memory::from_json(stored);
        assert_eq!(memory.changes[0].page_load_id, "1");
        assert_eq!(memory.changes[0].done_notice, "d");
    }

    #[test]
    fn nonsense_is_as_good_as_nothing() {
        for text in [
            "",
            "{",
            "[]",
            "7",
            r#"{"changes": [{"place": "u", "label": "l", "done": "d", "phase": "done", "steps": [{"x": 1}]}]}"#,
        ] {
            assert_eq!(Memory::from_json(text), Memory::default(), "{text}");
            assert_eq!(
                Preferences::from_json(text),
                Preferences::default(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_tab_without_a_change_stores_nothing() {
        assert_eq!(Memory::default().to_json(), "");
    }

    #[test]
    fn only_the_last_changes_are_kept() {
        let mut memory = Memory::default();
        for minutes in 0..12 {
            memory.add_change(change(Edit::Duration(minutes)));
        }
        assert_eq!(memory.changes.len(), MOST_CHANGES);
        assert_eq!(memory.changes[0].steps[0].edit, Edit::Duration(2));
    }

    #[test]
    fn the_panel_comes_back_where_it_was() {
        let moved = Preferences {
            collapsed: true,
            corner: Corner::default().next_corner(),
            locators: serde_json::from_str(r#"{"maintenance-new": {"message": {"kind": "area"}}}"#)
                .unwrap_or_default(),
        };
        assert_eq!(Preferences::from_json(&moved.to_json()), moved);
    }

    #[test]
    fn what_is_odd_in_the_preferences_takes_nothing_else_away() {
        let read = Preferences::from_json(
            r#"{"collapsed": true, "corner": "middle", "locators": {"maintenance-new": 3}, "x": 1}"#,
        );
        let expected = Preferences {
            collapsed: true,
            ..Preferences::default()
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn a_tab_that_moves_its_panel_does_not_unfold_another_tabs() {
        let folded = Preferences {
            collapsed: true,
            ..Preferences::default()
        };
        let before = Preferences::default();
        let after = Preferences {
            corner: Corner::TopLeft,
            ..Preferences::default()
        };
        let mut shared = folded;
        shared.apply_differences(&before, &after);
        assert!(shared.collapsed);
        assert_eq!(shared.corner, Corner::TopLeft);
    }
}
