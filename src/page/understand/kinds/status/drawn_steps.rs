//! Steps that are only drawn: signs without words, beside the word of each step or in a bar of their own.

use crate::page::{
    controls::ChoiceOption,
    scene::{At, Role, Scene},
};

/// Adds to each option what draws its step: by its looks the current one may be told. `words`: where the word of each
/// option stands, all of them in `outer`.
pub fn add_drawn_marks(
    scene: &Scene,
    outer: At,
    words: impl Iterator<Item = At>,
    mut options: Vec<ChoiceOption>,
) -> Vec<ChoiceOption> {
    let steps: Vec<At> = words.map(|at| find_part(scene, outer, at)).collect();
    let beside: Vec<Vec<At>> = steps
        .iter()
        .map(|step| {
            scene
                .descendants(*step)
                .filter(|at| is_sign(scene, *at))
                .collect()
        })
        .collect();
    let signs = match beside.iter().all(Vec::is_empty) {
        false => beside,
        true => match find_bar(scene, outer, steps.len()) {
            Some(bar) => bar.into_iter().map(|sign| vec![sign]).collect(),
            None => beside,
        },
    };
    for (option, signs) in options.iter_mut().zip(signs) {
        option.signs = signs.iter().map(|at| scene.items[*at].node.id).collect();
        option.marks.extend(&option.signs);
    }
    options
}

/// The outermost element in `outer` that the word stands in.
fn find_part(scene: &Scene, outer: At, at: At) -> At {
    let around = scene.ancestors(at).take_while(|around| *around > outer);
    around.last().unwrap_or(at)
}

/// As many signs as there are steps, in an element of their own, in which nothing else is: the nearest.
fn find_bar(scene: &Scene, outer: At, count: usize) -> Option<Vec<At>> {
    let around = std::iter::once(outer).chain(scene.ancestors(outer).take(2));
    let around = around.take_while(|around| scene.count_fields_in(*around) == 0);
    for around in around {
        let bars = scene.descendants(around).filter_map(|bar| {
            let signs: Vec<At> = scene.children(bar).collect();
            let is_bar = signs.len() == count && signs.iter().all(|sign| is_sign(scene, *sign));
            is_bar.then_some(signs)
        });
        let mut bars = bars.collect::<Vec<_>>();
        if !bars.is_empty() {
            return bars.pop().filter(|_| bars.is_empty());
        }
    }
    None
}

/// It is drawn, has a class, and holds no word.
fn is_sign(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let (from, to) = item.words;
    let mut runs = scene.runs[from..to].iter();
    item.role == Role::Plain
        && !item.hidden
        && item.node.attr("class").is_some()
        && !runs.any(|run| run.text.chars().any(char::is_alphabetic))
}
