//! The status: whatever offers the known status words as a choice. The words on the steps say more
//! than any label, so they come first.

mod drawn_steps;
mod sliders;
mod steps;

use crate::page::understand::weights::weights;
use crate::{
    engine::form::{Screen, Status},
    page::{
        controls::{ChoiceControl, ChoiceKind, Chosen},
        label_text::has_any,
        scene::{At, Role, Scene},
        understand::{
            binding::{Binding, Scored},
            candidates::{Page, eligible},
            choices::{collect_choices, describe_option},
            cues,
            score::{Evidence, Fact},
            slots::{Slot, SlotTexts},
        },
    },
};
use drawn_steps::add_drawn_marks;
use sliders::collect_sliders;
use steps::{INTERACTIVE, PLAIN, StatusChoice};

/// The choices of status words, by those words first.
pub fn score(page: &Page) -> Vec<Scored> {
    collect_status_choices(page.scene)
        .into_iter()
        .filter_map(|found| {
            let mut evidence = vec![Evidence {
                fact: Fact::Statuses,
                weight: found.steps,
            }];
            evidence.extend(score_names(page.scene, found.at)?);
            evidence.push(page.home.evidence(found.at));
            Some(Scored {
                at: found.at,
                binding: Binding::Choice(found.choice),
                evidence,
            })
        })
        .collect()
}

/// Statuses that are those of the screen speak for a choice.
pub fn weigh_by_screen(scored: &mut [Scored], screen: Screen) {
    for one in scored {
        if let Binding::Choice(choice) = &one.binding
            && offers_statuses_of(choice, screen)
        {
            let fact = Fact::ScreenStatuses;
            one.evidence.push(Evidence { fact, weight: 2 });
        }
    }
}

