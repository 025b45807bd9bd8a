//! Words that announce the list of components: over it, on it, or as its name for a screen reader.

use crate::page::{
    label_text::fold,
    scene::{At, Role, Scene},
    understand::{
        candidates::eligible,
        cues::{CueTable, components::COMPONENTS},
        kinds::checkboxes::wording::is_known_box,
        score::Evidence,
        slots::{self, Slot},
        weights::weights,
    },
};

/// A caption has no more words.
const LONGEST_CAPTION: usize = 8;

/// The words that announce the list, with the row of the cues by which they do.
pub fn find_captions(scene: &Scene, cues: &CueTable) -> Vec<(At, Evidence)> {
    let evidence = |slot: Slot, text: &str| {
        let folded = fold(text);
        let is_short = folded.split_whitespace().count() <= LONGEST_CAPTION;
        let (weight, cue) = cues.find_cue(&folded).filter(|_| is_short)?;
        let is_caption = weight >= weights().enough && !is_known_box(&folded);
        is_caption.then(|| Evidence::of_cue(slot, cue, weight))
    };
    let runs = scene.runs.iter().filter(|run| {
        // A link leads elsewhere, unless it opens the list.
        let is_label = run.owner.is_none_or(|owner| {
            scene.role(owner) == Role::Select || scene.attr(owner, "aria-expanded").is_some()
        });
        is_label && !run.hidden && eligible(scene, run.at)
    });
    let words = runs.filter_map(|run| Some((run.at, evidence(Slot::Over, run.text)?)));
    let named = (scene.scope.0..scene.scope.1).filter_map(|at| {
        let text = scene.attr(at, "aria-label")?;
        let roles = [Role::Group, Role::Choices, Role::Plain, Role::Select];
        let may_be = !scene.items[at].hidden && roles.contains(&scene.role(at));
        let is_list = may_be && eligible(scene, at);
        Some((at, is_list.then(|| evidence(Slot::OwnLabel, text))??))
    });
    words.chain(named).collect()
}

/// Its own label or legend announces the list.
pub fn is_called_components(scene: &Scene, outer: At) -> bool {
    let is_legend = |at: &At| scene.role(*at) == Role::Legend && !scene.items[*at].hidden;
    let legend = scene.descendants(outer).take(3).filter(is_legend);
    let labels = slots::bound_labels(scene, outer).into_iter();
    labels
        .chain(legend.map(|inner| scene.text(inner)))
        .any(|text| COMPONENTS.score_text(&fold(&text)) >= Some(weights().enough))
}
