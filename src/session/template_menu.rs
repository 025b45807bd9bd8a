//! The page's own template menu writes over the form. What stood there is noted when the menu is touched; what the page
//! changes then is reported, can be put back, and teaches what the template says.

use super::{
    job::inverse_edit,
    learnt_templates::LearntTemplate,
    memory::{ChangePhase, ChangeStep, FormChange},
    state::{Session, TemplateWatch},
    template_sources::chosen_template,
};
use crate::{
    engine::{
        finding::Edit,
        form::{Field, Form, NotificationMoment, Screen},
        sentences::join_all_names,
        template::find_called,
        time::UtcInstant,
    },
    page::{outline::Snapshot, read::FormReading, route, write::is_formatted_text},
};
use chrono::TimeDelta;
use std::rc::Rc;

/// How long after a line of the menu is chosen what the page changes counts as the template's.
const AFTER_CHOICE: TimeDelta = TimeDelta::seconds(5);
/// How long a menu may lie open that does not show what was chosen in it.
const WHILE_OPEN: TimeDelta = TimeDelta::seconds(30);

impl Session {
    /// The form before a snapshot, where that touches the page's template menu.
    pub(super) fn form_before_template(&self, snapshot: &Snapshot, hand: &[u32]) -> Option<Form> {
        let reading = self.reading.as_ref().filter(|_| !snapshot.whole)?;
        let mut changed = snapshot.nodes.iter().map(|node| node.id);
        let is_touched = reading.has_template_menu(hand)
            || changed.any(|node| reading.has_template_menu(&[node]));
        is_touched.then(|| reading.form.clone())
    }

    /// What the page writes from now on is not a template's.
    pub fn end_template_watch(&mut self) {
        self.template_watch = None;
    }

    /// From now on the page may write over the form: a button of the panel chooses in its menu.
    pub(super) fn expect_template(&mut self, button: &str, now: UtcInstant) {
        let Some(reading) = &self.reading else { return };
        let before = Box::new(reading.form.clone());
        self.template_watch = Some(TemplateWatch {
            before,
            formatted: is_formatted_text(reading, &self.outline),
            until: now + WHILE_OPEN,
            is_by_person: true,
            button: button.to_owned(),
            is_reported: false,
        });
    }

    /// Takes in what came of the menu. `before` is the form before it was touched just now.
    pub(super) fn follow_template_menu(
        &mut self,
        before: Option<Form>,
        hand: &[u32],
        now: UtcInstant,
    ) {
        let Some(reading) = &self.reading else { return };
        if let Some(before) = before
            && self.job.is_none()
        {
            let is_chosen = chosen_template(&before) != chosen_template(&reading.form);
            let is_by_person = reading.has_template_menu(hand);
            let running = self.template_watch.take();
            let running = running.filter(|watch| !watch.is_reported && now <= watch.until);
            let until = now + if is_chosen { AFTER_CHOICE } else { WHILE_OPEN };
            self.template_watch = (is_chosen || is_by_person).then(|| match running {
                Some(watch) => TemplateWatch {
                    until,
                    is_by_person: watch.is_by_person || is_by_person,
                    ..watch
                },
                None => TemplateWatch {
                    before: Box::new(before),
                    formatted: is_formatted_text(reading, &self.outline),
                    until,
                    is_by_person,
                    button: String::new(),
                    is_reported: false,
                },
            });
        }
        let Some(watch) = &mut self.template_watch else {
            return;
        };
        if now > watch.until {
            self.template_watch = None;
            return;
        }
        keep_hand_changes(&mut watch.before, reading, hand);
        if watch.is_by_person {
            self.learn_applied(now);
        }
    }

    /// The text that a template has put into the form is what the template says.
    fn learn_applied(&mut self, now: UtcInstant) {
        let (Some(watch), Some(reading)) = (&self.template_watch, &self.reading) else {
            return;
        };
        let (form, before) = (&reading.form, &watch.before);
        let (Some(name), Some(body)) = (chosen_template(form), form.message.value()) else {
            return;
        };
        if !differs(&before.message, &form.message) || body.trim().is_empty() {
            return;
        }
        let page = route::page_id(&self.outline.url).unwrap_or_default();
        let offered = form.template.value().map(|menu| menu.offered.as_slice());
        let offered = offered.unwrap_or_default();
        let line = find_called(offered.iter().map(|one| one.name.as_str()), name);
        let title = form
            .name
            .value()
            .filter(|_| differs(&before.name, &form.name));
        let seen = LearntTemplate {
            group: line.and_then(|at| offered[at].group.clone()),
            title: title.cloned(),
            status: form.status.value().copied(),
            ..LearntTemplate::new(page, name, body, now)
        };
        self.learn_template(seen);
    }

