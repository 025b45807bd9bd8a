//! The status: whatever offers the known status words as a choice. The words on the steps say more
//! than any label, so they come first.

mod sliders;
mod steps;

use crate::page::understand::choices::{collect_choices, describe_option};
use crate::page::understand::{
    candidates::{Home, eligible},
    found::{Found, choose_best},
};
use crate::page::{
    label_text::has_any,
    understand::{cues, score, slots::SlotTexts},
};
use crate::{
    engine::form::{Screen, Status},
    page::{
        controls::{ChoiceControl, ChoiceKind, Chosen},
        scene::{At, Role, Scene},
    },
};
use sliders::sliders;
use steps::{INTERACTIVE, PLAIN, StatusChoice};

pub fn locate(scene: &Scene, home: Home, screen: Screen) -> Found<ChoiceControl> {
    let mut found: Vec<StatusChoice> = Vec::new();
    for (at, choice) in collect_choices(scene) {
        if let ChoiceKind::Select | ChoiceKind::Radios = choice.how
            && let Some(score) = offered(&choice)
        {
            found.push(StatusChoice {
                choice,
                at,
                steps: score,
            });
        }
    }
    found.extend(combos(scene));
    // The open list of a drop-down is a part of it.
    let mut marked = marked(scene);
    marked.retain(|one| !found.iter().any(|other| is_list_of(scene, one, other)));
    found.extend(marked);
    found.extend(sliders(scene));
    let scored: Vec<(usize, i32)> = found
        .iter()
        .enumerate()
        .filter_map(|(place, candidate)| {
            let named = called(&named(scene, candidate.at))?;
            let home = home.place(candidate.at);
            let family = i32::from(family_fits(&candidate.choice, screen)) * 2;
            Some((place, candidate.steps + named / 2 + home + family))
        })
        .collect();
    match choose_best(scene, "Status", scored, |place| found[*place].at) {
        Found::Here(place) => Found::Here(found.swap_remove(place).choice),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

/// Whether it is what the drop-down offers: it says so, or is open.
fn is_list_of(scene: &Scene, list: &StatusChoice, other: &StatusChoice) -> bool {
    let choice = &other.choice;
    let mut options = list.choice.options.iter();
    matches!(choice.how, ChoiceKind::Combo { .. })
        && scene.role(list.at) == Role::Choice
        && (scene.attr(other.at, "aria-expanded") == Some("true")
            || options.all(|option| choice.options.iter().any(|own| own.node == option.node)))
}

/// Everything on the page that offers one of several.
pub fn every(scene: &Scene) -> Vec<ChoiceControl> {
    let found = [combos(scene), marked(scene), sliders(scene)];
    let found = found.into_iter().flatten().map(|one| one.choice);
    found
        .chain(collect_choices(scene).into_iter().map(|(_, choice)| choice))
        .collect()
}

/// The choice that was shown to be the status, whatever it is called: the smallest around it.
pub fn around(scene: &Scene, shown: At) -> Option<ChoiceControl> {
    let size = |choice: &ChoiceControl| {
        let at = scene.find_item(choice.node).unwrap_or(0);
        scene.items.get(at).map_or(0, |item| item.end - at)
    };
    every(scene)
        .into_iter()
        .filter(|choice| concerns(scene, choice, shown))
        .min_by_key(size)
}

/// Whether the element is the choice, one of its options, in it or around it.
fn concerns(scene: &Scene, choice: &ChoiceControl, shown: At) -> bool {
    let node = scene.items[shown].node.id;
    choice.options.iter().any(|option| option.node == node)
        || scene
            .find_item(choice.node)
            .is_some_and(|at| scene.contains(shown, at) || scene.contains(at, shown))
}

/// What it is called: its own label or the nearest caption.
fn named(scene: &Scene, at: At) -> Vec<String> {
    let names = SlotTexts::of(scene, at);
    let steps = |text: &String| cues::status::read_status(text).is_none();
    let own = names.own.into_iter().chain(names.near).filter(steps);
    own.chain(names.groups.into_iter().take(3)).collect()
}

/// How surely words, the nearest first, name the status: `None` where they name something else. What
/// stands further away than its name is about other things.
fn called(names: &[String]) -> Option<i32> {
    let mut best = 0;
    for text in names {
        if best < score::ENOUGH && has_any(text, cues::status::OTHER_CHOICES) {
            return None;
        }
        best = best.max(cues::status::STATUS.score_text(text).unwrap_or(0));
    }
    Some(best)
}

fn family_fits(choice: &ChoiceControl, screen: Screen) -> bool {
    let wanted: &[Status] = if screen.is_incident() {
        &Status::INCIDENT
    } else {
        &Status::MAINTENANCE
    };
    choice
        .options
        .iter()
        .filter_map(|option| cues::status::read_status(&option.label))
        .all(|status| wanted.contains(&status))
}

/// All options but an empty first one are status words of one kind.
fn offered(choice: &ChoiceControl) -> Option<i32> {
    let mut seen: Vec<Status> = Vec::new();
    for option in &choice.options {
        match cues::status::read_status(&option.label) {
            Some(status) if !seen.contains(&status) => seen.push(status),
            Some(_) => return None,
            None if option.value.is_empty() || option.label.is_empty() => {}
            None => return None,
        }
    }
    (seen.len() >= 2 && one_kind(&seen)).then_some(INTERACTIVE)
}

fn one_kind(statuses: &[Status]) -> bool {
    statuses
        .iter()
        .all(|status| Status::MAINTENANCE.contains(status))
        || statuses
            .iter()
            .all(|status| Status::INCIDENT.contains(status))
}

/// Closed drop-downs: what they show is a status, or their name says Status.
fn combos(scene: &Scene) -> Vec<StatusChoice> {
    collect_choices(scene)
        .into_iter()
        .filter(|(_, choice)| matches!(choice.how, ChoiceKind::Combo { .. }))
        .filter_map(|(at, choice)| {
            let shown = match choice.read_chosen(scene.outline) {
                Chosen::Text(text) => text,
                Chosen::Option(place) => choice.options[place].label.clone(),
                _ => String::new(),
            };
            let called = SlotTexts::of(scene, at)
                .own
                .iter()
                .any(|text| cues::status::STATUS.score_text(text) >= Some(9));
            let says = cues::status::read_status(&shown).is_some();
            (says || (called && !cues::status::is_component_status(&shown))).then_some(
                StatusChoice {
                    choice,
                    at,
                    steps: if says { INTERACTIVE - 2 } else { 1 },
                },
            )
        })
        .collect()
}

/// Words of one kind of status that stand together: on buttons, tabs, ARIA radios, plain elements.
fn marked(scene: &Scene) -> Vec<StatusChoice> {
    let mut found = Vec::new();
    let mut row: Vec<(At, Status, &str)> = Vec::new();
    let hits: Vec<(At, Status, &str)> = scene
        .runs
        .iter()
        .filter(|run| !run.hidden && eligible(scene, run.at))
        .filter_map(|run| {
            Some((
                step(scene, run.at)?,
                cues::status::read_status(run.text)?,
                run.text,
            ))
        })
        .collect();
    for hit in hits.into_iter().map(Some).chain([None]) {
        let goes_on = hit.is_some_and(|(at, status, _)| {
            row.iter()
                .all(|(other, before, _)| *before != status && *other != at)
                && one_kind(
                    &row.iter()
                        .map(|(_, status, _)| *status)
                        .chain([status])
                        .collect::<Vec<_>>(),
                )
                && row.last().is_none_or(|(last, ..)| close(scene, *last, at))
        });
        if !goes_on {
            found.extend(candidate(scene, &row));
            row.clear();
        }
        row.extend(hit);
    }
    found
}

/// The element that is clicked for words inside a button; native controls have their own way.
fn step(scene: &Scene, at: At) -> Option<At> {
    for outer in std::iter::once(at).chain(scene.ancestors(at).take(4)) {
        match scene.role(outer) {
            Role::Button | Role::Tab | Role::Choice | Role::Radio | Role::Link => {
                let native = matches!(scene.items[outer].node.tag.as_str(), "option" | "input");
                return (!native).then_some(outer);
            }
            Role::Label
                if scene.attr(outer, "for").is_some() || scene.count_fields_in(outer) > 0 =>
            {
                return None;
            }
            Role::Select | Role::Area | Role::Text | Role::Combo => return None,
            _ => {}
        }
    }
    Some(at)
}

/// Nothing to fill in between two steps, and no more than a few elements.
fn close(scene: &Scene, before: At, after: At) -> bool {
    scene.items[after]
        .fields
        .saturating_sub(scene.items[before].fields)
        <= 1
        && after - before < 40
        && scene.role(before) == scene.role(after)
}

fn candidate(scene: &Scene, row: &[(At, Status, &str)]) -> Option<StatusChoice> {
    let (first, last) = (row.first()?.0, row.last()?.0);
    let role = scene.role(first);
    let interactive = matches!(role, Role::Button | Role::Tab | Role::Radio | Role::Choice);
    if row.len() < 2 || (!interactive && row.len() < 4) {
        return None;
    }
    let outer = scene.common_ancestor(first, last);
    // One more button among them ("All") makes it something else.
    let strangers = scene
        .descendants(outer)
        .filter(|at| interactive && scene.role(*at) == role && !scene.items[*at].hidden)
        .count();
    if strangers > row.len() && scene.items[outer].end - outer < 60 {
        return None;
    }
    // The words under a range or slider are its scale.
    if !interactive && scale_of(scene, outer).is_some() {
        return None;
    }
    let options = row
        .iter()
        .map(|(at, _, text)| {
            let mut option = describe_option(scene, *at, *at, (*text).to_owned());
            let around = scene
                .ancestors(*at)
                .take_while(|around| *around > outer)
                .take(4);
            option
                .marks
                .extend(around.map(|around| scene.items[around].node.id));
            option
        })
        .collect();
    Some(StatusChoice {
        choice: ChoiceControl {
            node: scene.items[outer].node.id,
            how: ChoiceKind::Marked {
                plain: !interactive,
            },
            options,
        },
        at: first,
        steps: if interactive { INTERACTIVE } else { PLAIN },
    })
}

fn scale_of(scene: &Scene, outer: At) -> Option<At> {
    std::iter::once(outer)
        .chain(scene.ancestors(outer).take(3))
        .take_while(|outer| *outer >= scene.scope.0 && scene.count_fields_in(*outer) <= 1)
        .flat_map(|outer| scene.descendants(outer))
        .find(|at| scene.role(*at) == Role::Range && !scene.items[*at].hidden)
}
