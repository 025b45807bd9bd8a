//! The list of components: which boxes are components, in which group, and what of it cannot be
//! seen. A box that ticks others is never a component.

use super::{Found, Home, boxes, eligible};
use crate::{
    engine::{lookup::Lookup, table::Table, text::key},
    page::{
        controls::Toggle,
        names,
        scene::{At, Role, Scene},
        words::{self, fold, has_any},
    },
};

#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The element that a person would call the list.
    pub place: u32,
    pub rows: Vec<Row>,
    /// Groups, or other parts of the list, whose members are not on the page.
    pub unseen: Vec<String>,
    /// Boxes of the list that stand for no component of their own: "select all", group boxes.
    others: Vec<u32>,
    index: Table<u32, usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub toggle: Toggle,
    pub name: String,
    pub group: Option<String>,
    pub id: Option<String>,
}

impl Rows {
    /// Whether this box belongs to the list.
    pub fn holds(&self, node: u32) -> bool {
        self.index.contains_key(&node) || self.others.contains(&node)
    }

    pub fn row(&self, node: u32) -> Option<usize> {
        self.index.get(&node).copied()
    }
}

pub fn locate(scene: &Scene, home: Home) -> Found<Rows> {
    let checks = checks(scene);
    let mut regions: Vec<Region> = Vec::new();
    for (at, score) in captions(scene) {
        if let Some(mut region) = Region::under(scene, &checks, at) {
            region.score = score + home.place(region.start);
            match regions.iter_mut().find(|other| other.overlaps(&region)) {
                Some(other) if other.checks.len() >= region.checks.len() => {
                    other.score = other.score.max(region.score)
                }
                Some(other) => *other = region,
                None => regions.push(region),
            }
        }
    }
    let best = super::best(
        "Components list",
        regions
            .iter()
            .enumerate()
            .map(|(i, region)| (i, region.score)),
    );
    match best {
        Found::Here(place) => return rows(scene, &regions[place]),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => {}
    }
    if only_status_menus(scene) {
        return Found::Unsure(
            "The components are shown with status menus only: which of them are affected cannot be told.".into(),
        );
    }
    match unnamed(scene, home, &checks) {
        Some(region) => rows(scene, &region),
        None => Found::Nothing,
    }
}

/// Those of the sorted places that lie in a range.
fn between(places: &[At], start: At, end: At) -> &[At] {
    let from = places.partition_point(|place| *place < start);
    let to = places.partition_point(|place| *place < end);
    places.get(from..to).unwrap_or_default()
}

/// A part of the page that may be the list.
#[derive(Debug)]
struct Region {
    /// The element that holds it.
    outer: At,
    start: At,
    end: At,
    checks: Vec<At>,
    score: i32,
}

