//! Which part of the page is the list of components: under the words that announce it, up to where
//! something else begins.

use super::{
    menus::{self, is_status_menu},
    phrases::{is_action, is_another_list, is_select_all},
    shape::{between, common_stem, stem},
};
use crate::page::{
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{
        cues,
        kinds::checkboxes::{
            over::name_of_box,
            wording::{is_known_box, is_of_all_components, is_plainly_notify},
        },
        score::Evidence,
        slots,
    },
};
use rustc_hash::FxHashMap;

/// A part of the page that may be the list.
#[derive(Debug)]
pub struct Region {
    /// The element that holds it.
    pub outer: At,
    pub start: At,
    pub end: At,
    /// What stands for components in it, in reading order.
    pub boxes: Vec<At>,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// Whether each is on, where boxes are only drawn.
    pub drawn: FxHashMap<At, bool>,
}

impl Region {
    /// All of an element. `all`: everything on the page that may stand for a component.
    pub fn of(scene: &Scene, all: &[At], outer: At) -> Self {
        let end = scene.items[outer].end;
        Self {
            outer,
            start: outer,
            end,
            boxes: between(all, outer, end).to_vec(),
            evidence: Vec::new(),
            drawn: FxHashMap::default(),
        }
    }

    /// What stands under a caption.
    pub fn under(scene: &Scene, all: &[At], caption: At) -> Option<Self> {
        // The box that ticks all of them may stand in the head of the list, beside its caption.
        let is_component = |at: &At| !is_select_all(&slots::folded_name(scene, *at), None);
        let is_filled = |outer: &At| {
            let mut inside = between(all, caption, scene.items[*outer].end).iter();
            inside.any(is_component)
        };
        let mut around = scene.around(caption).take_while(|at| *at >= scene.scope.0);
        let outer = around.find(is_filled)?;
        let mut region = Self::of(scene, all, outer);
        region.start = caption;
        if !scene
            .fields_of(outer)
            .iter()
            .all(|at| may_belong(scene, *at))
        {
            region.end = find_end(scene, caption, outer);
        }
        region.boxes = between(all, caption, region.end).to_vec();
        region.leave_out_other_boxes(scene);
        region.widen(scene, all);
        (!region.boxes.is_empty()).then_some(region)
    }

    /// The box for notifications often stands right under the list, and others that do something.
    fn leave_out_other_boxes(&mut self, scene: &Scene) {
        let outer = self.outer;
        let is_in_list = |at: At| in_list(scene, at, outer);
        self.boxes.retain(|at| {
            let name = slots::folded_name(scene, *at);
            !is_of_all_components(&name) && (!is_plainly_notify(&name) || is_in_list(*at))
        });
        let is_action = |at: &At| is_action(&slots::folded_name(scene, *at)) && !is_in_list(*at);
        let actions = self.boxes.iter().take_while(|at| is_action(at)).count();
        self.boxes.drain(..actions);
        while self.boxes.last().is_some_and(is_action) {
            self.boxes.pop();
        }
    }

    /// What the page itself calls by the name of all these boxes, and by that of no other, is one list.
    fn widen(&mut self, scene: &Scene, all: &[At]) {
        let Some(name) = common_stem(scene, &self.boxes).filter(|_| self.boxes.len() > 1) else {
            return;
        };
        let is_alike = |at: &At| scene.is_seen_field(*at) && stem(scene, *at) == name;
        let after = between(all, self.end, usize::MAX).iter().copied();
        let more: Vec<At> = after.filter(is_alike).collect();
        let is_other = |at: &At| {
            let name = slots::folded_name(scene, *at);
            is_known_box(&name) || is_action(&name)
        };
        if let Some(last) = more.last()
            && !more.iter().any(is_other)
        {
            self.outer = scene.common_ancestor(self.outer, *last);
            self.end = scene.items[*last].end;
            self.boxes.extend(more);
        }
    }

    pub fn total(&self) -> i32 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// The boxes inside an element.
    pub fn boxes_in(&self, scene: &Scene, outer: At) -> &[At] {
        between(&self.boxes, outer, scene.items[outer].end)
    }

    /// The list says that it is being loaded.
    pub fn is_loading(&self, scene: &Scene) -> bool {
        let mut inside = std::iter::once(self.outer).chain(self.first()..self.end);
        inside.any(|at| {
            scene.items[at].node.attr("aria-busy") == Some("true")
                && !self.boxes_in(scene, at).is_empty()
        })
    }

    /// Where its rows may begin.
    pub fn first(&self) -> At {
        self.start.max(self.outer)
    }

