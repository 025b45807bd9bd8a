//! Menus of month, day and year, of hour and minute, and what says which half of the day is meant.

use super::sketch::{Control, field, words};
use super::tree::Tree;
use crate::random::Random;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use statuspage_guard::{
    engine::time::format::months,
    page::outline::{Node, OutlineChild, state},
};

/// Writes an attribute, if there is anything to write.
pub fn call(tree: &mut Tree, id: u32, name: &str, said: &str) {
    if let Some(node) = tree.nodes.get_mut(&id)
        && !said.is_empty()
    {
        node.attributes.insert(name.into(), said.into());
    }
}

pub fn day_menus(tree: &mut Tree, random: &mut Random, x: i32, y: i32, day: NaiveDate) -> Vec<u32> {
    let names: Vec<&str> = months().collect();
    let short: Vec<&str> = names.iter().map(|month| &month[..3]).collect();
    let months = if random.chance(50) {
        &names[..]
    } else {
        &short
    };
    let days: Vec<String> = (1..=31).map(|day| day.to_string()).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let years: Vec<String> = (0..4)
        .map(|more| (day.year() - 1 + more).to_string())
        .collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let mut menus = vec![
        ("Month", Control::Menu(months, day.month0() as usize)),
        ("Day", Control::Menu(&days, day.day0() as usize)),
        ("Year", Control::Menu(&years, 1)),
    ];
    if random.chance(40) {
        menus.swap(0, 1);
    }
    let spoken = random.chance(60);
    let drawn = menus.into_iter().enumerate().map(|(place, (name, menu))| {
        let id = field(tree, menu, [x + 95 * place as i32, y, 90, 28]);
        call(tree, id, "aria-label", if spoken { name } else { "" });
        id
    });
    drawn.collect()
}

/// Menus of hour and minute; of twelve hours with the half of the day beside them, or, where that is
/// nowhere, not to be told.
pub fn clock_menus(
    tree: &mut Tree,
    random: &mut Random,
    x: i32,
    y: i32,
    time: NaiveTime,
) -> (Vec<u32>, bool) {
    let twelve = random.chance(60);
    let (first, count) = if twelve { (1, 12) } else { (0, 24) };
    let step = if time.minute().is_multiple_of(5) {
        5
    } else {
        1
    };
    let hours: Vec<String> = (first..first + count)
        .map(|hour| format!("{hour:02}"))
        .collect();
    let hours: Vec<&str> = hours.iter().map(String::as_str).collect();
    let minutes: Vec<String> = (0..60)
        .step_by(step)
        .map(|minute| format!("{minute:02}"))
        .collect();
    let minutes: Vec<&str> = minutes.iter().map(String::as_str).collect();
    let hour = if twelve {
        (time.hour() + 11) % 12
    } else {
        time.hour()
    } as usize;
    let spoken = random.chance(60);
    let numbers = spoken && random.chance(30);
    let mut drawn = Vec::new();
    let (exact, most) = (time.minute().to_string(), if twelve { "12" } else { "23" });
    let menus = match numbers {
        true => [
            ("Hour", Control::Number(hours[hour].trim_start_matches('0'))),
            ("Minute", Control::Number(&exact)),
        ],
        false => [
            ("Hour", Control::Menu(&hours, hour)),
            (
                "Minute",
                Control::Menu(&minutes, time.minute() as usize / step),
            ),
        ],
    };
    for (place, (name, menu)) in menus.into_iter().enumerate() {
        let id = field(tree, menu, [x + 60 * place as i32, y, 55, 28]);
        call(tree, id, "aria-label", if spoken { name } else { "" });
        if numbers {
            call(tree, id, "max", if place == 0 { most } else { "59" });
        }
        drawn.push(id);
    }
    if !twelve {
        return (drawn, true);
    }
    let (x, late) = (x + 120, usize::from(time.hour() >= 12));
    match random.below(4) {
        0 => return (drawn, false),
        1 => drawn.extend(halves(tree, x, y, late, true)),
        2 => drawn.extend(halves(tree, x, y, late, false)),
        _ => {
            let id = field(tree, Control::Menu(&["AM", "PM"], late), [x, y, 55, 28]);
            call(tree, id, "aria-label", if spoken { "AM/PM" } else { "" });
            drawn.push(id);
        }
    }
    (drawn, true)
}

/// AM and PM as radio buttons or as buttons that stay down.
fn halves(tree: &mut Tree, x: i32, y: i32, late: usize, radios: bool) -> Vec<u32> {
    let group = tree.element("div", &[], Vec::new());
    for (place, half) in ["AM", "PM"].into_iter().enumerate() {
        let bounds = [x + 60 * place as i32, y, 50, 24];
        let tag = if radios { "label" } else { "button" };
        let shown = words(tree, tag, half, bounds);
        let on = place == late;
        if radios {
            let kind = [("type", "radio"), ("name", "half")];
            let kind = kind.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let radio = tree.add(Node {
                tag: "input".into(),
                attributes: kind.into_iter().collect(),
                value: Some(half.to_lowercase()),
                state: if on { state::CHECKED } else { 0 },
                bounds: Some([bounds[0], y, 13, 13]),
                ..Node::default()
            });
            if let Some(node) = tree.nodes.get_mut(&shown) {
                node.children.insert(0, OutlineChild::Node(radio));
            }
        } else {
            call(tree, shown, "type", "button");
            call(
                tree,
                shown,
                "aria-pressed",
                if on { "true" } else { "false" },
            );
        }
        if let Some(node) = tree.nodes.get_mut(&group) {
            node.children.push(OutlineChild::Node(shown));
        }
    }
    vec![group]
}