impl Region {
    /// The boxes inside an element.
    fn held(&self, scene: &Scene, outer: At) -> &[At] {
        between(&self.checks, outer, scene.items[outer].end)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The boxes that stand under a caption.
    fn under(scene: &Scene, checks: &[At], caption: At) -> Option<Self> {
        let within = |at: At| between(checks, at.max(caption), scene.items[at].end);
        let mut around = std::iter::once(caption)
            .chain(scene.around(caption))
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
        // The box for notifications often stands right under the list.
        checks.retain(|check| {
            !boxes::is_plainly_notify(&fold(&names::spoken(scene, *check)))
                || in_list(scene, *check, outer)
        });
        (!checks.is_empty()).then_some(Self {
            outer,
            start: caption,
            end,
            checks,
            score: 0,
        })
    }
}

/// Fields that may stand in a list of components: boxes, status menus of the rows, a filter.
fn belongs(scene: &Scene, at: At) -> bool {
    match scene.role(at) {
        Role::Check => true,
        Role::Select | Role::Combo => is_status_menu(scene, at),
        Role::Text => is_filter(scene, at),
        _ => false,
    }
}

fn is_filter(scene: &Scene, at: At) -> bool {
    let hint = names::own(scene, at)
        .into_iter()
        .chain(scene.attr(at, "placeholder").map(str::to_owned));
    hint.into_iter()
        .any(|text| has_any(&fold(&text), &["search", "filter", "find"]))
}

fn is_status_menu(scene: &Scene, at: At) -> bool {
    let (from, to) = scene.items[at].words;
    let texts = scene.runs[from..to]
        .iter()
        .filter(|run| words::is_component_status(run.text))
        .count();
    texts >= 1 && (scene.role(at) == Role::Combo || texts >= 2)
        || scene.items[at]
            .node
            .value
            .as_deref()
            .is_some_and(words::is_component_status)
}

/// In a page without boxes around its parts, the list goes on until something else begins.
fn boundary(scene: &Scene, caption: At, outer: At) -> At {
    let level = heading_level(scene, caption);
    // The caption, and what holds nothing else.
    let alone = scene
        .around(caption)
        .take(3)
        .take_while(|around| scene.fields_in(*around) == 0 && *around > outer);
    let captions: Vec<At> = std::iter::once(caption).chain(alone).collect();
    let mut seen = false;
    for at in caption + 1..scene.items[outer].end {
        let item = &scene.items[at];
        if item.hidden || scene.contains(caption, at) {
            continue;
        }
        let stop = match item.role {
            Role::Heading | Role::Legend => {
                seen && level.is_some_and(|level| {
                    heading_level(scene, at).is_none_or(|other| other <= level)
                })
            }
            role if role.is_field() && !item.part => {
                seen |= role == Role::Check;
                !belongs(scene, at)
                    || (role == Role::Check
                        && boxes::about(&fold(&names::spoken(scene, at)), &[]).is_some()
                        && !in_list(scene, at, outer))
            }
            Role::Button => seen && item.node.attr("type") == Some("submit"),
            // Another caption of the same make.
            _ => seen && !item.part && captions.iter().any(|caption| is_like(scene, *caption, at)),
        };
        if stop {
            return at;
        }
    }
    scene.items[outer].end
}

fn is_like(scene: &Scene, caption: At, at: At) -> bool {
    let (one, other) = (&scene.items[caption], &scene.items[at]);
    let marked = one.node.attr("class").is_some() || matches!(one.node.tag.as_str(), "dt" | "th");
    marked
        && one.node.tag == other.node.tag
        && one.parent == other.parent
        && one.node.attr("class") == other.node.attr("class")
        && scene.fields_in(at) == 0
}

fn heading_level(scene: &Scene, at: At) -> Option<u32> {
    let at = std::iter::once(at)
        .chain(scene.around(at).take(2))
        .find(|at| scene.role(*at) == Role::Heading)?;
    let said = scene
        .attr(at, "aria-level")
        .and_then(|level| level.parse().ok());
    said.or_else(|| scene.items[at].node.tag.strip_prefix('h')?.parse().ok())
}

/// Among other boxes in a list of its own inside `outer`, most of which may be components.
fn in_list(scene: &Scene, check: At, outer: At) -> bool {
    let mut lists = scene.around(check).take_while(|around| *around > outer);
    let Some(list) = lists.find(|around| scene.fields_in(*around) > 1) else {
        return false;
    };
    let fields = scene.fields_of(list);
    let told = fields
        .iter()
        .filter(|at| boxes::about(&fold(&names::spoken(scene, **at)), &[]).is_some())
        .count();
    fields.iter().all(|at| belongs(scene, *at)) && told * 2 < fields.len()
}

/// Everything that can be ticked, also what is hidden: members of a folded group count.
fn checks(scene: &Scene) -> Vec<At> {
    (scene.scope.0..scene.scope.1)
        .filter(|at| {
            let item = &scene.items[*at];
            let ticked = match item.role {
                Role::Check => !item.part,
                Role::Choice => {
                    let multiple = |outer: At| {
                        scene.attr(outer, "aria-multiselectable") == Some("true")
                            || scene.attr(outer, "multiple").is_some()
                    };
                    item.node.attr("aria-checked").is_some()
                        || scene.around(*at).take(4).any(multiple)
                }
                Role::Button => item.node.attr("aria-pressed").is_some(),
                _ => false,
            };
            ticked && !item.aside
        })
        .collect()
}

/// Words that announce the list, with how surely.
fn captions(scene: &Scene) -> Vec<(At, i32)> {
    let mut found: Vec<(At, i32)> = Vec::new();
    let mut add = |at: At, text: &str| {
        let folded = fold(text);
        if folded.split_whitespace().count() <= 8
            && let Some(score) = words::COMPONENTS.score(&folded)
            && score >= words::ENOUGH
        {
            found.push((at, score));
        }
    };
    for run in scene
        .runs
        .iter()
        .filter(|run| !run.hidden && eligible(scene, run.at))
    {
        let label = run
            .owner
            .is_none_or(|owner| matches!(scene.role(owner), Role::Select));
        if label {
            add(run.at, run.text);
        }
    }
    for at in scene.scope.0..scene.scope.1 {
        if let Some(text) = scene.attr(at, "aria-label")
            && eligible(scene, at)
            && !scene.items[at].hidden
            && matches!(
                scene.role(at),
                Role::Group | Role::Choices | Role::Plain | Role::Select
            )
        {
            add(at, text);
        }
    }
    found
}

fn only_status_menus(scene: &Scene) -> bool {
    scene
        .fields
        .iter()
        .filter(|at| eligible(scene, **at) && is_status_menu(scene, **at))
        .count()
        > 0
}

/// Without a caption: boxes that the page itself calls components, or that have a status menu each.
fn unnamed(scene: &Scene, home: Home, checks: &[At]) -> Option<Region> {
    let members: Vec<At> = checks
        .iter()
        .copied()
        .filter(|check| home.holds(*check) && scene.is_seen_field(*check))
        .filter(|check| {
            let name = words::fold_identifier(scene.attr(*check, "name").unwrap_or(""));
            let menu = || {
                scene
                    .around(*check)
                    .take(3)
                    .find(|row| scene.fields_in(*row) == 2)
            };
            has_any(&name, &["components", "component ids", "component"])
                || menu().is_some_and(|row| {
                    scene
                        .fields_of(row)
                        .iter()
                        .any(|at| is_status_menu(scene, *at))
                })
        })
        .collect();
    let (first, last) = (*members.first()?, *members.last()?);
    let outer = scene.common(first, last);
    let outer = if outer == first {
        scene.items[first].parent
    } else {
        outer
    };
    Some(Region {
        outer,
        start: outer,
        end: scene.items[outer].end,
        checks: members,
        score: 0,
    })
}

/// What stands over rows: a name and how far it reaches.
struct Header {
    name: String,
    end: At,
    folded: bool,
    rows: usize,
}

fn rows(scene: &Scene, region: &Region) -> Found<Rows> {
    // Words that are the name of a row head no group.
    let named: Table<At, ()> = region
        .checks
        .iter()
        .filter(|check| scene.role(**check) == Role::Check && names::own(scene, **check).is_empty())
        .flat_map(|check| names::beside(scene, *check))
        .map(|at| (at, ()))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut others: Vec<u32> = Vec::new();
    let mut unseen: Vec<String> = Vec::new();
    let mut headers: Vec<Header> = Vec::new();
    let mut unclear = None;
    let close = |headers: &mut Vec<Header>, unseen: &mut Vec<String>, at: At| {
        while headers.last().is_some_and(|header| header.end <= at) {
            if let Some(header) = headers.pop()
                && header.folded
                && header.rows == 0
            {
                unseen.push(header.name);
            }
        }
    };
    let from = region.start.max(region.outer);
    for at in from..region.end {
        close(&mut headers, &mut unseen, at);
        let item = &scene.items[at];
        let is_check = region.checks.binary_search(&at).is_ok();
        if is_check {
            let name = row_name(scene, at);
            let folded = fold(&name);
            if let Some(end) = heads_others(scene, region, at) {
                others.push(item.node.id);
                if !is_select_all(&folded, None) && !name.is_empty() {
                    headers.retain(|header| header.end != end);
                    headers.push(Header {
                        name,
                        end,
                        folded: false,
                        rows: 0,
                    });
                }
                continue;
            }
            let header = headers.last();
            if is_select_all(&folded, header.map(|header| header.name.as_str())) {
                others.push(item.node.id);
                continue;
            }
            if item.hidden && !scene.is_seen_field(at) && scene.role(at) == Role::Check {
                let reachable =
                    header.is_some() && item.node.tag == "input" && !looks_like_pattern(&name);
                if !reachable {
                    continue;
                }
            }
            if item.role == Role::Choice && item.node.attr("aria-expanded") == Some("false") {
                unseen.push(name);
                others.push(item.node.id);
                continue;
            }
            if name.is_empty() {
                unclear = Some("A component on the page has no name.".to_owned());
                continue;
            }
            for header in &mut headers {
                header.rows += 1;
            }
            rows.push(Row {
                toggle: Toggle::of(scene, at),
                group: headers.last().map(|header| header.name.clone()),
                id: id(scene, at),
                name,
            });
            continue;
        }
        if item.hidden {
            continue;
        }
        if item.role == Role::Text
            && is_filter(scene, at)
            && item
                .node
                .value
                .as_deref()
                .is_some_and(|value| !value.is_empty())
        {
            unseen.push("components that the filter hides".into());
        }
        if matches!(item.role, Role::Button | Role::Link) && is_more(&fold(&scene.text(at))) {
            unseen.push("components behind \"".to_owned() + &scene.text(at) + "\"");
            continue;
        }
        if let Some(header) = header(scene, region, &named, at) {
            close(&mut headers, &mut unseen, at);
            // A flat page says only where a group begins: the one before ends there.
            while headers.last().is_some_and(|last| last.end == header.end) {
                if let Some(last) = headers.pop()
                    && last.folded
                    && last.rows == 0
                {
                    unseen.push(last.name);
                }
            }
            headers.push(header);
        }
    }
    close(&mut headers, &mut unseen, usize::MAX);
    if let Some(why) = unclear {
        return Found::Unsure(why);
    }
    if rows.is_empty() && unseen.is_empty() {
        return Found::Nothing;
    }
    if let Some(row) = twice(&rows) {
        return Found::Unsure(format!("The component {} is on the page twice.", row.name));
    }
    let place = match region.outer {
        0 => region.start,
        outer => outer,
    };
    let index = rows
        .iter()
        .enumerate()
        .map(|(i, row)| (row.toggle.node, i))
        .collect();
    Found::Here(Rows {
        place: scene.items[place].node.id,
        rows,
        unseen,
        others,
        index,
    })
}

/// A row that cannot be told from the one before it of the same name and group.
fn twice(rows: &[Row]) -> Option<&Row> {
    let of = |row: &Row| key(&row.name).rotate_left(1) ^ key(row.group.as_deref().unwrap_or(""));
    let mut numbers = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        numbers.push((of(row), number as u32));
    }
    let numbers = Lookup::of(numbers);
    rows.iter().enumerate().find_map(|(number, row)| {
        let before = numbers
            .get(of(row))
            .iter()
            .rev()
            .filter(|(_, other)| (*other as usize) < number)
            .filter_map(|(_, other)| rows.get(*other as usize))
            .find(|other| other.name == row.name && other.group == row.group)?;
        (before.id.is_none() || before.id == row.id).then_some(row)
    })
}

