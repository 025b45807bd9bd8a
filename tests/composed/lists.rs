//! The list of components of a composed form, and the boxes for notifications and automation.

use super::{Truth, team::Team};
use statuspage_guard::engine::form::FieldName;

const SITES: [(&str, [&str; 3]); 3] = [
    ("Alder", ["Lyon", "Cork", "Nantes"]),
    ("Birch", ["Galway", "Graz", "Linz"]),
    ("Cedar", ["Turin", "Bari", "Pisa"]),
];

/// How many ways of writing the list there are.
const MAKES: usize = 11;

pub fn write_components(team: &mut Team, truth: &mut Truth) -> String {
    let make = team.random.below(MAKES);
    let groups = 1 + team.random.below(SITES.len());
    let state = team
        .random
        .pick(&["", "", "<span>Operational</span>", "<em>3 of 3</em>"]);
    let state = if state.contains('3') { "" } else { state };
    let (mut list, mut ticked) = (String::new(), Vec::new());
    for (group, sites) in SITES.iter().take(groups) {
        let mut rows = String::new();
        let count = 1 + team.random.below(3);
        for site in &sites[..count] {
            let on = team.random.one_in(3);
            let (called, known) = match make {
                0 => (format!("{group} {site}"), format!("{group} {site}")),
                _ => ((*site).to_owned(), format!("{group} › {site}")),
            };
            ticked.push(format!("{known}{}", if on { " (ticked)" } else { "" }));
            rows += &row(team, make, &called, on, state);
        }
        list += &grouped(team, make, group, count, &rows);
    }
    let list = match make {
        1 => format!("<ul>{list}</ul>"),
        2 => format!("<table>{list}</table>"),
        8 => format!("<select multiple>{list}</select>"),
        _ => format!("<div>{list}</div>"),
    };
    let list = over_the_list(team, make) + &list;
    let captions = ["Components affected", "Affected components", "Components"];
    let caption = team.random.pick(&captions);
    truth.push(("components", FieldName::Components, ticked.join(", ")));
    team.write_captioned(caption, &list)
}

/// What helps to choose: a filter, buttons, a box for all.
fn over_the_list(team: &mut Team, make: usize) -> String {
    match team.random.below(8) {
        0 => "<input type=search placeholder='Filter components'>".to_owned(),
        1 => "<div><button type=button>Select all</button><button type=button>None</button></div>"
            .to_owned(),
        2 if make < 8 => format!("<div>{}</div>", team.write_checkbox("Select all", false)),
        3 => "<p>Choose every site that the work touches.</p>".to_owned(),
        _ => String::new(),
    }
}

fn row(team: &mut Team, make: usize, called: &str, on: bool, state: &str) -> String {
    match make {
        8 => {
            let on = if on { " selected" } else { "" };
            return format!("<option{on}>{called}</option>");
        }
        9 => return format!("<button type=button aria-pressed={on}>{called}</button>"),
        _ => {}
    }
    let tick = team.write_checkbox(called, on);
    match make {
        1 | 4 => format!("<li>{tick}</li>"),
        2 => format!("<tr><td>{tick}</td><td>Operational</td></tr>"),
        5 => format!("<div>{tick}{state}</div>"),
        _ => format!("<div>{tick}</div>"),
    }
}

fn grouped(team: &mut Team, make: usize, group: &str, count: usize, rows: &str) -> String {
    let (id, class) = (team.next_id(), team.class_attribute("group"));
    match make {
        0 => rows.to_owned(),
        1 => format!("<li><span>{group}</span><ul>{rows}</ul></li>"),
        2 => format!("<tbody><tr><th colspan=2>{group}</th></tr>{rows}</tbody>"),
        3 => format!("<fieldset><legend>{group}</legend>{rows}</fieldset>"),
        4 => format!("<details open><summary>{group}</summary><ul>{rows}</ul></details>"),
        5 => format!("<div class={class}><div class={class}-title>{group}</div>{rows}</div>"),
        6 => format!("<div role=group aria-labelledby={id}><h5 id={id}>{group}</h5>{rows}</div>"),
        7 => format!(
            "<div><button type=button aria-expanded=true>{group} ({count})</button><div>{rows}</div></div>"
        ),
        8 => format!("<optgroup label={group}>{rows}</optgroup>"),
        9 => format!("<div role=group aria-label={group}>{rows}</div>"),
        _ => format!("<h5>{group}</h5>{rows}"),
    }
}