    /// What a person would call the list: where other things stand in the same element, the part that holds the rows.
    pub fn place(&self, scene: &Scene) -> At {
        let tight = match self.boxes.as_slice() {
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
}

/// Fields that may stand in a list of components: boxes, status menus of the rows, a filter.
fn may_belong(scene: &Scene, at: At) -> bool {
    match scene.role(at) {
        Role::Check => true,
        Role::Select if scene.attr(at, "multiple").is_some() => true,
        Role::Select | Role::Combo => is_status_menu(scene, at),
        Role::Text => is_filter(scene, at),
        _ => false,
    }
}

pub fn is_filter(scene: &Scene, at: At) -> bool {
    let labels = slots::bound_labels(scene, at).into_iter();
    let mut texts = labels.chain(scene.attr(at, "placeholder").map(str::to_owned));
    texts.any(|text| has_any(&fold(&text), cues::components::FILTERS))
}

/// Its words say that it is a box for notifications or automation, and it stands in no list.
fn is_other_box(scene: &Scene, at: At, outer: At) -> bool {
    is_known_box(&slots::folded_name(scene, at)) && !in_list(scene, at, outer)
}

/// Nothing to fill in but what a list of components has: no box that tells subscribers, and no step of the status.
pub fn holds_boxes_only(scene: &Scene, boxes: &[At], outer: At) -> bool {
    let is_step = |at: At| cues::status::read_status(&slots::visible_name(scene, at)).is_some();
    let is_other = |at: &At| is_step(*at) || is_other_box(scene, *at, outer);
    scene
        .fields_of(outer)
        .iter()
        .all(|at| may_belong(scene, *at))
        && !boxes.iter().any(is_other)
}

/// Among other boxes in a list of its own inside `outer`, most of which may be components.
pub fn in_list(scene: &Scene, at: At, outer: At) -> bool {
    let mut lists = scene.ancestors(at).take_while(|around| *around > outer);
    let list = lists.find(|around| scene.count_fields_in(*around) > 1);
    let fields = list.map_or(&[][..], |list| scene.fields_of(list));
    let is_known = |at: &&At| is_known_box(&name_of_box(scene, **at));
    !fields.is_empty()
        && fields.iter().all(|at| may_belong(scene, *at))
        && fields.iter().filter(is_known).count() * 2 < fields.len()
}

/// In a page without boxes around its parts, the list goes on until something else begins.
fn find_end(scene: &Scene, caption: At, outer: At) -> At {
    let end = scene.items[outer].end;
    let level = heading_level(scene, caption);
    // The caption, and what holds nothing else.
    let is_alone = |around: &At| scene.count_fields_in(*around) == 0 && *around > outer;
    let alone = scene.ancestors(caption).take(3).take_while(is_alone);
    let captions: Vec<At> = std::iter::once(caption).chain(alone).collect();
    let is_whole = is_before_the_list(scene, captions[captions.len() - 1]);
    let mut has_rows = false;
    let mut after = scene.items[caption].end..end;
    let ends_list = |at: &At| {
        let item = &scene.items[*at];
        match item.role {
            _ if item.hidden => false,
            Role::Heading | Role::Legend => {
                // A heading of its rank ends it also while its boxes are not there.
                level.is_some_and(|level| match heading_level(scene, *at) {
                    Some(other) => other <= level,
                    None => has_rows && !is_of_a_group(scene, *at),
                })
            }
            role if role.is_field() && !item.part => {
                has_rows |= role == Role::Check || menus::is_row(scene, *at);
                !may_belong(scene, *at) || role == Role::Check && is_other_box(scene, *at, outer)
            }
            Role::Button => has_rows && item.node.attr("type") == Some("submit"),
            // Another caption of the same make.
            _ => {
                let is_like = |caption: &At| is_like(scene, *caption, *at, is_whole);
                has_rows && !item.part && captions.iter().any(is_like)
            }
        }
    };
    after.find(ends_list).unwrap_or(end)
}

/// A legend over boxes that may be components.
fn is_of_a_group(scene: &Scene, legend: At) -> bool {
    let is_component = |at: &At| {
        let name = slots::folded_name(scene, *at);
        may_belong(scene, *at) && !is_known_box(&name) && !is_action(&name)
    };
    let mut fields = scene.fields_of(scene.items[legend].parent).iter();
    !is_another_list(&fold(&scene.text(legend))) && fields.all(is_component)
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

fn is_like(scene: &Scene, caption: At, at: At, is_whole: bool) -> bool {
    let (one, other) = (&scene.items[caption], &scene.items[at]);
    if one.parent != other.parent {
        return false;
    }
    let class = |at: At| scene.read_state_attribute(at, "class");
    let has_words = other.words.0 < other.words.1;
    let may_be = class(caption).is_some()
        || matches!(scene.tag(caption), "dt" | "th")
        || is_whole && has_words;
    let is_alike = scene.tag(caption) == scene.tag(at)
        && scene.count_fields_in(at) == 0
        && class(caption) == class(at);
    is_alike && may_be || is_whole && is_headed(scene, at)
}

fn heading_level(scene: &Scene, at: At) -> Option<u32> {
    let mut around = scene.around(at).take(3);
    let heading = around.find(|at| scene.role(*at) == Role::Heading)?;
    let level = scene.attr(heading, "aria-level");
    level
        .and_then(|level| level.parse().ok())
        .or_else(|| scene.tag(heading).strip_prefix('h')?.parse().ok())
}