/// The name of a component, without what the row says about its state.
fn row_name(scene: &Scene, at: At) -> String {
    let label = scene.labels(at).first().copied();
    let item = match label {
        Some(label) => label,
        None if matches!(scene.role(at), Role::Choice | Role::Button) => at,
        None => return names::spoken(scene, at),
    };
    if scene.attr(at, "aria-label").is_some() || scene.attr(at, "aria-labelledby").is_some() {
        return names::spoken(scene, at);
    }
    let (from, to) = scene.items[item].words;
    let hidden = scene.items[item].hidden;
    let nested = (item == at)
        .then(|| {
            scene
                .inside(at)
                .find(|inner| scene.role(*inner) == Role::Choice)
        })
        .flatten();
    let texts: Vec<(&str, At)> = scene.runs[from..to]
        .iter()
        .filter(|run| (hidden || !run.hidden) && nested.is_none_or(|nested| run.at < nested))
        .filter(|run| run.text.chars().any(char::is_alphanumeric))
        .filter(|run| {
            !run.owner.is_some_and(|owner| {
                owner != at && owner != item && scene.role(owner) == Role::Select
            })
        })
        .map(|run| (run.text, run.at))
        .collect();
    let told: Vec<&str> = texts
        .iter()
        .filter(|(text, run)| {
            !words::is_component_status(text) && scene.items[*run].node.tag != "small"
        })
        .map(|(text, _)| *text)
        .collect();
    match told.is_empty() {
        true => names::spoken(scene, at),
        false => told.join(" "),
    }
}

