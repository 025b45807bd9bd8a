//! Where each field of the screen is, as far as it was found, and by what.

use super::{
    assign::{FieldEvidence, find_field, may_share},
    binding::{Binding, Template},
    candidates::Page,
    explain::{FoundBy, NamedCandidate},
    found::Found,
};
use crate::{
    engine::{
        form::FieldName,
        target::{CheckboxName, Target},
    },
    page::{
        controls::{ChoiceControl, Toggle},
        locate::{
            components::{self, Rows},
            schedule::Schedule,
        },
        outline::state,
        scene::Scene,
    },
};

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
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
    /// What each field was chosen from.
    pub evidence: Vec<FieldEvidence>,
    /// By what each field was found.
    pub found_by: Vec<(Target, FoundBy)>,
}

/// The boxes for notifications and for what happens by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes([Found<Toggle>; CheckboxName::ALL.len()]);

impl Boxes {
    pub fn at(&self, name: CheckboxName) -> &Found<Toggle> {
        &self.0[name as usize]
    }
}

impl Understood {
    /// The fields as what each of them holds.
    pub fn gather(
        page: &Page,
        evidence: Vec<FieldEvidence>,
        mut components: Found<Rows>,
        schedule: Schedule,
    ) -> Self {
        let scene = page.scene;
        let boxes = Boxes(CheckboxName::ALL.map(|name| take(&evidence, name, Binding::toggle)));
        if let Found::Here(rows) = &mut components {
            for toggle in boxes.0.iter().filter_map(Found::here) {
                rows.leave_out(toggle.node);
            }
        }
        if let Found::Here(rows) = &components
            && find_field(&evidence, FieldName::Components).is_none()
        {
            let submit = find_field(&evidence, FieldName::Submit).and_then(FieldEvidence::chosen);
            let submit = submit.map(|submit| submit.at);
            if let Some(reason) = components::strangers(scene, page.home, rows, submit) {
                components = Found::Unsure(reason);
            }
        }
        let mut understood = Self {
            name: take(&evidence, FieldName::Name, Binding::node),
            message: take(&evidence, FieldName::Message, Binding::node),
            status: take(&evidence, FieldName::Status, Binding::choice),
            template: take(&evidence, FieldName::Template, Binding::template),
            schedule: with_taught(&evidence, schedule),
            components,
            boxes,
            submit: take(&evidence, FieldName::Submit, Binding::node),
            opaque: (scene.scope.0..scene.scope.1).any(|at| {
                let item = &scene.items[at];
                item.node.has_state(state::OPAQUE) && !item.hidden
            }),
            evidence,
            found_by: Vec::new(),
        };
        understood.found_by = understood.collect_found_by(scene);
        understood
    }

    fn collect_found_by(&self, scene: &Scene) -> Vec<(Target, FoundBy)> {
        let schedule = &self.schedule;
        let node = |field: FieldName| match field {
            FieldName::StartDate => schedule.start_date.here().map(|date| date.first_node()),
            FieldName::StartTime => schedule.start_time.here().map(|time| time.first_node()),
            FieldName::Duration => schedule.duration.here().map(|length| length.first_node()),
            FieldName::Components => self.components.here().map(|rows| rows.place),
            _ => None,
        };
        let found_by = |target: Target| {
            if let Some(field) = find_field(&self.evidence, target) {
                return Some(FoundBy::Fact(field.chosen()?.strongest()?.fact));
            }
            let Target::Field(field) = target else {
                return None;
            };
            let at = scene.find_item(node(field)?)?;
            Some(FoundBy::Name(NamedCandidate::new(scene, at)))
        };
        let targets = Target::ALL.into_iter();
        targets
            .filter_map(|target| Some((target, found_by(target)?)))
            .collect()
    }
}

fn take<T>(
    fields: &[FieldEvidence],
    field: impl Into<Target>,
    of: impl Fn(Binding) -> Option<T>,
) -> Found<T> {
    find_field(fields, field).map_or(Found::Nothing, |field| field.binding(of))
}

/// The schedule with what was pointed out of it, and without what was pointed out as another field.
fn with_taught(fields: &[FieldEvidence], schedule: Schedule) -> Schedule {
    let Schedule {
        start_date,
        start_time,
        duration,
        zone,
    } = schedule;
    Schedule {
        start_date: or_taught(
            fields,
            FieldName::StartDate,
            start_date,
            Binding::Date,
            Binding::date,
        ),
        start_time: or_taught(
            fields,
            FieldName::StartTime,
            start_time,
            Binding::Time,
            Binding::time,
        ),
        duration: or_taught(
            fields,
            FieldName::Duration,
            duration,
            Binding::Duration,
            Binding::duration,
        ),
        zone,
    }
}

fn or_taught<T>(
    fields: &[FieldEvidence],
    field: FieldName,
    found: Found<T>,
    wrap: fn(T) -> Binding,
    unwrap: fn(Binding) -> Option<T>,
) -> Found<T> {
    if let Some(taught) = find_field(fields, field) {
        return taught.binding(unwrap);
    }
    let Found::Here(found) = found else {
        return found;
    };
    let binding = wrap(found);
    let is_taken = fields.iter().any(|other| {
        let chosen = other.chosen().filter(|chosen| chosen.is_taught());
        !may_share(field.into(), other.target)
            && chosen.is_some_and(|chosen| chosen.binding.shares_node(&binding.nodes()))
    });
    match is_taken {
        true => Found::Nothing,
        false => unwrap(binding).map_or(Found::Nothing, Found::Here),
    }
}
