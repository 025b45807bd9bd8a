//! What stands over rows and names a group of them.

use super::{
    list::UnseenRows,
    openers::find_start_of_title,
    phrases::{is_count, is_select_all, numbers, split_count},
    region::Region,
    tree,
};
use crate::page::{
    controls::Toggle,
    label_text::{fold, fold_identifier, has_any},
    scene::{At, Role, Scene},
    understand::{cues, slots, weights::weights},
};
use rustc_hash::FxHashSet;

/// What stands over rows: a name and how far it reaches.
#[derive(Default)]
pub struct Header {
    pub name: String,
    pub start: At,
    pub end: At,
    pub folded: bool,
    /// It says how many stand under it.
    pub holds: bool,
    pub rows: usize,
    /// Where its title begins, and where what follows the title does: its first row, or a group in it.
    pub title: At,
    pub end_of_title: Option<At>,
    /// The box that ticks all of it.
    pub group_box: Option<Toggle>,
    /// How many under it are chosen, where it says so.
    pub chosen: Option<usize>,
    /// It is the heading of words that stand with it apart from any row.
    pub has_own_words: bool,
    /// Words that nothing marks as a title.
    plain: bool,
}

impl Header {
    /// What stands under a box that ticks it.
    pub fn of_box(name: String, start: At, end: At) -> Self {
        Self {
            name,
            start,
            end,
            title: start,
            ..Self::default()
        }
    }

    /// A group that is closed, and its box.
    pub fn of_closed_box(scene: &Scene, at: At, name: String) -> Self {
        let mut header = Self::of_box(name, at, scene.items[at].end);
        header.folded = true;
        header.take_box(scene, at);
        header
    }

    /// The box beside what opens the group ticks what cannot be seen.
    pub fn take_box(&mut self, scene: &Scene, at: At) {
        self.group_box = Some(Toggle::from_scene(scene, at));
        let middle = is_drawn_in_the_middle(scene, at).then_some(1);
        let row = slots::exclusive_box(scene, at);
        self.chosen = middle.or_else(|| count_chosen(scene, row)).or(self.chosen);
    }

    /// More than a few plain words right under a title: they describe what the title names.
    pub fn describes(&self, last: &Self) -> bool {
        self.plain && !last.plain && last.rows == 0 && self.name.split_whitespace().count() > 3
    }

    /// There are rows under it, and none is on the page.
    pub fn is_empty(&self) -> bool {
        self.rows == 0 && (self.folded || self.holds)
    }

    /// The group, where none of its rows is on the page.
    pub fn into_unseen(self) -> Option<UnseenRows> {
        self.is_empty().then_some(UnseenRows {
            name: self.name,
            group_box: self.group_box,
            chosen: self.chosen,
        })
    }
}

/// By what an element names a group.
#[derive(Clone, Copy, PartialEq)]
enum NamedBy {
    /// A group of the options of a menu.
    OptionGroup,
    /// The name that the page gives the element itself.
    OwnName,
    /// A heading, a summary, the head of a row, what opens and closes.
    Title,
    /// Words that nothing marks as a title.
    PlainWords,
}

/// The name of a group that begins here. `named`: the words that are the names of rows.
pub fn find_header(
    scene: &Scene,
    region: &Region,
    named: &FxHashSet<usize>,
    at: At,
) -> Option<Header> {
    // The box on an item of a tree speaks for it.
    let has_own_box = tree::is_item(scene, at) && tree::own_box(scene, at).is_some();
    if has_own_box || is_head_of_a_column(scene, region, at) {
        return None;
    }
    let item = &scene.items[at];
    let tag = scene.tag(at);
    let named_by = find_naming(scene, region, at);
    let name = match named_by {
        NamedBy::OptionGroup => item.node.attr("label").unwrap_or("").to_owned(),
        NamedBy::OwnName => find_own_name(scene, at)?,
        NamedBy::Title => find_title(scene, region, at)?,
        NamedBy::PlainWords => find_plain_words(scene, region, named, at)?,
    };
    if !may_name_a_group(scene, region, at, &name, named_by) {
        return None;
    }
    let is_bound = matches!(named_by, NamedBy::OptionGroup | NamedBy::OwnName);
    let (start, inner) = match is_bound {
        true => (at, at),
        false => find_reach(scene, region, at),
    };
    // A cell or a bold word in a row names the row.
    let names_own_row = !is_bound
        && region.boxes_in(scene, start).len() == 1
        && matches!(tag, "th" | "strong" | "b" | "dt")
        && scene.tag(start) != "tbody";
    let plain = named_by == NamedBy::PlainWords;
    if names_own_row || plain && start <= region.outer {
        return None;
    }
    let is_closed_details =
        tag == "summary" && scene.items[item.parent].node.attr("open").is_none();
    Some(Header {
        name,
        start,
        end: scene.items[start].end.min(region.end),
        folded: find_expander(scene, at) == Some("false") || is_closed_details,
        holds: is_title(scene, at) && says_how_many(scene, at),
        title: find_start_of_title(scene, region, at),
        chosen: count_chosen(scene, at),
        has_own_words: inner != at && has_sentence_after(scene, inner, at),
        plain,
        ..Header::default()
    })
}

