//! What says the same as the form, or nearly, and is none of it: a preview, the updates before this one,
//! notices that come and go.

use super::mutate::Case;
use super::sketch::{Place, ticked, words};
use super::tree::Tree;
use crate::random::Random;
use serde_json::Value;
use statuspage_guard::page::outline::OutlineChild;

/// Lines under each other, drawn from the top of a place.
struct Column<'a> {
    tree: &'a mut Tree,
    place: Place,
    ids: Vec<u32>,
}

impl Column<'_> {
    fn say(&mut self, tag: &str, text: &str) -> u32 {
        let Place { x, y, width } = self.place;
        let id = words(self.tree, tag, text, [x, y, width, 20]);
        self.ids.push(id);
        self.place.y += 24;
        id
    }

    fn end(self, tag: &str, attributes: &[(&str, &str)]) -> u32 {
        let children = self.ids.into_iter().map(OutlineChild::Node).collect();
        self.tree.element(tag, attributes, children)
    }
}

/// Draws a column before all, after all, or between two rows of the form.
fn draw(
    case: &mut Case,
    random: &mut Random,
    height: i32,
    fill: impl FnOnce(&mut Random, Column) -> u32,
) -> bool {
    let rows = case.rows();
    if random.chance(35)
        && let Some(key) = random.choose(&rows)
    {
        let Some(&row) = case.parts[key].row.last() else {
            return false;
        };
        return case.stand_after(row, height, |tree, place| {
            let ids = Vec::new();
            fill(random, Column { tree, place, ids })
        });
    }
    let (place, at) = case.margin(random.chance(50), height);
    let (tree, ids) = (&mut case.tree, Vec::new());
    let id = fill(random, Column { tree, place, ids });
    case.put(at, id);
    true
}

fn told(case: &Case, key: &str, otherwise: &str) -> String {
    let told = case.expected(key).and_then(Value::as_str);
    told.filter(|text| !text.is_empty())
        .unwrap_or(otherwise)
        .to_owned()
}

/// What the clients will read.
pub fn preview(case: &mut Case, random: &mut Random) -> bool {
    let name = told(case, "name", "Works in Elmira");
    let message = told(case, "message", "We move a rack.");
    let status = told(case, "status", "Scheduled");
    let when = format!(
        "{} {} - 23:00 UTC",
        told(case, "start-date", "2026-12-08"),
        told(case, "start-time", "19:05")
    );
    draw(case, random, 230, |random, mut column| {
        let title = [
            "Preview",
            "What subscribers will read",
            "Status page preview",
        ][random.below(3)];
        column.say(["h3", "h4", "strong"][random.below(3)], title);
        if random.chance(50) {
            for (label, text) in [
                ("Title", &name),
                ("Status", &status),
                ("Message", &message),
                ("Scheduled for", &when),
            ] {
                column.say("dt", label);
                column.say("dd", text);
            }
        } else {
            column.say("h5", &name);
            column.say("span", &status);
            column.say("p", &message);
            column.say("time", &when);
        }
        column.end(["section", "div", "aside"][random.below(3)], &[])
    })
}

/// The updates that were posted before, each with its status and time.
pub fn history(case: &mut Case, random: &mut Random) -> bool {
    let steps = ["Completed", "Verifying", "In progress", "Scheduled"];
    let from = random.below(3);
    let backwards = random.chance(50);
    draw(case, random, 330, |random, mut column| {
        let title = [
            "Previous updates",
            "Timeline",
            "History",
            "Maintenance updates",
        ][random.below(4)];
        column.say("h3", title);
        let status = ["strong", "span", "h5", "div"][random.below(4)];
        let (linked, dated) = (random.chance(50), random.chance(70));
        let mut steps = steps[from..].to_vec();
        if backwards {
            steps.reverse();
        }
        for (number, step) in steps.into_iter().enumerate() {
            column.say(status, step);
            column.say("p", "We keep you posted.");
            if dated {
                column.say(
                    "time",
                    &format!("Dec {}, 2026 at 19:2{number} UTC", 3 + number),
                );
            }
            if linked {
                column.say("button", "Edit");
            }
        }
        column.end(["section", "div", "ol"][random.below(3)], &[])
    })
}

/// A notice over the page: what was saved, what is new, what is stored.
pub fn notice(case: &mut Case, random: &mut Random) -> bool {
    draw(case, random, 130, |random, mut column| {
        let role = ["alert", "status", ""][random.below(3)];
        match random.below(5) {
            0 => {
                column.say(
                    "p",
                    "Maintenance scheduled. Subscribers were notified at 19:05 UTC.",
                );
                column.say("button", "Dismiss");
            }
            1 => {
                column.say("p", "A new version of this page is there.");
                column.say(
                    "button",
                    if role.is_empty() {
                        "Reload"
                    } else {
                        "Update now"
                    },
                );
                column.say("button", "Later");
            }
            2 => {
                column.say("strong", "We use cookies");
                let Place { x, y, width } = column.place;
                for (number, name) in ["Necessary", "Statistics", "Components of others"]
                    .into_iter()
                    .enumerate()
                {
                    let y = y + 22 * number as i32;
                    let id = ticked(column.tree, Place { x, y, width }, name, number == 0);
                    column.ids.push(id);
                }
                column.place.y += 70;
                column.say("button", "Accept all");
                column.say("button", "Save choices");
            }
            3 => {
                column.say(
                    "p",
                    "Scheduled maintenance of Statuspage: Dec 12, 2026, 02:00 - 03:00 PST",
                );
                column.say("a", "Details");
            }
            _ => {
                column.say("h4", "Message not sent");
                column.say(
                    "p",
                    "Components affected: choose at least one. Send notifications is on.",
                );
            }
        }
        column.end("div", &[("role", role)][usize::from(role.is_empty())..])
    })
}
