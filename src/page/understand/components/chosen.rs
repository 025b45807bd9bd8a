//! A field into which components are typed: what is chosen stands there as chips, each with a cross
//! that takes it away, and all others are on the page only while somebody types.

use super::{
    list::{Row, Rows, find_repeated},
    region::Region,
};
use crate::page::{
    controls::Toggle,
    label_text::{self, fold, has_any},
    scene::{At, Role, Scene},
    understand::{
        binding::Scored,
        candidates::{Page, eligible},
        cues,
        explain::{ComponentsReason, Reason},
        found::Found,
        score::Evidence,
        slots::{self, Slot, SlotTexts},
        weights::weights,
    },
};

/// Every such field, with what is chosen in it.
pub fn score(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let typed =
        scene.fields.iter().copied().filter(|at| {
            eligible(scene, *at) && matches!(scene.role(*at), Role::Text | Role::Combo)
        });
    let scored = typed.filter_map(|at| {
        let evidence = vec![find_cue(scene, at)?, page.home.evidence(at)];
        Scored::of_list(at, beside(scene, at), evidence)
    });
    scored.collect()
}

/// How surely its words say that components are chosen here.
fn find_cue(scene: &Scene, at: At) -> Option<Evidence> {
    let texts = SlotTexts::of(scene, at);
    let close = [
        (Slot::OwnLabel, texts.own.len()),
        (Slot::Near, 1),
        (Slot::Over, 1),
        (Slot::Hint, texts.hint.len()),
    ];
    let texts = close.into_iter().flat_map(|(slot, count)| {
        texts
            .of_slot(slot)
            .iter()
            .take(count)
            .map(move |text| (slot, text))
    });
    let cues = texts.filter_map(|(slot, text)| {
        let (weight, cue) = cues::components::COMPONENTS.find_cue(text)?;
        Some(Evidence::of_cue(slot, cue, weight))
    });
    cues.max_by_key(|evidence| evidence.weight)
        .filter(|evidence| evidence.weight >= weights().enough)
}

/// What is chosen in the field at `at`.
pub fn beside(scene: &Scene, at: At) -> Found<Rows> {
    let outer = slots::exclusive_box(scene, at);
    let crosses: Vec<At> = scene
        .descendants(outer)
        .filter(|inner| !scene.items[*inner].hidden && is_cross(scene, *inner))
        .collect();
    let mut chips: Vec<(At, At)> = Vec::new();
    for cross in &crosses {
        if let Some(chip) = chip(scene, outer, at, *cross, &crosses)
            && chips.iter().all(|(other, _)| *other != chip)
        {
            chips.push((chip, *cross));
        }
    }
    if chips.is_empty() && !completes(scene, at) {
        return Found::Nothing;
    }
    if let Some(text) = says_how_many(scene, at).filter(|_| chips.is_empty()) {
        return Found::Unsure(Reason::Components(ComponentsReason::Counted(
            text.to_owned(),
        )));
    }
    if let Some(text) = find_other_text(scene, outer, at, &chips) {
        return Found::Unsure(Reason::Components(ComponentsReason::OtherText(
            text.to_owned(),
        )));
    }
    let rows: Vec<Row> = chips
        .iter()
        .map(|(chip, cross)| Row {
            toggle: Toggle::from_chip(scene.items[*chip].node.id, scene.items[*cross].node.id),
            name: name(scene, *chip, *cross),
            group: None,
            id: None,
            menu: None,
            whole_group: false,
        })
        .collect();
    if let Some(row) = find_repeated(&rows) {
        return Found::Unsure(Reason::Components(ComponentsReason::Twice(
            row.name.clone(),
        )));
    }
    let reach = (outer, scene.items[outer].end);
    Found::Here(Rows::chosen(scene.items[at].node.id, reach, rows))
}

/// Words at the field itself that say how many are chosen, or that some are.
fn says_how_many<'s>(scene: &'s Scene, at: At) -> Option<&'s str> {
    let said = std::iter::once(at)
        .chain(scene.descendants(at))
        .flat_map(|at| {
            let words = ["aria-label", "placeholder", "title"];
            words
                .into_iter()
                .filter_map(move |name| scene.attr(at, name))
        });
    let some = |text: &&str| {
        let folded = fold(text);
        let number = folded.split_whitespace().find_map(|word| word.parse().ok());
        has_any(&folded, cues::components::CHOSEN) && number != Some(0)
    };
    said.into_iter().find(some)
}

/// What is drawn for a menu that nobody sees: the names of what is chosen, each with its cross.
/// `first` is the first of its options.
pub fn find_drawn_chips(scene: &Scene, first: Option<At>) -> Vec<(String, u32)> {
    let menu = first.map(|first| scene.items[first].parent);
    let hidden = |at: &At| scene.role(*at) == Role::Select && scene.items[*at].hidden;
    let Some(menu) = menu.filter(hidden) else {
        return Vec::new();
    };
    let outer = scene.items[menu].parent;
    let crosses: Vec<At> = (scene.items[menu].end..scene.items[outer].end)
        .filter(|at| !scene.items[*at].hidden && is_cross(scene, *at))
        .collect();
    let chips = crosses.iter().filter_map(|cross| {
        let chip = chip(scene, outer, menu, *cross, &crosses)?;
        Some((name(scene, chip, *cross), scene.items[*cross].node.id))
    });
    chips.collect()
}

