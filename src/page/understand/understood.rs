//! Where each field of the screen is, as far as it was found, and by what.

use super::{
    assign::{FieldEvidence, find_field},
    binding::{Binding, Scored, Template},
    candidates::Page,
    components::{self, Rows},
    explain::FoundBy,
    found::Found,
    issue_tracker::TrackerSection,
    records::list::Records,
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
    pub issue_tracker: Option<TrackerSection>,
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
    pub fn gather(page: &Page, mut evidence: Vec<FieldEvidence>, zone: Zone) -> Self {
        let scene = page.scene;
        let boxes = Boxes(CheckboxName::ALL.map(|name| take(&evidence, name, Binding::toggle)));
        let components = settle_list(page, &mut evidence, &boxes);
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
            group: Found::Nothing,
            title: Found::Nothing,
            records: Found::Nothing,
            open_tab: None,
            issue_tracker: None,
            opaque: (scene.scope.0..scene.scope.1).any(|at| {
                let item = &scene.items[at];
                item.node.has_state(state::OPAQUE) && !item.hidden
            }),
            evidence,
            found_by: Vec::new(),
        };
        understood.found_by = understood.collect_found_by();
        understood
    }

    fn collect_found_by(&self) -> Vec<(Target, FoundBy)> {
        let found_by = |target: Target| {
            let chosen = find_field(&self.evidence, target)?.chosen()?;
            Some(FoundBy(chosen.strongest()?.fact))
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

/// The list without the boxes that are something else, unless there may be more of it.
fn settle_list(page: &Page, fields: &mut [FieldEvidence], boxes: &Boxes) -> Found<Rows> {
    let chosen = |field| find_field(fields, field).and_then(FieldEvidence::chosen);
    let is_taught = chosen(FieldName::Components).is_some_and(Scored::is_taught);
    let submit = chosen(FieldName::Submit).map(|submit| submit.at);
    let mut list = take(fields, FieldName::Components, Binding::list);
    if let Found::Here(rows) = &mut list {
        for toggle in boxes.0.iter().filter_map(Found::here) {
            rows.leave_out(toggle.node);
        }
        let doubt = || components::find_possible_components(page.scene, page.home, rows, submit);
        if let Some(reason) = (!is_taught).then(doubt).flatten() {
            list = Found::Unsure(reason);
        }
    }
    if let Found::Unsure(reason) = &list {
        let mut lists = fields.iter_mut();
        let field = lists.find(|field| field.target == FieldName::Components.into());
        if let Some(field) = field {
            field.found = Found::Unsure(reason.clone());
        }
    }
    list
}
