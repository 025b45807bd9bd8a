//! Which part of the page is the list of components: under the words that announce it, up to where
//! something else begins.

use super::{
    menus::{self, is_status_menu},
    phrases::{is_action, is_another_list},
    shape::{between, called, stem},
    table, tree,
};
use crate::page::scene::{At, Role, Scene};
use crate::page::understand::candidates::eligible;
use crate::page::understand::kinds::checkboxes::wording;
use crate::page::understand::weights::weights;
use crate::page::{
    label_text::{fold, has_any},
    understand::{
        cues::{self, CueTable},
        score::Evidence,
        slots::{self, Slot},
    },
};
use rustc_hash::FxHashMap;

/// A caption has no more words.
const LONGEST_CAPTION: usize = 8;

/// A part of the page that may be the list.
#[derive(Debug)]
pub struct Region {
    /// The element that holds it.
    pub outer: At,
    pub start: At,
    pub end: At,
    pub checks: Vec<At>,
    pub evidence: Vec<Evidence>,
    /// Whether each is on, where boxes are only drawn.
    pub drawn: FxHashMap<At, bool>,
}

impl Region {
    /// All of an element.
    pub fn of(scene: &Scene, all: &[At], outer: At) -> Self {
        let end = scene.items[outer].end;
        Self {
            outer,
            start: outer,
            end,
            checks: between(all, outer, end).to_vec(),
            evidence: Vec::new(),
            drawn: FxHashMap::default(),
        }
    }

    pub fn total(&self) -> i32 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// The boxes inside an element.
    pub fn checks_in(&self, scene: &Scene, outer: At) -> &[At] {
        between(&self.checks, outer, scene.items[outer].end)
    }

    /// What is still to come into a list that says that it is being loaded.
    pub fn to_come(&self, scene: &Scene) -> Option<String> {
        let is_busy = |at: At| {
            scene.items[at].node.attr("aria-busy") == Some("true")
                && !self.checks_in(scene, at).is_empty()
        };
        let busy = is_busy(self.outer) || (self.first()..self.end).any(is_busy);
        busy.then(|| "components that are still loading".to_owned())
    }

    /// Where its rows may begin.
    pub fn first(&self) -> At {
        self.start.max(self.outer)
    }

