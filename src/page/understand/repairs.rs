//! What a form as a whole says of a field that its own words do not: named repairs, run in this order for a field of
//! which nothing was found.

use super::{
    assign::{FieldEvidence, add_candidates, choose_scored, find_field},
    binding::{Binding, Scored},
    candidates::{Candidate, Page},
    captions,
    cues::{CueTable, message::MESSAGE, name::NAME, template::TEMPLATE},
    explain::{Reason, describe_field},
    found::Found,
    kinds::{name, template},
    score::{Evidence, Fact},
};
use crate::page::understand::weights::weights;
use crate::{
    engine::{
        form::FieldName,
        target::{CheckboxName, Target},
    },
    page::{
        scene::{At, Role},
        understand::schedule::Zone,
    },
};

/// The form as far as it is understood.
pub struct Form<'f> {
    pub page: Page<'f>,
    pub fields: &'f [FieldEvidence],
    pub zone: &'f Zone,
}

struct Repair {
    field: FieldName,
    /// As a reason says it: "found as …".
    name: &'static str,
    /// When it applies, and what then.
    apply: fn(&Form) -> Found<Scored>,
}

const REPAIRS: &[Repair] = &[
    Repair {
        field: FieldName::Message,
        name: "the only place for a longer text",
        apply: take_only_area,
    },
    Repair {
        field: FieldName::Name,
        name: "the only line before the message",
        apply: take_only_line,
    },
    Repair {
        field: FieldName::Name,
        name: "what is called so and takes several lines",
        apply: doubt_name_of_several_lines,
    },
    Repair {
        field: FieldName::Template,
        name: "a menu that lies open",
        apply: take_open_menu,
    },
    Repair {
        field: FieldName::Template,
        name: "a menu that nothing explains",
        apply: doubt_unexplained_menu,
    },
];

impl Form<'_> {
    fn chosen(&self, field: FieldName) -> Option<At> {
        let chosen = find_field(self.fields, field)?.chosen()?;
        Some(chosen.at)
    }

    /// No field has it.
    fn is_free(&self, at: At) -> bool {
        let node = [self.page.node(at)];
        let mut chosen = self.fields.iter().filter_map(FieldEvidence::chosen);
        !chosen.any(|chosen| chosen.at == at || chosen.binding.shares_node(&node))
    }

    /// The controls of the form that no field has.
    fn open_candidates(&self) -> impl Iterator<Item = &Candidate> {
        let candidates = self.page.candidates.iter();
        candidates.filter(|one| self.page.home.holds(one.at) && self.is_free(one.at))
    }
}

/// Runs the repairs for the fields of which nothing was found.
pub fn repair(page: &Page, zone: &Zone, fields: &mut [FieldEvidence]) {
    for repair in REPAIRS {
        let target = Target::Field(repair.field);
        let open = |field: &FieldEvidence| field.target == target && field.found == Found::Nothing;
        let Some(place) = fields.iter().position(open) else {
            continue;
        };
        let form = Form {
            page: *page,
            fields,
            zone,
        };
        match (repair.apply)(&form) {
            Found::Here(mut found) => {
                found.evidence.push(Evidence {
                    fact: Fact::Repair(repair.name),
                    weight: weights().enough,
                });
                fields[place].found = Found::Here(fields[place].candidates.len());
                fields[place].candidates.push(found);
            }
            Found::Unsure(reason) => fields[place].found = Found::Unsure(reason),
            Found::Nothing => {}
        }
    }
}

/// A box that has the words of another, and lost the caption that tells when: which of them is which, nobody can tell.
/// tests/layouts/notify/caption-lost.html.
pub fn doubt_alike_boxes(page: &Page, fields: &mut Vec<FieldEvidence>) {
    let mut found = Vec::new();
    for field in fields.iter() {
        let Target::Box(name) = field.target else {
            continue;
        };
        let at_home = field
            .candidates
            .iter()
            .filter(|one| page.home.holds(one.at));
        found.extend(at_home.map(|one| (name, one.at)));
    }
    let Some(alike) = captions::find_alike(page.scene, &found) else {
        return;
    };
    for name in captions::DOUBTFUL {
        add_candidates(fields, name, Vec::new());
        let target = Target::from(name);
        let doubtful = fields.iter_mut().find(|field| field.target == target);
        if let Some(field) = doubtful
            && (name == CheckboxName::Now || field.found == Found::Nothing)
        {
            let name = describe_field(target, page.screen);
            field.found = Found::Unsure(Reason::several(page.scene, name, alike));
        }
    }
}