/// The only button in the row of a menu that takes the component out of the list.
pub fn cross_of_row(scene: &Scene, region: &Region, menu: At) -> Option<u32> {
    let row = slots::exclusive_box(scene, menu).max(region.outer + 1);
    let mut around = scene.ancestors(menu).take_while(|outer| *outer >= row);
    let crosses = |outer: At| {
        let inside = scene.descendants(outer);
        inside.filter(|at| !scene.items[*at].hidden && is_cross(scene, *at))
    };
    let holder = around.find(|outer| crosses(*outer).next().is_some())?;
    let mut crosses = crosses(holder).filter(|at| scene.role(*at) == Role::Button);
    let cross = crosses.next().filter(|_| crosses.next().is_none())?;
    Some(scene.items[cross].node.id)
}

/// A choice of the hidden menu, taken away as a person would: what draws it may lose the rest over a
/// change that it did not make itself.
pub fn with_cross(toggle: Toggle, drawn: &[(String, u32)], name: &str) -> Toggle {
    match drawn.iter().find(|(chip, _)| chip == name) {
        Some((_, cross)) => toggle.crossed_by(*cross),
        None => toggle,
    }
}

/// It offers what fits to what is typed.
fn completes(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Combo
        || ["aria-autocomplete", "aria-haspopup", "list"]
            .iter()
            .any(|name| {
                scene
                    .attr(at, name)
                    .is_some_and(|value| value != "none" && value != "false")
            })
}

/// A button that takes one away: it says so, or shows a sign and no word.
fn is_cross(scene: &Scene, at: At) -> bool {
    let said = fold(&slots::visible_name(scene, at));
    match scene.role(at) {
        Role::Button if said.trim().is_empty() => true,
        Role::Button => {
            has_any(&said, cues::components::REMOVE)
                && !has_any(&said, cues::components::EVERYTHING)
        }
        // A picture in a chip that is a button itself, or a sign that is drawn.
        Role::Plain if !has_letters(scene, at) && is_focusable_in_chip(scene, at) => true,
        Role::Plain if !has_letters(scene, at) => {
            ["data-testid", "class", "aria-label", "alt", "title", "part"]
                .iter()
                .any(|name| {
                    scene.attr(at, name).is_some_and(|text| {
                        has_any(&label_text::fold_identifier(text), cues::components::REMOVE)
                    })
                })
        }
        _ => false,
    }
}

/// What can be reached by keys in a chip, and has no word, takes it away.
fn is_focusable_in_chip(scene: &Scene, at: At) -> bool {
    let chip = scene.items[at].parent;
    let class = scene.attr(chip, "class").map(label_text::fold_identifier);
    scene.attr(at, "tabindex").is_some()
        && has_letters(scene, chip)
        && class.is_some_and(|class| has_any(&class, cues::components::CHIPS))
}

fn has_letters(scene: &Scene, at: At) -> bool {
    let (from, to) = scene.items[at].words;
    scene.runs[from..to]
        .iter()
        .any(|run| run.text.chars().any(char::is_alphanumeric))
}

/// The smallest element around the cross that has a name in it, and no other cross and not the field.
fn chip(scene: &Scene, outer: At, field: At, cross: At, crosses: &[At]) -> Option<At> {
    let mut around = scene.ancestors(cross).take(3);
    let chip = around.find(|chip| !name(scene, *chip, cross).is_empty())?;
    let alone = crosses.iter().all(|other| {
        !scene.contains(chip, *other)
            || scene.contains(cross, *other)
            || scene.contains(*other, cross)
    });
    (alone && chip > outer && !scene.contains(chip, field) && !scene.items[chip].hidden)
        .then_some(chip)
}

/// The words of a chip, those on its cross left out.
fn name(scene: &Scene, chip: At, cross: At) -> String {
    let (from, to) = scene.items[chip].words;
    let words = scene.runs[from..to].iter().filter(|run| {
        !run.hidden && !scene.contains(cross, run.at) && run.text.chars().any(char::is_alphanumeric)
    });
    words.map(|run| run.text).collect::<Vec<_>>().join(" ")
}

/// Words in the field that are neither a chip nor a label nor help: something chosen that is not known.
fn find_other_text<'s>(
    scene: &'s Scene,
    outer: At,
    field: At,
    chips: &[(At, At)],
) -> Option<&'s str> {
    let (from, to) = scene.items[outer].words;
    let labels = scene.labels_of(field);
    // Where nothing else is its label, the first words before the chips are its caption.
    let unnamed = !chips.is_empty() && slots::bound_labels(scene, field).is_empty();
    let caption = unnamed.then_some(from);
    let mut other = (from..to)
        .filter(|place| Some(*place) != caption)
        .filter(|place| {
            let run = &scene.runs[*place];
            let within = |at: At| scene.contains(at, run.at);
            let label = labels.iter().any(|label| within(*label));
            let chip = chips.iter().any(|(chip, _)| within(*chip));
            let offered = std::iter::once(run.at)
                .chain(scene.ancestors(run.at).take_while(|around| *around > outer))
                .any(|around| {
                    matches!(
                        scene.role(around),
                        Role::Choice | Role::Choices | Role::Button | Role::Link
                    )
                });
            !run.hidden && !label && !chip && !offered && is_value(run.text)
        });
    other.next().map(|place| scene.runs[place].text)
}

/// Not a caption, a prompt, or a sentence of help.
fn is_value(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split_whitespace();
    let count = words.clone().count();
    let more = folded.contains(|c: char| c.is_ascii_digit());
    let caption = cues::components::COMPONENTS
        .score_text(&folded)
        .is_some_and(|score| score >= weights().enough);
    let prompt = words
        .next()
        .is_none_or(|first| cues::components::PROMPTS.contains(&first));
    // "+2", "3 more"
    more || !(caption || prompt || count > 4)
}
