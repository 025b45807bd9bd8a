//! What the fields hold of a screen that changes a component, a group or user of the audience, or a template.

use super::{
    FieldSearch, not_found_sentence, read_button_label, read_found,
    reading::{FormPart, FormReading},
    texts,
};
use crate::{
    engine::{
        form::{ComponentStatus, Field, FieldName, ListedTemplate, Screen, TemplateList},
        target::CheckboxName,
    },
    page::{
        controls::{ChoiceControl, ChoiceKind, Chosen},
        label_text::{fold, has_any},
        outline::{Outline, state},
        route,
        understand::{cues, found::Found},
    },
};

impl FormReading {
    /// Fills what only a screen has that is no form of a maintenance or an incident.
    pub(super) fn fill_other_screen(&mut self, part: FormPart, outline: &Outline) {
        let screen = self.form.screen;
        match (part, screen) {
            (FormPart::Name, Screen::AudienceGroup) => {
                self.form.audience.name = self.read_line(outline);
            }
            (FormPart::Name, Screen::AudienceUser) => {
                self.form.audience.email = self.read_line(outline);
            }
            (FormPart::Name, Screen::ComponentEdit) => {
                self.form.component.name = self.read_line(outline);
            }
            (FormPart::Status, Screen::ComponentEdit) => {
                let seeks = FieldSearch::of(&self.form, &self.understood);
                let status = &self.understood.status;
                self.form.component.status = read_found(seeks, FieldName::Status, status, |menu| {
                    read_component_status(menu, outline)
                });
            }
            (FormPart::Boxes, Screen::AudienceUser) => {
                self.form.audience.is_new = self.is_being_made(outline);
                self.fill_subscribe_box(outline);
            }
            (FormPart::Boxes, Screen::AudienceGroup) => {
                self.form.audience.is_new = self.is_being_made(outline);
            }
            (FormPart::Group, Screen::AudienceUser) => {
                self.form.audience.groups = self.read_groups(outline);
            }
            (FormPart::Group, Screen::ComponentEdit) => {
                self.form.component.group = only_group(self.read_groups(outline));
            }
            (FormPart::Name | FormPart::Title | FormPart::Message, Screen::Templates) => {
                self.fill_open_template(outline);
            }
            (FormPart::Records, _) => self.fill_records(outline),
            _ => {}
        }
    }

    /// Whether the button, or the address, says that something is being made.
    fn is_being_made(&self, outline: &Outline) -> bool {
        let label = self.understood.submit.here();
        let label = label.map(|node| fold(&read_button_label(*node, outline)));
        label.is_some_and(|label| has_any(&label, cues::editors::CREATES))
            || route::makes_something(&outline.url)
    }

    /// The line in which what the screen changes is named.
    fn read_line(&self, outline: &Outline) -> Field<String> {
        let seeks = FieldSearch::of(&self.form, &self.understood);
        let name = FieldName::Name.name_on(self.form.screen);
        read_found(seeks, FieldName::Name, &self.understood.name, |node| {
            texts::read_text(*node, outline, self.drawn_texts.get(node), name)
        })
    }

    fn fill_subscribe_box(&mut self, outline: &Outline) {
        let seeks = FieldSearch::of(&self.form, &self.understood);
        let found = self.understood.boxes.at(CheckboxName::Now);
        // Who is being made is asked about; who was made before need not be.
        if *found == Found::Nothing && self.form.audience.is_new {
            let screen = self.form.screen;
            let target = CheckboxName::Now.into();
            let why = not_found_sentence(target, screen, self.understood.opaque);
            self.form.audience.subscribes = Field::Missing { why };
            return;
        }
        self.form.audience.subscribes = read_found(seeks, CheckboxName::Now, found, |toggle| {
            match toggle.read_state(outline) {
                Some(on) => Field::Value(on),
                None => Field::Unreadable {
                    raw: "?".into(),
                    why: "Whether the user is subscribed cannot be told.".into(),
                },
            }
        });
    }

