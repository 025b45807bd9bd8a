//! The same start and the same length, asked for in another way: one box or many, menus, clocks of twelve
//! hours, the end instead of the length.

use super::menus::{call, clock_menus, day_menus};
use super::mutate::Case;
use super::sketch::{Control, Place, captioned, field, words};
use super::tree::Tree;
use crate::fixture::Truth;
use crate::random::Random;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;
use statuspage_guard::page::outline::OutlineChild;
use std::collections::BTreeSet;

const KEYS: [&str; 3] = ["start-date", "start-time", "duration"];

pub fn ask_anew(case: &mut Case, random: &mut Random) -> bool {
    let Some((start, minutes)) = known(case) else {
        return false;
    };
    let rows: BTreeSet<u32> = KEYS
        .iter()
        .flat_map(|key| case.parts[*key].row.clone())
        .collect();
    let rows: Vec<u32> = rows.into_iter().collect();
    let outermost = |row: &&u32| {
        let mut others = rows.iter().filter(|other| other != row);
        others.all(|other| !case.tree.below(*other).contains(row))
    };
    let anchor = rows.iter().rfind(outermost).copied();
    let labels: BTreeSet<u32> = KEYS.iter().flat_map(|key| case.outer_labels(key)).collect();
    let others = case.fields_inside(&rows);
    let alone = others
        .iter()
        .all(|key| KEYS.contains(&key.as_str()) || key == "zone");
    let whole = KEYS
        .iter()
        .all(|key| others.iter().any(|other| other == key));
    let Some(anchor) = anchor.filter(|_| alone && whole) else {
        return false;
    };
    let mut sketch = Sketch::new(start, minutes);
    let drawn = case.stand_after(anchor, 420, |tree, place| sketch.draw(tree, random, place));
    if !drawn {
        return false;
    }
    for id in labels.into_iter().chain(rows) {
        case.tree.detach(id);
    }
    for (place, key) in KEYS.iter().enumerate() {
        if let Some(parts) = case.parts.get_mut(*key) {
            parts.at = sketch.at[place].clone();
            parts.label.clear();
            parts.row = vec![sketch.outer];
        }
        let truth = std::mem::replace(&mut sketch.truths[place], Truth::Said);
        case.set(key, truth);
    }
    true
}

/// When it starts and how long it takes, where anybody can tell.
fn known(case: &Case) -> Option<(NaiveDateTime, u32)> {
    let told = |key: &str| case.expected(key);
    let date: NaiveDate = told("start-date")?.as_str()?.parse().ok()?;
    let time = NaiveTime::parse_from_str(told("start-time")?.as_str()?, "%H:%M").ok()?;
    let minutes = u32::try_from(told("duration")?.as_u64()?).ok()?;
    let rowed = KEYS.iter().all(|key| {
        case.parts
            .get(*key)
            .is_some_and(|parts| !parts.row.is_empty())
    });
    rowed.then_some((date.and_time(time), minutes))
}

/// How the start and the end are called where one label is for date and time.
const SIDES: [(&str, &str); 14] = [
    ("Start", "End"),
    ("Starts", "Ends"),
    ("From", "To"),
    ("From", "Until"),
    ("Begins", "Ends"),
    ("Begins at", "Ends at"),
    ("Window start", "Window end"),
    ("Scheduled start", "Scheduled end"),
    ("Starts at", "Finishes at"),
    ("Start of the maintenance", "End of the maintenance"),
    ("Scheduled for", "Scheduled until"),
    ("Planned start", "Planned end"),
    ("Starting", "Ending"),
    ("Start date and time", "End date and time"),
];

/// The same with a label each.
const APART: [[&str; 4]; 7] = [
    ["Start date", "Start time", "End date", "End time"],
    ["Date", "Time", "End date", "End time"],
    ["Begins on", "Begins at", "Ends on", "Ends at"],
    [
        "Scheduled date",
        "Scheduled time",
        "Date of the end",
        "Time of the end",
    ],
    [
        "Window start date",
        "Window start time",
        "Window end date",
        "Window end time",
    ],
    [
        "Starting date",
        "Starting time",
        "Finish date",
        "Finish time",
    ],
    [
        "Day of the maintenance",
        "Time of the start",
        "Day of the end",
        "Time of the end",
    ],
];