fn collect_status_choices(scene: &Scene) -> Vec<StatusChoice> {
    let mut found: Vec<StatusChoice> = Vec::new();
    for (at, choice) in collect_choices(scene) {
        if let ChoiceKind::Select | ChoiceKind::Radios = choice.how
            && let Some(steps) = score_steps(&choice)
        {
            found.push(StatusChoice { choice, at, steps });
        }
    }
    found.extend(collect_drop_downs(scene));
    // The open list of a drop-down is a part of it.
    let mut marked = collect_marked(scene);
    marked.retain(|one| !found.iter().any(|other| is_list_of(scene, one, other)));
    found.extend(marked);
    found.extend(collect_sliders(scene));
    found
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
pub fn collect_all(scene: &Scene) -> Vec<ChoiceControl> {
    let found = [
        collect_drop_downs(scene),
        collect_marked(scene),
        collect_sliders(scene),
    ];
    let found = found.into_iter().flatten().map(|one| one.choice);
    found
        .chain(collect_choices(scene).into_iter().map(|(_, choice)| choice))
        .collect()
}

/// The choice that a person points at as the status, whatever it is called: the smallest around it.
pub fn find_around(scene: &Scene, at: At) -> Option<ChoiceControl> {
    let size = |choice: &ChoiceControl| {
        let at = scene.find_item(choice.node).unwrap_or(0);
        scene.items.get(at).map_or(0, |item| item.end - at)
    };
    collect_all(scene)
        .into_iter()
        .filter(|choice| concerns(scene, choice, at))
        .min_by_key(size)
}

/// Whether the element is the choice, one of its options, in it or around it.
fn concerns(scene: &Scene, choice: &ChoiceControl, at: At) -> bool {
    let node = scene.items[at].node.id;
    choice.options.iter().any(|option| option.node == node)
        || scene
            .find_item(choice.node)
            .is_some_and(|whole| scene.contains(at, whole) || scene.contains(whole, at))
}

/// What its own label, or the nearest caption, says: `None` where that names something else. What stands further
/// away than its name is about other things.
fn score_names(scene: &Scene, at: At) -> Option<Option<Evidence>> {
    let names = SlotTexts::of(scene, at);
    let own = names.own.iter().map(|text| (Slot::OwnLabel, text));
    let near = names.near.iter().map(|text| (Slot::Near, text));
    let over = names.groups.iter().take(3).map(|text| (Slot::Over, text));
    let is_step = |text: &str| cues::status::read_status(text).is_some();
    let mut best: Option<Evidence> = None;
    for (slot, text) in own.chain(near).chain(over) {
        if slot != Slot::Over && is_step(text) {
            continue;
        }
        let so_far = best.map_or(0, |best| best.weight);
        if so_far < weights().enough && has_any(text, cues::status::OTHER_CHOICES) {
            return None;
        }
        if let Some((weight, cue)) = cues::status::STATUS.find_cue(text)
            && weight > so_far
        {
            best = Some(Evidence::of_cue(slot, cue, weight));
        }
    }
    // The words on the steps say more than any label.
    Some(best.map(|best| Evidence {
        weight: best.weight / 2,
        ..best
    }))
}

fn offers_statuses_of(choice: &ChoiceControl, screen: Screen) -> bool {
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
fn score_steps(choice: &ChoiceControl) -> Option<i32> {
    let mut seen: Vec<Status> = Vec::new();
    for option in &choice.options {
        match cues::status::read_status(&option.label) {
            Some(status) if !seen.contains(&status) => seen.push(status),
            Some(_) => return None,
            None if option.value.is_empty() || option.label.is_empty() => {}
            None => return None,
        }
    }
    (seen.len() >= 2 && is_one_kind(&seen)).then_some(INTERACTIVE)
}

fn is_one_kind(statuses: &[Status]) -> bool {
    statuses
        .iter()
        .all(|status| Status::MAINTENANCE.contains(status))
        || statuses
            .iter()
            .all(|status| Status::INCIDENT.contains(status))
}

/// Closed drop-downs: what they show is a status, or their name says Status.
fn collect_drop_downs(scene: &Scene) -> Vec<StatusChoice> {
    collect_choices(scene)
        .into_iter()
        .filter(|(_, choice)| matches!(choice.how, ChoiceKind::Combo { .. }))
        .filter_map(|(at, choice)| {
            let displayed = match choice.read_chosen(scene.outline) {
                Chosen::Text(text) => text,
                Chosen::Option(place) => choice.options[place].label.clone(),
                _ => String::new(),
            };
            let called = SlotTexts::of(scene, at)
                .own
                .iter()
                .any(|text| cues::status::STATUS.score_text(text) >= Some(9));
            let says = cues::status::read_status(&displayed).is_some();
            (says || (called && !cues::status::is_component_status(&displayed))).then_some(
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
fn collect_marked(scene: &Scene) -> Vec<StatusChoice> {
    let mut found = Vec::new();
    let mut row: Vec<(At, Status, &str)> = Vec::new();
    let hits: Vec<(At, Status, &str)> = scene
        .runs
        .iter()
        .filter(|run| !run.hidden && eligible(scene, run.at))
        .filter_map(|run| {
            Some((
                find_step(scene, run.at)?,
                cues::status::read_status(run.text)?,
                run.text,
            ))
        })
        .collect();
    for hit in hits.into_iter().map(Some).chain([None]) {
        let goes_on = hit.is_some_and(|(at, status, _)| {
            row.iter()
                .all(|(other, before, _)| *before != status && *other != at)
                && is_one_kind(
                    &row.iter()
                        .map(|(_, status, _)| *status)
                        .chain([status])
                        .collect::<Vec<_>>(),
                )
                && row
                    .last()
                    .is_none_or(|(last, ..)| is_close(scene, *last, at))
        });
        if !goes_on {
            found.extend(bind_row(scene, &row));
            row.clear();
        }
        row.extend(hit);
    }
    found
}

/// The element that is clicked for words inside a button; native controls have their own way.
fn find_step(scene: &Scene, at: At) -> Option<At> {
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
fn is_close(scene: &Scene, before: At, after: At) -> bool {
    scene.items[after]
        .fields
        .saturating_sub(scene.items[before].fields)
        <= 1
        && after - before < 40
        && scene.role(before) == scene.role(after)
}

fn bind_row(scene: &Scene, row: &[(At, Status, &str)]) -> Option<StatusChoice> {
    let (first, last) = (row.first()?.0, row.last()?.0);
    let role = scene.role(first);
    let interactive = matches!(role, Role::Button | Role::Tab | Role::Radio | Role::Choice);
    if row.len() < 2 || (!interactive && row.len() < 4) {
        return None;
    }
    let outer = scene.common_ancestor(first, last);
    // One more button among them ("All") makes it something else.
    let others = scene
        .descendants(outer)
        .filter(|at| interactive && scene.role(*at) == role && !scene.items[*at].hidden)
        .count();
    if others > row.len() && scene.items[outer].end - outer < 60 {
        return None;
    }
    // The words under a range or slider are its scale.
    if !interactive && find_scale(scene, outer).is_some() {
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
        .collect::<Vec<_>>();
    let options = match interactive {
        true => options,
        false => add_drawn_marks(scene, outer, row.iter().map(|(at, ..)| *at), options),
    };
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

fn find_scale(scene: &Scene, outer: At) -> Option<At> {
    std::iter::once(outer)
        .chain(scene.ancestors(outer).take(3))
        .take_while(|outer| *outer >= scene.scope.0 && scene.count_fields_in(*outer) <= 1)
        .flat_map(|outer| scene.descendants(outer))
        .find(|at| scene.role(*at) == Role::Range && !scene.items[*at].hidden)
}
