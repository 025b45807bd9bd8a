//! What stands over the rows of the list and names a group of them.

use super::{
    list::UnseenRows,
    openers::find_start_of_title,
    phrases::{is_count, is_select_all, numbers, split_count},
    region::Region,
    tree,
};
use crate::page::scene::{At, Role, Scene};
use crate::page::understand::weights::weights;
use crate::page::{
    controls::Toggle,
    label_text::{fold, fold_identifier, has_any},
    understand::{cues, slots},
};
use rustc_hash::FxHashSet;

/// What stands over rows: a name and how far it reaches.
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
    pub fn of_box(name: String, start: At, end: At) -> Self {
        Self {
            name,
            start,
            end,
            folded: false,
            holds: false,
            rows: 0,
            end_of_title: None,
            title: start,
            group_box: None,
            chosen: None,
            has_own_words: false,
            plain: false,
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
        let row = scene.items[slots::exclusive_box(scene, at)].words;
        let middle = is_drawn_in_the_middle(scene, at).then_some(1);
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

/// The name of a group that begins here.
pub fn header(scene: &Scene, region: &Region, named: &FxHashSet<At>, at: At) -> Option<Header> {
    // The box on an item of a tree speaks for it.
    let has_own_box = tree::is_item(scene, at) && tree::own_box(scene, at).is_some();
    if has_own_box || is_head_of_a_column(scene, region, at) {
        return None;
    }
    let item = &scene.items[at];
    let expander = find_expander(scene, at);
    let named_by = find_naming(scene, region, at);
    let name = find_group_name(scene, region, named, at, named_by)?;
    if !may_name_a_group(scene, region, at, &name, named_by) {
        return None;
    }
    let (start, inner) = match named_by {
        NamedBy::OptionGroup | NamedBy::OwnName => (at, at),
        _ => find_reach(scene, region, at),
    };
    // A cell or a bold word in a row names the row.
    let is_bound = matches!(named_by, NamedBy::OptionGroup | NamedBy::OwnName);
    let names_own_row = region.checks_in(scene, start).len() == 1
        && !is_bound
        && matches!(item.node.tag.as_str(), "th" | "strong" | "b" | "dt")
        && scene.items[start].node.tag != "tbody";
    let plain = named_by == NamedBy::PlainWords;
    if names_own_row || plain && start <= region.outer {
        return None;
    }
    let is_closed_details =
        item.node.tag == "summary" && scene.items[item.parent].node.attr("open").is_none();
    Some(Header {
        name,
        start,
        end: scene.items[start].end.min(region.end),
        folded: expander == Some("false") || is_closed_details,
        holds: is_title(scene, at) && says_how_many(scene, at),
        rows: 0,
        end_of_title: None,
        title: find_start_of_title(scene, region, at),
        group_box: None,
        chosen: count_chosen(scene, item.words),
        has_own_words: inner != at && has_sentence_after(scene, inner, at),
        plain,
    })
}

fn find_naming(scene: &Scene, region: &Region, at: At) -> NamedBy {
    let item = &scene.items[at];
    let has_own_name = matches!(item.role, Role::Group | Role::Choices | Role::Plain)
        && at > region.outer
        && (item.node.attr("aria-label").is_some() || item.node.attr("aria-labelledby").is_some());
    if item.node.tag == "optgroup" {
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
    let item = &scene.items[at];
    let opens = || {
        let roles = [Role::Button, Role::Link, Role::Plain, Role::Choice];
        find_expander(scene, at).is_some() && roles.contains(&item.role)
    };
    let tags = ["summary", "th", "caption", "dt", "strong", "b"];
    matches!(item.role, Role::Heading | Role::Legend)
        || tags.contains(&item.node.tag.as_str())
        || opens()
}

fn find_group_name(
    scene: &Scene,
    region: &Region,
    named: &FxHashSet<At>,
    at: At,
    named_by: NamedBy,
) -> Option<String> {
    let item = &scene.items[at];
    match named_by {
        NamedBy::OptionGroup => Some(item.node.attr("label").unwrap_or("").to_owned()),
        NamedBy::OwnName => {
            let by = scene.attr(at, "aria-labelledby");
            let title = by.and_then(|id| scene.by_id(id, at));
            let title = title.map(|title| title_of(scene, title));
            title
                .filter(|name| !name.is_empty())
                .or_else(|| slots::bound_labels(scene, at).into_iter().next())
        }
        NamedBy::Title => {
            if !region.checks_in(scene, at).is_empty() && item.role != Role::Choice {
                return None;
            }
            let name = title_of(scene, at);
            Some(match name.is_empty() {
                true => scene.text(at),
                false => name,
            })
        }
        NamedBy::PlainWords => plain_header(scene, region, named, at),
    }
}

/// It is no caption of the list as a whole, no sentence, no count, and ticks nothing.
fn may_name_a_group(scene: &Scene, region: &Region, at: At, name: &str, named_by: NamedBy) -> bool {
    let folded = fold(name);
    // A group may be called "Services": only what announces the list as a whole does that.
    let is_before_rows = region.checks.first().is_none_or(|first| *first > at);
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
    let (mut reach, mut inner) = (at, at);
    if at > region.outer && !region.checks_in(scene, at).is_empty() {
        return (reach, inner);
    }
    for outer in scene.ancestors(at) {
        inner = reach;
        reach = outer;
        if !region.checks_in(scene, outer).is_empty() || outer <= region.outer {
            break;
        }
    }
    (reach, inner)
}

/// Its class, or that of what it is drawn in, says that it is neither on nor off.
fn is_drawn_in_the_middle(scene: &Scene, at: At) -> bool {
    let parent = scene.items[at].parent;
    let alone = scene.count_fields_in(parent) == 1;
    let around = std::iter::once(at).chain(alone.then_some(parent));
    around
        .filter_map(|at| scene.read_state_attribute(at, "class"))
        .any(|class| has_any(&fold_identifier(class), cues::components::MIDDLE))
}

/// `2 of 3`, `0/3`: how many are chosen, by the words in a range.
pub fn count_chosen(scene: &Scene, (from, to): (usize, usize)) -> Option<usize> {
    let runs = scene.runs[from..to].iter().filter(|run| !run.hidden);
    runs.filter_map(|run| {
        let (name, count) = run.text.rsplit_once('(').unwrap_or(("", run.text));
        let is_part = count.contains('/') || has_any(&fold(count), cues::components::COUNT_WORDS);
        let alone = name.is_empty() || run.text.ends_with(')');
        (is_part && alone && is_count(&fold(count))).then(|| numbers(count).next())?
    })
    .next()
}

/// More than a few words follow the title in the element around it.
fn has_sentence_after(scene: &Scene, outer: At, title: At) -> bool {
    let (from, to) = (scene.items[title].words.1, scene.items[outer].words.1);
    let runs = scene.runs[from..to].iter().filter(|run| !run.hidden);
    runs.flat_map(|run| run.text.split_whitespace()).count() > 3
}

/// A count above nought stands on it.
fn says_how_many(scene: &Scene, at: At) -> bool {
    let (from, to) = scene.items[at].words;
    let mut runs = scene.runs[from..to].iter().rev();
    runs.any(|run| {
        let count = match split_count(run.text) {
            Some((_, count)) => Some(count),
            None if is_count(&fold(run.text)) => numbers(run.text).next_back(),
            None => None,
        };
        !run.hidden && count.is_some_and(|count| count > 0)
    })
}

/// One of several in its row, unless it stands first and other rows without a box begin with another:
/// those are groups.
fn is_head_of_a_column(scene: &Scene, region: &Region, at: At) -> bool {
    let mut around = std::iter::once(at).chain(scene.ancestors(at).take(2));
    if around.any(|outer| scene.attr(outer, "role") == Some("columnheader")) {
        return true;
    }
    if scene.items[at].node.tag != "th" {
        return false;
    }
    let row = scene.items[at].parent;
    if scene.items[row].node.tag != "tr" || scene.children(row).count() < 2 {
        return false;
    }
    let first = |row: At| {
        scene
            .children(row)
            .next()
            .filter(|cell| scene.items[*cell].node.tag == "th")
    };
    let is_other_group = |other: At| {
        let title = first(other).map(|cell| scene.text(cell));
        region.checks_in(scene, other).is_empty()
            && title.is_some_and(|title| !title.is_empty() && title != scene.text(at))
    };
    let mut rows = scene.children(scene.items[row].parent);
    first(row) != Some(at) || !rows.any(|other| other != row && is_other_group(other))
}

/// The name that stands on something: a count or a sign beside it is none of it.
fn title_of(scene: &Scene, at: At) -> String {
    let (from, to) = scene.items[at].words;
    let lettered = scene.runs[from..to]
        .iter()
        .filter(|run| !run.hidden && run.owner.is_none_or(|owner| owner <= at))
        .filter(|run| run.text.chars().any(char::is_alphabetic) && !is_count(&fold(run.text)));
    lettered.map(|run| run.text).collect::<Vec<_>>().join(" ")
}

/// Plain words right before the rows of an element that has more than one.
fn plain_header(scene: &Scene, region: &Region, named: &FxHashSet<At>, at: At) -> Option<String> {
    let item = &scene.items[at];
    let place = (item.words.0..item.words.1).find(|place| scene.runs[*place].at == at)?;
    let run = &scene.runs[place];
    if run
        .owner
        .is_some_and(|owner| scene.role(owner) != Role::Link)
    {
        return None;
    }
    // The words of a row, and not those over a list in it, be it of one row.
    let is = |tags: &[&str], at: At| tags.contains(&scene.items[at].node.tag.as_str());
    let mut around = scene
        .ancestors(at)
        .take_while(|outer| *outer > region.outer);
    let in_row = around.any(|outer| match region.checks_in(scene, outer) {
        [check] if is(&["tr", "li", "label", "td"], outer) => {
            let mut within = scene.ancestors(*check).take_while(|inner| *inner > outer);
            !within.any(|inner| is(&["tr", "li"], inner))
        }
        _ => false,
    });
    let before_rows = region.checks.last().is_some_and(|last| *last > at);
    (!in_row && before_rows && !named.contains(&place)).then(|| run.text.to_owned())
}