const LENGTHS: [&str; 10] = [
    "Duration",
    "Length",
    "How long",
    "Expected duration",
    "Estimated duration",
    "Window length",
    "Planned duration",
    "Duration of the work",
    "How long will it take?",
    "Maintenance length",
];

/// A text in a box: what the page says of its form, and whether it can be read in one way only.
struct Face {
    text: String,
    hint: &'static str,
    plain: bool,
}

fn day_face(random: &mut Random, date: NaiveDate) -> Face {
    let either = date.day() <= 12 && date.day() != date.month();
    let forms = [
        ("%Y-%m-%d", "", true),
        ("%Y-%m-%d", "YYYY-MM-DD", true),
        ("%m/%d/%Y", "MM/DD/YYYY", true),
        ("%d/%m/%Y", "DD/MM/YYYY", true),
        ("%m/%d/%Y", "", !either),
        ("%d/%m/%Y", "", !either),
        ("%d.%m.%Y", "DD.MM.YYYY", true),
        ("%b %-d, %Y", "", true),
        ("%-d %B %Y", "", true),
        ("%a, %b %-d, %Y", "", true),
        ("%A, %-d %B %Y", "", true),
        ("%d-%b-%Y", "", true),
        ("%Y/%m/%d", "", true),
    ];
    let (form, hint, plain) = forms[random.below(forms.len())];
    Face {
        text: date.format(form).to_string(),
        hint,
        plain,
    }
}

fn clock_face(random: &mut Random, time: NaiveTime) -> Face {
    let forms = [
        ("%H:%M", ""),
        ("%H:%M", "HH:MM"),
        ("%-I:%M %p", ""),
        ("%-I:%M%P", ""),
        ("%I:%M %p", "hh:mm AM/PM"),
        ("%H:%M:%S", ""),
    ];
    let (form, hint) = forms[random.below(forms.len())];
    Face {
        text: time.format(form).to_string(),
        hint,
        plain: true,
    }
}

struct Sketch {
    start: NaiveDateTime,
    minutes: u32,
    at: [Vec<u32>; 3],
    truths: [Truth; 3],
    outer: u32,
}

/// How date and time of one side are asked for.
#[derive(Clone, Copy)]
enum Asked {
    /// The browser's own, a label each or one for both.
    Native,
    /// Lines of text.
    Texts,
    /// One native control for both.
    Moment,
    /// One line of text for both.
    Text,
    /// Menus of month, day, year, hour, minute.
    Menus,
    /// A line of text for the date, menus for the time.
    Mixed,
}

impl Sketch {
    fn new(start: NaiveDateTime, minutes: u32) -> Self {
        let truth = |text: String| Truth::Value(Value::String(text));
        Self {
            start,
            minutes,
            at: Default::default(),
            truths: [
                truth(start.date().to_string()),
                truth(start.format("%H:%M").to_string()),
                Truth::Value(minutes.into()),
            ],
            outer: 0,
        }
    }

