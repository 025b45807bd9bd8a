use super::*;
use crate::page::label_text::fold;

#[track_caller]
fn means(own: &str, over: &str, expected: Option<CheckboxName>) {
    assert_eq!(
        classify_checkbox(&fold(own), &[fold(over)]),
        expected,
        "{own}"
    );
}

#[test]
fn boxes_say_what_they_are_about() {
    means("Send notifications", "", Some(CheckboxName::Now));
    means("Notify subscribers", "", Some(CheckboxName::Now));
    means(
        "Remind subscribers 60 minutes before",
        "",
        Some(CheckboxName::HourBefore),
    );
    means(
        "1 hour before the start",
        "Notify subscribers",
        Some(CheckboxName::HourBefore),
    );
    means("At the start", "Notifications", Some(CheckboxName::AtStart));
    means(
        "When the maintenance is completed",
        "Notifications",
        Some(CheckboxName::AtEnd),
    );
    means(
        "Set status to In progress at the start",
        "",
        Some(CheckboxName::InProgress),
    );
    means(
        "Set affected components' status to 'Operational' at the end",
        "",
        Some(CheckboxName::Operational),
    );
    means("Mail all subscribers", "", Some(CheckboxName::Now));
    means("Let subscribers know", "", Some(CheckboxName::Now));
    means("Notify everyone", "", Some(CheckboxName::Now));
    means("Tell subscribers", "", Some(CheckboxName::Now));
    means("E-mail people about this", "", Some(CheckboxName::Now));
    means("Let customers know", "", Some(CheckboxName::Now));
    means("Announce to subscribers", "", Some(CheckboxName::Now));
    means("Announce on the blog", "", None);
    means(
        "Send notifications. They are told at once.",
        "",
        Some(CheckboxName::Now),
    );
    means(
        "Mail subscribers when the vendor is done",
        "",
        Some(CheckboxName::AtEnd),
    );
    means("Notify subscribers when somebody replies", "", None);
    means(
        "Mail subscribers one hour before",
        "",
        Some(CheckboxName::HourBefore),
    );
    means(
        "Mark components as Under Maintenance",
        "",
        Some(CheckboxName::UnderMaintenance),
    );
    means(
        "Show components as Operational again",
        "",
        Some(CheckboxName::Operational),
    );
    means(
        "Onderdelen bij het begin in onderhoud zetten",
        "Notifications",
        None,
    );
    means("Chicago South", "Components affected", None);
    means("Tweet this update", "Notifications", None);
}