fn take_text(form: &Form, at: At) -> Found<Scored> {
    Found::Here(Scored {
        at,
        binding: Binding::Node(form.page.node(at)),
        evidence: Vec::new(),
    })
}

/// Without a word to it, the only place for a longer text that nothing else is written on is the message:
/// tests/layouts/texts/only-place-for-a-longer-text.html.
fn take_only_area(form: &Form) -> Found<Scored> {
    let mut areas = form.open_candidates().filter(|one| one.role == Role::Area);
    match (areas.next(), areas.next()) {
        (Some(only), None) if !only.is_called_otherwise(&MESSAGE) => take_text(form, only.at),
        (Some(_), _) => Found::Unsure(Reason::NoneCalledMessage),
        _ => Found::Nothing,
    }
}

/// Without a word to it, the only line of text in the form is the name, where it stands before the message:
/// tests/layouts/texts/only-line-before-the-message.html.
fn take_only_line(form: &Form) -> Found<Scored> {
    let is_line = |one: &&Candidate| one.role == Role::Text && !form.page.holds_moment(one.at);
    let mut lines = form.open_candidates().filter(is_line);
    match (lines.next(), lines.next(), form.chosen(FieldName::Message)) {
        (Some(only), None, Some(message))
            if only.at < message && !only.is_called_otherwise(&NAME) =>
        {
            take_text(form, only.at)
        }
        _ => Found::Nothing,
    }
}

/// Titles are one line: whether what takes several is the name, only a person can tell.
/// tests/layouts/texts/name-of-several-lines.html.
fn doubt_name_of_several_lines(form: &Form) -> Found<Scored> {
    let home = form.page.home;
    let mut areas = form
        .page
        .candidates
        .iter()
        .filter(|one| one.role == Role::Area);
    match areas.any(|one| home.holds(one.at) && name::is_called_name(one)) {
        true => Found::Unsure(Reason::NameTakesSeveralLines),
        false => Found::Nothing,
    }
}

/// A menu of templates may lie open: radio buttons, or a list of which one is chosen.
/// tests/layouts/template/always-open-radios.html.
fn take_open_menu(form: &Form) -> Found<Scored> {
    let mut open = template::score_open_menus(&form.page);
    let place = choose_scored(&form.page, FieldName::Template.into(), &open, |_| true);
    place.map(|place| open.swap_remove(place))
}

/// A menu that nothing explains, where the words of the page are not understood or those in the menu are such as
/// templates are called by: it may be the one. tests/layouts/template/possible-menu-saved-replies.html.
fn doubt_unexplained_menu(form: &Form) -> Found<Scored> {
    let lang = form.page.scene.outline.lang.to_ascii_lowercase();
    let is_foreign = !lang.is_empty() && !lang.starts_with("en");
    let tables: [&CueTable; 3] = [&NAME, &MESSAGE, &TEMPLATE];
    let mut candidates = form.page.candidates.iter();
    let is_understood = candidates.any(|one| tables.iter().any(|table| one.is_called(table)));
    let is_zone = |menu: &Candidate| match form.zone {
        Zone::Control(control) => control.at == menu.at,
        _ => false,
    };
    let may_be_template = |menu: &Candidate| {
        menu.is_menu()
            && !is_zone(menu)
            && (is_foreign || !is_understood || template::may_offer_templates(&form.page, menu))
    };
    // Outside of the form, the names of templates are needed.
    let mut outside = form
        .page
        .candidates
        .iter()
        .filter(|one| !form.page.home.holds(one.at));
    let is_outside = outside.any(|one| {
        one.is_menu() && form.is_free(one.at) && template::offers_templates(&form.page, one)
    });
    match is_outside || form.open_candidates().any(may_be_template) {
        true => Found::Unsure(Reason::UnknownMenu),
        false => Found::Nothing,
    }
}