    fn draw(&mut self, tree: &mut Tree, random: &mut Random, place: Place) -> u32 {
        use Asked::{Menus, Mixed, Moment, Native, Text, Texts};
        let asked = [Native, Texts, Moment, Text, Menus, Mixed][random.below(6)];
        let ends = random.chance(40);
        let sides = SIDES[random.below(SIDES.len())];
        let apart = random.chance(40).then(|| APART[random.below(APART.len())]);
        let mut rows = Vec::new();
        let mut below = place;
        if random.chance(40) {
            let title =
                ["Scheduled Time", "When", "Schedule", "Maintenance window"][random.below(4)];
            rows.push(words(
                tree,
                "h4",
                title,
                [below.x, below.y, below.width, 20],
            ));
            below.y += 28;
        }
        let labels = apart.map(|labels| [labels[0], labels[1]]);
        let start = self.start;
        let seed = random.clone();
        let side = Side {
            labels,
            label: sides.0,
            asked,
        };
        let (drawn, [date, time], sure) = side.draw(tree, random, &mut below, start);
        rows.extend(drawn);
        self.at[0] = date;
        self.at[1] = time;
        if !sure[0] {
            self.truths[0] = Truth::Said;
        }
        if !sure[1] {
            self.truths[1] = Truth::Said;
        }
        if ends {
            let end = start + chrono::Duration::minutes(self.minutes.into());
            let labels = apart.map(|labels| [labels[2], labels[3]]);
            let side = Side {
                labels,
                label: sides.1,
                asked,
            };
            // As the start was drawn, so the end.
            let (drawn, [date, time], told) = side.draw(tree, &mut seed.clone(), &mut below, end);
            rows.extend(drawn);
            self.at[2] = [date, time].concat();
            if !(sure[0] && sure[1] && told[0] && told[1]) {
                self.truths[2] = Truth::Said;
            }
        } else {
            rows.push(self.length(tree, random, below));
        }
        let rows = rows.into_iter().map(OutlineChild::Node).collect();
        self.outer = tree.element("div", &[], rows);
        self.outer
    }

    fn length(&mut self, tree: &mut Tree, random: &mut Random, place: Place) -> u32 {
        let Place { x, y, .. } = place;
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        let label = LENGTHS[random.below(LENGTHS.len())];
        let (h, m) = (hours.to_string(), minutes.to_string());
        let y = y + 20;
        match random.below(6) {
            0 | 1 => {
                let numbers = random.chance(50);
                let units = [
                    ["hours", "minutes"],
                    ["Hours", "Minutes"],
                    ["h", "min"],
                    ["hrs", "mins"],
                ][random.below(4)];
                let mut inside = Vec::new();
                for (place, (value, unit)) in
                    [(&h, units[0]), (&m, units[1])].into_iter().enumerate()
                {
                    let left = x + 120 * place as i32;
                    let control = if numbers {
                        Control::Number(value)
                    } else {
                        Control::Line(value)
                    };
                    let part = field(tree, control, [left, y, 50, 28]);
                    self.at[2].push(part);
                    inside.push(part);
                    inside.push(words(tree, "span", unit, [left + 56, y + 4, 50, 20]));
                }
                let inside = inside.into_iter().map(OutlineChild::Node).collect();
                let inside = tree.element("div", &[], inside);
                captioned(tree, random, place, label, inside, true)
            }
            2 => {
                let text = self.minutes.to_string();
                let label = format!(
                    "{label} ({})",
                    ["minutes", "in minutes", "min"][random.below(3)]
                );
                self.one(tree, random, place, &label, Control::Number(&text))
            }
            3 => {
                let text = match random.below(3) {
                    0 => format!("{hours}h {minutes}m"),
                    1 => format!("{hours} hours {minutes} minutes"),
                    _ => format!("{hours}:{minutes:02}"),
                };
                self.one(tree, random, place, label, Control::Line(&text))
            }
            4 => {
                let own = match (hours, minutes) {
                    (0, m) => format!("{m} minutes"),
                    (h, 0) => format!("{h} hours"),
                    (h, m) => format!("{h} hours {m} minutes"),
                };
                let menu = ["15 minutes", "1 hour", &own, "12 hours"];
                self.one(tree, random, place, label, Control::Menu(&menu, 2))
            }
            _ => {
                // A number, and a menu of what it counts.
                let text = self.minutes.to_string();
                let number = field(tree, Control::Number(&text), [x, y, 60, 28]);
                let units = ["minutes", "hours", "days"];
                let unit = field(tree, Control::Menu(&units, 0), [x + 70, y, 90, 28]);
                self.at[2] = vec![number, unit];
                self.truths[2] = Truth::Unsure(self.minutes.into());
                let inside = tree.element(
                    "div",
                    &[],
                    vec![OutlineChild::Node(number), OutlineChild::Node(unit)],
                );
                captioned(tree, random, place, label, inside, true)
            }
        }
    }

