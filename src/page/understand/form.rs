//! The form that is meant. A page may have several: a search, a filter, a comment, a contact form.
//! What stands in another one is set aside before anything is looked for.

use super::{
    candidates::{Candidate, Home, collect_candidates, eligible, is_button},
    kinds::checkboxes::wording::classify_checkbox,
};
use crate::page::scene::{At, Role, Scene};
use crate::page::understand::weights::weights;
use crate::page::{
    label_text::{fold, has_any},
    understand::{cues, schedule, slots},
};
use litemap::LiteMap;

/// So many of the fields that are looked for stand in no other form.
const SURELY: i32 = 3;

/// Finds the form, and sets aside those that are about something else.
pub fn find_form(scene: &mut Scene) -> (Home, Vec<Candidate>) {
    let forms: Vec<At> = (scene.scope.0..scene.scope.1)
        .filter(|at| {
            scene.role(*at) == Role::Form && !scene.items[*at].hidden && eligible(scene, *at)
        })
        .collect();
    for part in find_notices(scene)
        .into_iter()
        .chain(find_filter_bars(scene))
    {
        scene.set_aside(part);
    }
    let all = collect_candidates(scene);
    for part in find_other_parts(scene, &all) {
        scene.set_aside(part);
    }
    let all = drop_aside(scene, all);
    let mut weights = weigh(scene, &forms, &all);
    for form in &forms {
        // A form that asks for what is looked for is the one, whatever its buttons say.
        let weight = weights.get(&Some(*form)).copied().unwrap_or(0);
        if weight < SURELY && is_another(scene, *form) && !has_known_boxes(scene, *form) {
            scene.set_aside(*form);
            weights.remove(&Some(*form));
        }
    }
    let whole = Home {
        start: scene.scope.0,
        end: scene.scope.1,
    };
    let most = weights.values().max().copied().unwrap_or(0);
    let mut best = weights.iter().filter(|(_, weight)| **weight == most);
    let (Some((form, _)), None, true) = (best.next(), best.next(), most > 0) else {
        return (whole, all);
    };
    let form = *form;
    let tab = form.and_then(|form| find_other_tab(scene, form, &weights, &all));
    let form = form.map(|form| tab.map_or(form, |tab| scene.common_ancestor(form, tab)));
    for other in &forms {
        let apart =
            form.is_none_or(|form| !scene.contains(*other, form) && !scene.contains(form, *other));
        if apart {
            scene.set_aside(*other);
        }
    }
    let home = form.map_or(whole, |form| Home {
        start: form,
        end: scene.items[form].end,
    });
    let left = drop_aside(scene, all);
    (home, left)
}

/// The update of a maintenance has two tabs, each a form of its own, that a page may show together: the one asks for a
/// message, the other for the schedule.
fn find_other_tab(
    scene: &Scene,
    form: At,
    weights: &LiteMap<Option<At>, i32>,
    candidates: &[Candidate],
) -> Option<At> {
    let asks_for = |form: At| {
        let inside = candidates.iter().filter(|one| scene.contains(form, one.at));
        let messages = inside
            .clone()
            .filter(|one| one.role == Role::Area && one.is_called(&cues::message::MESSAGE));
        let moments = inside.filter(|one| {
            matches!(one.role, Role::Date | Role::Time | Role::DateTime)
                || schedule::is_called_like_a_moment(one)
        });
        [messages.count() > 0, moments.count() > 1]
    };
    let [message, moment] = asks_for(form);
    let mut others = weights.iter().filter_map(|(other, weight)| {
        let other = (*other)?;
        let is_apart = !scene.contains(other, form) && !scene.contains(form, other);
        let is_other = message != moment && asks_for(other) == [moment, message];
        (is_apart && is_other && *weight >= SURELY).then_some(other)
    });
    others.next().filter(|_| others.next().is_none())
}

