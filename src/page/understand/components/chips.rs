//! A field into which components are typed: what is chosen stands there as chips, each with a cross
//! that takes it away, and all others are on the page only while somebody types.

use super::{
    list::{Row, Rows, find_repeated},
    region::Region,
};
use crate::engine::form::FieldName;
use crate::page::{
    controls::Toggle,
    label_text::{fold, fold_identifier, has_any},
    scene::{At, Role, Scene},
    understand::{
        binding::Scored,
        candidates::{Page, eligible},
        cues::components as words,
        explain::{ComponentsReason, Reason, describe_field},
        found::Found,
        score::Evidence,
        slots::{self, Slot, SlotTexts},
        weights::weights,
    },
};

/// Something chosen, with what takes it away.
struct Chip {
    at: At,
    cross: At,
    name: String,
}

/// Every such field, with what is chosen in it.
pub fn score(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let is_typed =
        |at: &At| eligible(scene, *at) && matches!(scene.role(*at), Role::Text | Role::Combo);
    let typed = scene.fields.iter().copied().filter(is_typed);
    let fields = typed.filter_map(|at| Some((at, find_cue(scene, at)?, read_field(scene, at))));
    let fields: Vec<(At, Evidence, Found<Rows>)> = fields.collect();
    let mut lists = fields.iter().filter(|(.., rows)| *rows != Found::Nothing);
    let list = lists.next().map(|(at, ..)| *at);
    let scored = fields.into_iter().filter_map(|(at, cue, rows)| {
        // What is written into a line that is called so, beside such a field, may be meant as well.
        let rows = match (rows, list) {
            (Found::Nothing, Some(list)) => {
                let field = describe_field(FieldName::Components.into(), page.screen);
                Found::Unsure(Reason::several(scene, field, [at, list]))
            }
            (rows, _) => rows,
        };
        Scored::of_list(at, rows, vec![cue, page.home.evidence(at)])
    });
    scored.collect()
}

/// How surely its words say that components are chosen here.
fn find_cue(scene: &Scene, at: At) -> Option<Evidence> {
    let texts = SlotTexts::of(scene, at);
    let slots = [
        (Slot::OwnLabel, usize::MAX),
        (Slot::Near, 1),
        (Slot::Over, 1),
        (Slot::Hint, usize::MAX),
    ];
    let cues = slots.into_iter().flat_map(|(slot, most)| {
        let close = texts.of_slot(slot).iter().take(most);
        close.filter_map(move |text| {
            let (weight, cue) = words::COMPONENTS.find_cue(text)?;
            Some(Evidence::of_cue(slot, cue, weight))
        })
    });
    cues.max_by_key(|evidence| evidence.weight)
        .filter(|evidence| evidence.weight >= weights().enough)
}

/// What is chosen in the field at `at`.
pub fn read_field(scene: &Scene, at: At) -> Found<Rows> {
    let outer = slots::exclusive_box(scene, at);
    let mut chips = find_chips(scene, outer, at, outer);
    let mut seen = Vec::new();
    chips.retain(|chip| {
        let is_new = !seen.contains(&chip.at);
        seen.push(chip.at);
        is_new
    });
    if chips.is_empty() && !completes(scene, at) {
        return Found::Nothing;
    }
    let unsure = |reason| Found::Unsure(Reason::Components(reason));
    if let Some(text) = find_count(scene, at).filter(|_| chips.is_empty()) {
        return unsure(ComponentsReason::Counted(text.to_owned()));
    }
    if let Some(text) = find_other_text(scene, outer, at, &chips) {
        return unsure(ComponentsReason::OtherText(text.to_owned()));
    }
    let node = |at: At| scene.items[at].node.id;
    let row = |chip: Chip| {
        Row::new(
            Toggle::from_chip(node(chip.at), node(chip.cross)),
            chip.name,
        )
    };
    let rows: Vec<Row> = chips.into_iter().map(row).collect();
    if let Some(row) = find_repeated(&rows) {
        return unsure(ComponentsReason::Twice(row.name.clone()));
    }
    Found::Here(Rows::chosen(
        node(at),
        (outer, scene.items[outer].end),
        rows,
    ))
}

/// The crosses after `from` in an element, each with the chip that it stands on.
fn find_chips(scene: &Scene, outer: At, field: At, from: At) -> Vec<Chip> {
    let crosses: Vec<At> = find_crosses(scene, from + 1, scene.items[outer].end).collect();
    let chip = |cross: &At| find_chip(scene, outer, field, *cross, &crosses);
    crosses.iter().filter_map(chip).collect()
}

fn find_crosses<'s>(scene: &'s Scene, from: At, to: At) -> impl Iterator<Item = At> + 's {
    (from..to).filter(|at| !scene.items[*at].hidden && is_cross(scene, *at))
}

/// The smallest element around the cross that has a name in it, and no other cross and not the field.
fn find_chip(scene: &Scene, outer: At, field: At, cross: At, crosses: &[At]) -> Option<Chip> {
    let mut around = scene.ancestors(cross).take(3);
    let (at, name) = around.find_map(|at| Some((at, name_of(scene, at, cross)?)))?;
    let is_apart = |other: &At| {
        !scene.contains(at, *other)
            || scene.contains(cross, *other)
            || scene.contains(*other, cross)
    };
    let is_chip = at > outer && !scene.contains(at, field) && !scene.items[at].hidden;
    (is_chip && crosses.iter().all(is_apart)).then_some(Chip { at, cross, name })
}

