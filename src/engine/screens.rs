//! Which fields each screen has, may have and has not: the one table. The page reader calls missing what
//! a screen has, a person can point at what it may have, and no example may set what it has not.

use super::{
    form::{FieldName, Screen},
    target::{CheckboxName, Target},
};

/// Whether a screen has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Where it is not found, it is missing.
    Always,
    /// Some pages have it, others do not.
    Sometimes,
    /// No page is known that has it. One that has it all the same is read like the others.
    Never,
}

/// The fields with their presence on each of [`Screen::WITH_FIELDS`], in that order.
const TABLE: [(Target, [Presence; Screen::WITH_FIELDS.len()]); Target::ALL.len()] = {
    use FieldName::{
        Components, Duration, Message, Name, StartDate, StartTime, Status, Submit, Template,
    };
    use Presence::{Always as HAS, Never as NOT, Sometimes as MAY};
    use Target::{Box, Field};
    [
        // New maintenance, its status, its schedule; new incident, its update; group and user of the audience; one
        // component; templates, of which one may be open.
        (Field(Name), [HAS, MAY, NOT, HAS, MAY, HAS, HAS, HAS, MAY]),
        (Field(Status), [HAS, HAS, NOT, HAS, HAS, NOT, NOT, MAY, MAY]),
        (
            Field(Message),
            [HAS, HAS, NOT, HAS, HAS, NOT, NOT, NOT, MAY],
        ),
        (Field(StartDate), in_schedule(HAS)),
        (Field(StartTime), in_schedule(HAS)),
        (Field(Duration), in_schedule(HAS)),
        (
            Field(Components),
            [HAS, HAS, NOT, HAS, MAY, HAS, MAY, NOT, MAY],
        ),
        (
            Field(Template),
            [MAY, MAY, NOT, MAY, MAY, NOT, NOT, NOT, NOT],
        ),
        (Field(Submit), [HAS, HAS, HAS, HAS, HAS, HAS, HAS, HAS, MAY]),
        (
            Box(CheckboxName::Now),
            [HAS, HAS, MAY, HAS, MAY, NOT, MAY, NOT, MAY],
        ),
        (Box(CheckboxName::HourBefore), in_schedule(MAY)),
        (Box(CheckboxName::AtStart), in_schedule(MAY)),
        (Box(CheckboxName::AtEnd), in_schedule(MAY)),
        (Box(CheckboxName::InProgress), in_schedule(MAY)),
        (Box(CheckboxName::Completed), in_schedule(MAY)),
        (Box(CheckboxName::UnderMaintenance), in_schedule(MAY)),
        (Box(CheckboxName::Operational), in_schedule(MAY)),
    ]
};

/// A field that a new maintenance and the tab of the schedule have, and no other screen.
const fn in_schedule(presence: Presence) -> [Presence; Screen::WITH_FIELDS.len()] {
    use Presence::Never as NOT;
    [presence, NOT, presence, NOT, NOT, NOT, NOT, NOT, NOT]
}

/// Whether `screen` has the field. A screen that is no form has none.
pub fn field_presence(screen: Screen, target: Target) -> Presence {
    let column = Screen::WITH_FIELDS.iter().position(|form| *form == screen);
    let row = TABLE.iter().find(|(field, _)| *field == target);
    match (column, row) {
        (Some(column), Some((_, row))) => row[column],
        _ => Presence::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_one_row() {
        for target in Target::ALL {
            let rows = TABLE.iter().filter(|(field, _)| *field == target).count();
            assert_eq!(rows, 1, "{target:?}");
        }
    }

    #[test]
    fn what_cannot_be_missing() {
        let must_have = |screen, target: Target| field_presence(screen, target) == Presence::Always;
        let boxed = Target::Box;
        assert!(must_have(
            Screen::MaintenanceStatus,
            boxed(CheckboxName::Now)
        ));
        assert!(!must_have(
            Screen::MaintenanceNew,
            boxed(CheckboxName::Operational)
        ));
        assert!(!must_have(
            Screen::MaintenanceStatus,
            FieldName::Name.into()
        ));
        assert!(!must_have(Screen::Other, FieldName::Message.into()));
    }
}
