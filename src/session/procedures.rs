//! Procedures in one tab: what is offered and begun, which steps the screen shows to be done, and what a click on one does.

use super::{
    message::PageRequest,
    notice_memory::NoticeKey,
    state::{Environment, Session},
};
use crate::{
    engine::{
        finding::Edit,
        form::{Field, Form, NotificationMoment, OpenProcedure, Screen, Status},
        procedure::{
            FormEdits, Procedure, ProcedureKind, ProcedureSight, ProcedureStep, StepKind,
            StepPlace, StepState, detect_procedure,
        },
        rule_context::RuleContext,
        template::TemplatePhase,
        template_offer::offers_of_phase,
        window::Window,
    },
    page::{
        read::FormReading,
        route::{self, FormAddress},
    },
    ui::{self, ProcedureList, ProcedureSection, StepLine},
};

impl Session {
    /// What of procedures the panel has on this screen.
    pub(super) fn procedure_section(
        &self,
        reading: &FormReading,
        environment: &Environment,
    ) -> ProcedureSection {
        let form = &reading.form;
        let context = self.rule_context(form, environment);
        let lists: Vec<ProcedureList> = form
            .history
            .procedures
            .iter()
            .filter_map(|open| self.procedure_list(open, reading, &context, environment))
            .collect();
        if lists.iter().any(|list| list.is_here) || reading.identity.page_id.is_none() {
            return ProcedureSection {
                lists,
                ..ProcedureSection::default()
            };
        }
        let procedures = &environment.policy.procedures;
        let can_begin = |procedure: &&Procedure| match form.screen {
            Screen::MaintenanceNew => procedure.kind.makes_maintenance(),
            Screen::MaintenanceStatus | Screen::MaintenanceSchedule => {
                procedure.kind != ProcedureKind::Schedule && reading.identity.notice_id.is_some()
            }
            _ => false,
        };
        let choices = procedures.iter().filter(can_begin);
        let kind = detect_procedure_of(&context);
        let offer = procedures
            .iter()
            .find(|procedure| Some(procedure.kind) == kind)
            .filter(|procedure| !form.history.declined.contains(&procedure.name));
        ProcedureSection {
            offer: offer.map(|procedure| procedure.name.clone()),
            lists,
            choices: choices.map(|procedure| procedure.name.clone()).collect(),
        }
    }

    /// A click on the panel: what, the maintenance or the procedure, and which step.
    pub(super) fn handle_procedure_click(
        &mut self,
        event: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let (what, rest) = event.split_once(':').unwrap_or((event, ""));
        match what {
            "begin" => self.begin_procedure(rest, environment, requests),
            "no" => {
                if let Some(key) = self.key_of_screen() {
                    let load = &self.page_load_id;
                    self.notices
                        .decline_procedure(&key, rest, load, environment.now);
                }
                requests.push(PageRequest::focus_view(ui::CHOOSE_PROCEDURE));
            }
            "stop" => {
                self.stop_procedure(rest, environment);
                requests.push(PageRequest::focus_view(ui::CHOOSE_PROCEDURE));
            }
            "tick" => {
                if let Some((notice, at)) = rest.split_once(':')
                    && let Some(key) = self.key_of(notice)
                    && let Ok(at) = at.parse()
                {
                    self.notices
                        .change_procedure(&key, |progress| progress.tick_by_hand(at));
                }
            }
            "do" => self.do_step(rest, environment),
            _ => {}
        }
        self.recall_history(environment);
        self.advance_procedures(environment);
    }