/// It has boxes of a maintenance: no comment changes the status at the start.
fn has_known_boxes(scene: &Scene, form: At) -> bool {
    let ticks = |at: &&At| scene.role(**at) == Role::Check;
    let known = |at: &At| classify_checkbox(&fold(&slots::visible_name(scene, *at)), &[]).is_some();
    scene
        .fields_of(form)
        .iter()
        .filter(ticks)
        .filter(|at| known(at))
        .count()
        > 1
}

fn drop_aside(scene: &Scene, all: Vec<Candidate>) -> Vec<Candidate> {
    let left = all.into_iter();
    left.filter(|candidate| !scene.items[candidate.at].aside)
        .collect()
}

/// What is displayed over the form and goes away: its words name nothing, its buttons are not the form's.
fn find_notices(scene: &Scene) -> Vec<At> {
    let is_notice = |at: &At| {
        matches!(scene.attr(*at, "role"), Some("alert" | "status" | "log"))
            && scene.count_fields_in(*at) == 0
            // The step that a slider prints.
            && cues::status::read_status(&scene.text(*at)).is_none()
    };
    (scene.scope.0..scene.scope.1).filter(is_notice).collect()
}

/// Parts of the page that are no form of their own, with a button that does something else and a heading
/// that names nothing that is looked for.
fn find_other_parts(scene: &Scene, candidates: &[Candidate]) -> Vec<At> {
    let mut parts: Vec<At> = Vec::new();
    for button in scene.scope.0..scene.scope.1 {
        if !is_button(scene, button)
            || submits_an_editor(scene, button)
            || !has_any(
                &fold(&slots::visible_name(scene, button)),
                cues::other_forms::BUTTONS,
            )
        {
            continue;
        }
        let Some(part) = find_bar(scene, button) else {
            continue;
        };
        let inside = candidates.iter().filter(|one| scene.contains(part, one.at));
        let few = scene.count_fields_in(part) * 2 < scene.fields.len();
        if few && inside.map(weight).sum::<i32>() < SURELY && is_headed(scene, part) {
            parts.push(part);
        }
    }
    parts
}

/// A heading stands over the fields, and it names none of them.
fn is_headed(scene: &Scene, part: At) -> bool {
    let first = scene.fields_of(part).first().copied().unwrap_or(part);
    let heading = (part..first).find(|at| scene.role(*at) == Role::Heading);
    heading.is_some_and(|heading| {
        let text = fold(&scene.text(heading));
        let named = |words: &cues::CueTable| words.score_text(&text).is_some_and(|score| score > 0);
        !schedule::is_of_a_moment(&text)
            && ![
                &cues::name::NAME,
                &cues::message::MESSAGE,
                &cues::status::STATUS,
                &cues::template::TEMPLATE,
                &cues::components::COMPONENTS,
            ]
            .into_iter()
            .any(named)
    })
}

/// How much of what is looked for stands in each form, and outside of all.
fn weigh(scene: &Scene, forms: &[At], candidates: &[Candidate]) -> LiteMap<Option<At>, i32> {
    let mut weights: LiteMap<Option<At>, i32> = LiteMap::new();
    let mut add = |at: At, weight: i32| {
        let mut around = forms.iter().rev().filter(|form| scene.contains(**form, at));
        *weights.entry(around.next().copied()).or_default() += weight;
    };
    for candidate in candidates {
        add(candidate.at, weight(candidate));
    }
    for at in scene.scope.0..scene.scope.1 {
        let item = &scene.items[at];
        if item.hidden || item.aside {
            continue;
        }
        let weight = match item.role {
            Role::Radio => {
                i32::from(cues::status::read_status(&slots::visible_name(scene, at)).is_some())
            }
            Role::Button => {
                let text = fold(&slots::visible_name(scene, at));
                let sure = |words: &cues::CueTable| words.score_text(&text) >= Some(9);
                2 * i32::from(
                    sure(&cues::submit::NEW)
                        || sure(&cues::submit::UPDATE)
                        || sure(&cues::submit::INCIDENT),
                )
            }
            _ => 0,
        };
        if weight > 0 {
            add(at, weight);
        }
    }
    weights
}

