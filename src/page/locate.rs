//! Where each field of the screen is, by evidence: the best candidate wins only by a margin; a tie is
//! not found, with the reason. Reads no value but to tell one kind of field from another.

mod boxes;
mod components;
mod fields;
mod home;
mod schedule;
mod status;

pub use boxes::Boxes;
pub use components::Rows;
pub use home::Home;
pub use schedule::{Schedule, Zone};

use super::{
    controls::{Choice, Toggle},
    moments::{Day, Length, Time},
    scene::{At, Role, Scene},
    teach,
};
use crate::engine::{
    form::{FieldName, Screen},
    json::Value,
    table::Table,
};

/// A field, as far as it was found.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Found<T> {
    /// Nothing on the page is it.
    #[default]
    Nothing,
    /// It is there, or may be, but which it is cannot be told: the reason as a sentence.
    Unsure(String),
    Here(T),
}

impl<T> Found<T> {
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(found) => Some(found),
            _ => None,
        }
    }
}

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    pub name: Found<u32>,
    pub message: Found<u32>,
    pub status: Found<Choice>,
    pub template: Found<Template>,
    pub schedule: Schedule,
    pub components: Found<Rows>,
    pub boxes: Boxes,
    pub submit: Found<u32>,
}

/// The page's own template menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub node: u32,
    /// Absent where it is a button that opens something else.
    pub menu: Option<Choice>,
}

pub fn locate(scene: &mut Scene, screen: Screen, shown: &Table<String, Value>) -> Located {
    let (home, candidates) = home::settle(scene);
    let scene = &*scene;
    let status = status::locate(scene, home, screen);
    let message = fields::message(scene, home, &candidates);
    let name = fields::name(scene, home, &candidates, &message);
    let template = fields::template(scene, home, &candidates);
    let components = components::locate(scene, home);
    let boxes = boxes::locate(scene, home, components.here());
    let schedule = schedule::locate(scene, home, &candidates);
    let template = match template {
        Found::Nothing => {
            let mut known: Vec<u32> = schedule.nodes();
            known.extend(status.here().map(|choice| choice.node));
            fields::strange_menu(scene, home, &candidates, &known)
        }
        found => found,
    };
    let submit = fields::submit(scene, home, screen, message.here().copied());
    let mut located = Located {
        name: number(scene, name),
        message: number(scene, message),
        status,
        template,
        schedule,
        components,
        boxes,
        submit: number(scene, submit),
    };
    if shown.contains_key(screen.as_str()) {
        take_shown(&mut located, scene, screen, shown);
    }
    located
}

/// What a person showed goes before everything that was worked out.
fn take_shown(located: &mut Located, scene: &Scene, screen: Screen, shown: &Table<String, Value>) {
    fn put<T>(
        place: &mut Found<T>,
        found: Option<Result<At, String>>,
        make: impl FnOnce(At) -> Option<T>,
    ) {
        *place = match found {
            None => return,
            Some(Err(why)) => Found::Unsure(why),
            Some(Ok(at)) => match make(at) {
                Some(made) => Found::Here(made),
                None => Found::Unsure("The field that was shown holds something else now.".into()),
            },
        };
    }
    let find = |field| teach::find(scene, shown, screen, field);
    let id = |at: At| Some(scene.items[at].node.id);
    // What evidence took for another field is the one that it was shown to be.
    for (field, other) in [
        (FieldName::Name, &mut located.message),
        (FieldName::Message, &mut located.name),
    ] {
        if let Some(Ok(at)) = find(field)
            && other.here().copied() == id(at)
        {
            *other = Found::Nothing;
        }
    }
    put(&mut located.name, find(FieldName::Name), id);
    put(&mut located.message, find(FieldName::Message), id);
    put(&mut located.submit, find(FieldName::Submit), id);
    put(&mut located.status, find(FieldName::Status), |at| {
        status::around(scene, at)
    });
    put(&mut located.template, find(FieldName::Template), |at| {
        let menu = match scene.role(at) {
            Role::Select => Choice::select(scene, at),
            _ => Choice::combo(scene, at),
        };
        Some(Template {
            node: menu.node,
            menu: Some(menu),
        })
    });
    put(
        &mut located.schedule.start_date,
        find(FieldName::StartDate),
        |at| Some(Day::Whole(schedule::whole(scene, at))),
    );
    put(
        &mut located.schedule.start_time,
        find(FieldName::StartTime),
        |at| Some(Time::Whole(schedule::whole(scene, at))),
    );
    put(
        &mut located.schedule.duration,
        find(FieldName::Duration),
        |at| Some(Length::Whole(schedule::whole(scene, at))),
    );
    // A box that is plainly about another moment stays what it is.
    let boxes = &located.boxes;
    let others = [&boxes.hour_before, &boxes.at_start, &boxes.at_end];
    let others = others.map(|other| other.here().map(|toggle| toggle.node));
    let notify = find(FieldName::Notify).filter(|found| match found {
        Ok(at) => !others.contains(&id(*at)),
        Err(_) => true,
    });
    put(&mut located.boxes.now, notify, |at| {
        Some(Toggle::of(scene, at))
    });
    put(&mut located.components, find(FieldName::Components), |at| {
        components::inside(scene, at).here().cloned()
    });
}

fn number(scene: &Scene, found: Found<At>) -> Found<u32> {
    match found {
        Found::Here(at) => Found::Here(scene.items[at].node.id),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

/// The best of the candidates, if it is good enough and clearly better than the next.
pub fn best<T: Copy>(field: &str, scored: impl IntoIterator<Item = (T, i32)>) -> Found<T> {
    let mut first: Option<(T, i32)> = None;
    let mut second = i32::MIN;
    for (candidate, score) in scored {
        match first {
            Some((_, best)) if score <= best => second = second.max(score),
            _ => {
                second = first.map_or(second, |(_, score)| second.max(score));
                first = Some((candidate, score));
            }
        }
    }
    match first {
        Some((found, score)) if score >= super::words::ENOUGH => {
            if score - second.max(0) < super::words::MARGIN {
                Found::Unsure(format!("Several things on the page could be the {field}."))
            } else {
                Found::Here(found)
            }
        }
        _ => Found::Nothing,
    }
}

/// Parts of the page that are about something else, or that nobody sees, are never taken.
pub fn eligible(scene: &Scene, at: At) -> bool {
    !scene.items[at].aside && (scene.scope.0..scene.scope.1).contains(&at)
}

pub fn is_button(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Button && !scene.items[at].hidden && eligible(scene, at)
}
