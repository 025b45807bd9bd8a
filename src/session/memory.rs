//! What outlives the background: per tab what a person would miss, per person how the panel stands.
//! Stored as JSON; what cannot be read any more is as good as not stored, for it only ever costs an
//! undo or the panel's corner.

use crate::engine::{
    finding::{Edit, Moment},
    form::{ComponentKey, Status},
    json::{Value, Writer},
    table::Table,
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// Kept in `storage.session` for each tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub undo: Option<Undo>,
}

/// How to give back exactly what was there before the last click.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    /// Address of the form it belongs to.
    pub url: String,
    /// What was done: "Inserted “0. Maintenance-scheduled”."
    pub done: String,
    pub edits: Vec<Edit>,
}

/// Kept in `storage.local`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    pub collapsed: bool,
    pub corner: Corner,
    /// Screen → field → how it is recognised, as the person has shown it.
    pub locators: Table<String, Value>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    pub fn next(self) -> Self {
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
    pub fn read(text: &str) -> Self {
        let stored: Value = Value::read(text).unwrap_or_default();
        let corner = stored["corner"].as_str().unwrap_or_default();
        Self {
            collapsed: stored["collapsed"].as_bool() == Some(true),
            corner: Corner::ALL
                .into_iter()
                .find(|one| one.as_str() == corner)
                .unwrap_or_default(),
            locators: stored["locators"].as_object().cloned().unwrap_or_default(),
        }
    }

    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.object(|out| {
            out.key("collapsed").bool(self.collapsed);
            out.key("corner").text(self.corner.as_str());
            if !self.locators.is_empty() {
                let screens = Value::Object(self.locators.clone());
                out.key("locators").value(&screens);
            }
        });
        out.done()
    }
}

impl Memory {
    pub fn read(text: &str) -> Self {
        let stored: Value = Value::read(text).unwrap_or_default();
        Self {
            undo: read_undo(&stored["undo"]),
        }
    }

    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.object(|out| {
            if let Some(undo) = &self.undo {
                out.key("undo").object(|out| {
                    out.key("url").text(&undo.url);
                    out.key("done").text(&undo.done);
                    out.key("edits").array(&undo.edits, write_edit);
                });
            }
        });
        out.done()
    }
}

/// Whole or not at all: half an undo would be a new mistake.
fn read_undo(stored: &Value) -> Option<Undo> {
    Some(Undo {
        url: text(&stored["url"])?,
        done: text(&stored["done"])?,
        edits: stored["edits"]
            .as_array()?
            .iter()
            .map(read_edit)
            .collect::<Option<_>>()?,
    })
}

fn write_edit(out: &mut Writer, edit: &Edit) {
    out.object(|out| match edit {
        Edit::Name(text) => out.key("name").text(text),
        Edit::Message(text) => out.key("message").text(text),
        Edit::Status(status) => out.key("status").text(status.api_name()),
        Edit::StartDate(date) => out
            .key("date")
            .number(date.num_days_from_ce().unsigned_abs()),
        Edit::StartTime(time) => out.key("time").number(time.num_seconds_from_midnight()),
        Edit::Duration(minutes) => out.key("duration").number(*minutes),
        Edit::Component { component, ticked } => {
            out.key("component").text(&component.name);
            for (key, text) in [("id", &component.id), ("group", &component.group)] {
                if let Some(text) = text {
                    out.key(key).text(text);
                }
            }
            out.key("on").bool(*ticked);
        }
        Edit::Notify { moment, on } => {
            out.key("moment").text(moment_name(*moment));
            out.key("on").bool(*on);
        }
    });
}

fn read_edit(stored: &Value) -> Option<Edit> {
    let (key, value) = stored
        .as_object()?
        .iter()
        .find(|(key, _)| !matches!(key.as_str(), "id" | "group" | "on"))?;
    let whole = || u32::try_from(value.as_u64()?).ok();
    Some(match key.as_str() {
        "name" => Edit::Name(text(value)?),
        "message" => Edit::Message(text(value)?),
        "status" => Edit::Status(
            Status::MAINTENANCE
                .into_iter()
                .chain(Status::INCIDENT)
                .find(|status| value.as_str() == Some(status.api_name()))?,
        ),
        "date" => Edit::StartDate(NaiveDate::from_num_days_from_ce_opt(whole()? as i32)?),
        "time" => Edit::StartTime(NaiveTime::from_num_seconds_from_midnight_opt(whole()?, 0)?),
        "duration" => Edit::Duration(whole()?),
        "component" => Edit::Component {
            component: ComponentKey {
                id: text(&stored["id"]),
                group: text(&stored["group"]),
                name: text(value)?,
            },
            ticked: stored["on"].as_bool()?,
        },
        "moment" => Edit::Notify {
            moment: MOMENTS
                .into_iter()
                .find(|one| value.as_str() == Some(moment_name(*one)))?,
            on: stored["on"].as_bool()?,
        },
        _ => return None,
    })
}

const MOMENTS: [Moment; 4] = [
    Moment::Now,
    Moment::HourBefore,
    Moment::AtStart,
    Moment::AtEnd,
];

fn moment_name(moment: Moment) -> &'static str {
    match moment {
        Moment::Now => "now",
        Moment::HourBefore => "hour_before",
        Moment::AtStart => "at_start",
        Moment::AtEnd => "at_end",
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn comes_back(edit: Edit) {
        let memory = Memory {
            undo: Some(Undo {
                url: "https://manage.statuspage.io/pages/x/incidents/y".into(),
                done: "Inserted “C. Maintenance Extended.”.".into(),
                edits: vec![edit],
            }),
        };
        assert_eq!(Memory::read(&memory.write()), memory);
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
        for moment in MOMENTS {
            comes_back(Edit::Notify { moment, on: false });
        }
    }

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn nonsense_is_as_good_as_nothing() {
        for text in [
            "",
            "{",
            "[]",
            r#"{"undo": {"url": "u", "done": "d", "edits": [{"x": 1}]}}"#,
        ] {
            assert_eq!(Memory::read(text), Memory::default(), "{text}");
            assert_eq!(Preferences::read(text), Preferences::default(), "{text}");
        }
    }

    #[test]
    fn the_panel_comes_back_where_it_was() {
        let moved = Preferences {
            collapsed: true,
            corner: Corner::default().next(),
            locators: Table::from([(
                "maintenance-new".to_owned(),
                Value::read(r#"{"message": {"kind": "area"}}"#).unwrap_or_default(),
            )]),
        };
        assert_eq!(Preferences::read(&moved.write()), moved);
    }
}
