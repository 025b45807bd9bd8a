//! The list of components: which boxes are components, in which group, and what of it cannot be
//! seen. A box that ticks others is never a component.
//!
//! | step | file | from → to |
//! |---|---|---|
//! | region | `region`, `drawn` | the words that announce the list → the part of the page under them, and its boxes |
//! | rows | `rows`, `names`, `menus` | a box, or what stands for one → the row, its name, its status menu |
//! | groups | `groups`, `group_boxes`, `tree`, `table` | headings, boxes that tick others, levels, columns → the group of a row |
//! | not on the page | `groups`, `rows` | closed groups, other pages, filters → what the list has besides |
//! | doubts | `completeness` | the rows and what is made like them → why they may be too many or too few |
//!
//! Where there are no boxes, `chosen` reads the chips in a field. All words are in `cues/components.rs`.

mod chosen;
mod completeness;
mod drawn;
mod group_boxes;
mod groups;
mod list;
mod menus;
mod names;
mod phrases;
mod region;
mod rows;
mod shape;
mod table;
mod tree;

use super::{
    cues::{self, CueTable},
    explain::{ComponentsReason, Reason},
};
use crate::page::scene::{At, Role, Scene};
use crate::page::understand::candidates::Home;
use crate::page::understand::candidates::eligible;
use crate::page::understand::found::Found;
use crate::page::understand::found::choose_best;
pub use completeness::find_possible_components;
use drawn::DrawnList;
pub use list::{Row, Rows, UnseenRows};
pub use phrases::is_more;
pub use region::in_list;
use region::{Region, captions, checks, holds_boxes_only, is_called_components, unnamed};
use rows::read_rows;
use rustc_hash::FxHashMap;
use shape::between;
pub use table::groups_of_rows;

pub fn locate(scene: &Scene, home: Home) -> Found<Rows> {
    let checks = checks(scene);
    let groups = find_regions(scene, home, &checks, &cues::components::GROUPS);
    let mut regions = find_regions(scene, home, &checks, &cues::components::COMPONENTS);
    regions.retain(|region| groups.iter().all(|group| !group.overlaps(region)));
    let components = locate_components(scene, home, &checks, &regions);
    let groups = match choose_region(scene, &groups) {
        Found::Here(region) => read_rows(scene, region),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    };
    match (components, groups) {
        (Found::Unsure(why), _) | (_, Found::Unsure(why)) => Found::Unsure(why),
        (components, Found::Nothing) => components,
        (Found::Nothing, Found::Here(groups)) => Found::Here(groups.into_whole_groups()),
        (Found::Here(mut components), Found::Here(groups)) => {
            components.add(groups.into_whole_groups());
            Found::Here(components)
        }
    }
}

/// The parts of the page that may be the list, by the words over them.
fn find_regions(scene: &Scene, home: Home, checks: &[At], cues: &CueTable) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (at, score) in captions(scene, cues) {
        if let Some(mut region) = Region::under(scene, checks, at) {
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
    regions
}

fn choose_region<'r>(scene: &Scene, regions: &'r [Region]) -> Found<&'r Region> {
    let scored = regions.iter().map(|region| (region, region.score));
    choose_best(scene, "Components list", scored, |region| region.start)
}

fn locate_components(scene: &Scene, home: Home, checks: &[At], regions: &[Region]) -> Found<Rows> {
    match choose_region(scene, regions) {
        Found::Here(region) => return read_rows(scene, region),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => {}
    }
    match chosen::locate(scene, home) {
        Found::Nothing => {}
        found => return found,
    }
    if has_status_menu(scene) {
        return Found::Unsure(Reason::Components(ComponentsReason::StatusMenusOnly));
    }
    if let Some(region) = unnamed(scene, home, checks) {
        return read_rows(scene, &region);
    }
    let captions = captions(scene, &cues::components::COMPONENTS);
    match drawn::find_list(scene, home, &captions) {
        Some(DrawnList {
            mut region,
            states: Some(states),
        }) => {
            region.drawn = states;
            read_rows(scene, &region)
        }
        Some(_) => Found::Unsure(Reason::Components(ComponentsReason::OnlyDrawn)),
        None => Found::Nothing,
    }
}