fn find_naming(scene: &Scene, region: &Region, at: At) -> NamedBy {
    let item = &scene.items[at];
    let names = ["aria-label", "aria-labelledby"];
    let has_own_name = matches!(item.role, Role::Group | Role::Choices | Role::Plain)
        && at > region.outer
        && names.iter().any(|name| item.node.attr(name).is_some());
    if scene.tag(at) == "optgroup" {
        NamedBy::OptionGroup
    } else if has_own_name {
        NamedBy::OwnName
    } else if is_title(scene, at) {
        NamedBy::Title
    } else {
        NamedBy::PlainWords
    }
}

fn find_expander<'s>(scene: &'s Scene, at: At) -> Option<&'s str> {
    let expander = scene.attr(at, "aria-expanded");
    expander.filter(|_| scene.role(at) != Role::Combo)
}

fn is_title(scene: &Scene, at: At) -> bool {
    let role = scene.role(at);
    let may_open = matches!(role, Role::Button | Role::Link | Role::Plain | Role::Choice);
    matches!(role, Role::Heading | Role::Legend)
        || matches!(
            scene.tag(at),
            "summary" | "th" | "caption" | "dt" | "strong" | "b"
        )
        || may_open && find_expander(scene, at).is_some()
}

fn find_own_name(scene: &Scene, at: At) -> Option<String> {
    let by = scene.attr(at, "aria-labelledby");
    let title = by.and_then(|id| scene.by_id(id, at));
    let title = title.map(|title| title_of(scene, title));
    title
        .filter(|name| !name.is_empty())
        .or_else(|| slots::bound_labels(scene, at).into_iter().next())
}

fn find_title(scene: &Scene, region: &Region, at: At) -> Option<String> {
    let is_apart = region.boxes_in(scene, at).is_empty() || scene.role(at) == Role::Choice;
    let name = is_apart.then(|| title_of(scene, at))?;
    Some(match name.is_empty() {
        true => scene.text(at),
        false => name,
    })
}

/// The name that stands on something: a count or a sign beside it is none of it.
fn title_of(scene: &Scene, at: At) -> String {
    let lettered = scene.seen_runs(at).filter(|run| {
        run.owner.is_none_or(|owner| owner <= at)
            && run.text.chars().any(char::is_alphabetic)
            && !is_count(&fold(run.text))
    });
    lettered.map(|run| run.text).collect::<Vec<_>>().join(" ")
}

/// Plain words right before the rows of an element that has more than one.
fn find_plain_words(
    scene: &Scene,
    region: &Region,
    named: &FxHashSet<usize>,
    at: At,
) -> Option<String> {
    let item = &scene.items[at];
    let place = (item.words.0..item.words.1).find(|place| scene.runs[*place].at == at)?;
    let run = &scene.runs[place];
    let is_free = run
        .owner
        .is_none_or(|owner| scene.role(owner) == Role::Link);
    if !is_free || named.contains(&place) {
        return None;
    }
    // The words of a row, and not those over a list in it, be it of one row.
    let mut around = scene
        .ancestors(at)
        .take_while(|outer| *outer > region.outer);
    let in_row = around.any(|outer| match region.boxes_in(scene, outer) {
        [only] if matches!(scene.tag(outer), "tr" | "li" | "label" | "td") => {
            let mut within = scene.ancestors(*only).take_while(|inner| *inner > outer);
            !within.any(|inner| matches!(scene.tag(inner), "tr" | "li"))
        }
        _ => false,
    });
    let is_before_rows = region.boxes.last().is_some_and(|last| *last > at);
    (!in_row && is_before_rows).then(|| run.text.to_owned())
}

