//! The fields that stand alone: name, message, template menu, submit button.

use super::{
    candidates::{Candidate, Home, is_button},
    choices::collect_open_menus,
    found::{Found, choose_best},
    understood::Template,
};
use crate::page::understand::explain::Reason;
use crate::page::{
    label_text::{fold, has_any},
    understand::{
        cues::{self, message::MESSAGE, name::NAME, template::TEMPLATE},
        score::{self, Evidence, Score, Scored},
        slots::{self, Slot, SlotTexts},
    },
};
use crate::{
    engine::{form::Screen, time::field_text::is_date_or_time},
    page::{
        controls::{ChoiceControl, Chosen},
        scene::{At, Role, Scene},
    },
};

impl Candidate {
    fn scored(&self, score: Score, control: i32, home: Home) -> Scored {
        Scored {
            at: self.at,
            score,
            control,
            home: home.place(self.at),
        }
    }

    fn is_line(&self) -> bool {
        self.role == Role::Text
    }
}

/// The fields that may be the message.
pub fn message_candidates(scene: &Scene, home: Home, candidates: &[Candidate]) -> Vec<Scored> {
    let fits = |candidate: &&Candidate| matches!(candidate.role, Role::Area | Role::Text);
    let scored = candidates.iter().filter(fits).filter_map(|candidate| {
        let score = MESSAGE.score_control(&candidate.names)?;
        // A line with a name of its own, as that of a link in the tools of an editor.
        let own = &candidate.names.own;
        let named = own.iter().any(|text| MESSAGE.score_text(text) > Some(0));
        let line = candidate.role == Role::Text;
        if line && (looks_like_schedule(scene, candidate.at) || !own.is_empty() && !named) {
            return None;
        }
        let control = if candidate.role == Role::Area { 2 } else { -3 };
        Some(candidate.scored(score, control, home))
    });
    scored.filter(|scored| scored.score.total > 0).collect()
}

pub fn message(scene: &Scene, home: Home, candidates: &[Candidate]) -> Found<At> {
    match choose_scored(
        scene,
        "Message",
        message_candidates(scene, home, candidates),
    ) {
        Found::Nothing => {}
        found => return found,
    }
    // Without a word to it: the only place for a longer text that nothing else is written on.
    let mut areas = candidates
        .iter()
        .filter(|candidate| candidate.role == Role::Area && home.holds(candidate.at));
    match (areas.next(), areas.next()) {
        (Some(only), None) if !only.is_called_otherwise(&MESSAGE) => Found::Here(only.at),
        (Some(_), _) => Found::Unsure(Reason::NoneCalledMessage),
        _ => Found::Nothing,
    }
}

/// The fields that may be the name.
pub fn name_candidates(scene: &Scene, home: Home, candidates: &[Candidate]) -> Vec<Scored> {
    let fits = |candidate: &&Candidate| matches!(candidate.role, Role::Text | Role::Area);
    let scored = candidates.iter().filter(fits).filter_map(|candidate| {
        let score = NAME.score_control(&candidate.names)?;
        // Titles are one line: a place for more of it is a title only when it is plainly called so.
        let plainly = candidate.is_line()
            || (score.total >= 8 && scene.items[candidate.at].node.tag != "textarea");
        let control = match plainly {
            true if looks_like_schedule(scene, candidate.at) => -4,
            true => 0,
            false => -9,
        };
        Some(candidate.scored(score, control, home))
    });
    scored.filter(|scored| scored.score.total > 0).collect()
}

