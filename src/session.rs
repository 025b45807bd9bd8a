//! One tab: `handle_message(state, message) → (state, answer)`. Pure: the clock, the zones, the policy and
//! what was remembered all come in as arguments.

mod changes;
mod dismissals;
pub mod fetched_pages;
mod group_visit;
pub mod job;
mod known_groups;
pub mod learnt_templates;
pub mod memory;
pub mod message;
mod notice;
pub mod notice_memory;
mod notice_watch;
mod open_groups;
mod page_name;
mod preview;
mod procedures;
mod save_watch;
mod screen_state;
pub mod settings;
mod state;
mod step_state;
pub mod stored_policies;
mod teaching;
mod template_inserts;
mod template_menu;
mod template_sources;

use crate::{
    engine::{
        audience::Audience,
        check::{RuleOutcome, all_findings, ask_about_local_time, check_form, summarise_outcomes},
        form::{FieldName, Screen},
        policy::Policy,
    },
    page::{
        read::{FormReading, refresh_reading_with},
        route::FormAddress,
        write::{Act, undo_risk},
    },
    ui::{
        self, CheckHealth, PanelMessage, PanelState, ReadBack, WatchState,
        badge::{Badge, badge_for},
        marks::field_marks,
        panel::panel_view,
        view::Attributes,
    },
};
pub use state::{Environment, Session};

use memory::Memory;
use message::{FromPage, PageAnswer, PageRequest};
use page_name::is_covered_by_policy;
use screen_state::watch_state;

/// What came of one message.
#[derive(Debug, Default)]
pub struct SessionUpdate {
    pub answer: PageAnswer,
    /// Empty, without a title, where the button shows it already.
    pub badge: Badge,
}

impl SessionUpdate {
    fn ask_for_whole_outline() -> Self {
        let answer = PageAnswer {
            needs_whole_outline: true,
            ..PageAnswer::default()
        };
        Self {
            answer,
            ..Self::default()
        }
    }
}

impl Session {
    /// Takes in a message of the page, and answers it.
    pub fn handle_message(
        &mut self,
        message: FromPage,
        environment: &Environment,
    ) -> SessionUpdate {
        let page_policy = self.policy_of_page(&message.snapshot.url, environment.policy);
        let environment = &Environment {
            policy: page_policy.as_deref().unwrap_or(environment.policy),
            ..*environment
        };
        let whole = message.snapshot.whole;
        if !whole && self.reading.is_none() {
            self.pressed_unread = message.snapshot.pressed;
            return SessionUpdate::ask_for_whole_outline();
        }
        if self.reading.is_none() && !message.kept_memory.is_empty() {
            self.memory = Memory::from_json(&message.kept_memory); // Newer than what is stored.
        }
        if whole {
            self.page_load_id = message.page_load_id;
        }
        let mut snapshot = message.snapshot;
        let hand = std::mem::take(&mut snapshot.hand);
        let mut pressed = std::mem::take(&mut snapshot.pressed);
        pressed.append(&mut self.pressed_unread);
        let screen_before = self.screen();
        let before_template = self.form_before_template(&snapshot, &hand);
        let address_before = self.outline.url.clone();
        let address_changed = self.apply_snapshot(snapshot, &hand, environment.policy);
        if address_changed {
            self.end_template_watch();
        }
        self.follow_template_menu(before_template, &hand, environment.now);
        let is_new_screen = self.outline.url != address_before;
        self.learn_from_templates_screen(&hand, is_new_screen, environment.now);
        let policy = self.policy_with_learnt(environment);
        let environment = &Environment {
            policy: policy.as_deref().unwrap_or(environment.policy),
            ..*environment
        };
        let is_submitted = self.is_submitted(&pressed, &message.clicked_events);
        self.watch_notice(&hand, whole, environment);
        self.recall_history(environment);
        self.check_form(environment);
        self.forget_mended_dismissals(&hand);
        if is_submitted {
            // A form that is submitted holds nothing any more that a reload could lose.
            self.memory.mark_submitted(&self.place);
            self.note_sent_steps(environment);
            self.note_submission(environment);
            self.recall_history(environment);
        }
        let mut requests = Vec::new();
        for did in &message.act_results {
            self.record_act_result(did);
        }
        if address_changed {
            self.leave_form(screen_before, &mut requests);
        }
        self.advance_procedures(environment);
        self.report_interrupted_elsewhere(&mut requests);
        self.finish_if_already_complete(environment.now);
        self.watch_for_put_back(&hand, environment.now, &mut requests);
        // What was clicked on another screen is not meant for this one's form.
        let mut clicked = message.clicked_events;
        clicked.retain(|event| !address_changed || is_about_panel(event));
        for event in &clicked {
            self.handle_click(event, environment, &mut requests);
        }
        self.advance_job(environment.now, &mut requests);
        self.report_template_overwrite();
        self.advance_group_visit(&mut requests);
        self.report_damaged_memory(environment);
        self.render(environment, whole, requests)
    }