    fn learn_template(&mut self, seen: LearntTemplate) {
        let mut known = (*self.templates).clone();
        if known.learn(seen) {
            self.templates = Rc::new(known);
        }
    }

    /// The Templates screen shows what the templates say. What a person is writing there counts once it is saved.
    pub(super) fn learn_from_templates_screen(
        &mut self,
        hand: &[u32],
        is_new: bool,
        now: UtcInstant,
    ) {
        let Some(reading) = &self.reading else { return };
        if reading.form.screen != Screen::Templates {
            return;
        }
        let is_saved = reading.is_submit_button(hand);
        self.is_template_unsaved &= !is_new && !is_saved;
        self.is_template_unsaved |= !is_saved && reading.is_text_changed(hand);
        let Some(list) = reading.form.template_list.value() else {
            return;
        };
        if self.is_template_unsaved {
            return;
        }
        let page = route::page_id(&self.outline.url).unwrap_or_default();
        // Of a list, no row has the status; the form that is open has one template.
        let status = reading.form.status.value().copied();
        let seen: Vec<LearntTemplate> = list
            .rows
            .iter()
            .filter_map(|row| LearntTemplate::from_listed(page, row, status, now))
            .collect();
        for one in seen {
            self.learn_template(one);
        }
    }

    /// Reports what the page has written over, and keeps what stood there.
    pub(super) fn report_template_overwrite(&mut self) {
        let (Some(watch), Some(reading), None) =
            (&mut self.template_watch, &self.reading, &self.job)
        else {
            return;
        };
        let steps = overwritten_steps(&watch.before, &reading.form, watch.formatted);
        let is_applied = steps.iter().any(|step| step.edit.new_text().is_some());
        let is_loss = |step: &ChangeStep| {
            let back = step.back.as_ref().and_then(Edit::new_text);
            back.is_none_or(|text| !text.trim().is_empty())
        };
        if !is_applied || !steps.iter().any(is_loss) {
            return;
        }
        let label = match watch.button.as_str() {
            "" => "Apply template",
            button => button,
        };
        let is_same = |last: &&FormChange| {
            last.is_by_page
                && last.label == label
                && (watch.is_reported || !watch.button.is_empty())
        };
        let last = self.memory.last_change_at(&self.place).filter(is_same);
        if last.is_some_and(|last| last.steps == steps) {
            return;
        }
        let label = label.to_owned();
        if last.is_some() {
            self.memory.remove_last_change_at(&self.place);
        }
        watch.is_reported = true;
        let words = describe_overwrite(&steps, &watch.before, reading.form.screen);
        let done = match chosen_template(&reading.form) {
            Some(name) => format!("Apply template, “{name}”, {words}"),
            None => format!("Apply template {words}"),
        };
        self.put_back_watch = None;
        self.panel_message = Some(done.clone());
        self.memory.add_change(FormChange {
            place: self.place.clone(),
            page_load_id: self.page_load_id.clone(),
            label,
            done_notice: done,
            steps,
            phase: ChangePhase::Done,
            is_by_page: true,
            is_submitted: false,
        });
    }
}