    fn one(
        &mut self,
        tree: &mut Tree,
        random: &mut Random,
        place: Place,
        label: &str,
        of: Control,
    ) -> u32 {
        let control = field(tree, of, [place.x, place.y + 20, 160, 28]);
        self.at[2] = vec![control];
        captioned(tree, random, place, label, control, false)
    }
}

/// The start or the end, how it is asked for and what that is called.
struct Side {
    labels: Option<[&'static str; 2]>,
    label: &'static str,
    asked: Asked,
}

/// The rows, the controls of date and time, and whether each can be told.
type Drawn = (Vec<u32>, [Vec<u32>; 2], [bool; 2]);

impl Side {
    fn draw(
        &self,
        tree: &mut Tree,
        random: &mut Random,
        below: &mut Place,
        at: NaiveDateTime,
    ) -> Drawn {
        let place = *below;
        let (x, y) = (place.x, place.y + 20);
        below.y += 56;
        let (day, clock) = (at.date(), at.time());
        let mut sure = [true, true];
        if let Asked::Moment | Asked::Text = self.asked {
            let native = at.format("%Y-%m-%dT%H:%M").to_string();
            let (of_day, of_clock) = (day_face(random, day), clock_face(random, clock));
            let between = [" ", ", ", " at "][random.below(3)];
            let text = format!("{}{between}{}", of_day.text, of_clock.text);
            let control = match self.asked {
                Asked::Moment => Control::Moment(&native),
                _ => {
                    sure[0] = of_day.plain;
                    Control::Line(&text)
                }
            };
            let one = field(tree, control, [x, y, 220, 28]);
            if matches!(self.asked, Asked::Text) {
                hint(tree, one, of_day.hint);
            }
            let row = captioned(tree, random, place, self.label, one, false);
            return (vec![row], [vec![one], vec![one]], sure);
        }
        let mut dates = Vec::new();
        match self.asked {
            Asked::Native => {
                let text = day.to_string();
                dates.push(field(tree, Control::Date(&text), [x, y, 150, 28]));
            }
            Asked::Texts | Asked::Mixed => {
                let face = day_face(random, day);
                sure[0] = face.plain;
                let one = field(tree, Control::Line(&face.text), [x, y, 150, 28]);
                hint(tree, one, face.hint);
                dates.push(one);
            }
            _ => dates.extend(day_menus(tree, random, x, y, day)),
        }
        let x = if self.labels.is_some() { x } else { x + 300 };
        let y = if self.labels.is_some() { y + 56 } else { y };
        let mut times = Vec::new();
        match self.asked {
            Asked::Native => {
                let text = clock.format("%H:%M").to_string();
                times.push(field(tree, Control::Time(&text), [x, y, 100, 28]));
            }
            Asked::Texts => {
                let face = clock_face(random, clock);
                let one = field(tree, Control::Line(&face.text), [x, y, 100, 28]);
                hint(tree, one, face.hint);
                times.push(one);
            }
            _ => {
                let (menus, told) = clock_menus(tree, random, x, y, clock);
                times = menus;
                sure[1] = told;
            }
        }
        let rows = match self.labels {
            Some([of_date, of_time]) => {
                let lower = Place {
                    y: place.y + 56,
                    ..place
                };
                below.y += 56;
                let date = named(tree, random, place, of_date, &dates);
                vec![date, named(tree, random, lower, of_time, &times)]
            }
            None => vec![named(
                tree,
                random,
                place,
                self.label,
                &[&dates[..], &times].concat(),
            )],
        };
        (rows, [dates, times], sure)
    }
}

/// Several controls are in a box of their own beside the label.
fn named(tree: &mut Tree, random: &mut Random, place: Place, label: &str, controls: &[u32]) -> u32 {
    if let [one] = controls {
        return captioned(tree, random, place, label, *one, false);
    }
    let inside = controls.iter().map(|id| OutlineChild::Node(*id)).collect();
    let inside = tree.element("div", &[], inside);
    captioned(tree, random, place, label, inside, true)
}

fn hint(tree: &mut Tree, id: u32, hint: &str) {
    call(tree, id, "placeholder", hint);
}