pub fn name(scene: &Scene, home: Home, candidates: &[Candidate], message: &Found<At>) -> Found<At> {
    let lines = || candidates.iter().filter(|candidate| candidate.is_line());
    match choose_scored(
        scene,
        "Maintenance name",
        name_candidates(scene, home, candidates),
    ) {
        Found::Nothing => {}
        found => return found,
    }
    // Without a word to it: the only line of text in the form, before the message.
    let before = message.here().copied();
    let mut open = lines()
        .filter(|candidate| home.holds(candidate.at) && !looks_like_schedule(scene, candidate.at));
    match (open.next(), open.next(), before) {
        (Some(only), None, Some(message))
            if only.at < message && !only.is_called_otherwise(&NAME) =>
        {
            Found::Here(only.at)
        }
        _ if candidates.iter().any(|area| is_called_name(home, area)) => {
            Found::Unsure(Reason::NameTakesSeveralLines)
        }
        _ => Found::Nothing,
    }
}

/// By its own label, whatever fits in.
fn is_called_name(home: Home, candidate: &Candidate) -> bool {
    let mut own = candidate.names.own.iter();
    candidate.role == Role::Area
        && home.holds(candidate.at)
        && own.any(|text| NAME.score_text(text).is_some_and(|score| score >= 8))
}

fn looks_like_schedule(scene: &Scene, at: At) -> bool {
    let value = scene.items[at].node.value.as_deref().unwrap_or("");
    is_date_or_time(value)
}

/// The menus and buttons that may offer the page's own templates.
pub fn template_candidates(scene: &Scene, home: Home, candidates: &[Candidate]) -> Vec<Scored> {
    let menus = candidates
        .iter()
        .filter(|candidate| matches!(candidate.role, Role::Select | Role::Combo))
        // The status, under the label of a template menu that is not there yet.
        .filter(|candidate| !offers_statuses(scene, candidate.at))
        .filter_map(|candidate| {
            let mut score = TEMPLATE.score_control(&candidate.names)?;
            if candidate.role == Role::Combo {
                let (own, cue) = TEMPLATE.find_cue(&fold(&scene.text(candidate.at)))?;
                if own > score.total {
                    let slot = Slot::OwnLabel;
                    score = Score {
                        total: own,
                        best: Some(Evidence {
                            slot,
                            cue,
                            weight: own,
                        }),
                        attribute: None,
                    };
                }
            }
            Some(candidate.scored(score, 0, home))
        });
    let buttons = (scene.scope.0..scene.scope.1)
        .filter(|at| is_button(scene, *at))
        .filter_map(|at| {
            let score = TEMPLATE.score_button(&fold(&slots::visible_name(scene, at)))?;
            let home = home.place(at);
            Some(Scored {
                at,
                score,
                control: -2,
                home,
            })
        });
    menus
        .chain(buttons)
        .filter(|scored| scored.score.total > 0)
        .collect()
}

pub fn template(scene: &Scene, home: Home, candidates: &[Candidate]) -> Found<Template> {
    match choose_scored(
        scene,
        "Apply template menu",
        template_candidates(scene, home, candidates),
    ) {
        Found::Here(at) => Found::Here(Template {
            node: scene.items[at].node.id,
            menu: match scene.role(at) {
                Role::Select => Some(ChoiceControl::from_select(scene, at)),
                Role::Combo => Some(ChoiceControl::from_combo(scene, at)),
                _ => None,
            },
        }),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => open_template(scene, home),
    }
}

