//! The page's own templates: a menu of them, a button that opens one, or a menu that lies open.

use crate::page::understand::weights::weights;
use crate::page::{
    controls::{ChoiceControl, Chosen},
    label_text::{fold, has_any},
    scene::{At, Role},
    understand::{
        binding::{Binding, Scored, Template},
        candidates::{Candidate, Page, is_button},
        choices::collect_open_menus,
        cues::{self, template::TEMPLATE},
        score::Score,
        slots::{Slot, SlotTexts, visible_name},
    },
};

/// The menus and buttons that are called so.
pub fn score(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let menus = page
        .candidates
        .iter()
        .filter(|candidate| candidate.is_menu())
        // The status, under the label of a template menu that is not there yet.
        .filter(|candidate| !offers_statuses(page, candidate.at))
        .filter_map(|candidate| {
            let mut score = TEMPLATE.score_control(&candidate.names)?;
            if candidate.role == Role::Combo {
                let (own, cue) = TEMPLATE.find_cue(&fold(&scene.text(candidate.at)))?;
                if own > score.total {
                    score = Score::of_cue(Slot::OwnLabel, cue, own);
                }
            }
            Some((candidate.at, score, 0))
        });
    let buttons = (scene.scope.0..scene.scope.1)
        .filter(|at| is_button(scene, *at))
        .filter_map(|at| {
            let score = TEMPLATE.score_button(&fold(&visible_name(scene, at)))?;
            Some((at, score, -2))
        });
    let scored = |(at, score, control)| {
        let evidence = page.weigh(at, score, control)?;
        Some(Scored {
            at,
            binding: bind(page, at),
            evidence,
        })
    };
    menus.chain(buttons).filter_map(scored).collect()
}

/// The control with the menu that it is, if it is one.
fn bind(page: &Page, at: At) -> Binding {
    Binding::Template(Template {
        node: page.node(at),
        menu: match page.role(at) {
            Role::Select => Some(ChoiceControl::from_select(page.scene, at)),
            Role::Combo => Some(ChoiceControl::from_combo(page.scene, at)),
            _ => None,
        },
    })
}

/// The menus that lie open and are called so for certain.
pub fn score_open_menus(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let scored = |(at, menu): (At, ChoiceControl)| {
        let names = SlotTexts::of(scene, at);
        let is_radio = page.role(at) == Role::Radio;
        let over = names.groups.first().filter(|_| is_radio);
        let texts = names.own.iter().chain(over);
        let (weight, cue) = texts
            .filter_map(|text| TEMPLATE.find_cue(text))
            .max_by_key(|(weight, _)| *weight)
            .filter(|(weight, _)| *weight >= weights().enough)?;
        let score = Score::of_cue(Slot::OwnLabel, cue, weight);
        let node = menu.node;
        Some(Scored {
            at,
            binding: Binding::Template(Template {
                node,
                menu: Some(menu),
            }),
            evidence: page.weigh(at, score, 0)?,
        })
    };
    collect_open_menus(scene)
        .into_iter()
        .filter_map(scored)
        .collect()
}

/// The bare words: a template may be called "0. Maintenance-scheduled".
fn offers_statuses(page: &Page, at: At) -> bool {
    let scene = page.scene;
    let mut options = scene
        .descendants(at)
        .filter(|inner| scene.items[*inner].node.tag == "option")
        .peekable();
    let bare = |text: &str| text.chars().all(|c| c.is_alphabetic() || c == ' ');
    options.peek().is_some()
        && options.all(|option| {
            let text = scene.text(option);
            bare(&text) && cues::status::read_status(&text).is_some()
        })
}

/// What it offers is called as templates are, or is not on the page while nothing is chosen.
pub fn may_offer_templates(page: &Page, candidate: &Candidate) -> bool {
    let choice = menu_of(page, candidate);
    let displayed = match choice.read_chosen(page.scene.outline) {
        Chosen::Text(text) => is_like_template(&text) || cues::template::is_prompt(&text),
        Chosen::Nothing => choice.options.is_empty(),
        _ => false,
    };
    displayed || offers_templates(page, candidate)
}

/// What it offers is called as templates are.
pub fn offers_templates(page: &Page, candidate: &Candidate) -> bool {
    let mut options = menu_of(page, candidate).options.into_iter();
    options.any(|option| is_like_template(&option.label))
}

fn is_like_template(text: &str) -> bool {
    has_any(&fold(text), cues::template::NAMES) && !cues::status::is_component_status(text)
}

fn menu_of(page: &Page, candidate: &Candidate) -> ChoiceControl {
    match candidate.role {
        Role::Select => ChoiceControl::from_select(page.scene, candidate.at),
        _ => ChoiceControl::from_combo(page.scene, candidate.at),
    }
}
