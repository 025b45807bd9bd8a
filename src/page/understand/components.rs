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
pub mod list;
mod menus;
mod names;
mod openers;
mod phrases;
mod region;
mod rows;
mod shape;
mod table;
mod tree;

use super::{
    assign::choose_scored,
    binding::{Binding, Scored},
    candidates::{Home, Page, eligible},
    cues::{self, CueTable},
    explain::{ComponentsReason, Reason},
    found::Found,
    score::{Evidence, Fact},
    slots::Slot,
    weights::weights,
};
use crate::{
    engine::{form::FieldName, target::Target},
    page::{
        label_text::{fold_identifier, has_any},
        scene::{At, Role, Scene},
    },
};
pub use completeness::find_possible_components;
pub use list::{ListGroup, Row, Rows, UnseenRows};
pub use phrases::{is_more, is_select_all};
pub use region::in_list;
use region::{Region, captions, checks, holds_boxes_only, is_called_components};
use rows::read_rows;
pub use table::groups_of_rows;

/// Everything on the page that may be the list, with its rows: of the ways to find one, the first that finds any.
pub fn score(page: &Page) -> Vec<Scored> {
    let (scene, home) = (page.scene, page.home);
    let checks = checks(scene);
    let group_regions = find_regions(scene, home, &checks, &cues::components::GROUPS);
    let under_captions = || {
        let mut regions = find_regions(scene, home, &checks, &cues::components::COMPONENTS);
        regions.retain(|region| group_regions.iter().all(|group| !group.overlaps(region)));
        read_regions(scene, regions)
    };
    let called_by_page = || read_regions(scene, find_called_by_page(scene, home, &checks));
    let ways: [&dyn Fn() -> Vec<Scored>; 5] = [
        &under_captions,
        &|| chosen::score(page),
        &|| Vec::from_iter(find_status_menus(scene)),
        &called_by_page,
        &|| Vec::from_iter(read_drawn(page)),
    ];
    let is_enough = |scored: &Scored| scored.total() >= weights().enough;
    let mut weak = Vec::new();
    for way in ways {
        let found = way();
        if found.iter().any(is_enough) {
            return add_whole_groups(page, found, &group_regions);
        }
        weak.extend(found);
    }
    match group_regions.is_empty() {
        true => weak,
        false => read_groups(scene, &group_regions),
    }
}

/// The parts of the page under words that the table knows, in the form or outside of it.
fn find_regions(scene: &Scene, home: Home, checks: &[At], cues: &CueTable) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (at, cue) in captions(scene, cues) {
        let Some(mut region) = Region::under(scene, checks, at) else {
            continue;
        };
        region.evidence = vec![cue, home.evidence(region.start)];
        match regions.iter_mut().find(|other| other.overlaps(&region)) {
            Some(other) if other.checks.len() < region.checks.len() => *other = region,
            Some(other) if other.total() < region.total() => other.evidence = region.evidence,
            Some(_) => {}
            None => regions.push(region),
        }
    }
    regions
}

fn read_regions(scene: &Scene, regions: Vec<Region>) -> Vec<Scored> {
    let scored = |region: Region| {
        let rows = read_rows(scene, &region);
        Scored::of_list(region.start, rows, region.evidence)
    };
    regions.into_iter().filter_map(scored).collect()
}

/// Lists whose boxes each stand for all components of a group.
fn read_groups(scene: &Scene, regions: &[Region]) -> Vec<Scored> {
    let scored = |region: &Region| {
        let rows = read_rows(scene, region).map(Rows::into_whole_groups);
        Scored::of_list(region.start, rows, region.evidence.clone())
    };
    regions.iter().filter_map(scored).collect()
}

/// A page may ask for groups in one list and for components in another: both choose.
fn add_whole_groups(page: &Page, mut lists: Vec<Scored>, regions: &[Region]) -> Vec<Scored> {
    let groups = read_groups(page.scene, regions);
    let field = Target::Field(FieldName::Components);
    let binding = match choose_scored(page, field, &groups, |_| true) {
        Found::Here(place) => groups[place].binding.clone(),
        Found::Unsure(reason) => Binding::Unclear(reason),
        Found::Nothing => return lists,
    };
    for list in &mut lists {
        match (&mut list.binding, &binding) {
            (Binding::List(rows), Binding::List(groups)) => rows.add(groups.clone()),
            (Binding::List(_), unclear) => list.binding = unclear.clone(),
            _ => {}
        }
    }
    lists
}

/// Menus for the status of a component, or of all that are affected, outside of any list.
fn find_status_menus(scene: &Scene) -> Option<Scored> {
    let is_one = |at: &At| eligible(scene, *at) && menus::is_status_menu(scene, *at);
    let menus: Vec<At> = scene.fields.iter().copied().filter(is_one).collect();
    let reason = Reason::Components(ComponentsReason::StatusMenusOnly);
    Some(Scored {
        at: find_holder(scene, &menus)?,
        binding: Binding::Unclear(reason),
        evidence: vec![Evidence {
            fact: Fact::Statuses,
            weight: weights().enough,
        }],
    })
}

