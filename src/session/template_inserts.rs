//! The click on a template's button → what is written, or what is chosen in the page's own menu.

use super::state::{Environment, Session};
use crate::engine::{
    fill::{TemplateFiller, UnfilledPlaceholder},
    finding::Edit,
    time::UtcInstant,
};

impl Session {
    pub(super) fn insert_template(&mut self, name: &str, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        let templates = &environment.policy.templates;
        let Some(chosen) = templates.iter().find(|one| one.name == name) else {
            return self.apply_template_of_page(name, environment.now);
        };
        let fill = TemplateFiller {
            form: &reading.form,
            policy: environment.policy,
            audience: &self.audience,
            zones: environment.zones,
            added: None,
        };
        let title = fill
            .fill_title(chosen)
            .filter(|_| reading.form.name.is_on_screen());
        let body = fill.fill_body(chosen);
        let mut unfilled: Vec<&UnfilledPlaceholder> = Vec::new();
        for left in title.iter().chain([&body]).flat_map(|part| &part.unfilled) {
            if unfilled
                .iter()
                .all(|other| other.placeholder != left.placeholder)
            {
                unfilled.push(left);
            }
        }
        let mut done = format!("Inserted “{name}”.");
        for UnfilledPlaceholder { placeholder, why } in unfilled {
            done.push_str(&format!(" Still to fill in: {placeholder}. {why}"));
        }
        let mut edits: Vec<Edit> = title
            .map(|title| Edit::Name(title.text))
            .into_iter()
            .collect();
        edits.push(Edit::Message(body.text));
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
        self.begin_fix(
            label,
            format!("“{name}” was chosen in Apply template."),
            vec![edit],
            now,
        );
    }
}
