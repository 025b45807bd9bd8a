//! What a person has pointed out goes before everything that was worked out: the description is found again on the
//! page, and the control becomes the field.

use super::{
    bind::{Bound, Held, What, every, fits},
    explain::Reason,
    found::Found,
    understood::Understood,
};
use crate::{
    engine::{
        form::{FieldName, Screen},
        target::{Locator, Locators, Target},
    },
    page::scene::Scene,
};

/// Puts what was shown on this screen in the place of what evidence found.
pub fn take(understood: &mut Understood, scene: &Scene, screen: Screen, shown: &Locators) {
    let Some(fields) = shown.get(screen.as_str()) else {
        return;
    };
    for target in Target::ALL {
        let Some(locator) = fields.get(target.as_str()) else {
            continue;
        };
        match find(scene, locator, target) {
            Ok(bound) => {
                let nodes = bound.nodes();
                for other in Target::ALL {
                    if !fields.contains_key(other.as_str()) && !may_share(target, other) {
                        place(understood, other).give_up(&nodes);
                    }
                }
                put(understood, target, bound.what);
            }
            Err(why) => place(understood, target).lose(why),
        }
    }
}

fn put(understood: &mut Understood, target: Target, what: What) {
    let schedule = &mut understood.schedule;
    match what {
        What::Node(node) => {
            let place = match target.field() {
                FieldName::Name => &mut understood.name,
                FieldName::Message => &mut understood.message,
                _ => &mut understood.submit,
            };
            *place = Found::Here(node);
        }
        What::Choice(choice) => understood.status = Found::Here(choice),
        What::Template(template) => understood.template = Found::Here(template),
        What::Day(day) => schedule.start_date = Found::Here(day),
        What::Time(time) => schedule.start_time = Found::Here(time),
        What::Length(length) => schedule.duration = Found::Here(length),
        What::Toggle(toggle) => {
            if let Target::Box(tick) = target {
                if let Found::Here(rows) = &mut understood.components {
                    rows.leave_out(toggle.node);
                }
                *understood.boxes.at_mut(tick) = Found::Here(toggle);
            }
        }
        What::Rows(rows) => {
            for target in Target::ALL {
                if let Target::Box(tick) = target
                    && let Found::Here(toggle) = understood.boxes.at(tick)
                    && rows.holds(toggle.node)
                {
                    *understood.boxes.at_mut(tick) = Found::Nothing;
                }
            }
            understood.components = Found::Here(rows);
        }
    }
}

/// One control for both is no contradiction.
fn may_share(one: Target, other: Target) -> bool {
    use FieldName::{StartDate, StartTime};
    let both = |target: Target| matches!(target, Target::Field(StartDate | StartTime));
    one == other || both(one) && both(other)
}

/// A place among those of the form, whatever it holds.
trait Place {
    /// It was shown, and is not there as it was.
    fn lose(&mut self, why: String);
    /// What evidence took for this field was shown to be another.
    fn give_up(&mut self, nodes: &[u32]);
}

impl<T: Held> Place for Found<T> {
    fn lose(&mut self, why: String) {
        *self = Self::Unsure(Reason::Shown(why));
    }

    fn give_up(&mut self, nodes: &[u32]) {
        let mut shared = false;
        if let Self::Here(held) = &*self {
            held.visit(&mut |node| shared |= nodes.contains(&node));
        }
        if shared {
            *self = Self::Nothing;
        }
    }
}

fn place(understood: &mut Understood, target: Target) -> &mut dyn Place {
    let schedule = &mut understood.schedule;
    match target {
        Target::Field(FieldName::Name) => &mut understood.name,
        Target::Field(FieldName::Message) => &mut understood.message,
        Target::Field(FieldName::Status) => &mut understood.status,
        Target::Field(FieldName::Template) => &mut understood.template,
        Target::Field(FieldName::StartDate) => &mut schedule.start_date,
        Target::Field(FieldName::StartTime) => &mut schedule.start_time,
        Target::Field(FieldName::Duration) => &mut schedule.duration,
        Target::Field(FieldName::Components) => &mut understood.components,
        Target::Field(_) => &mut understood.submit,
        Target::Box(tick) => understood.boxes.at_mut(tick),
    }
}

/// What was shown, found again, or why it is not.
fn find(scene: &Scene, locator: &Locator, target: Target) -> Result<Bound, String> {
    let mut all = alike(scene, locator, target);
    let first = (0..all.len()).min_by_key(|place| -all[*place].1);
    let first = first.map(|place| all.swap_remove(place));
    let next = all.iter().map(|(_, score)| *score).max().unwrap_or(0);
    let words = target.describe_in_sentence();
    match first {
        // Half of what was seen then is still so, and of nothing else as much.
        Some((bound, score)) if score * 2 >= locator.whole() && score > next + 1 => {
            match (target, bound.meaning(scene)) {
                (Target::Box(tick), Some(other)) if tick != other => Err(format!(
                    "Where {words} was shown, the page says “{}” now.",
                    other.display_name()
                )),
                _ => Ok(bound),
            }
        }
        Some((_, score)) if score * 2 >= locator.whole() => Err(format!(
            "Several things on the page could be what was shown as {words}."
        )),
        _ => Err(format!(
            "What was shown as {words} is not on the page as it was."
        )),
    }
}

pub fn alike(scene: &Scene, locator: &Locator, target: Target) -> Vec<(Bound, i32)> {
    let may = |at| fits(scene, at, target) && locator.may_be(scene, at);
    every(scene, target, may)
        .into_iter()
        .filter(|bound| locator.may_be(scene, bound.at))
        .map(|bound| {
            let score = locator.score(&Locator::of(scene, bound.at));
            (bound, score)
        })
        .collect()
}