    /// The form is sent: what the procedure comes to, should it be saved.
    pub(super) fn note_sent_steps(&mut self, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        let screens = [Screen::MaintenanceNew, Screen::MaintenanceStatus];
        if !screens.contains(&reading.form.screen) {
            return;
        }
        let mut all = reading.form.history.procedures.iter();
        let Some(open) = all.find(|open| is_of_screen(open, reading)) else {
            return;
        };
        let Some(procedure) = find_procedure(open, environment) else {
            return;
        };
        let context = self.rule_context(&reading.form, environment);
        let steps = with_sight(open, reading, &context, |sight| {
            open.progress.steps_if_saved(procedure, sight)
        });
        let (key, page_load_id) = (self.key_of(&open.notice), self.page_load_id.clone());
        if let Some(key) = key {
            self.notices.change_procedure(&key, |progress| {
                progress.sent = steps;
                progress.sent_by = page_load_id;
            });
        }
    }

    /// Ends what is done on this Statuspage page, and says so.
    pub(super) fn advance_procedures(&mut self, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        if reading.form.history.procedures.is_empty() {
            return;
        }
        let context = self.rule_context(&reading.form, environment);
        let mut over = Vec::new();
        for open in &reading.form.history.procedures {
            let Some(procedure) = find_procedure(open, environment) else {
                continue;
            };
            let states = with_sight(open, reading, &context, |sight| {
                open.progress.step_states(procedure, sight)
            });
            if !states.contains(&StepState::Next) {
                over.push((open.notice.clone(), describe_end(procedure, &states)));
            }
        }
        for (notice, words) in over {
            if let Some(key) = self.key_of(&notice) {
                self.notices.end_procedure(&key);
            }
            self.panel_message = Some(words);
        }
        self.recall_history(environment);
    }

    fn begin_procedure(
        &mut self,
        name: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let mut procedures = environment.policy.procedures.iter();
        let Some(procedure) = procedures.find(|one| one.name == name) else {
            return;
        };
        let key = match procedure.kind.makes_maintenance() {
            true => self.key_of(""),
            false => self.key_of_screen(),
        };
        if let Some(key) = key {
            self.notices
                .begin_procedure(&key, procedure, environment.now);
            requests.push(PageRequest::focus_view(ui::procedure_focus(&key.notice)));
        }
    }

    /// What was set aside is not offered again.
    fn stop_procedure(&mut self, notice: &str, environment: &Environment) {
        let Some(key) = self.key_of(notice) else {
            return;
        };
        if let Some(open) = self.find_open(notice) {
            let name = open.progress.name.clone();
            let load = &self.page_load_id;
            self.notices
                .decline_procedure(&key, &name, load, environment.now);
        }
        self.notices.end_procedure(&key);
    }

    /// `notice:step:label`: what the button of a step writes.
    fn do_step(&mut self, path: &str, environment: &Environment) {
        let mut parts = path.splitn(3, ':');
        let (notice, at, label) = (parts.next(), parts.next(), parts.next());
        let (Some(notice), Some(label)) = (notice, label) else {
            return;
        };
        let step = self.find_open(notice).and_then(|open| {
            let procedure = find_procedure(open, environment)?;
            procedure.steps.get(at?.parse::<usize>().ok()?)
        });
        let form = self.reading.as_ref().map(|reading| &reading.form);
        let edit = step
            .zip(form)
            .and_then(|(step, form)| edit_of_step(step, form))
            .filter(|(wanted, _)| *wanted == label);
        match edit {
            Some((_, edit)) => {
                let done = format!("Done: {label}.");
                self.begin_fix(label.to_owned(), done, vec![edit], environment.now);
            }
            None => self.panel_message = Some("The form has changed; look again.".to_owned()),
        }
    }

