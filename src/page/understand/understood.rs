//! Where each field of the screen is, as far as it was found, and by what.

use super::{
    assign::{FieldEvidence, find_field, may_share},
    binding::{Binding, Template},
    candidates::Page,
    components::{self, Rows},
    explain::{FoundBy, NamedCandidate, Reason},
    found::Found,
    records::list::Records,
    schedule::Schedule,
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
    /// The menu of the groups that a user or a component can be in.
    pub group: Found<ChoiceControl>,
    /// The line in which a template names the maintenance or incident.
    pub title: Found<u32>,
    /// The rows of the list that the screen is about.
    pub records: Found<Records>,
    /// What the tab of the list is called that is open.
    pub open_tab: Option<String>,
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
        mut evidence: Vec<FieldEvidence>,
        mut components: Found<Rows>,
        mut schedule: Schedule,
    ) -> Self {
        let scene = page.scene;
        settle_schedule(page, &mut evidence, &mut schedule);
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
            schedule,
            components,
            boxes,
            submit: take(&evidence, FieldName::Submit, Binding::node),
            group: Found::Nothing,
            title: Found::Nothing,
            records: Found::Nothing,
            open_tab: None,
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

/// The schedule with what was pointed out of it, and without what was pointed out as another field. What is found as
/// another field too is neither.
fn settle_schedule(page: &Page, fields: &mut [FieldEvidence], schedule: &mut Schedule) {
    use FieldName::{Duration, StartDate, StartTime};
    let Schedule {
        start_date,
        start_time,
        duration,
        ..
    } = schedule;
    let others = [
        find_other(fields, StartDate, start_date, Binding::Date),
        find_other(fields, StartTime, start_time, Binding::Time),
        find_other(fields, Duration, duration, Binding::Duration),
    ];
    let [date, time, length] = others;
    settle_part(page, fields, StartDate, date, start_date, Binding::date);
    settle_part(page, fields, StartTime, time, start_time, Binding::time);
    settle_part(page, fields, Duration, length, duration, Binding::duration);
}

/// The place of the field that has one of the same elements.
fn find_other<T: Clone>(
    fields: &[FieldEvidence],
    field: FieldName,
    found: &Found<T>,
    wrap: fn(T) -> Binding,
) -> Option<usize> {
    let nodes = wrap(found.here()?.clone()).nodes();
    fields.iter().position(|other| {
        let chosen = other.chosen();
        !may_share(field.into(), other.target)
            && chosen.is_some_and(|chosen| chosen.binding.shares_node(&nodes))
    })
}

fn settle_part<T>(
    page: &Page,
    fields: &mut [FieldEvidence],
    field: FieldName,
    other: Option<usize>,
    found: &mut Found<T>,
    of: fn(Binding) -> Option<T>,
) {
    if let Some(taught) = find_field(fields, field) {
        *found = taught.binding(of);
        return;
    }
    let Some(other) = other.map(|place| &mut fields[place]) else {
        return;
    };
    if let Some(chosen) = other.chosen().filter(|chosen| !chosen.is_taught()) {
        other.found = Found::Unsure(Reason::SeveralFields {
            candidate: NamedCandidate::new(page.scene, chosen.at),
            fields: [other.target, field.into()],
        });
    }
    *found = match &other.found {
        Found::Unsure(reason) => Found::Unsure(reason.clone()),
        _ => Found::Nothing,
    };
}