/// It is no caption of the list as a whole, no sentence, no count, and ticks nothing.
fn may_name_a_group(scene: &Scene, region: &Region, at: At, name: &str, named_by: NamedBy) -> bool {
    let folded = fold(name);
    // A group may be called "Services": only what announces the list as a whole does that.
    let is_before_rows = region.boxes.first().is_none_or(|first| *first > at);
    let enough = match scene.contains(region.start, at) {
        true => weights().enough,
        false => weights().enough + 2,
    };
    let is_of_the_list = is_before_rows
        && named_by != NamedBy::OptionGroup
        && cues::components::COMPONENTS.score_text(&folded) >= Some(enough);
    let is_sentence = named_by == NamedBy::PlainWords
        && (name.ends_with('.') || folded.split_whitespace().count() > 8);
    let is_no_name = folded.trim().is_empty()
        || cues::status::is_component_status(name)
        || cues::components::NO_GROUP_NAMES.contains(&folded.trim())
        || is_count(&folded);
    !(is_of_the_list || is_no_name || is_sentence || is_select_all(&folded, None))
}

/// As far as the element that it is the first of; and what of that it stands in.
fn find_reach(scene: &Scene, region: &Region, at: At) -> (At, At) {
    let holds_rows = |outer: At| !region.boxes_in(scene, outer).is_empty();
    let (mut reach, mut inner) = (at, at);
    if at <= region.outer || !holds_rows(at) {
        for outer in scene.ancestors(at) {
            (inner, reach) = (reach, outer);
            if holds_rows(outer) || outer <= region.outer {
                break;
            }
        }
    }
    (reach, inner)
}

/// Its class, or that of what it is drawn in, says that it is neither on nor off.
fn is_drawn_in_the_middle(scene: &Scene, at: At) -> bool {
    let parent = scene.items[at].parent;
    let is_alone = scene.count_fields_in(parent) == 1;
    let around = std::iter::once(at).chain(is_alone.then_some(parent));
    let mut classes = around.filter_map(|at| scene.read_state_attribute(at, "class"));
    classes.any(|class| has_any(&fold_identifier(class), cues::components::MIDDLE))
}

/// `2 of 3`, `0/3`: how many are chosen, by the words in an element.
pub fn count_chosen(scene: &Scene, at: At) -> Option<usize> {
    scene.seen_runs(at).find_map(|run| {
        let (name, count) = run.text.rsplit_once('(').unwrap_or(("", run.text));
        let folded = fold(count);
        let is_part = count.contains('/') || has_any(&folded, cues::components::COUNT_WORDS);
        let is_alone = name.is_empty() || run.text.ends_with(')');
        (is_part && is_alone && is_count(&folded)).then(|| numbers(count).next())?
    })
}

/// More than a few words follow the title in the element around it.
fn has_sentence_after(scene: &Scene, outer: At, title: At) -> bool {
    let (from, to) = (scene.items[title].words.1, scene.items[outer].words.1);
    let runs = scene.runs[from..to].iter().filter(|run| !run.hidden);
    runs.flat_map(|run| run.text.split_whitespace()).count() > 3
}

/// A count above nought stands on it.
fn says_how_many(scene: &Scene, at: At) -> bool {
    scene.seen_runs(at).any(|run| {
        let count = match split_count(run.text) {
            Some((_, count)) => Some(count),
            None if is_count(&fold(run.text)) => numbers(run.text).next_back(),
            None => None,
        };
        count.is_some_and(|count| count > 0)
    })
}

/// One of several in its row, unless it stands first and other rows without a box begin with another:
/// those are groups.
fn is_head_of_a_column(scene: &Scene, region: &Region, at: At) -> bool {
    let mut around = scene.around(at).take(3);
    if around.any(|outer| scene.attr(outer, "role") == Some("columnheader")) {
        return true;
    }
    let row = scene.items[at].parent;
    let is_one_of_several =
        scene.tag(at) == "th" && scene.tag(row) == "tr" && scene.children(row).count() > 1;
    if !is_one_of_several {
        return false;
    }
    let first = |row: At| {
        scene
            .children(row)
            .next()
            .filter(|cell| scene.tag(*cell) == "th")
    };
    let is_other_group = |other: At| {
        let title = first(other)
            .map(|cell| scene.text(cell))
            .unwrap_or_default();
        other != row
            && region.boxes_in(scene, other).is_empty()
            && !title.is_empty()
            && title != scene.text(at)
    };
    let mut rows = scene.children(scene.items[row].parent);
    first(row) != Some(at) || !rows.any(is_other_group)
}