/// A menu for the status of a component, or of all that are affected, outside of any list.
fn has_status_menu(scene: &Scene) -> bool {
    let mut fields = scene.fields.iter();
    fields.any(|at| eligible(scene, *at) && menus::is_status_menu(scene, *at))
}

/// The list that a person showed, or showed a row of, and where it begins: the largest element around
/// it that holds nothing but boxes and is a list, up to one that says of itself that it is the list.
pub fn around(scene: &Scene, at: At) -> Option<Result<(At, Rows), String>> {
    let checks = checks(scene);
    let held = |outer: At| between(&checks, outer, scene.items[outer].end);
    let mut lists = Vec::new();
    for outer in std::iter::once(at).chain(scene.ancestors(at)) {
        let within = outer >= scene.scope.0 && scene.role(outer) != Role::Form;
        if !within || !holds_boxes_only(scene, held(outer), outer) {
            break;
        }
        let row = matches!(scene.role(outer), Role::Check | Role::Choice | Role::Button);
        if !held(outer).is_empty() && !row {
            lists.push(outer);
            if is_called_components(scene, outer) {
                break;
            }
        }
    }
    let list = |outer: At| {
        let region = Region {
            outer,
            start: outer,
            end: scene.items[outer].end,
            checks: held(outer).to_vec(),
            score: 0,
            drawn: FxHashMap::default(),
        };
        listed(scene, &region)
    };
    let mut lists = lists.into_iter().rev().filter_map(list);
    let largest = lists.next()?;
    Some(match largest {
        // Two lists that repeat each other: the one that was pointed at.
        Err(why) => lists.find(Result::is_ok).unwrap_or(Err(why)),
        found => found,
    })
}

/// The list under a caption that a person showed.
pub fn under(scene: &Scene, caption: At) -> Option<Result<(At, Rows), String>> {
    let words = scene
        .runs
        .iter()
        .any(|run| run.at == caption && !run.hidden);
    if !words || scene.count_fields_in(caption) > 0 {
        return None;
    }
    let region = Region::under(scene, &checks(scene), caption)?;
    Some(listed(scene, &region)?.map(|(_, rows)| (caption, rows)))
}

/// The field into which components are typed that a person showed, or what is wrapped around it.
pub fn typed(scene: &Scene, at: At) -> Option<Result<(At, Rows), String>> {
    let [field] = scene.fields_of(at) else {
        return None;
    };
    let typed = matches!(scene.role(*field), Role::Text | Role::Combo);
    if let Some(menu) = drawn_for(scene, *field).filter(|_| typed) {
        let end = scene.items[menu].end;
        let region = Region {
            outer: menu,
            start: menu,
            end,
            checks: between(&checks(scene), menu, end).to_vec(),
            score: 0,
            drawn: FxHashMap::default(),
        };
        return listed(scene, &region);
    }
    match typed.then(|| chosen::beside(scene, *field))? {
        Found::Here(rows) => Some(Ok((*field, rows))),
        Found::Unsure(why) => Some(Err(why.to_string())),
        Found::Nothing => None,
    }
}

/// The menu that nobody sees, for which this field is drawn right after it.
fn drawn_for(scene: &Scene, field: At) -> Option<At> {
    let mut around = std::iter::once(field).chain(scene.ancestors(field).take(4));
    around.find_map(|outer| {
        let mut before = scene.children(scene.items[outer].parent);
        before.find(|menu| {
            scene.items[*menu].end == outer
                && scene.items[*menu].hidden
                && scene.attr(*menu, "multiple").is_some()
        })
    })
}

fn listed(scene: &Scene, region: &Region) -> Option<Result<(At, Rows), String>> {
    match read_rows(scene, region) {
        Found::Here(rows) => Some(Ok((region.outer, rows))),
        Found::Unsure(why) => Some(Err(why.to_string())),
        Found::Nothing => None,
    }
}