/// A name that a script fills in: a hidden row from which others are made.
fn looks_like_pattern(name: &str) -> bool {
    name.trim().is_empty()
        || ["{{", "${", "<%", "__", "%s"]
            .iter()
            .any(|mark| name.contains(mark))
}

fn is_select_all(folded: &str, group: Option<&str>) -> bool {
    let text = folded.trim();
    matches!(
        text,
        "all"
            | "everything"
            | "all components"
            | "all sites"
            | "all services"
            | "whole group"
            | "entire group"
            | "none"
    ) || has_any(
        folded,
        &[
            "select all",
            "check all",
            "toggle all",
            "deselect all",
            "tick all",
            "all in this group",
            "select none",
            "choose all",
        ],
    ) || group.is_some_and(|group| {
        let group = fold(group);
        let group = group.trim();
        text == group
            || text
                .strip_prefix("all ")
                .is_some_and(|rest| rest.trim_start_matches("of ") == group)
    })
}

fn is_more(folded: &str) -> bool {
    has_any(
        folded,
        &[
            "show more",
            "load more",
            "more components",
            "show all",
            "view more",
            "see more",
            "see all",
            "view all",
        ],
    ) || (folded.trim_end().ends_with(" more") && folded.chars().any(|c| c.is_ascii_digit()))
}