    /// What a person would call the list: where other things stand in the same element, the part that holds the rows.
    pub fn place(&self, scene: &Scene) -> At {
        let tight = match self.checks.as_slice() {
            [first, .., last] if self.end < scene.items[self.outer].end => {
                scene.common_ancestor(*first, *last)
            }
            _ => self.outer,
        };
        if tight == 0 { self.start } else { tight }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The boxes that stand under a caption.
    pub fn under(scene: &Scene, all: &[At], caption: At) -> Option<Self> {
        let within = |at: At| between(all, at.max(caption), scene.items[at].end);
        let mut around = std::iter::once(caption)
            .chain(scene.ancestors(caption))
            .take_while(|at| *at >= scene.scope.0);
        let outer = around.find(|at| !within(*at).is_empty())?;
        let inside = within(outer);
        let pure = scene.fields_of(outer).iter().all(|at| belongs(scene, *at));
        let end = if pure {
            scene.items[outer].end
        } else {
            boundary(scene, caption, outer)
        };
        let mut checks: Vec<At> = between(inside, caption, end).to_vec();
        let label = |at: &At| fold(&slots::visible_name(scene, *at));
        // The box for notifications often stands right under the list, and others that do something.
        checks.retain(|at| {
            let label = label(at);
            let notifies = wording::is_plainly_notify(&label) && !in_list(scene, *at, outer);
            !notifies && !wording::is_of_all_components(&label)
        });
        let does = |at: &At| is_action(&label(at)) && !in_list(scene, *at, outer);
        let first = checks
            .iter()
            .position(|at| !does(at))
            .unwrap_or(checks.len());
        checks.drain(..first);
        while checks.last().is_some_and(does) {
            checks.pop();
        }
        let mut region = Self {
            outer,
            start: caption,
            end,
            checks,
            evidence: Vec::new(),
            drawn: FxHashMap::default(),
        };
        region.widen(scene, all);
        (!region.checks.is_empty()).then_some(region)
    }

    /// What the page itself calls by the name of all these boxes, and by that of no other, is one list.
    fn widen(&mut self, scene: &Scene, all: &[At]) {
        let Some(name) = called(scene, &self.checks).filter(|_| self.checks.len() > 1) else {
            return;
        };
        let alike = |at: &At| scene.is_seen_field(*at) && stem(scene, *at) == name;
        let spoken = |at: &At| fold(&slots::visible_name(scene, *at));
        let more: Vec<At> = between(all, self.end, usize::MAX)
            .iter()
            .copied()
            .filter(alike)
            .collect();
        let does = |at: &At| {
            wording::classify_checkbox(&spoken(at), &[]).is_some() || is_action(&spoken(at))
        };
        let Some(last) = more.last().copied().filter(|_| !more.iter().any(does)) else {
            return;
        };
        self.outer = scene.common_ancestor(self.outer, last);
        self.end = scene.items[last].end;
        self.checks.extend(more);
    }
}

/// Fields that may stand in a list of components: boxes, status menus of the rows, a filter.
fn belongs(scene: &Scene, at: At) -> bool {
    match scene.role(at) {
        Role::Check => true,
        Role::Select if scene.attr(at, "multiple").is_some() => true,
        Role::Select | Role::Combo => is_status_menu(scene, at),
        Role::Text => is_filter(scene, at),
        _ => false,
    }
}

pub fn is_filter(scene: &Scene, at: At) -> bool {
    let hint = slots::bound_labels(scene, at)
        .into_iter()
        .chain(scene.attr(at, "placeholder").map(str::to_owned));
    hint.into_iter()
        .any(|text| has_any(&fold(&text), cues::components::FILTERS))
}

/// Nothing to fill in inside but what a list of components has: no box that tells subscribers, and no
/// step of the status.
pub fn holds_boxes_only(scene: &Scene, checks: &[At], outer: At) -> bool {
    scene.fields_of(outer).iter().all(|at| belongs(scene, *at))
        && checks.iter().all(|check| {
            let spoken = slots::visible_name(scene, *check);
            cues::status::read_status(&spoken).is_none()
                && (wording::classify_checkbox(&fold(&spoken), &[]).is_none()
                    || in_list(scene, *check, outer))
        })
}

/// Its own label or legend announces the list.
pub fn is_called_components(scene: &Scene, outer: At) -> bool {
    let legend = scene.descendants(outer).take(3);
    let legend =
        legend.filter(|inner| scene.role(*inner) == Role::Legend && !scene.items[*inner].hidden);
    slots::bound_labels(scene, outer)
        .into_iter()
        .chain(legend.map(|inner| scene.text(inner)))
        .any(|text| {
            cues::components::COMPONENTS
                .score_text(&fold(&text))
                .is_some_and(|score| score >= weights().enough)
        })
}

/// In a page without boxes around its parts, the list goes on until something else begins.
fn boundary(scene: &Scene, caption: At, outer: At) -> At {
    let level = heading_level(scene, caption);
    // The caption, and what holds nothing else.
    let alone = scene
        .ancestors(caption)
        .take(3)
        .take_while(|around| scene.count_fields_in(*around) == 0 && *around > outer);
    let captions: Vec<At> = std::iter::once(caption).chain(alone).collect();
    let whole = is_before_the_list(scene, captions[captions.len() - 1]);
    let mut seen = false;
    for at in caption + 1..scene.items[outer].end {
        let item = &scene.items[at];
        if item.hidden || scene.contains(caption, at) {
            continue;
        }
        let stop = match item.role {
            Role::Heading | Role::Legend => {
                // A heading of its rank ends it also while its boxes are not there.
                level.is_some_and(|level| match heading_level(scene, at) {
                    Some(other) => other <= level,
                    None => seen && !is_of_a_group(scene, at),
                })
            }
            role if role.is_field() && !item.part => {
                seen |= role == Role::Check || menus::is_row(scene, at);
                !belongs(scene, at)
                    || (role == Role::Check
                        && wording::classify_checkbox(&fold(&slots::visible_name(scene, at)), &[])
                            .is_some()
                        && !in_list(scene, at, outer))
            }
            Role::Button => seen && item.node.attr("type") == Some("submit"),
            // Another caption of the same make.
            _ => {
                let like = |caption: &At| is_like(scene, *caption, at, whole);
                seen && !item.part && captions.iter().any(like)
            }
        };
        if stop {
            return at;
        }
    }
    scene.items[outer].end
}

/// A legend over boxes that may be components.
fn is_of_a_group(scene: &Scene, legend: At) -> bool {
    let fields = scene.fields_of(scene.items[legend].parent);
    let label = |at: &At| fold(&slots::visible_name(scene, *at));
    !is_another_list(&fold(&scene.text(legend)))
        && fields.iter().all(|at| {
            belongs(scene, *at)
                && wording::classify_checkbox(&label(at), &[]).is_none()
                && !is_action(&label(at))
        })
}

/// The next element holds the whole list, and no word over it: what stands beside it under words of
/// its own is no group of the list.
fn is_before_the_list(scene: &Scene, caption: At) -> bool {
    let next = scene.items[caption].end;
    let parent = scene.items[caption].parent;
    next < scene.items[parent].end && {
        let fields = scene.fields_of(next);
        fields.len() > 1
            && fields.iter().all(|at| scene.role(*at) == Role::Check)
            && !is_headed(scene, next)
    }
}

/// Free words come before the first field inside.
fn is_headed(scene: &Scene, outer: At) -> bool {
    let first = scene.fields_of(outer).first();
    first.is_some_and(|first| slots::has_words_before(scene, outer, *first))
}

fn is_like(scene: &Scene, caption: At, at: At, whole: bool) -> bool {
    let (one, other) = (&scene.items[caption], &scene.items[at]);
    let words = scene.items[at].words;
    if whole && one.parent == other.parent && is_headed(scene, at) {
        return true;
    }
    let alike = one.node.tag == other.node.tag
        && one.parent == other.parent
        && scene.count_fields_in(at) == 0;
    alike && {
        let class = scene.read_state_attribute(caption, "class");
        (class.is_some()
            || matches!(one.node.tag.as_str(), "dt" | "th")
            || whole && words.0 < words.1)
            && class == scene.read_state_attribute(at, "class")
    }
}

fn heading_level(scene: &Scene, at: At) -> Option<u32> {
    let at = std::iter::once(at)
        .chain(scene.ancestors(at).take(2))
        .find(|at| scene.role(*at) == Role::Heading)?;
    let level = scene
        .attr(at, "aria-level")
        .and_then(|level| level.parse().ok());
    level.or_else(|| scene.items[at].node.tag.strip_prefix('h')?.parse().ok())
}

/// Among other boxes in a list of its own inside `outer`, most of which may be components.
pub fn in_list(scene: &Scene, check: At, outer: At) -> bool {
    let mut lists = scene.ancestors(check).take_while(|around| *around > outer);
    let Some(list) = lists.find(|around| scene.count_fields_in(*around) > 1) else {
        return false;
    };
    let fields = scene.fields_of(list);
    let others = fields
        .iter()
        .filter(|at| {
            wording::classify_checkbox(&fold(&slots::visible_name(scene, **at)), &[]).is_some()
        })
        .count();
    fields.iter().all(|at| belongs(scene, *at)) && others * 2 < fields.len()
}

/// Everything that can be ticked, also what is hidden: members of a folded group count.
pub fn checks(scene: &Scene) -> Vec<At> {
    (scene.scope.0..scene.scope.1)
        .filter(|at| {
            let item = &scene.items[*at];
            let ticked = match item.role {
                Role::Check => !item.part && !is_drawing(scene, *at),
                Role::Choice => {
                    let multiple = |outer: At| {
                        scene.attr(outer, "aria-multiselectable") == Some("true")
                            || scene.attr(outer, "multiple").is_some()
                    };
                    let far = if tree::is_item(scene, *at) { 12 } else { 4 };
                    let list = |outer: At| {
                        scene.role(outer) == Role::Choices && is_called_components(scene, outer)
                    };
                    let selected = item.node.attr("aria-selected").is_some();
                    (item.node.attr("aria-checked").is_some()
                        || scene.ancestors(*at).take(far).any(multiple)
                        || selected && scene.ancestors(*at).take(far).any(list))
                        && tree::own_box(scene, *at).is_none()
                }
                Role::Button => item.node.attr("aria-pressed").is_some(),
                Role::Select | Role::Combo => menus::is_row(scene, *at),
                Role::Plain => table::is_selectable(scene, *at),
                _ => false,
            };
            ticked && !item.aside
        })
        .collect()
}

/// A box that only draws what the item around it says.
fn is_drawing(scene: &Scene, check: At) -> bool {
    scene.items[check].hidden
        && !scene.is_seen_field(check)
        && scene
            .ancestors(check)
            .take(5)
            .any(|item| tree::has_own_state(scene, item))
}

/// Words that announce the list, with the row of the cues by which they do.
pub fn captions(scene: &Scene, cues: &CueTable) -> Vec<(At, Evidence)> {
    let evidence = |slot: Slot, text: &str| {
        let folded = fold(text);
        let is_short = folded.split_whitespace().count() <= LONGEST_CAPTION;
        let (weight, cue) = cues.find_cue(&folded).filter(|_| is_short)?;
        let is_caption =
            weight >= weights().enough && wording::classify_checkbox(&folded, &[]).is_none();
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
        let is_seen = eligible(scene, at) && !scene.items[at].hidden;
        let may_be = is_seen && roles.contains(&scene.role(at));
        Some((at, may_be.then(|| evidence(Slot::OwnLabel, text))??))
    });
    words.chain(named).collect()
}

/// Words that are read out and not shown.
pub fn is_for_ears(scene: &Scene, at: At) -> bool {
    let bounds = scene.items[at].node.bounds;
    bounds.is_some_and(|[.., width, height]| width <= 1 && height <= 1)
}