    /// The policy was changed: the page must be read and checked anew.
    pub fn forget_reading(&mut self) {
        self.reading = None;
        self.audience = Audience::default();
        self.audience_of = None;
        self.page_policy = None;
        self.templates_of_page = None;
    }

    /// Takes in the snapshot; whether the address is now that of another form.
    fn apply_snapshot(
        &mut self,
        snapshot: crate::page::outline::Snapshot,
        hand: &[u32],
        policy: &Policy,
    ) -> bool {
        let before = self.outline.url.clone();
        let reading = self.reading.as_ref();
        let touched_groups =
            reading.map_or_else(Vec::new, |reading| reading.groups_touched_by(hand));
        let changed = self.outline.apply_snapshot(snapshot);
        let is_new_address = self.outline.url != before;
        let place = match is_new_address {
            true => FormAddress::from_url(&self.outline.url),
            false => self.place.clone(),
        };
        let address_changed = !before.is_empty() && self.place != place;
        self.place = place;
        let hints = teaching::reading_hints(policy, &self.preferences);
        self.reading = Some(match self.reading.take() {
            Some(reading) if !is_new_address => {
                refresh_reading_with(reading, &self.outline, &changed, &hints)
            }
            _ => {
                self.audience_of = None;
                self.read_whole_form(&hints)
            }
        });
        self.distrust_changed_groups(&touched_groups, hand);
        self.remember_known_groups();
        address_changed
    }

    /// The screen that was read last.
    pub(super) fn screen(&self) -> Screen {
        let reading = self.reading.as_ref();
        reading.map_or(Screen::Other, |reading| reading.form.screen)
    }

    /// Another screen than `screen`: what was under way, and the notice about it, is over.
    fn leave_form(&mut self, screen: Screen, requests: &mut Vec<PageRequest>) {
        self.panel_message = None;
        self.clipboard = None;
        self.undo_needs_confirmation = false;
        self.put_back_watch = None;
        self.template_questions = None;
        self.open_dismissal = None;
        self.group_visit = None;
        self.field_to_point = teaching::stop_pointing();
        if let Some(job) = self.job.take() {
            self.report_abandoned(&job, screen, requests);
        }
    }

    fn check_form(&mut self, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        if !is_covered_by_policy(&self.outline.url, environment.policy) {
            self.checked.clear();
            self.finding_numbers.clear();
            self.dismissed.clear();
            self.question = None;
            return;
        }
        if self.audience_of != Some(reading.components_revision) {
            self.audience = match reading.form.components.value() {
                Some(components) => Audience::from_components(components, environment.policy),
                None => Audience::default(),
            };
            self.audience_of = Some(reading.components_revision);
        }
        // A long message has many findings, each with the text mended: never two lots of them.
        self.checked = Vec::new();
        self.checked = check_form(
            &reading.form,
            environment.policy,
            &self.audience,
            environment.now,
            environment.zones,
        );
        self.question = ask_about_local_time(
            &reading.form,
            environment.policy,
            &self.audience,
            environment.now,
            environment.zones,
        );
        self.number_findings(environment.policy);
    }

