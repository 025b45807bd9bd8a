//! Where each field of the screen is, by evidence: the best candidate wins only by a margin; a tie is
//! not found, with the reason. Reads no value but to tell one kind of field from another.

pub(in crate::page) mod boxes;
mod fields;
mod home;
mod shown;
pub mod status;
mod why;

pub use crate::page::understand::components::{Row, Rows, UnseenRows};
pub use boxes::Boxes;
pub use fields::Candidate;
pub use home::Home;
pub use shown::{Bound, bind, every};
pub use why::{collect_evidence, describe_bounds};

use super::{
    controls::ChoiceControl,
    scene::{At, Role, Scene},
};
use crate::engine::{form::Screen, target::Locators};
pub use crate::page::understand::schedule::{Schedule, Zone};
use crate::page::understand::{
    components,
    explain::{NamedCandidate, Reason},
    schedule,
    score::{Choice, choose},
};

/// A field, as far as it was found.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Found<T> {
    /// Nothing on the page is it.
    #[default]
    Nothing,
    /// It is there, or may be, but which it is cannot be told.
    Unsure(Reason),
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
    pub status: Found<ChoiceControl>,
    pub template: Found<Template>,
    pub schedule: Schedule,
    pub components: Found<Rows>,
    pub boxes: Boxes,
    pub submit: Found<u32>,
    /// There is a frame that cannot be looked into: what is missing may be in it.
    pub opaque: bool,
}

/// The page's own template menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub node: u32,
    /// Absent where it is a button that opens something else.
    pub menu: Option<ChoiceControl>,
}

pub fn locate(scene: &mut Scene, screen: Screen, shown: &Locators) -> Located {
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
    let strangers = components
        .here()
        .and_then(|rows| components::strangers(scene, home, rows, submit.here().copied()));
    let components = strangers.map_or(components, Found::Unsure);
    let mut located = Located {
        name: number(scene, name),
        message: number(scene, message),
        status,
        template,
        schedule,
        components,
        boxes,
        submit: number(scene, submit),
        opaque: (scene.scope.0..scene.scope.1).any(|at| {
            let item = &scene.items[at];
            item.node.has_state(super::outline::state::OPAQUE) && !item.hidden
        }),
    };
    shown::take(&mut located, scene, screen, shown);
    located
}

fn number(scene: &Scene, found: Found<At>) -> Found<u32> {
    match found {
        Found::Here(at) => Found::Here(scene.items[at].node.id),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

/// The best of the candidates, if it is good enough and clearly better than the next. `place` gives where a
/// candidate is, to name both of a tie.
pub fn choose_best<T>(
    scene: &Scene,
    field: &'static str,
    candidates: impl IntoIterator<Item = (T, i32)>,
    place: impl Fn(&T) -> At,
) -> Found<T> {
    match choose(candidates) {
        Choice::Nothing => Found::Nothing,
        Choice::One(best) => Found::Here(best),
        Choice::Tie(one, other) => Found::Unsure(Reason::Several {
            field,
            candidates: [one, other].map(|what| NamedCandidate::new(scene, place(&what))),
        }),
    }
}

/// Parts of the page that are about something else, or that nobody sees, are never taken.
pub fn eligible(scene: &Scene, at: At) -> bool {
    !scene.items[at].aside && (scene.scope.0..scene.scope.1).contains(&at)
}

pub fn is_button(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Button && !scene.items[at].hidden && eligible(scene, at)
}