    fn procedure_list(
        &self,
        open: &OpenProcedure,
        reading: &FormReading,
        context: &RuleContext,
        environment: &Environment,
    ) -> Option<ProcedureList> {
        let procedure = find_procedure(open, environment)?;
        let is_here = is_of_screen(open, reading);
        let states = with_sight(open, reading, context, |sight| {
            open.progress.step_states(procedure, sight)
        });
        let steps = procedure.steps.iter().zip(states).enumerate();
        let is_sent = open.sent_schedule.is_some();
        let lines = steps.map(|(at, (step, state))| {
            let template = self.template_of_step(step, environment);
            let place = procedure.place_of(step);
            let is_at_place = is_here && is_on_screen(place, reading.form.screen);
            let is_due = matches!(state, StepState::Next | StepState::Open);
            let event = format!("procedure:do:{}:{at}", open.notice);
            let button = match step.does {
                _ if !is_at_place || !is_due => None,
                StepKind::InsertTemplate => template
                    .as_ref()
                    .map(|name| (format!("Insert “{name}”"), ui::template_event(name))),
                StepKind::ByHand => Some((
                    "Done".to_owned(),
                    format!("procedure:tick:{}:{at}", open.notice),
                )),
                _ => edit_of_step(step, &reading.form)
                    .map(|(label, _)| (label.to_owned(), format!("{event}:{label}"))),
            };
            let waits = step.does == StepKind::SaveSchedule && is_sent;
            let is_elsewhere = state == StepState::Next && !is_at_place;
            StepLine {
                words: procedure.describe_step(step, template.as_deref()),
                state,
                place: match (is_elsewhere, waits) {
                    (true, true) => Some(SENT_SCHEDULE),
                    (true, false) => place.describe_place(),
                    _ => None,
                },
                address: self
                    .address_of_place(place, &open.notice)
                    .filter(|_| is_elsewhere),
                button,
            }
        });
        Some(ProcedureList {
            notice: open.notice.clone(),
            title: procedure.name.clone(),
            of: open.name.clone().filter(|_| !is_here),
            note: procedure.note.clone(),
            steps: lines.collect(),
            is_here,
        })
    }

    /// The team's template for the step; by name alone where only the page's menu has one.
    fn template_of_step(&self, step: &ProcedureStep, environment: &Environment) -> Option<String> {
        let phase = step
            .phase
            .filter(|_| step.does == StepKind::InsertTemplate)?;
        let known = &environment.policy.templates;
        // Also a menu that is closed again, or on another tab of the maintenance.
        let offer = offers_of_phase(known, self.templates_by_name(), phase).next();
        offer.map(|offer| offer.name().to_owned())
    }

    fn rule_context<'a>(
        &'a self,
        form: &'a Form,
        environment: &Environment<'a>,
    ) -> RuleContext<'a> {
        RuleContext::new(
            form,
            environment.policy,
            &self.audience,
            environment.now,
            environment.zones,
        )
    }

    fn find_open(&self, notice: &str) -> Option<&OpenProcedure> {
        let reading = self.reading.as_ref()?;
        let mut all = reading.form.history.procedures.iter();
        all.find(|open| open.notice == notice)
    }

    /// Where the step is done, unless this screen is there already.
    fn address_of_place(&self, place: StepPlace, notice: &str) -> Option<String> {
        let rest = match place {
            StepPlace::NewMaintenance => "incidents/new-scheduled-maintenance".to_owned(),
            StepPlace::StatusUpdate | StepPlace::Schedule => format!("incidents/{notice}"),
            StepPlace::Components => "components".to_owned(),
            StepPlace::Anywhere => return None,
        };
        let address = route::address_on_page(&self.outline.url, &rest)?;
        (FormAddress::from_url(&address) != self.place).then_some(address)
    }

    pub(super) fn key_of(&self, notice: &str) -> Option<NoticeKey> {
        let page = self.reading.as_ref()?.identity.page_id.clone()?;
        Some(NoticeKey {
            page,
            notice: notice.to_owned(),
        })
    }

    /// The maintenance on the screen; of a new one the empty id.
    fn key_of_screen(&self) -> Option<NoticeKey> {
        let reading = self.reading.as_ref()?;
        match reading.form.screen {
            Screen::MaintenanceNew => self.key_of(""),
            _ => self.key_of(reading.identity.notice_id.as_deref()?),
        }
    }
}

const SENT_SCHEDULE: &str =
    "it was sent: open the tab Schedule & Automation of the maintenance once";