/// The element around all of these, and not one of them.
fn find_holder(scene: &Scene, members: &[At]) -> Option<At> {
    let (first, last) = (*members.first()?, *members.last()?);
    let outer = scene.common_ancestor(first, last);
    Some(match outer == first {
        true => scene.items[first].parent,
        false => outer,
    })
}

/// Without a caption: boxes that the page itself calls components, or that have a status menu each.
fn find_called_by_page(scene: &Scene, home: Home, checks: &[At]) -> Vec<Region> {
    let is_called = |at: &At| {
        let name = fold_identifier(scene.attr(*at, "name").unwrap_or(""));
        has_any(&name, cues::components::CONTROL_NAMES)
    };
    let has_menu = |at: &At| {
        let mut around = scene.ancestors(*at).take(3);
        let row = around.find(|row| scene.count_fields_in(*row) == 2);
        let fields = row.map_or(&[][..], |row| scene.fields_of(row));
        fields.iter().any(|at| menus::is_status_menu(scene, *at))
    };
    let seen = checks
        .iter()
        .copied()
        .filter(|at| home.holds(*at) && scene.is_seen_field(*at));
    let members: Vec<At> = seen.filter(|at| is_called(at) || has_menu(at)).collect();
    let fact = match members.iter().any(is_called) {
        true => Fact::Cue {
            slot: Slot::Attribute,
            cue: "components",
        },
        false => Fact::Statuses,
    };
    let region = find_holder(scene, &members).map(|outer| Region {
        checks: members,
        evidence: vec![Evidence {
            fact,
            weight: weights().enough,
        }],
        ..Region::of(scene, &[], outer)
    });
    region.into_iter().collect()
}

/// The boxes of the list are no controls: which are on can be told by how they look, or not.
fn read_drawn(page: &Page) -> Option<Scored> {
    let (region, is_known) = drawn::find_list(page)?;
    let rows = match is_known {
        true => read_rows(page.scene, &region),
        false => Found::Unsure(Reason::Components(ComponentsReason::OnlyDrawn)),
    };
    Scored::of_list(region.start, rows, region.evidence)
}

/// The list that a person pointed at, or pointed at a row, the caption or the field of, and where it begins.
pub fn find_pointed(scene: &Scene, at: At) -> Found<(At, Rows)> {
    let checks = checks(scene);
    let mut found = read_first(scene, find_around(scene, &checks, at));
    if found == Found::Nothing {
        found = read_first(scene, find_under(scene, &checks, at));
    }
    let is_typed = |field: At| matches!(scene.role(field), Role::Text | Role::Combo);
    match scene.fields_of(at) {
        [field] if found == Found::Nothing && is_typed(*field) => {
            match find_menu_drawn_as(scene, *field) {
                Some(menu) => read_first(scene, [Region::of(scene, &checks, menu)]),
                None => chosen::beside(scene, *field).map(|rows| (*field, rows)),
            }
        }
        _ => found,
    }
}

/// The first that can be read. Of two lists that repeat each other, that is the one that was pointed at.
fn read_first(scene: &Scene, regions: impl IntoIterator<Item = Region>) -> Found<(At, Rows)> {
    let mut found = Found::Nothing;
    for region in regions {
        match read_rows(scene, &region) {
            Found::Here(rows) => return Found::Here((region.start, rows)),
            unsure if found == Found::Nothing => found = unsure.map(|rows| (region.start, rows)),
            _ => {}
        }
    }
    found
}

/// The elements around it that hold nothing but boxes and are a list, up to one that says of itself that it is the
/// list; the largest first.
fn find_around(scene: &Scene, checks: &[At], at: At) -> Vec<Region> {
    let mut lists = Vec::new();
    for outer in std::iter::once(at).chain(scene.ancestors(at)) {
        let region = Region::of(scene, checks, outer);
        let within = outer >= scene.scope.0 && scene.role(outer) != Role::Form;
        if !within || !holds_boxes_only(scene, &region.checks, outer) {
            break;
        }
        let row = matches!(scene.role(outer), Role::Check | Role::Choice | Role::Button);
        if !region.checks.is_empty() && !row {
            lists.insert(0, region);
            if is_called_components(scene, outer) {
                break;
            }
        }
    }
    lists
}

fn find_under(scene: &Scene, checks: &[At], caption: At) -> Option<Region> {
    let mut runs = scene.runs.iter();
    let has_words = runs.any(|run| run.at == caption && !run.hidden);
    let is_caption = has_words && scene.count_fields_in(caption) == 0;
    is_caption.then(|| Region::under(scene, checks, caption))?
}

/// The menu that nobody sees, for which this field is drawn right after it.
fn find_menu_drawn_as(scene: &Scene, field: At) -> Option<At> {
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
