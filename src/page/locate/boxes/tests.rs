use super::*;

#[track_caller]
fn means(own: &str, over: &str, expected: Option<Tick>) {
    assert_eq!(about(&fold(own), &[fold(over)]), expected, "{own}");
}

#[test]
fn boxes_say_what_they_are_about() {
    means("Send notifications", "", Some(Tick::Now));
    means("Notify subscribers", "", Some(Tick::Now));
    means(
        "Remind subscribers 60 minutes before",
        "",
        Some(Tick::HourBefore),
    );
    means(
        "1 hour before the start",
        "Notify subscribers",
        Some(Tick::HourBefore),
    );
    means("At the start", "Notifications", Some(Tick::AtStart));
    means(
        "When the maintenance is completed",
        "Notifications",
        Some(Tick::AtEnd),
    );
    means(
        "Set status to In progress at the start",
        "",
        Some(Tick::InProgress),
    );
    means(
        "Set affected components' status to 'Operational' at the end",
        "",
        Some(Tick::Operational),
    );
    means("Mail all subscribers", "", Some(Tick::Now));
    means("Let subscribers know", "", Some(Tick::Now));
    means("Notify everyone", "", Some(Tick::Now));
    means(
        "Send notifications. They are told at once.",
        "",
        Some(Tick::Now),
    );
    means(
        "Mail subscribers when the vendor is done",
        "",
        Some(Tick::AtEnd),
    );
    means("Notify subscribers when somebody replies", "", None);
    means(
        "Mail subscribers one hour before",
        "",
        Some(Tick::HourBefore),
    );
    means(
        "Mark components as Under Maintenance",
        "",
        Some(Tick::UnderMaintenance),
    );
    means(
        "Show components as Operational again",
        "",
        Some(Tick::Operational),
    );
    means(
        "Onderdelen bij het begin in onderhoud zetten",
        "Notifications",
        None,
    );
    means("Chicago South", "Components affected", None);
    means("Tweet this update", "Notifications", None);
}