/// Where the reach of a box ends that ticks the boxes of a list beside it.
fn heads_others(scene: &Scene, region: &Region, at: At) -> Option<At> {
    if scene.role(at) == Role::Choice {
        let nested = scene
            .inside(at)
            .any(|inner| scene.role(inner) == Role::Choice);
        return nested.then_some(scene.items[at].end);
    }
    let mut wrapper = at;
    for outer in scene.around(at) {
        if outer < region.outer {
            return None;
        }
        let inside = region.held(scene, outer);
        if inside.len() > 1 {
            let first = inside.first() == Some(&at);
            let legend =
                scene.role(wrapper) == Role::Legend || scene.items[wrapper].node.tag == "summary";
            // All the others stand together in one element after it, which is not made as its own is.
            let mut next = scene.items[wrapper].end;
            let mut holders = 0;
            let mut peers = false;
            while next < scene.items[outer].end {
                if let Some(member) = region.held(scene, next).first().copied() {
                    holders += 1;
                    peers |= !is_indented(scene, at, member)
                        && shape(scene, next, member) == shape(scene, wrapper, at);
                }
                next = scene.items[next].end;
            }
            let list = holders == 1 && !peers && outer != region.outer;
            return (first && (legend || list)).then_some(scene.items[outer].end);
        }
        wrapper = outer;
    }
    None
}

/// How a row is made: the elements from its outermost to its box, wrappers left out.
fn shape<'s>(scene: &'s Scene, outer: At, check: At) -> Vec<&'s str> {
    let around = scene.around(check).take_while(|around| *around >= outer);
    around
        .map(|around| scene.items[around].node.tag.as_str())
        .filter(|tag| !matches!(*tag, "div" | "span"))
        .collect()
}

/// Stands below it and further in, as members of a group do.
fn is_indented(scene: &Scene, head: At, member: At) -> bool {
    match (
        scene.items[head].node.bounds,
        scene.items[member].node.bounds,
    ) {
        (Some([x, y, ..]), Some([inner_x, inner_y, ..])) => inner_x > x + 5 && inner_y > y + 5,
        _ => false,
    }
}

