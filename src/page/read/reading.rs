//! A screen as it was read: its form, where each field is, and what was not found.

use super::known_groups::KnownGroups;
use crate::{
    engine::{
        form::{Component, FieldName, Form, Handle, NotificationMoment, Screen},
        target::Target,
    },
    page::{
        identity::ScreenIdentity,
        outline::Outline,
        scene::{DrawnText, Role, Scene},
        understand::{
            schedule::{Unit, unit_in_text},
            understood::Understood,
        },
    },
};
use litemap::LiteMap;
use rustc_hash::FxHashMap;

/// The screen as read: the form, and where on the page its fields are.
#[derive(Clone, Debug, PartialEq)]
pub struct FormReading {
    pub form: Form,
    /// Which Statuspage page, and which maintenance or incident, it belongs to.
    pub identity: ScreenIdentity,
    /// The element a person would call the field: marks are put beside it, focus goes to it.
    pub places: LiteMap<FieldName, Handle>,
    /// Fields that this screen needs and that were not found or not understood, with the reason as
    /// a sentence. What the health line and `data-missing` say.
    pub missing: Vec<(FieldName, String)>,
    /// Grows whenever the components of the form are not the same as before, so that what was
    /// worked out from them need not be compared or done again.
    pub components_revision: u32,
    pub(in crate::page) understood: Understood,
    /// Element → the part of the form that it holds a piece of; the rows of components aside.
    pub(super) part_by_node: FxHashMap<u32, FormPart>,
    /// Elements whose numbers, or echoes of what is typed, say nothing about the form; ascending.
    pub(super) irrelevant_nodes: Vec<u32>,
    /// The box for notifications is not there, and may come with the first component that is chosen.
    pub(super) notification_box_may_come: bool,
    pub(super) known_groups: KnownGroups,
    /// Boxes of the list that were changed by what was read last.
    pub(super) changed_boxes: Vec<u32>,
    /// Text area → the text that its editor draws.
    pub(in crate::page) drawn_texts: FxHashMap<u32, DrawnText>,
    /// Elements that were understood by a state that changes while a form is filled in; ascending.
    pub(super) located_by_state: Vec<u32>,
    /// Line of text that no other field has → what was in it of a date or a time.
    pub(super) typed_units: FxHashMap<u32, Option<Unit>>,
}

impl FormReading {
    /// By what a field was found, in words that follow "found".
    pub fn describe_found_by(&self, target: Target) -> Option<String> {
        let mut all = self.understood.found_by.iter();
        let (_, by) = all.find(|(field, _)| *field == target)?;
        Some(by.to_string())
    }

    /// Whether the reason that a field is missing names controls by what is written on them, and nothing that
    /// they hold.
    pub fn quotes_controls(&self, field: FieldName) -> bool {
        let evidence = self.understood.evidence.iter();
        let mut reasons = evidence
            .filter(|other| other.target.field() == field)
            .filter_map(|other| other.found.reason());
        reasons.any(|reason| reason.names_controls())
    }

    /// Lines of text that may come to hold a date, a time, or the start and the end.
    pub(super) fn remember_typed_units(&mut self, scene: &Scene) {
        let lines = scene
            .fields
            .iter()
            .filter(|at| scene.role(**at) == Role::Text);
        for node in lines.map(|at| scene.items[*at].node) {
            let part = self.part_by_node.get(&node.id);
            if matches!(part, None | Some(FormPart::Schedule)) {
                let unit = node.value.as_deref().and_then(unit_in_text);
                self.typed_units.insert(node.id, unit);
            }
        }
    }

    /// Whether a line of text holds another kind of date or time than when the page was read: where what is typed
    /// became a range, the end is in it as well. A range stays one while it is typed anew.
    pub(super) fn holds_other_unit(&self, values: &[Handle], outline: &Outline) -> bool {
        values.iter().any(|Handle(node)| {
            let Some(before) = self.typed_units.get(node) else {
                return false;
            };
            let text = outline.get(*node).and_then(|node| node.value.as_deref());
            let now = text.and_then(unit_in_text);
            now.is_some() && now != *before && !before.is_some_and(Unit::is_range)
        })
    }

    /// Whether one of these elements is of the page's own template menu.
    pub fn has_template_menu(&self, nodes: &[u32]) -> bool {
        self.has_part(nodes, &[FormPart::Template])
    }

    /// Whether one of these elements is a text of the form.
    pub fn is_text_changed(&self, nodes: &[u32]) -> bool {
        use FormPart::{Message, Name, Title};
        self.has_part(nodes, &[Name, Title, Message])
    }

    pub fn is_submit_button(&self, nodes: &[u32]) -> bool {
        let submit = self.places.get(&FieldName::Submit);
        submit.is_some_and(|submit| nodes.contains(&submit.0))
    }

    fn has_part(&self, nodes: &[u32], parts: &[FormPart]) -> bool {
        let mut found = nodes.iter().filter_map(|node| self.part_by_node.get(node));
        found.any(|part| parts.contains(part))
    }

    pub fn is_notification_box(&self, node: u32, moment: NotificationMoment) -> bool {
        let toggle = self.understood.boxes.at(moment.into()).here();
        let mut is_here = false;
        if let Some(toggle) = toggle {
            toggle.visit_nodes(|one| is_here |= one == node);
        }
        is_here
    }

    /// The component whose box or menu the element is.
    pub fn component_at(&self, node: u32) -> Option<&Component> {
        let place = self.understood.components.here()?.row(node)?;
        self.form.components.value()?.list.get(place)
    }

    /// Whether one of the elements holds a piece of the form.
    pub fn includes_any(&self, nodes: &[u32]) -> bool {
        let rows = self.understood.components.here();
        let is_piece = |node: &u32| match self.part_by_node.get(node) {
            Some(part) => *part != FormPart::Submit,
            None => rows.is_some_and(|rows| rows.row(*node).is_some()),
        };
        nodes.iter().any(is_piece)
    }

    /// Nothing was looked for on this screen.
    pub fn without_fields(screen: Screen) -> Self {
        Self {
            form: Form::new(screen),
            identity: ScreenIdentity::default(),
            places: LiteMap::new(),
            missing: Vec::new(),
            components_revision: 0,
            understood: Understood::default(),
            part_by_node: FxHashMap::default(),
            irrelevant_nodes: Vec::new(),
            notification_box_may_come: false,
            known_groups: KnownGroups::default(),
            changed_boxes: Vec::new(),
            drawn_texts: FxHashMap::default(),
            located_by_state: Vec::new(),
            typed_units: FxHashMap::default(),
        }
    }
}

/// A part of the form that is read in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    Name,
    Status,
    Message,
    Template,
    Schedule,
    Boxes,
    Submit,
    /// The groups that a user or a component can be in.
    Group,
    /// What a template names the maintenance or incident.
    Title,
    /// The rows of a list.
    Records,
    /// The section of an issue tracker.
    IssueTracker,
}

impl FormPart {
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Status,
        Self::Message,
        Self::Template,
        Self::Schedule,
        Self::Boxes,
        Self::Submit,
        Self::Group,
        Self::Title,
        Self::Records,
        Self::IssueTracker,
    ];

    /// Whether the screen has it as a maintenance or an incident does.
    pub(super) fn is_as_of_notice(self, screen: Screen) -> bool {
        screen.is_form()
            || self == Self::Submit
            || screen == Screen::Templates && self != Self::Name
    }
}