    fn record_act_result(&mut self, did: &message::ActResult) {
        if did.act == "copy" {
            if !did.refused.is_empty() {
                if let Some(job) = &mut self.job {
                    job.done_notice = job
                        .done_notice
                        .replace(changes::COPIED, changes::NOT_COPIED);
                }
                let message = self.panel_message.take();
                let message = message.filter(|message| message.contains(changes::COPIED));
                self.panel_message = Some(match message {
                    Some(message) => message.replace(changes::COPIED, changes::NOT_COPIED),
                    None => {
                        "The browser did not let the text be copied to the clipboard.".to_owned()
                    }
                });
            }
            return;
        }
        // The focus is moved beside a job, not for it.
        let moves = did.act.starts_with("focus");
        let screen = self.screen();
        if let Some(visit) = self.group_visit.as_mut().filter(|_| !moves) {
            return visit.record_result(did);
        }
        if let Some(job) = self.job.as_mut().filter(|_| !moves) {
            job.record_result(did, screen);
        }
    }

    /// Something in the view was clicked.
    fn handle_click(
        &mut self,
        event: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let (kind, rest) = event.split_once(':').unwrap_or((event, ""));
        match kind {
            "collapse" | "escape" if !self.preferences.collapsed => {
                self.preferences.collapsed = true;
                requests.push(match self.last_focus() {
                    Some(node) if kind == "escape" => self.on_page(Act::Focus { node }),
                    _ => PageRequest::focus_view("chip"),
                });
            }
            "expand" => {
                self.preferences.collapsed = false;
                requests.push(PageRequest::focus_view("panel"));
            }
            "move" => self.preferences.corner = self.preferences.corner.next_corner(),
            "show" => {
                self.preferences.collapsed = false;
                requests.push(PageRequest::focus_view(rest));
            }
            "go" => {
                let place = FieldName::ALL
                    .iter()
                    .find(|field| field.as_str() == rest)
                    .and_then(|field| {
                        let reading = self.reading.as_ref()?;
                        Some(reading.control_at(*reading.places.get(field)?))
                    });
                if let Some(handle) = place {
                    requests.push(self.on_page(Act::Focus { node: handle.0 }));
                }
            }
            "fix" => match self.find_fix(rest).cloned() {
                Some(fix) => {
                    let done = format!("Done: {}.", fix.label);
                    self.begin_fix(fix.label, done, fix.edits, environment.now);
                }
                None => self.panel_message = Some("The form has changed; look again.".to_owned()),
            },
            "template" => self.click_template(rest, environment, requests),
            "answer" => self.take_answer(rest),
            "insert-answers" => self.close_questions(true, environment, requests),
            "close-answers" => self.close_questions(false, environment, requests),
            "dismiss" | "dismissal-reason" | "dismiss-now" | "leave-dismissal" | "bring-back" => {
                self.handle_dismissal_click(kind, rest, environment, requests);
            }
            "another-copy" => {
                self.another_copy = true;
                self.badge = Badge::default(); // The other copy has set one.
            }
            "undo" => self.undo_last_change(false, requests),
            "undo-anyway" => self.undo_last_change(true, requests),
            "leave-as-is" => self.leave_as_is(),
            "go-on" => self.resume_last_change(requests),
            "redo" => self.redo_last_change(),
            "preview" => self.is_preview_open = !self.is_preview_open,
            "procedure" => self.handle_procedure_click(rest, environment, requests),
            "saved" => self.take_save_answer(rest, environment, requests),
            "open-groups" => self.begin_group_visit(),
            "copy" => {
                if let Some(text) = self.clipboard.clone() {
                    requests.push(self.on_page(Act::Copy { text }));
                }
            }
            _ => self.handle_teaching_click(kind, rest, environment, requests),
        }
    }

    fn on_page(&self, act: Act) -> PageRequest {
        PageRequest::act_on_page(&self.outline.url, act)
    }

    /// The control on the page that had the focus last.
    fn last_focus(&self) -> Option<u32> {
        (self.outline.focus != 0 && self.outline.focus != self.outline.root)
            .then_some(self.outline.focus)
    }

