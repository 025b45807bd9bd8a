//! What a rule is asked about: form, policy, audience, time; each text read once for all rules. And what a rule answers
//! when it cannot ask its question.

use super::{
    audience::Audience,
    fill::{SCHEDULE_NOT_SEEN, TemplateFiller},
    finding::{Finding, MissingField, Outcome},
    form::{Field, FieldName, Form, InWords, Screen, Status},
    policy::{Client, Policy},
    sorting::sort_by_key,
    template::{TemplatePhase, recognise_template},
    time::{
        CalendarDate, ClockTime, PageZone, ReadingContext, RewriteTarget, Rewriting, StartAndEnd,
        UtcInstant, Zones, ZonesWithUtc, find_calendar_dates, read_times, rewrite_times,
    },
    window::Window,
    words::{Word, split_words},
};
use chrono::NaiveDate;
use std::cell::OnceCell;

/// Everything a rule may look at. One snapshot, shared by all rules.
pub struct RuleContext<'a> {
    pub form: &'a Form,
    pub policy: &'a Policy,
    /// Which client each component of the form belongs to.
    pub audience: &'a Audience,
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// What title and message were read as.
    texts: [TextCache; 2],
}

/// A text as it was read, once a rule has asked for it.
#[derive(Default)]
struct TextCache {
    times: OnceCell<Vec<ClockTime>>,
    dates: OnceCell<Vec<CalendarDate>>,
    words: OnceCell<Vec<Word>>,
}

/// Why a rule has no answer. With `?` it goes from what was needed to the outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Skip {
    /// It has nothing to ask on this screen or in this state.
    NotApplicable,
    /// What it needs was not found or not understood.
    CouldNotRun(Vec<MissingField>),
    /// What it needs can be read in several ways: a question for a person.
    Ambiguous(Box<Finding>),
}

/// Something that a rule cannot do without. A rule that needs another field adds it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Name,
    Status,
    Message,
    StartDate,
    StartTime,
    /// Date and time of the start: on the screen, or as seen before. A text without a time or a date needs none.
    Schedule,
    Components,
    /// The time zone that the form prints beside its times.
    Zone,
    /// Title or message: at least one of them is on the screen. What the one that is not readable
    /// means is for the rule to say, since the other may have findings.
    Text,
}

impl Skip {
    /// The rule could not run, because of this field, for this reason.
    pub fn could_not_run(field: FieldName, why: impl Into<String>) -> Self {
        Self::CouldNotRun(vec![MissingField {
            field,
            why: why.into(),
        }])
    }

    /// The times of the form are in a zone that nothing is known of.
    pub fn unknown_zone() -> Self {
        Self::could_not_run(
            FieldName::StartTime,
            "The time zone that the form shows is not known here.",
        )
    }
}

impl From<Result<Vec<Finding>, Skip>> for Outcome {
    fn from(answer: Result<Vec<Finding>, Skip>) -> Self {
        match answer {
            Ok(findings) if findings.is_empty() => Self::Pass,
            Ok(findings) => Self::Found(findings),
            Err(Skip::NotApplicable) => Self::NotApplicable,
            Err(Skip::CouldNotRun(missing)) => Self::CouldNotRun(missing),
            Err(Skip::Ambiguous(question)) => Self::Found(vec![*question]),
        }
    }
}

impl<T: InWords> Field<T> {
    /// The value, or why a rule that cannot do without it has no answer.
    pub fn require_value(&self, field: FieldName) -> Result<&T, Skip> {
        match self {
            Self::Value(value) => Ok(value),
            Self::NotOnScreen => Err(Skip::NotApplicable),
            Self::Missing { why } | Self::Unreadable { why, .. } => {
                Err(Skip::could_not_run(field, why))
            }
            Self::Ambiguous { raw, readings, why } => {
                let readings: Vec<_> = readings.iter().map(InWords::in_words).collect();
                Err(Skip::Ambiguous(Box::new(ambiguous(
                    field, raw, &readings, why,
                ))))
            }
        }
    }
}

fn ambiguous(field: FieldName, raw: &str, readings: &[String], why: &str) -> Finding {
    let sentence = format!(
        "{} holds “{raw}”, which can be read as {}. {why}",
        field.display_name(),
        readings.join(" or ")
    );
    Finding::review(field, sentence)
}

impl<'a> RuleContext<'a> {
    pub fn new(
        form: &'a Form,
        policy: &'a Policy,
        audience: &'a Audience,
        now: UtcInstant,
        zones: &'a dyn Zones,
    ) -> Self {
        Self {
            form,
            policy,
            audience,
            now,
            zones,
            texts: Default::default(),
        }
    }