/// A menu of templates that lies open.
fn open_template(scene: &Scene, home: Home) -> Found<Template> {
    let mut open = collect_open_menus(scene);
    let scored = open.iter().enumerate().filter_map(|(place, (at, _))| {
        let names = SlotTexts::of(scene, *at);
        let over = names
            .groups
            .first()
            .filter(|_| scene.role(*at) == Role::Radio);
        let score = names
            .own
            .iter()
            .chain(over)
            .filter_map(|text| TEMPLATE.score_text(text))
            .max()?;
        (score >= score::ENOUGH).then_some((place, score + home.place(*at)))
    });
    match choose_best(
        scene,
        "Apply template menu",
        scored.collect::<Vec<_>>(),
        |place| open[*place].0,
    ) {
        Found::Here(place) => {
            let (_, menu) = open.swap_remove(place);
            Found::Here(Template {
                node: menu.node,
                menu: Some(menu),
            })
        }
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

/// The bare words: a template may be called "0. Maintenance-scheduled".
fn offers_statuses(scene: &Scene, at: At) -> bool {
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

/// A menu that nothing explains, where the words of the page are not understood or those in the menu are
/// such as templates are called by: it may be the one.
pub fn strange_menu(
    scene: &Scene,
    home: Home,
    candidates: &[Candidate],
    known: &[u32],
) -> Found<Template> {
    let foreign = !scene.outline.lang.is_empty()
        && !scene.outline.lang.to_ascii_lowercase().starts_with("en");
    let understood = candidates.iter().any(|candidate| {
        [&NAME, &MESSAGE, &TEMPLATE].iter().any(|words| {
            candidate
                .score(words)
                .is_some_and(|score| score >= score::ENOUGH)
        })
    });
    let strange = candidates.iter().any(|candidate| {
        matches!(candidate.role, Role::Select | Role::Combo)
            && home.holds(candidate.at)
            && !known.contains(&scene.items[candidate.at].node.id)
            && (foreign || !understood || may_offer_templates(scene, candidate))
    });
    match strange {
        true => Found::Unsure(Reason::UnknownMenu),
        false => Found::Nothing,
    }
}

/// What it offers is called as templates are, or is not on the page while nothing is chosen.
fn may_offer_templates(scene: &Scene, candidate: &Candidate) -> bool {
    let like = |text: &str| {
        let words = [
            "maintenance",
            "rescheduled",
            "extended",
            "cancelled",
            "template",
        ];
        has_any(&fold(text), &words) && !cues::status::is_component_status(text)
    };
    let choice = match candidate.role {
        Role::Select => ChoiceControl::from_select(scene, candidate.at),
        _ => ChoiceControl::from_combo(scene, candidate.at),
    };
    let shown = match choice.read_chosen(scene.outline) {
        Chosen::Text(text) => like(&text) || cues::template::is_prompt(&text),
        Chosen::Nothing => choice.options.is_empty(),
        _ => false,
    };
    shown || choice.options.iter().any(|option| like(&option.label))
}

/// The buttons that may submit the form.
pub fn submit_candidates(
    scene: &Scene,
    home: Home,
    screen: Screen,
    message: Option<At>,
) -> Vec<Scored> {
    let table = match screen {
        Screen::MaintenanceNew => &cues::submit::NEW,
        Screen::IncidentNew => &cues::submit::INCIDENT,
        _ => &cues::submit::UPDATE,
    };
    let buttons = (scene.scope.0..scene.scope.1).filter(|at| is_button(scene, *at));
    let scored = buttons.filter_map(|at| {
        let score = table.score_button(&fold(&slots::visible_name(scene, at)))?;
        let node = scene.items[at].node;
        let native = match node.attr("type") {
            Some("submit") => 3,
            None if node.tag == "button" => 1,
            _ => 0,
        };
        let opens = node
            .attr("aria-haspopup")
            .is_some_and(|kind| kind != "false")
            || node.attr("aria-expanded").is_some();
        let after = message.is_none_or(|message| at > message);
        let control = native + if after { 1 } else { -1 } - if opens { 4 } else { 0 };
        let home = home.place(at);
        Some(Scored {
            at,
            score,
            control,
            home,
        })
    });
    scored.collect()
}

pub fn submit(scene: &Scene, home: Home, screen: Screen, message: Option<At>) -> Found<At> {
    let candidates = submit_candidates(scene, home, screen, message);
    choose_scored(scene, "button that submits the form", candidates)
}

fn choose_scored(scene: &Scene, field: &'static str, candidates: Vec<Scored>) -> Found<At> {
    let totals = candidates.iter().map(|scored| (scored.at, scored.total()));
    choose_best(scene, field, totals, |at| *at)
}