const AUTOMATION: [[&str; 4]; 2] = [
    [
        "Change status to In progress at the start",
        "Change status to Completed at the end",
        "Set affected components to Under Maintenance at the start",
        "Set affected components to Operational at the end",
    ],
    [
        "Automatically move to In progress when it starts",
        "Automatically move to Completed when it ends",
        "Set affected components’ status to “Under Maintenance” at the start",
        "Set affected components’ status to “Operational” at the end",
    ],
];

const MOMENTS: [&str; 3] = [
    "Remind subscribers 60 minutes before",
    "Notify subscribers at the start",
    "Notify subscribers at the end",
];

/// Each box with whether it is ticked.
fn described(names: [&str; 4], ticked: &[bool]) -> String {
    let boxes = names.iter().zip(ticked);
    let boxes = boxes.map(|(name, on)| format!("{name} {}", if *on { "yes" } else { "no" }));
    boxes.collect::<Vec<_>>().join(", ")
}

pub fn write_notify_boxes(team: &mut Team, truth: &mut Truth) -> String {
    let mut marks = vec![team.random.one_in(2)];
    let now = team
        .random
        .pick(&["Send notifications", "Notify subscribers"]);
    let mut boxes = match team.random.below(6) {
        0 => {
            let menu = team.write_menu(&["Yes", "No"], usize::from(!marks[0]));
            team.write_field(now, &menu)
        }
        1 => {
            let (no, yes) = if marks[0] {
                ("", "checked")
            } else {
                ("checked", "")
            };
            let name = team.next_id();
            let radios = format!(
                "<label><input type=radio name={name} {yes}>Yes</label><label><input type=radio name={name} {no}>No</label>"
            );
            format!("<fieldset><legend>{now}</legend>{radios}</fieldset>")
        }
        2 => team.write_checkbox("Do not notify subscribers", !marks[0]),
        _ => team.write_checkbox(now, marks[0]),
    };
    if team.random.one_in(2) {
        for label in MOMENTS {
            marks.push(team.random.one_in(2));
            boxes += &team.write_checkbox(label, marks[marks.len() - 1]);
        }
    }
    let names = ["now", "an hour before", "at the start", "at the end"];
    truth.push(("notify", FieldName::Notify, described(names, &marks)));
    team.write_section("Notifications", &boxes)
}

pub fn write_automation_boxes(team: &mut Team, truth: &mut Truth) -> String {
    let marks: Vec<bool> = (0..4).map(|_| team.random.one_in(2)).collect();
    let words = AUTOMATION[team.random.below(2)];
    let boxes: String = words
        .iter()
        .zip(&marks)
        .map(|(label, on)| team.write_checkbox(label, *on))
        .collect();
    let names = [
        "in progress",
        "completed",
        "under maintenance",
        "operational",
    ];
    truth.push((
        "automation",
        FieldName::Automation,
        described(names, &marks),
    ));
    team.write_section("Automation", &boxes)
}

/// Something else that a page may hold.
pub fn write_decoy(team: &mut Team) -> String {
    match team.random.below(14) {
        0 => team.write_field("Search", "<input {} type=search>"),
        1 => team.write_field("Internal notes", "<textarea {}>Do not tell</textarea>"),
        2 => team.write_checkbox("Tweet this update", true),
        3 => {
            let menu = team.write_menu(&["None", "Minor", "Major", "Critical"], 1);
            team.write_field("Impact override", &menu)
        }
        4 => team.write_field("Jira issue", "<input {} value=OPS-17>"),
        5 => team.write_field("Reference", "<input {} value=2026-11-01>"),
        6 => "<aside><h4>History</h4><p>Verifying - 9 Nov 10:00 UTC</p></aside>".to_owned(),
        7 => {
            let boxes = ["E-mail", "Slack", "SMS"].map(|label| team.write_checkbox(label, true));
            team.write_captioned("Channels", &boxes.concat())
        }
        8 => team.write_field("Filter components", "<input {} type=search value=''>"),
        9 => {
            let menu = team.write_menu(&["Ada", "Grace"], 0);
            team.write_field("Owner", &menu)
        }
        10 => team.write_checkbox("Backfill this maintenance", false),
        11 => {
            "<form><textarea placeholder='Write a comment'></textarea><button>Comment</button></form>"
                .to_owned()
        }
        12 => "<div><h4>Preview</h4><p>Scheduled - The scanners get new software from 22:00 UTC.</p></div>".to_owned(),
        _ => team.write_field("Repeat", "<select {}><option>Never</option><option>Weekly</option></select>"),
    }
}