    /// Whether something that a rule needs is there and can be read.
    pub fn check_need(&self, need: Need) -> Result<(), Skip> {
        let form = self.form;
        match need {
            Need::Name => form.name.require_value(FieldName::Name).map(drop),
            Need::Status => form.status.require_value(FieldName::Status).map(drop),
            Need::Message => form.message.require_value(FieldName::Message).map(drop),
            Need::StartDate => form
                .start_date
                .require_value(FieldName::StartDate)
                .map(drop),
            Need::StartTime => form
                .start_time
                .require_value(FieldName::StartTime)
                .map(drop),
            Need::Schedule => self.check_schedule(),
            Need::Components => form
                .components
                .require_value(FieldName::Components)
                .map(drop),
            Need::Zone => form.zone.require_value(FieldName::StartTime).map(drop),
            Need::Text => {
                let texts = self.title_and_message();
                let is_any_here = texts.iter().any(|(_, text)| text.is_on_screen());
                is_any_here.then_some(()).ok_or(Skip::NotApplicable)
            }
        }
    }

    fn check_schedule(&self) -> Result<(), Skip> {
        let form = self.form;
        if form.remembered_schedule().is_some() {
            return Ok(());
        }
        let is_here = form.start_date.is_on_screen() || form.start_time.is_on_screen();
        if form.screen != Screen::MaintenanceStatus || is_here {
            let date = form.start_date.require_value(FieldName::StartDate).err();
            let time = form.start_time.require_value(FieldName::StartTime).err();
            // What is missing is said, also where the other is not expected.
            let mut skips: Vec<Skip> = date.into_iter().chain(time).collect();
            sort_by_key(&mut skips, |skip| *skip == Skip::NotApplicable);
            return skips.into_iter().next().map_or(Ok(()), Err);
        }
        let texts = self.title_and_message();
        let is_dated = texts.iter().any(|(field, text)| {
            let text = text.value().map(String::as_str);
            text.is_some_and(|text| {
                !self.read_times(*field, text).is_empty()
                    || !self.read_dates(*field, text).is_empty()
            })
        });
        Err(match is_dated {
            true => Skip::could_not_run(FieldName::StartTime, SCHEDULE_NOT_SEEN),
            false => Skip::NotApplicable,
        })
    }

    /// ` as seen at 14:05 UTC`, where the screen does not show the schedule; else nothing.
    pub fn describe_when_seen(&self) -> String {
        let seen = self.form.remembered_schedule();
        seen.map_or_else(String::new, |seen| {
            let when = seen.describe_when_seen(self.now, self.policy.time.clock);
            format!(" {when}")
        })
    }

    /// The window that clients know, where the schedule was changed since.
    pub fn find_former_window(&self) -> Option<Window> {
        let former = self.form.history.former.as_ref()?;
        Window::from_seen(former, &self.policy.time.zone, self.zones)
    }

    /// The window that the schedule fields give.
    pub fn require_window(&self) -> Result<Window, Skip> {
        self.find_window().ok_or_else(Skip::unknown_zone)
    }

    /// As [`RuleContext::require_window`], where a rule can do without it.
    pub fn find_window(&self) -> Option<Window> {
        Window::from_form(self.form, &self.policy.time.zone, self.zones)
    }

    /// A completed maintenance is opened again as a new one that starts at once, with the template for an extension.
    pub fn is_opened_again(&self) -> bool {
        self.is_from_template(TemplatePhase::Extended)
    }

    /// A maintenance that has started is being set to Scheduled. What that step needs, `notify-off` alone says.
    pub fn is_taken_back(&self) -> bool {
        let was = self.form.history.status;
        self.form.screen == Screen::MaintenanceStatus
            && self.form.status == Field::Value(Status::Scheduled)
            && matches!(was, Some(Status::InProgress | Status::Verifying))
    }

    /// Whether the message comes from a template of this phase.
    pub fn is_from_template(&self, phase: TemplatePhase) -> bool {
        let Field::Value(message) = &self.form.message else {
            return false;
        };
        let words = self.read_words(FieldName::Message, message);
        let found = recognise_template(message, words, &self.policy.templates, &[phase]);
        found.is_some_and(|found| found.template.phase == phase)
    }