/// Rows of fields that narrow down a list: a button beside them says so, or a menu with "All" in it.
fn find_filter_bars(scene: &Scene) -> Vec<At> {
    let buttons = (scene.scope.0..scene.scope.1)
        .filter(|at| scene.role(*at) == Role::Button && !scene.items[*at].hidden);
    let mut bars = Vec::new();
    for button in buttons {
        let text = fold(&slots::visible_name(scene, button));
        let plain = cues::other_forms::FILTERS.contains(&text.trim());
        if !plain && !cues::other_forms::MAY_FILTER.contains(&text.trim()) {
            continue;
        }
        let Some(bar) = find_bar(scene, button) else {
            continue;
        };
        let fields = scene.fields_of(bar);
        let narrow = |at: &At| {
            matches!(
                scene.role(*at),
                Role::Text
                    | Role::Select
                    | Role::Date
                    | Role::DateTime
                    | Role::Combo
                    | Role::Number
            )
        };
        if fields.iter().all(narrow) && (plain || fields.iter().any(|at| offers_all(scene, *at))) {
            bars.push(bar);
        }
    }
    bars
}

/// What holds the button and its fields, and no button that does anything else.
fn find_bar(scene: &Scene, button: At) -> Option<At> {
    let pure = |outer: &At| {
        let mut buttons = scene
            .descendants(*outer)
            .filter(|at| scene.role(*at) == Role::Button && !scene.items[*at].hidden);
        buttons.all(|at| {
            let text = fold(&slots::visible_name(scene, at));
            at == button || text.trim().is_empty() || has_any(&text, cues::other_forms::BUTTONS)
        })
    };
    let around = scene.ancestors(button).take_while(pure);
    let mut bars = around.filter(|at| scene.count_fields_in(*at) > 0);
    let least = bars.next()?;
    let wider = || bars.find(|at| scene.count_fields_in(*at) > 1);
    let alone = scene.count_fields_in(least) == 1;
    Some(alone.then(wider).flatten().unwrap_or(least))
}

fn offers_all(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Select
        && scene.descendants(at).any(|option| {
            let text = fold(&scene.text(option));
            matches!(text.split_whitespace().next(), Some("all" | "any"))
        })
}

/// How much a field speaks for the form that it stands in.
fn weight(candidate: &Candidate) -> i32 {
    let called = |words: &cues::CueTable| {
        candidate
            .score(words)
            .is_some_and(|score| score >= weights().enough)
    };
    let wanted = match candidate.role {
        Role::Area => called(&cues::message::MESSAGE),
        Role::Text => called(&cues::name::NAME) || schedule::is_called_like_a_moment(candidate),
        Role::Date | Role::Time | Role::DateTime => true,
        Role::Number | Role::Select => {
            called(&cues::template::TEMPLATE) || schedule::is_called_like_a_moment(candidate)
        }
        _ => false,
    };
    i32::from(wanted)
}

/// Every button of it that can be read says that it does something else.
fn is_another(scene: &Scene, form: At) -> bool {
    if scene
        .descendants(form)
        .any(|at| submits_an_editor(scene, at))
    {
        return false;
    }
    let buttons: Vec<String> = scene
        .descendants(form)
        .filter(|at| scene.role(*at) == Role::Button && !scene.items[*at].hidden)
        .map(|at| fold(&slots::visible_name(scene, at)))
        .filter(|text| !text.trim().is_empty())
        .collect();
    !buttons.is_empty()
        && buttons
            .iter()
            .all(|text| has_any(text, cues::other_forms::BUTTONS))
}

fn submits_an_editor(scene: &Scene, button: At) -> bool {
    let text = || fold(&slots::visible_name(scene, button));
    is_button(scene, button) && has_any(&text(), cues::editors::SUBMITS_AN_EDITOR)
}
