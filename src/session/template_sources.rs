//! The templates of all sources as one list: the policy's, those that were read by Statuspage's API, those whose texts were
//! seen there, and those that the page's own menu offers by name alone. What the policy says goes before what was read, and
//! that before what was seen. Who sees which component comes from the API alone.

use super::{
    fetched_pages::FetchedPage,
    state::{Environment, Session, TemplatesOfPage},
};
use crate::{
    engine::{
        form::{Field, Form, OfferedTemplate, Screen, TemplateMenu},
        policy::{PageAudience, Policy},
        sorting::sort_by_key,
        template::{self, Template, TemplateSource, read_phase},
        template_offer::names_without_text,
    },
    page::{read::FormReading, route},
    ui::{TemplateButton, TemplateOrigin},
};
use std::rc::Rc;

impl Session {
    /// The policy with the page's own templates, where their texts are known.
    pub(super) fn policy_with_learnt(&mut self, environment: &Environment) -> Option<Rc<Policy>> {
        let page = route::page_id(&self.outline.url).unwrap_or_default();
        let menu = self
            .reading
            .as_ref()
            .and_then(|reading| reading.form.template.value());
        let menu: &[OfferedTemplate] = menu.map_or(&[], |menu| &menu.offered);
        // A menu that is closed again still offers what it has.
        let keeps_menu = |known: &TemplatesOfPage| menu.is_empty() || known.menu == menu;
        let known = self
            .templates_of_page
            .take()
            .filter(|known| known.page == page);
        let known = match known {
            Some(known)
                if Rc::ptr_eq(&known.learnt, &self.templates)
                    && Rc::ptr_eq(&known.fetched, &self.fetched)
                    && keeps_menu(&known) =>
            {
                known
            }
            known => {
                let menu = match known {
                    Some(known) if menu.is_empty() => known.menu,
                    _ => menu.to_vec(),
                };
                let learnt = self.templates.templates_of(page, environment.now);
                let policy = merge_sources(environment.policy, self.fetched.of_page(page), learnt);
                let policy = policy.map(Rc::new);
                let all = policy.as_deref().unwrap_or(environment.policy);
                TemplatesOfPage {
                    page: page.to_owned(),
                    learnt: Rc::clone(&self.templates),
                    fetched: Rc::clone(&self.fetched),
                    by_name: names_without_text(&all.templates, &menu).cloned().collect(),
                    menu,
                    policy,
                }
            }
        };
        let policy = known.policy.clone();
        self.templates_of_page = Some(known);
        policy
    }

    /// What only the page's menu has, by its names.
    pub(super) fn templates_by_name(&self) -> &[OfferedTemplate] {
        let known = self.templates_of_page.as_ref();
        known.map_or(&[], |known| &known.by_name)
    }

    /// A button for each template of this screen, those of the form's phase marked.
    pub(super) fn template_buttons<'a>(
        &'a self,
        reading: &FormReading,
        policy: &'a Policy,
    ) -> Vec<TemplateButton<'a>> {
        let form = &reading.form;
        let phases = template::possible_phases(form);
        let has_templates = match form.screen {
            Screen::MaintenanceNew | Screen::MaintenanceStatus => true,
            // Only a team has templates for incidents.
            Screen::IncidentNew | Screen::IncidentUpdate => {
                let mut templates = policy.templates.iter();
                templates.any(|template| phases.contains(&template.phase))
            }
            _ => false,
        };
        if !has_templates || !form.message.is_on_screen() {
            return Vec::new();
        }
        let with_text = policy.templates.iter().map(|one| TemplateButton {
            name: &one.name,
            fits: phases.contains(&one.phase),
            origin: origin_of(one),
        });
        let by_name = self.templates_by_name().iter().map(|one| TemplateButton {
            name: &one.name,
            fits: read_phase(&one.name, None).is_some_and(|phase| phases.contains(&phase)),
            origin: TemplateOrigin::Menu {
                group: one.group.as_deref(),
            },
        });
        let mut buttons: Vec<TemplateButton> = with_text.chain(by_name).collect();
        sort_by_key(&mut buttons, |button| button.origin.rank());
        buttons
    }
}