/// What a person changes is theirs, whatever the page does around it.
fn keep_hand_changes(before: &mut Form, reading: &FormReading, hand: &[u32]) {
    let form = &reading.form;
    let is_changed = |edit: &Edit| hand.iter().any(|node| reading.is_changed_in(*node, edit));
    if is_changed(&Edit::Name(String::new())) {
        before.name.clone_from(&form.name);
    }
    if is_changed(&Edit::Message(String::new())) {
        before.message.clone_from(&form.message);
    }
    if let Field::Value(status) = form.status
        && is_changed(&Edit::Status(status))
    {
        before.status = Field::Value(status);
    }
    for moment in NotificationMoment::ALL {
        if hand
            .iter()
            .any(|node| reading.is_notification_box(*node, moment))
        {
            let now = form.notify.field_for(moment).clone();
            *before.notify.field_for_mut(moment) = now;
        }
    }
    let Field::Value(components) = &mut before.components else {
        return;
    };
    for changed in hand.iter().filter_map(|node| reading.component_at(*node)) {
        let same = components
            .list
            .iter_mut()
            .find(|one| one.to_key() == changed.to_key());
        if let Some(same) = same {
            same.ticked = changed.ticked;
        }
    }
}

/// White space alone is no difference: editors have it their own way.
fn differs(before: &Field<String>, now: &Field<String>) -> bool {
    match (before, now) {
        (Field::Value(before), Field::Value(now)) => {
            !before.split_whitespace().eq(now.split_whitespace())
        }
        _ => false,
    }
}

/// What the page has changed, each with what stood there.
fn overwritten_steps(before: &Form, now: &Form, formatted: bool) -> Vec<ChangeStep> {
    let mut edits = Vec::new();
    if let Some(name) = now
        .name
        .value()
        .filter(|_| differs(&before.name, &now.name))
    {
        edits.push(Edit::Name(name.clone()));
    }
    if let Some(text) = now
        .message
        .value()
        .filter(|_| differs(&before.message, &now.message))
    {
        edits.push(Edit::Message(text.clone()));
    }
    if let (Field::Value(was), Field::Value(is)) = (&before.status, &now.status)
        && was != is
    {
        edits.push(Edit::Status(*is));
    }
    if let (Field::Value(was), Field::Value(is)) = (&before.components, &now.components) {
        for component in &is.list {
            let key = component.to_key();
            let former = was.list.iter().find(|one| one.to_key() == key);
            if former.is_some_and(|former| former.ticked != component.ticked) {
                edits.push(Edit::Component {
                    component: key,
                    ticked: component.ticked,
                });
            }
        }
    }
    for moment in NotificationMoment::ALL {
        if let (Field::Value(was), Field::Value(on)) = (
            before.notify.field_for(moment),
            now.notify.field_for(moment),
        ) && was != on
        {
            edits.push(Edit::Notify { moment, on: *on });
        }
    }
    let steps = edits.into_iter().map(|edit| ChangeStep {
        back: inverse_edit(&edit, before),
        formatted: formatted && edit.new_text().is_some(),
        edit,
    });
    steps.collect()
}

/// "replaced your message, set the status to In progress and ticked Oakline North."
fn describe_overwrite(steps: &[ChangeStep], before: &Form, screen: Screen) -> String {
    let mut replaced = Vec::new();
    let mut parts = Vec::new();
    let (mut ticked, mut unticked) = (Vec::new(), Vec::new());
    for step in steps {
        let was_blank =
            |field: &Field<String>| field.value().is_none_or(|text| text.trim().is_empty());
        match &step.edit {
            Edit::Message(_) if !was_blank(&before.message) => replaced.push("message"),
            Edit::Name(_) if !was_blank(&before.name) => replaced.push("title"),
            Edit::Message(_) => parts.push("wrote a message".to_owned()),
            Edit::Name(_) => parts.push("wrote a title".to_owned()),
            Edit::Status(status) => {
                parts.push(format!("set the status to {}", status.display_name()));
            }
            Edit::Component {
                component,
                ticked: on,
            } => match on {
                true => ticked.push(component.name.clone()),
                false => unticked.push(component.name.clone()),
            },
            Edit::Notify { on, .. } => {
                let name = crate::page::write::edited_field_name(&step.edit, screen);
                match on {
                    true => ticked.push(name),
                    false => unticked.push(name),
                }
            }
            _ => {}
        }
    }
    if !replaced.is_empty() {
        replaced.sort_unstable();
        parts.insert(0, format!("replaced your {}", join_all_names(&replaced)));
    }
    for (verb, names) in [("ticked", ticked), ("unticked", unticked)] {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if !names.is_empty() {
            parts.push(format!("{verb} {}", join_all_names(&names)));
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!("{}.", join_all_names(&parts))
}