/// The name of a group that begins here.
fn header(scene: &Scene, region: &Region, named: &Table<At, ()>, at: At) -> Option<Header> {
    let item = &scene.items[at];
    let expander = item
        .node
        .attr("aria-expanded")
        .filter(|_| item.role != Role::Combo);
    let optgroup = item.node.tag == "optgroup";
    let named_group = matches!(item.role, Role::Group | Role::Choices | Role::Plain)
        && at > region.outer
        && (item.node.attr("aria-label").is_some() || item.node.attr("aria-labelledby").is_some());
    let structural = matches!(item.role, Role::Heading | Role::Legend)
        || matches!(
            item.node.tag.as_str(),
            "summary" | "th" | "caption" | "dt" | "strong" | "b"
        )
        || (expander.is_some()
            && matches!(
                item.role,
                Role::Button | Role::Link | Role::Plain | Role::Choice
            ));
    let mut plain = false;
    let name = if optgroup {
        item.node.attr("label").unwrap_or("").to_owned()
    } else if named_group {
        names::own(scene, at).into_iter().next()?
    } else if structural {
        if !region.held(scene, at).is_empty() && item.role != Role::Choice {
            return None;
        }
        scene.text(at)
    } else {
        plain = true;
        plain_header(scene, region, named, at)?
    };
    let folded = fold(&name);
    let about_the_list = words::COMPONENTS
        .score(&folded)
        .is_some_and(|score| score >= words::ENOUGH)
        && !optgroup;
    let sentence = name.ends_with('.') || folded.split_whitespace().count() > 8;
    let nothing = folded.trim().is_empty()
        || words::is_component_status(&name)
        || matches!(
            folded.trim(),
            "component" | "name" | "status" | "group" | "affected" | "or"
        )
        || folded.split_whitespace().all(|word| {
            word.bytes().all(|b| b.is_ascii_digit()) || matches!(word, "selected" | "of")
        });
    if about_the_list || nothing || (plain && sentence) || is_select_all(&folded, None) {
        return None;
    }
    // It reaches as far as the element that it is the first of.
    let mut wrapper = at;
    if !optgroup && !named_group {
        for outer in scene.around(at) {
            let holds = !region.held(scene, outer).is_empty();
            wrapper = outer;
            if holds || outer <= region.outer {
                break;
            }
        }
    }
    // A cell or a bold word in a row names the row.
    let own_row = region.held(scene, wrapper).len() == 1
        && !optgroup
        && !named_group
        && matches!(item.node.tag.as_str(), "th" | "strong" | "b" | "dt")
        && scene.items[wrapper].node.tag != "tbody";
    if own_row || (plain && wrapper <= region.outer) {
        return None;
    }
    let details =
        item.node.tag == "summary" && scene.items[item.parent].node.attr("open").is_none();
    Some(Header {
        name,
        end: scene.items[wrapper].end.min(region.end),
        folded: expander == Some("false") || details,
        rows: 0,
    })
}

/// Plain words right before the rows of an element that has more than one.
fn plain_header(scene: &Scene, region: &Region, named: &Table<At, ()>, at: At) -> Option<String> {
    let item = &scene.items[at];
    let place = (item.words.0..item.words.1).find(|place| scene.runs[*place].at == at)?;
    let run = &scene.runs[place];
    if run.owner.is_some() {
        return None;
    }
    let in_row = scene
        .around(at)
        .take_while(|outer| *outer > region.outer)
        .any(|outer| {
            region.held(scene, outer).len() == 1
                && matches!(
                    scene.items[outer].node.tag.as_str(),
                    "tr" | "li" | "label" | "td"
                )
        });
    let before_rows = region.checks.last().is_some_and(|last| *last > at);
    (!in_row && before_rows && !named.contains_key(&place)).then(|| run.text.to_owned())
}

/// Statuspage's own id, from wherever the page keeps it.
fn id(scene: &Scene, at: At) -> Option<String> {
    let node = scene.items[at].node;
    let attributes = [
        "data-component-id",
        "data-id",
        "value",
        "name",
        "id",
        "data-value",
    ];
    attributes
        .iter()
        .filter_map(|name| node.attr(name))
        .find_map(|text| {
            text.split(|c: char| !c.is_ascii_alphanumeric())
                .find(|part| looks_like_id(part))
                .map(str::to_owned)
        })
}

fn looks_like_id(part: &str) -> bool {
    (8..=32).contains(&part.len())
        && part
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_lowercase())
}
