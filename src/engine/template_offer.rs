//! The templates that a team has for a phase, and the fix that puts one into the form.

use super::{
    finding::{Edit, Fix},
    form::OfferedTemplate,
    rule_context::RuleContext,
    template::{Template, TemplatePhase, read_phase},
};

/// One click away: a template whose text is known, or a line of the page's own menu.
#[derive(Clone, Copy)]
pub enum TemplateOffer<'a> {
    WithText(&'a Template),
    /// Its name is all that is known of it.
    InMenu(&'a str),
}

impl<'a> TemplateOffer<'a> {
    pub fn name(self) -> &'a str {
        match self {
            Self::WithText(template) => &template.name,
            Self::InMenu(name) => name,
        }
    }
}

/// The templates of a phase whose texts are known, and then those that only the page's menu has.
pub fn offers_of_phase<'a>(
    known: &'a [Template],
    menu: &'a [OfferedTemplate],
    phase: TemplatePhase,
) -> impl Iterator<Item = TemplateOffer<'a>> {
    let of_phase = known.iter().filter(move |one| one.phase == phase);
    let of_phase = of_phase.map(TemplateOffer::WithText);
    let by_name = names_without_text(known, menu)
        .filter(move |one| read_phase(&one.name, None) == Some(phase));
    of_phase.chain(by_name.map(|one| TemplateOffer::InMenu(&one.name)))
}

/// What the page's menu offers and no template with a text is.
pub fn names_without_text<'a>(
    known: &'a [Template],
    menu: &'a [OfferedTemplate],
) -> impl Iterator<Item = &'a OfferedTemplate> {
    let is_known = |name: &str| known.iter().any(|one| one.is_called(name));
    menu.iter().filter(move |one| !is_known(&one.name))
}

impl<'a> RuleContext<'a> {
    /// All of the phase: those with a text first, in the policy's order.
    pub fn offered_templates(
        &self,
        phase: TemplatePhase,
    ) -> impl Iterator<Item = TemplateOffer<'a>> {
        let menu = self.form.template.value();
        let menu = menu.map_or(&[][..], |menu| &menu.offered);
        offers_of_phase(&self.policy.templates, menu, phase)
    }

    /// What a click on the template does.
    pub fn fix_by_template(&self, offer: TemplateOffer) -> Fix {
        match offer {
            TemplateOffer::WithText(template) => Fix::new(
                format!("Insert “{}”", template.name),
                self.template_filler().insertion_edits(template),
            ),
            TemplateOffer::InMenu(name) => Fix::new(
                format!("Apply “{name}”"),
                vec![Edit::Template(name.to_owned())],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        examples::{UtcOnlyZones, form},
        form::{Field, OfferedTemplate, TemplateMenu},
        policy::Policy,
    };

    #[test]
    fn a_text_goes_before_a_name_and_is_offered_once() {
        let policy = Policy::default();
        let mut built = form().build_form(&policy);
        let line = |name: &str| OfferedTemplate {
            name: name.into(),
            group: None,
        };
        built.template = Field::Value(TemplateMenu {
            offered: vec![
                line("D. Maintenance-cancelled"),
                line("Called off: maintenance cancelled"),
                line("Maintenance complete"),
            ],
            chosen: None,
        });
        let audience = Audience::default();
        let now = Default::default();
        let context = RuleContext::new(&built, &policy, &audience, now, &UtcOnlyZones);
        let offered = context.offered_templates(TemplatePhase::Cancelled);
        let labels: Vec<String> = offered
            .map(|offer| context.fix_by_template(offer).label)
            .collect();
        assert_eq!(
            labels,
            [
                "Insert “D. Maintenance Cancelled”",
                "Apply “Called off: maintenance cancelled”",
            ]
        );
    }
}