/// The words of a chip, those on its cross left out.
fn name_of(scene: &Scene, chip: At, cross: At) -> Option<String> {
    let words = scene.seen_runs(chip).filter(|run| {
        !scene.contains(cross, run.at) && run.text.chars().any(char::is_alphanumeric)
    });
    let words: Vec<&str> = words.map(|run| run.text).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What is drawn for a menu that nobody sees: the names of what is chosen, each with its cross.
/// `first` is the first of its options.
pub fn find_drawn_chips(scene: &Scene, first: Option<At>) -> Vec<(String, u32)> {
    let menu = first.map(|first| scene.items[first].parent);
    let is_hidden = |at: &At| scene.role(*at) == Role::Select && scene.items[*at].hidden;
    let Some(menu) = menu.filter(is_hidden) else {
        return Vec::new();
    };
    let (outer, after) = (scene.items[menu].parent, scene.items[menu].end - 1);
    let chips = find_chips(scene, outer, menu, after).into_iter();
    chips
        .map(|chip| (chip.name, scene.items[chip.cross].node.id))
        .collect()
}

/// The only button in the row of a menu that takes the component out of the list.
pub fn find_cross_of_row(scene: &Scene, region: &Region, menu: At) -> Option<u32> {
    let row = slots::exclusive_box(scene, menu).max(region.outer + 1);
    let crosses = |outer: At| find_crosses(scene, outer + 1, scene.items[outer].end);
    let mut around = scene.ancestors(menu).take_while(|outer| *outer >= row);
    let holder = around.find(|outer| crosses(*outer).next().is_some())?;
    let mut buttons = crosses(holder).filter(|at| scene.role(*at) == Role::Button);
    let button = buttons.next().filter(|_| buttons.next().is_none())?;
    Some(scene.items[button].node.id)
}

/// A button that takes one away: it says so, or shows a sign and no word.
fn is_cross(scene: &Scene, at: At) -> bool {
    let removes = |folded: &str| has_any(folded, words::REMOVE);
    match scene.role(at) {
        Role::Button => {
            let name = slots::folded_name(scene, at);
            name.trim().is_empty() || removes(&name) && !has_any(&name, words::EVERYTHING)
        }
        // A picture in a chip that is a button itself, or a sign that is drawn.
        Role::Plain if !has_letters(scene, at) => {
            let names = ["data-testid", "class", "aria-label", "alt", "title", "part"];
            let mut texts = names.iter().filter_map(|name| scene.attr(at, name));
            is_focusable_in_chip(scene, at) || texts.any(|text| removes(&fold_identifier(text)))
        }
        _ => false,
    }
}

/// What can be reached by keys in a chip, and has no word, takes it away.
fn is_focusable_in_chip(scene: &Scene, at: At) -> bool {
    let chip = scene.items[at].parent;
    let class = scene.attr(chip, "class").map(fold_identifier);
    scene.attr(at, "tabindex").is_some()
        && has_letters(scene, chip)
        && class.is_some_and(|class| has_any(&class, words::CHIPS))
}

fn has_letters(scene: &Scene, at: At) -> bool {
    let (from, to) = scene.items[at].words;
    let mut runs = scene.runs[from..to].iter();
    runs.any(|run| run.text.chars().any(char::is_alphanumeric))
}

/// It offers what fits to what is typed.
fn completes(scene: &Scene, at: At) -> bool {
    let names = ["aria-autocomplete", "aria-haspopup", "list"];
    let mut values = names.iter().filter_map(|name| scene.attr(at, name));
    scene.role(at) == Role::Combo || values.any(|value| value != "none" && value != "false")
}

/// Words at the field itself that say how many are chosen, or that some are.
fn find_count<'s>(scene: &'s Scene, at: At) -> Option<&'s str> {
    let names = ["aria-label", "placeholder", "title"];
    let inside = std::iter::once(at).chain(scene.descendants(at));
    let mut texts = inside.flat_map(|at| names.map(|name| scene.attr(at, name)));
    texts.find_map(|text| {
        text.filter(|text| {
            let folded = fold(text);
            let number = folded.split_whitespace().find_map(|word| word.parse().ok());
            has_any(&folded, words::CHOSEN) && number != Some(0)
        })
    })
}

/// Words in the field that are neither a chip nor a label nor help: something chosen that is not known.
fn find_other_text<'s>(scene: &'s Scene, outer: At, field: At, chips: &[Chip]) -> Option<&'s str> {
    let (from, to) = scene.items[outer].words;
    let labels = scene.labels_of(field);
    // Where nothing else is its label, the first words before the chips are its caption.
    let is_unnamed = !chips.is_empty() && slots::bound_labels(scene, field).is_empty();
    let caption = is_unnamed.then_some(from);
    let is_offered = |at: At| {
        let mut around = scene
            .around(at)
            .take_while(|around| *around > outer || *around == at);
        around.any(|around| {
            let role = scene.role(around);
            matches!(
                role,
                Role::Choice | Role::Choices | Role::Button | Role::Link
            )
        })
    };
    let mut other = (from..to).filter(|place| {
        let run = &scene.runs[*place];
        let is_known = labels.iter().any(|label| scene.contains(*label, run.at))
            || chips.iter().any(|chip| scene.contains(chip.at, run.at))
            || is_offered(run.at);
        Some(*place) != caption && !run.hidden && !is_known && is_value(run.text)
    });
    other.next().map(|place| scene.runs[place].text)
}

/// Not a caption, a prompt, or a sentence of help.
fn is_value(text: &str) -> bool {
    let folded = fold(text);
    let is_caption = words::COMPONENTS.score_text(&folded) >= Some(weights().enough);
    let first = folded.split_whitespace().next();
    let is_prompt = first.is_none_or(|first| words::PROMPTS.contains(&first));
    let is_sentence = folded.split_whitespace().count() > 4;
    // "+2", "3 more"
    let has_number = folded.contains(|c: char| c.is_ascii_digit());
    has_number || !(is_caption || is_prompt || is_sentence)
}
