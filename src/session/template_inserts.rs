//! The click on a template's button → what is written, what is asked for before, or what is chosen in the page's own
//! menu.

use super::{
    message::PageRequest,
    state::{Environment, Session, TemplateQuestion, TemplateQuestions},
};
use crate::{
    engine::{
        fill::{FilledText, TemplateFiller, UnfilledPlaceholder},
        finding::Edit,
        form::Form,
        template::Template,
        time::UtcInstant,
    },
    ui,
};

/// A template as it would be written now.
struct FilledTemplate {
    /// Where the screen has a title.
    title: Option<FilledText>,
    body: FilledText,
}

impl Session {
    /// The button of a template was clicked. What only a person can write is asked for first.
    pub(super) fn click_template(
        &mut self,
        name: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let Some(filled) = self.fill_template(name, environment) else {
            return self.apply_template_of_page(name, environment.now);
        };
        let open = self.template_questions.take();
        if self.job.is_none() && open.is_none_or(|open| open.template != name) {
            let form = self.reading.as_ref().map(|reading| &reading.form);
            let unfilled = filled.unfilled();
            // Where only dates are missing, one click inserts, and they are named.
            let is_asked = unfilled.iter().any(|left| left.has_no_field());
            let questions: Vec<TemplateQuestion> = unfilled
                .into_iter()
                .filter(|left| is_asked && form.is_some_and(|form| left.is_for_person(form)))
                .map(|left| TemplateQuestion {
                    placeholder: left.placeholder.clone(),
                    why: left.why.clone(),
                    answer: String::new(),
                })
                .collect();
            if !questions.is_empty() {
                self.template_questions = Some(TemplateQuestions {
                    template: name.to_owned(),
                    fields: questions,
                });
                requests.push(PageRequest::focus_view(ui::answer_focus(0)));
                return;
            }
        }
        self.insert_filled(name, filled, environment);
    }

    /// A letter was typed into the form of questions: `number:text`.
    pub(super) fn take_answer(&mut self, answer: &str) {
        if let Some((number, text)) = answer.split_once(':')
            && let Some(questions) = &mut self.template_questions
            && let Ok(number) = number.parse::<usize>()
            && let Some(question) = questions.fields.get_mut(number)
        {
            text.clone_into(&mut question.answer);
        }
    }

    /// Inserts the template with the answers, or leaves it; the focus goes back to its button.
    pub(super) fn close_questions(
        &mut self,
        insert: bool,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let Some(questions) = self.template_questions.take() else {
            return;
        };
        let name = &questions.template;
        requests.push(PageRequest::focus_view(ui::template_event(name)));
        if insert && let Some(mut filled) = self.fill_template(name, environment) {
            filled.take_answers(&questions);
            self.insert_filled(name, filled, environment);
        }
    }

    /// What the panel asks for, with the text that would be written.
    pub(super) fn template_form(&self, environment: &Environment) -> Option<ui::TemplateForm> {
        let questions = self.template_questions.as_ref()?;
        let mut filled = self.fill_template(&questions.template, environment)?;
        filled.take_answers(questions);
        let title = filled.title.map(|title| format!("{}\n\n", title.text));
        Some(ui::TemplateForm {
            template: questions.template.clone(),
            questions: questions
                .fields
                .iter()
                .map(|question| (question.placeholder.clone(), question.why.clone()))
                .collect(),
            preview: title.unwrap_or_default() + &filled.body.text,
        })
    }

    /// `None` where no text of such a template is known.
    fn fill_template(&self, name: &str, environment: &Environment) -> Option<FilledTemplate> {
        let form = &self.reading.as_ref()?.form;
        let mut templates = environment.policy.templates.iter();
        let chosen: &Template = templates.find(|one| one.name == name)?;
        let fill = TemplateFiller {
            form,
            policy: environment.policy,
            audience: &self.audience,
            zones: environment.zones,
            added: None,
        };
        let has_title = form.name.is_on_screen();
        Some(FilledTemplate {
            title: fill.fill_title(chosen).filter(|_| has_title),
            body: fill.fill_body(chosen),
        })
    }

    fn insert_filled(&mut self, name: &str, filled: FilledTemplate, environment: &Environment) {
        let mut done = format!("Inserted “{name}”.");
        for UnfilledPlaceholder { placeholder, why } in filled.unfilled() {
            done.push_str(&format!(" Still to fill in: {placeholder}. {why}"));
        }
        let form = self.reading.as_ref().map(|reading| &reading.form);
        if let Some(seen) = form.and_then(Form::remembered_schedule) {
            let clock = environment.policy.time.clock;
            let when = seen.describe_when_seen(environment.now, clock);
            done.push_str(&format!(" The schedule is the one {when}."));
        }
        let title = filled.title.map(|title| Edit::Name(title.text));
        let mut edits: Vec<Edit> = title.into_iter().collect();
        edits.push(Edit::Message(filled.body.text));
        self.begin_change(format!("Insert “{name}”"), done, edits);
    }

    /// A template of which only the name is known is chosen in the page's own menu.
    fn apply_template_of_page(&mut self, name: &str, now: UtcInstant) {
        let edit = Edit::Template(name.to_owned());
        if !self.templates_by_name().iter().any(|one| one.name == name) {
            return;
        }
        if self.page_shows(&edit) {
            self.panel_message = Some(format!(
                "“{name}” is chosen in Apply template already. To apply it again, choose another line there first."
            ));
            return;
        }
        let label = format!("Apply “{name}”");
        let done = format!("“{name}” was chosen in Apply template.");
        self.begin_fix(label, done, vec![edit], now);
    }
}

impl FilledTemplate {
    fn texts_mut(&mut self) -> impl Iterator<Item = &mut FilledText> {
        self.title.iter_mut().chain([&mut self.body])
    }

    /// What is still to be filled in, each once.
    fn unfilled(&self) -> Vec<&UnfilledPlaceholder> {
        let mut all: Vec<&UnfilledPlaceholder> = Vec::new();
        let texts = self.title.iter().chain([&self.body]);
        for left in texts.flat_map(|text| &text.unfilled) {
            if all
                .iter()
                .all(|other| other.placeholder != left.placeholder)
            {
                all.push(left);
            }
        }
        all
    }

    /// Puts in what was answered; what was left empty stays to be filled in.
    fn take_answers(&mut self, questions: &TemplateQuestions) {
        let given = |question: &&TemplateQuestion| !question.answer.trim().is_empty();
        for question in questions.fields.iter().filter(given) {
            for text in self.texts_mut() {
                text.text = text
                    .text
                    .replace(&question.placeholder, question.answer.trim());
                text.unfilled
                    .retain(|left| left.placeholder != question.placeholder);
            }
        }
    }
}
