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

/// The fields with their presence on each of [`Screen::FORMS`], in that order.
const TABLE: [(Target, [Presence; Screen::FORMS.len()]); Target::ALL.len()] = {
    use FieldName::{
        Components, Duration, Message, Name, StartDate, StartTime, Status, Submit, Template,
    };
    use Presence::{Always as HAS, Never as NOT, Sometimes as MAY};
    use Target::{Box, Field};
    [
        // New maintenance, its status, its schedule; new incident, its update.
        (Field(Name), [HAS, MAY, NOT, HAS, MAY]),
        (Field(Status), [HAS, HAS, NOT, HAS, HAS]),
        (Field(Message), [HAS, HAS, NOT, HAS, HAS]),
        (Field(StartDate), [HAS, NOT, HAS, NOT, NOT]),
        (Field(StartTime), [HAS, NOT, HAS, NOT, NOT]),
        (Field(Duration), [HAS, NOT, HAS, NOT, NOT]),
        (Field(Components), [HAS, HAS, NOT, HAS, MAY]),
        (Field(Template), [MAY, MAY, NOT, MAY, MAY]),
        (Field(Submit), [HAS, HAS, HAS, HAS, HAS]),
        (Box(CheckboxName::Now), [HAS, HAS, MAY, HAS, MAY]),
        (Box(CheckboxName::HourBefore), [MAY, NOT, MAY, NOT, NOT]),
        (Box(CheckboxName::AtStart), [MAY, NOT, MAY, NOT, NOT]),
        (Box(CheckboxName::AtEnd), [MAY, NOT, MAY, NOT, NOT]),
        (Box(CheckboxName::InProgress), [MAY, NOT, MAY, NOT, NOT]),
        (Box(CheckboxName::Completed), [MAY, NOT, MAY, NOT, NOT]),
        (
            Box(CheckboxName::UnderMaintenance),
            [MAY, NOT, MAY, NOT, NOT],
        ),
        (Box(CheckboxName::Operational), [MAY, NOT, MAY, NOT, NOT]),
    ]
};

/// Whether `screen` has the field. A screen that is no form has none.
pub fn field_presence(screen: Screen, target: Target) -> Presence {
    let column = Screen::FORMS.iter().position(|form| *form == screen);
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