fn origin_of(template: &Template) -> TemplateOrigin<'_> {
    match &template.source {
        TemplateSource::Policy => TemplateOrigin::Policy,
        TemplateSource::BuiltIn => TemplateOrigin::BuiltIn,
        TemplateSource::Api => TemplateOrigin::Api,
        TemplateSource::Statuspage { group } => TemplateOrigin::Seen {
            group: group.as_deref(),
        },
    }
}

/// The policy with what was read and seen of the page; none where nothing was.
fn merge_sources(
    policy: &Policy,
    fetched: Option<&FetchedPage>,
    learnt: Vec<Template>,
) -> Option<Policy> {
    let mut known = fetched.map_or_else(Vec::new, FetchedPage::templates);
    known.extend(learnt);
    let groups = match policy.audience {
        PageAudience::Public => Vec::new(),
        PageAudience::Clients => fetched.map_or_else(Vec::new, FetchedPage::access_groups),
    };
    if known.is_empty() && groups.is_empty() {
        return None;
    }
    let mut merged = merge_templates(policy, known);
    merged.access_groups = groups;
    Some(merged)
}

/// The policy with the templates whose texts were seen. A built-in one stands in for a phase until the team has its own.
fn merge_templates(policy: &Policy, learnt: Vec<Template>) -> Policy {
    let mut merged = policy.clone();
    merged.templates.retain(|known| {
        let replaces = |seen: &Template| seen.phase == known.phase || known.is_called(&seen.name);
        known.source != TemplateSource::BuiltIn || !learnt.iter().any(replaces)
    });
    for seen in learnt {
        if !merged
            .templates
            .iter()
            .any(|known| known.is_called(&seen.name))
        {
            merged.templates.push(seen);
        }
    }
    merged
}

/// What the page's menu has chosen.
pub(super) fn chosen_template(form: &Form) -> Option<&str> {
    match &form.template {
        Field::Value(TemplateMenu { chosen, .. }) => chosen.as_deref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        engine::time::UtcInstant,
        session::learnt_templates::{LearntTemplate, LearntTemplates},
    };

    fn merged_names(policy: &str, learnt: &[&str]) -> Vec<String> {
        let mut seen = LearntTemplates::default();
        for name in learnt {
            seen.learn(LearntTemplate::new(
                "p",
                name,
                "Some words.",
                UtcInstant::UNIX_EPOCH,
            ));
        }
        let policy = Policy::built_in_with(policy).unwrap();
        let merged = merge_templates(&policy, seen.templates_of("p", UtcInstant::UNIX_EPOCH));
        merged.templates.into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn a_built_in_template_goes_when_the_team_has_its_own() {
        let names = merged_names("", &["Planned work", "2. Maintenance-complete"]);
        assert_eq!(
            names,
            [
                "1. Maintenance-starting",
                "C. Maintenance Extended.",
                "D. Maintenance Cancelled",
                "Maintenance Rescheduled",
                "Planned work",
                "2. Maintenance-complete"
            ]
        );
    }

    #[test]
    fn the_policy_goes_before_what_was_seen() {
        let policy = r#"{"templates": [{"name": "Ours", "phase": "scheduled", "body": "b", "statuspage_name": "Planned Work"}]}"#;
        assert_eq!(
            merged_names(policy, &["0. planned-work", "Work starts"]),
            ["Ours", "Work starts"]
        );
    }

    #[test]
    fn what_no_template_is_can_be_applied_by_its_name() {
        let menu =
            ["1. Maintenance-started", "0. Maintenance-scheduled"].map(|name| OfferedTemplate {
                name: name.into(),
                group: Some("Planned work".into()),
            });
        let policy = Policy::default();
        let names: Vec<&str> = names_without_text(&policy.templates, &menu)
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(names, ["1. Maintenance-started"]);
    }
}