    fn read_groups(&self, outline: &Outline) -> Field<Vec<String>> {
        match &self.understood.group {
            Found::Nothing => Field::NotOnScreen,
            Found::Unsure(why) => Field::Missing {
                why: why.in_words(self.form.screen),
            },
            Found::Here(menu) => read_chosen_groups(menu, outline),
        }
    }

    /// The template whose form is open is a list of one.
    fn fill_open_template(&mut self, outline: &Outline) {
        let understood = &self.understood;
        let texts = [&understood.name, &understood.title, &understood.message];
        if texts.into_iter().all(|found| *found == Found::Nothing) {
            return;
        }
        let name = self.read_line(outline);
        let body = self.form.message.clone();
        let title = match &self.understood.title {
            Found::Here(node) => {
                texts::read_text(*node, outline, self.drawn_texts.get(node), "Title")
            }
            Found::Unsure(why) => Field::Missing {
                why: why.in_words(self.form.screen),
            },
            Found::Nothing => Field::NotOnScreen,
        };
        self.form.template_list = match name {
            Field::Value(name) => Field::Value(TemplateList {
                rows: vec![ListedTemplate {
                    name,
                    group: None,
                    title,
                    body,
                }],
                unseen: Vec::new(),
            }),
            Field::NotOnScreen => Field::Missing {
                why: "The field with the name of the template was not found.".into(),
            },
            Field::Missing { why } => Field::Missing { why },
            Field::Unreadable { raw, why } => Field::Unreadable { raw, why },
            Field::Ambiguous { raw, why, .. } => Field::Unreadable { raw, why },
        };
    }
}

pub(super) fn read_component_status(
    menu: &ChoiceControl,
    outline: &Outline,
) -> Field<ComponentStatus> {
    let raw = match menu.read_chosen(outline) {
        Chosen::Option(at) => menu.options[at].label.clone(),
        Chosen::Text(text) => text,
        Chosen::Nothing | Chosen::Unclear => {
            return Field::Unreadable {
                raw: "?".into(),
                why: "Which status is chosen cannot be told.".into(),
            };
        }
    };
    match cues::status::read_component_status(&raw) {
        Some(status) => Field::Value(status),
        None => Field::Unreadable {
            why: format!("The status holds “{raw}”, which is not a known status of a component."),
            raw,
        },
    }
}

/// What is chosen in a menu that takes one or several; its first line stands for none.
fn read_chosen_groups(menu: &ChoiceControl, outline: &Outline) -> Field<Vec<String>> {
    let is_none = |text: &str| {
        let folded = fold(text);
        let text = folded.trim();
        text.is_empty() || cues::editors::NO_GROUP.contains(&text)
    };
    let takes_several = menu.how == ChoiceKind::Select
        && outline
            .get(menu.node)
            .is_some_and(|node| node.attr("multiple").is_some());
    if takes_several {
        let is_selected = |node: u32| {
            outline
                .get(node)
                .is_some_and(|node| node.has_state(state::SELECTED))
        };
        let selected = menu.options.iter().filter(|one| is_selected(one.node));
        return Field::Value(selected.map(|one| one.label.clone()).collect());
    }
    let text = match menu.read_chosen(outline) {
        Chosen::Option(at) => menu.options[at].label.clone(),
        Chosen::Text(text) => text,
        Chosen::Nothing => String::new(),
        Chosen::Unclear => {
            return Field::Unreadable {
                raw: "?".into(),
                why: "Which group is chosen cannot be told.".into(),
            };
        }
    };
    let chosen = (!is_none(&text)).then_some(text);
    Field::Value(chosen.into_iter().collect())
}

fn only_group(groups: Field<Vec<String>>) -> Field<Option<String>> {
    match groups {
        Field::Value(groups) => Field::Value(groups.into_iter().next()),
        Field::NotOnScreen => Field::NotOnScreen,
        Field::Missing { why } => Field::Missing { why },
        Field::Unreadable { raw, why } | Field::Ambiguous { raw, why, .. } => {
            Field::Unreadable { raw, why }
        }
    }
}