    /// What a person calls the field on this screen.
    pub fn field_name(&self, field: FieldName) -> &'static str {
        field.name_on(self.form.screen)
    }

    /// Title and message.
    pub fn title_and_message(&self) -> [(FieldName, &'a Field<String>); 2] {
        [
            (FieldName::Name, &self.form.name),
            (FieldName::Message, &self.form.message),
        ]
    }

    /// Asks the same of title and message. A text that is missing makes the rule *could not run*,
    /// unless the other has findings; a screen without either has nothing to ask.
    pub fn check_each_text(
        &self,
        ask: &mut dyn FnMut(FieldName, &str) -> Vec<Finding>,
    ) -> Result<Vec<Finding>, Skip> {
        let mut findings = Vec::new();
        let mut missing = Vec::new();
        let mut here = false;
        for (field, text) in self.title_and_message() {
            here |= text.is_on_screen();
            match text.require_value(field) {
                Ok(text) => findings.append(&mut ask(field, text)),
                Err(Skip::Ambiguous(question)) => findings.push(*question),
                Err(Skip::CouldNotRun(mut fields)) => missing.append(&mut fields),
                Err(Skip::NotApplicable) => {}
            }
        }
        match (here, findings.is_empty(), missing.is_empty()) {
            (false, ..) => Err(Skip::NotApplicable),
            (true, true, false) => Err(Skip::CouldNotRun(missing)),
            _ => Ok(findings),
        }
    }

    /// How the policy's zone is written behind a time.
    pub fn zone_label(&self) -> &'a str {
        let zone = &self.policy.time.zone;
        match PageZone::parse(zone) {
            None | Some(PageZone::Utc) => "UTC",
            _ => zone,
        }
    }

    /// The day of a moment in the policy's zone; in UTC where that zone is not known here.
    pub fn day_in_policy_zone(&self, at: UtcInstant) -> NaiveDate {
        let zone = PageZone::parse(&self.policy.time.zone);
        let clock = zone.and_then(|zone| zone.wall_clock_at(self.zones, at));
        clock.map_or(at.date_naive(), |clock| clock.date())
    }

    /// Times of a field as the policy wants them written, when they mean these moments.
    pub fn rewrite_times(
        &self,
        field: FieldName,
        text: &str,
        wanted: &[(&ClockTime, StartAndEnd)],
    ) -> Option<Rewriting> {
        let target = RewriteTarget {
            label: self.zone_label(),
            zone: self.zone_label(),
            zones: &ZonesWithUtc(self.zones),
            clock: self.policy.time.clock,
        };
        rewrite_times(text, self.read_times(field, text), wanted, &target)
    }

    /// What placeholders are filled from.
    pub fn template_filler(&self) -> TemplateFiller<'a> {
        TemplateFiller {
            form: self.form,
            policy: self.policy,
            audience: self.audience,
            zones: self.zones,
            added: None,
        }
    }

    /// The clients whose components are chosen, as far as the policy describes them.
    pub fn chosen_clients(&self) -> impl Iterator<Item = &'a Client> {
        self.audience.chosen_clients_in(self.policy)
    }

    /// The clock times of the title or of the message, read once for all rules.
    pub fn read_times(&self, field: FieldName, text: &str) -> &[ClockTime] {
        let read = || read_times(text, &self.reading_for_times());
        self.text_cache(field).times.get_or_init(read)
    }

    /// The dates of the title or of the message that belong to no clock time, read once for all rules.
    pub fn read_dates(&self, field: FieldName, text: &str) -> &[CalendarDate] {
        let times = self.read_times(field, text);
        let read = || find_calendar_dates(text, &self.reading_for_times(), times);
        self.text_cache(field).dates.get_or_init(read)
    }

    /// The clock times of a text as if the schedule were on the day of writing: whether two of them are one moment
    /// can be told where no day is known.
    pub fn read_times_as_on_day_of_writing(&self, text: &str) -> Vec<ClockTime> {
        let reading = ReadingContext {
            schedule: Some(self.written_at()),
            ..self.reading_for_times()
        };
        read_times(text, &reading)
    }

    fn reading_for_times(&self) -> ReadingContext<'_> {
        let window = self.find_window();
        ReadingContext {
            now: self.written_at(),
            zones: self.zones,
            abbreviations: &self.policy.time.abbreviations,
            schedule: window.map(|window| window.start),
            date_order: self.policy.time.date_format.numeric_order(),
        }
    }

    /// From when "tomorrow" and dates without a year are read.
    pub fn written_at(&self) -> UtcInstant {
        self.form.published.unwrap_or(self.now)
    }

    /// Its words, as they are compared.
    pub fn read_words(&self, field: FieldName, text: &str) -> &[Word] {
        self.text_cache(field)
            .words
            .get_or_init(|| split_words(text))
    }

    fn text_cache(&self, field: FieldName) -> &TextCache {
        &self.texts[usize::from(field == FieldName::Message)]
    }
}

impl Need {
    /// As the docs name it.
    pub fn describe_need(self) -> String {
        let field = match self {
            Self::Name => FieldName::Name,
            Self::Status => FieldName::Status,
            Self::Message => FieldName::Message,
            Self::StartDate => FieldName::StartDate,
            Self::StartTime => FieldName::StartTime,
            Self::Schedule => {
                return "Start date and Start time, as seen before where the screen has none"
                    .into();
            }
            Self::Components => FieldName::Components,
            Self::Zone => return "Time zone of the form".into(),
            Self::Text => {
                let (name, message) = (FieldName::Name, FieldName::Message);
                return format!("{} or {}", name.display_name(), message.display_name());
            }
        };
        field.display_name().into()
    }
}