fn find_procedure<'a>(
    open: &OpenProcedure,
    environment: &Environment<'a>,
) -> Option<&'a Procedure> {
    let mut procedures = environment.policy.procedures.iter();
    procedures.find(|procedure| open.progress.is_of(procedure))
}

/// Which procedure the edits of the form look like.
fn detect_procedure_of(context: &RuleContext) -> Option<ProcedureKind> {
    let form = context.form;
    let window = match (&form.history.schedule, form.screen) {
        (_, Screen::MaintenanceNew) => context.find_window(),
        (Some(seen), _) => Window::from_seen(seen, &context.policy.time.zone, context.zones),
        (None, _) => None,
    };
    detect_procedure(&FormEdits {
        form,
        now: context.now,
        window: window.and_then(|window| Some((window.start, window.end?))),
        is_extension: &|| context.is_from_template(TemplatePhase::Extended),
    })
}

/// Asks what the screen shows of the steps.
fn with_sight<T>(
    open: &OpenProcedure,
    reading: &FormReading,
    context: &RuleContext,
    ask: impl FnOnce(&ProcedureSight) -> T,
) -> T {
    let form = Some(&reading.form).filter(|_| is_of_screen(open, reading));
    ask(&ProcedureSight {
        form,
        is_from_template: &|phase| context.is_from_template(phase),
        start: context.find_window().map(|window| window.start),
        now: context.now,
        schedule: open.schedule.as_ref(),
        sent_schedule: open.sent_schedule.as_ref(),
        is_operational: open.is_operational,
    })
}

/// Whether the form on the screen is that of the maintenance.
fn is_of_screen(open: &OpenProcedure, reading: &FormReading) -> bool {
    match reading.form.screen {
        Screen::MaintenanceNew => open.notice.is_empty(),
        Screen::MaintenanceStatus | Screen::MaintenanceSchedule => {
            reading.identity.notice_id.as_ref() == Some(&open.notice)
        }
        _ => false,
    }
}

fn is_on_screen(place: StepPlace, screen: Screen) -> bool {
    match place {
        StepPlace::NewMaintenance => screen == Screen::MaintenanceNew,
        StepPlace::StatusUpdate => screen == Screen::MaintenanceStatus,
        StepPlace::Schedule => screen == Screen::MaintenanceSchedule,
        StepPlace::Components => matches!(screen, Screen::Components | Screen::ComponentEdit),
        StepPlace::Anywhere => true,
    }
}

/// The label of the button that does the step on this form, and what it writes.
fn edit_of_step(step: &ProcedureStep, form: &Form) -> Option<(&'static str, Edit)> {
    let notify = |on: bool| {
        let is_other = form.notify.now == Field::Value(!on);
        let moment = NotificationMoment::Now;
        is_other.then_some(Edit::Notify { moment, on })
    };
    let (label, edit) = match step.does {
        StepKind::SetScheduled => ("Set Scheduled", Edit::Status(Status::Scheduled)),
        StepKind::SetInProgress => ("Set In progress", Edit::Status(Status::InProgress)),
        StepKind::SetCompleted => ("Set Completed", Edit::Status(Status::Completed)),
        StepKind::TickNotifications => ("Tick Send notifications", notify(true)?),
        StepKind::UntickNotifications => ("Untick Send notifications", notify(false)?),
        _ => return None,
    };
    match edit {
        Edit::Status(_) => form.status.value().map(|_| (label, edit)),
        _ => Some((label, edit)),
    }
}

/// What is said at the end.
fn describe_end(procedure: &Procedure, states: &[StepState]) -> String {
    let steps = procedure.steps.iter().zip(states);
    let left_out = steps.filter(|(_, state)| **state == StepState::LeftOut);
    let left_out: Vec<String> = left_out
        .map(|(step, _)| procedure.describe_step(step, None))
        .collect();
    match left_out.is_empty() {
        true => format!("“{}” is done.", procedure.name),
        false => format!(
            "“{}” is over. Not seen: {}.",
            procedure.name,
            left_out.join("; ")
        ),
    }
}
