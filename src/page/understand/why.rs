//! What spoke for each field, as text for whoever finds out why a field of a page is not found: its candidates, with
//! the rows that fired and where.

use super::{
    assign::{FieldEvidence, find_field},
    bind,
    binding::{Binding, Scored},
    explain::NamedCandidate,
    schedule::{PrintedZone, Zone},
    score::Evidence,
    slots::{Slot, SlotTexts},
    understood::Understood,
    weights::{Weights, weights},
};
use crate::engine::sorting;
use crate::{
    engine::target::Target,
    page::scene::{At, Scene},
};

/// No more controls than these are listed where no row fired.
const MOST: usize = 12;

/// How the table of the margin is to be read.
pub fn describe_bounds() -> String {
    let Weights { enough, margin, .. } = weights();
    format!("A field needs {enough}, and {margin} more than the next.")
}

/// One line for each control that may be the field, the best first.
pub fn describe_candidates(scene: &Scene, understood: &Understood, target: Target) -> Vec<String> {
    let field = find_field(&understood.evidence, target);
    match field.filter(|field| !field.candidates.is_empty()) {
        Some(field) => describe_scored(scene, field),
        None => describe_controls(scene, target),
    }
}

/// "found by its label “details”: <textarea> “Details”".
pub fn describe_result(scene: &Scene, understood: &Understood, target: Target) -> Option<String> {
    let mut all = understood.found_by.iter();
    let (_, by) = all.find(|(field, _)| *field == target)?;
    let field = find_field(&understood.evidence, target);
    let chosen = field.and_then(FieldEvidence::chosen);
    let control = chosen.map_or_else(String::new, |chosen| {
        format!(": {}", describe_control(scene, chosen.at))
    });
    Some(format!("found {by}{control}"))
}

/// What names the time zone of the times, as for the other fields.
pub fn describe_zone(scene: &Scene, zone: &Zone) -> Vec<String> {
    match zone {
        Zone::Nothing => Vec::new(),
        Zone::Printed(all) => {
            let describe = |one: &PrintedZone| {
                let element = describe_control(scene, one.at);
                format!("     {element}: “{}” by {}", one.name, one.fact)
            };
            all.iter().map(describe).collect()
        }
        Zone::Control(control) => vec![describe_rows(scene, control.at, &control.evidence)],
    }
}

fn describe_scored(scene: &Scene, field: &FieldEvidence) -> Vec<String> {
    let mut candidates: Vec<&Scored> = field.candidates.iter().collect();
    sorting::sort_by_key(&mut candidates, |scored| -scored.total());
    let describe = |scored: &&Scored| {
        let rows = describe_rows(scene, scored.at, &scored.evidence);
        rows + &describe_list(&scored.binding)
    };
    candidates.iter().map(describe).collect()
}

/// What a list holds, or why that cannot be told.
fn describe_list(binding: &Binding) -> String {
    match binding {
        Binding::List(rows) => {
            let names: Vec<&str> = rows.rows.iter().map(|row| row.name.as_str()).collect();
            let count = names.len();
            let ends = match names[..] {
                [] => String::new(),
                [only] => format!(": {only}"),
                [first, .., last] => format!(": {first} to {last}"),
            };
            let unseen = match rows.unseen.len() {
                0 => String::new(),
                parts => format!(", and {parts} parts that are not on the page"),
            };
            format!("; rows {count}{ends}{unseen}")
        }
        Binding::Unclear(reason) => format!("; {reason}"),
        _ => String::new(),
    }
}

fn describe_rows(scene: &Scene, at: At, evidence: &[Evidence]) -> String {
    let total: i32 = evidence.iter().map(|row| row.weight).sum();
    let rows = evidence.iter().filter(|row| row.weight != 0);
    let rows: Vec<String> = rows
        .map(|row| format!("{} {:+}", row.fact, row.weight))
        .collect();
    let control = describe_control(scene, at);
    format!("{total:>3}  {control}: {}", rows.join(", "))
}

/// What could be the field by its kind, with the texts that name it: no row of any cues fired for it.
fn describe_controls(scene: &Scene, target: Target) -> Vec<String> {
    let scope = scene.scope;
    let fits = (scope.0..scope.1)
        .filter(|at| scene.role(*at).is_field() && bind::fits(scene, *at, target));
    let describe = |at: At| {
        let texts = SlotTexts::of(scene, at);
        let slots = Slot::OF_ONE_CONTROL.into_iter().chain([Slot::Over]);
        let texts_by_slot = slots.filter_map(|slot| {
            let text = texts.of_slot(slot).iter().find(|text| text.trim() != "")?;
            Some(format!("{} “{}”", slot.display_name(), text.trim()))
        });
        let texts_by_slot: Vec<String> = texts_by_slot.collect();
        format!(
            "  {}: {}",
            describe_control(scene, at),
            texts_by_slot.join(", ")
        )
    };
    fits.take(MOST).map(describe).collect()
}

fn describe_control(scene: &Scene, at: At) -> String {
    let named = NamedCandidate::new(scene, at);
    format!("<{}> “{}”", scene.items[at].node.tag, named.name)
}
