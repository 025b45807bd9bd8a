//! A control → what holds a field: with the parts that stand beside it, as a person means them who points at one.

use super::{
    binding::{Binding, Template},
    captions, components,
    explain::{Reason, TeachingReason},
    found::Found,
    kinds::{checkboxes, status},
    schedule::bind_pointed,
};
use crate::{
    engine::{
        form::FieldName,
        target::{CheckboxName, Target},
    },
    page::{
        controls::ChoiceControl,
        scene::{At, Role, Scene},
    },
};

/// A field bound to the control that a person pointed at.
pub struct Bound {
    /// Where it begins: the same whichever part of it was pointed at.
    pub at: At,
    pub binding: Binding,
}

impl Bound {
    /// What the words at a box say that it is about, where that is plain.
    pub fn meaning(&self, scene: &Scene) -> Option<CheckboxName> {
        match &self.binding {
            Binding::Toggle(toggle) => {
                let named = checkboxes::classify_toggle(scene, self.at, toggle);
                captions::moment_of_box(scene, self.at, named.map(|(name, ..)| name))
            }
            _ => None,
        }
    }

    /// The options of a choice, and the choice itself.
    pub fn steps(&self) -> impl Iterator<Item = u32> {
        let choice = match &self.binding {
            Binding::Choice(choice) => Some(choice),
            _ => None,
        };
        choice.into_iter().flat_map(|choice| {
            choice
                .options
                .iter()
                .map(|option| option.node)
                .chain([choice.node])
        })
    }

    /// How many components a list has, and what the first and the last are called.
    pub fn rows(&self) -> Option<(usize, &str, &str)> {
        let Binding::List(rows) = &self.binding else {
            return None;
        };
        let (first, last) = (rows.rows.first()?, rows.rows.last()?);
        Some((rows.rows.len(), &first.name, &last.name))
    }
}

/// Binds the control as what a person points at it as, or says why it cannot be that.
pub fn bind(scene: &Scene, target: Target, at: At) -> Result<Bound, Reason> {
    let number = |at: At| scene.items[at].node.id;
    let (at, binding) = match target {
        Target::Field(FieldName::Status) => {
            let choice = status::find_around(scene, at).ok_or(TeachingReason::NoSteps)?;
            return Ok(bind_steps(scene, choice));
        }
        Target::Field(FieldName::Template) => {
            let menu = match scene.role(at) {
                Role::Select => Some(ChoiceControl::from_select(scene, at)),
                Role::Combo => Some(ChoiceControl::from_combo(scene, at)),
                _ => None,
            };
            let node = number(at);
            (at, Binding::Template(Template { node, menu }))
        }
        Target::Field(
            field @ (FieldName::StartDate | FieldName::StartTime | FieldName::Duration),
        ) => bind_pointed(scene, field, at).map_err(TeachingReason::Sentence)?,
        Target::Field(FieldName::Components) => match components::find_pointed(scene, at) {
            Found::Here((at, rows)) => (at, Binding::List(rows)),
            Found::Unsure(reason) => return Err(reason),
            Found::Nothing => return Err(TeachingReason::NoList.into()),
        },
        Target::Field(_) => (at, Binding::Node(number(at))),
        Target::Box(_) => checkboxes::find_toggles(scene)
            .into_iter()
            .find(|(one, toggle)| {
                let choice = toggle.yes_no_choice();
                *one == at || choice.is_some_and(|choice| concerns(scene, choice, at))
            })
            .map(|(at, toggle)| {
                (
                    at,
                    Binding::Toggle(checkboxes::negate_by_name(scene, at, toggle)),
                )
            })
            .ok_or(TeachingReason::NoBox)?,
    };
    Ok(Bound { at, binding })
}

/// Everything on the page that could be it, each once.
pub fn collect_bindable(scene: &Scene, target: Target, fits: impl Fn(At) -> bool) -> Vec<Bound> {
    match target {
        Target::Field(FieldName::Status) => {
            let choices = status::collect_all(scene).into_iter();
            let mut all: Vec<Bound> = Vec::new();
            for bound in choices.map(|choice| bind_steps(scene, choice)) {
                if all.iter().all(|other| other.at != bound.at) {
                    all.push(bound);
                }
            }
            return all;
        }
        Target::Box(_) => {
            let boxes = checkboxes::find_toggles(scene).into_iter();
            let bound = boxes.map(|(at, toggle)| {
                (
                    at,
                    Binding::Toggle(checkboxes::negate_by_name(scene, at, toggle)),
                )
            });
            return bound.map(|(at, binding)| Bound { at, binding }).collect();
        }
        Target::Field(_) => {}
    }
    let mut all: Vec<Bound> = Vec::new();
    let mut covered = 0;
    for at in (scene.scope.0..scene.scope.1).filter(|at| fits(*at)) {
        if at < covered {
            continue;
        }
        if let Ok(bound) = bind(scene, target, at)
            && all.iter().all(|other| other.at != bound.at)
        {
            if let Binding::List(_) = bound.binding {
                covered = scene.items[bound.at].end;
            }
            all.push(bound);
        }
    }
    all
}

fn bind_steps(scene: &Scene, choice: ChoiceControl) -> Bound {
    let holder = scene.find_item(choice.node).filter(|at| {
        let role = scene.role(*at);
        role.is_field() || matches!(role, Role::Choices | Role::Group)
    });
    let first = choice.options.first();
    let first = first.and_then(|option| scene.find_item(option.node));
    Bound {
        at: holder.or(first).unwrap_or(scene.scope.0),
        binding: Binding::Choice(choice),
    }
}

/// Whether the element is the choice or one of its options.
fn concerns(scene: &Scene, choice: &ChoiceControl, at: At) -> bool {
    let node = scene.items[at].node.id;
    choice.node == node || choice.options.iter().any(|option| option.node == node)
}

/// Whether it can be such an element at all.
pub fn fits(scene: &Scene, at: At, target: Target) -> bool {
    use Role::{
        Area, Button, Check, Choice, Combo, Date, DateTime, Number, Radio, Range, Select, Tab,
        Text, Time,
    };
    let role = scene.role(at);
    let item = &scene.items[at];
    if item.part || item.hidden && !scene.is_seen_field(at) {
        return false;
    }
    match target {
        Target::Field(field) => match field {
            FieldName::Name | FieldName::Message => matches!(role, Text | Area),
            FieldName::StartTime if role == Radio => true,
            FieldName::StartDate | FieldName::StartTime | FieldName::Duration => matches!(
                role,
                Text | Number | Date | Time | DateTime | Select | Combo
            ),
            FieldName::Template => matches!(role, Select | Combo),
            FieldName::Status => {
                matches!(role, Select | Combo | Radio | Range | Button | Tab | Choice)
            }
            FieldName::Submit => role == Button,
            FieldName::Components => match role {
                Check => true,
                Button => scene.attr(at, "aria-pressed").is_some(),
                Select => scene.attr(at, "multiple").is_some(),
                Text | Combo => true,
                role => !role.is_field(),
            },
            _ => false,
        },
        Target::Box(_) => match role {
            Check | Radio | Select | Combo => true,
            Button => scene.attr(at, "aria-pressed").is_some(),
            _ => false,
        },
    }
}
