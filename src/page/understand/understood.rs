//! Where each field of the screen is, as far as it was found, and by what.

use super::{
    assign::{FieldEvidence, find_field},
    binding::{Binding, Template},
    candidates::Page,
    components::{self, Rows},
    explain::{FoundBy, NamedCandidate},
    found::Found,
    schedule::{Schedule, Zone},
};
use crate::{
    engine::{
        form::FieldName,
        target::{CheckboxName, Target},
    },
    page::{
        controls::{ChoiceControl, Toggle},
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
        zone: Zone,
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
            if let Some(reason) =
                components::find_possible_components(scene, page.home, rows, submit)
            {
                components = Found::Unsure(reason);
            }
        }
        let mut understood = Self {
            name: take(&evidence, FieldName::Name, Binding::node),
            message: take(&evidence, FieldName::Message, Binding::node),
            status: take(&evidence, FieldName::Status, Binding::choice),
            template: take(&evidence, FieldName::Template, Binding::template),
            schedule: Schedule {
                start_date: take(&evidence, FieldName::StartDate, Binding::date),
                start_time: take(&evidence, FieldName::StartTime, Binding::time),
                duration: take(&evidence, FieldName::Duration, Binding::duration),
                zone,
            },
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
        let list = || {
            let at = scene.find_item(self.components.here()?.place)?;
            Some(FoundBy::Name(NamedCandidate::new(scene, at)))
        };
        let found_by = |target: Target| match find_field(&self.evidence, target) {
            Some(field) => Some(FoundBy::Fact(field.chosen()?.strongest()?.fact)),
            None if target == FieldName::Components.into() => list(),
            None => None,
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