    /// The view and the marks, and the answer to the page that holds what is new of them.
    fn render(
        &mut self,
        environment: &Environment,
        whole: bool,
        acts: Vec<PageRequest>,
    ) -> SessionUpdate {
        let policy = environment.policy;
        let hints = teaching::reading_hints(policy, &self.preferences);
        if self.reading.is_none() {
            self.reading = Some(self.read_whole_form(&hints));
        }
        let message = self.compose_panel_message();
        let Some(reading) = &self.reading else {
            return SessionUpdate::default();
        };
        let rows = teaching::teaching_rows(reading, &hints.locators, policy, &self.preferences);
        self.fields.set_rows(rows);
        let state = self.panel_state(reading, environment, &message);
        let view = panel_view(&state);
        let marks = field_marks(&state, &reading.places);
        let mut badge = badge_for(&state);
        let host = host_attributes(&state, reading);
        let view_changed = whole || self.view.as_ref() != Some(&view);
        let marks_changed = whole || self.marks != marks;
        let answer = PageAnswer {
            needs_whole_outline: false,
            css: whole.then_some(ui::CSS),
            host,
            view: view_changed.then(|| view.clone()),
            marks: marks_changed.then(|| marks.clone()),
            acts,
            field_to_point: self.field_to_point.take(),
            is_working: self.job.is_some(),
        };
        self.view = Some(view);
        self.marks = marks;
        // Three calls to the browser for each letter are saved. A new page or address may have cleared the button.
        if !whole && self.badge == badge {
            badge = Badge::default();
        } else {
            self.badge = badge.clone();
        }
        SessionUpdate { answer, badge }
    }

    /// Everything that the panel, the marks and the badge are made from.
    fn panel_state<'a>(
        &'a self,
        reading: &'a FormReading,
        environment: &Environment<'a>,
        message: &'a PanelMessage,
    ) -> PanelState<'a> {
        let policy = environment.policy;
        let covered = is_covered_by_policy(&self.outline.url, policy);
        let parts = match covered {
            true => self.read_back(reading, environment),
            false => Vec::new(),
        };
        PanelState {
            screen: reading.form.screen,
            watch_state: match covered {
                true => watch_state(reading, environment.policy),
                false => WatchState::Idle,
            },
            left_out: (!covered).then(|| self.describe_left_out(reading, policy)),
            policy_problem: environment.policy_problem,
            findings: all_findings(&self.checked).collect(),
            dismissals: self.panel_dismissals(policy),
            listed_notices: reading.listed_notices(),
            links: &policy.links,
            health: check_health(&self.checked, reading),
            templates: self.template_buttons(reading, policy),
            template_form: self.template_form(environment),
            procedures: self.procedure_section(reading, environment),
            save_questions: self.save_questions(),
            undo_risk: undo_risk(reading, &self.outline),
            can_open_groups: self.can_open_groups(),
            read_back: ReadBack {
                parts,
                question: self.question.as_ref(),
                preview: self.preview(reading, environment),
            },
            fields: &self.fields,
            message,
            another_copy: self.another_copy,
            collapsed: self.preferences.collapsed,
            corner: self.preferences.corner.as_str(),
        }
    }
}

/// Attributes of the element that the panel is in. Collapsed, it goes beside the submit button.
fn host_attributes(state: &PanelState, reading: &FormReading) -> Attributes {
    let beside = match reading.places.get(&FieldName::Submit) {
        Some(submit) if state.collapsed => submit.0,
        _ => 0,
    };
    Attributes::default()
        .with_attribute("data-state", state.watch_state.as_str())
        .with_attribute("data-screen", reading.form.screen.as_str())
        .with_attribute("data-corner", state.corner)
        .with_attribute("data-beside", beside.to_string())
}

/// A click that changes nothing but where the panel is and whether it is open.
fn is_about_panel(event: &str) -> bool {
    let kind = event.split(':').next().unwrap_or_default();
    matches!(kind, "collapse" | "escape" | "expand" | "move" | "show")
}

fn check_health<'a>(checked: &[RuleOutcome], reading: &'a FormReading) -> CheckHealth<'a> {
    let summary = summarise_outcomes(checked);
    CheckHealth {
        ran: summary.ran,
        failed: summary.failed,
        missing: &reading.missing,
        could_not_run: summary.could_not_run,
    }
}

#[cfg(test)]
mod tests;
