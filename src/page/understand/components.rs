//! The list of components: which boxes are components, in which group, and what of it cannot be
//! seen. A box that ticks others is never a component.
//!
//! [`score`] gives every part of the page that may be the list, each read already, as candidates of one field:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | captions | `captions` | words that announce the list → where they stand, and by which cue |
//! | region | `region` | a caption → the part of the page under it, up to where something else begins |
//! | boxes | `row`, `menus` | the page → what may stand for a component, its name, id and status menu |
//! | rows | `rows` | a region, in reading order → its rows, and what of it is not on the page |
//! | doubts | `doubts` | the rows and what is made like them → why they may be too many or too few |
//!
//! A row is in the group that names itself in one of these ways:
//!
//! | way | file |
//! |---|---|
//! | a heading, a title, or plain words over the rows; the name of the element that holds them | `groups` |
//! | a box that ticks the boxes of the list beside it, or of the column set in below it | `group_boxes` |
//! | the item of a tree above it | `tree` |
//! | a column of the table, or a cell over several rows | `table` |
//!
//! A list that a person points at is read by the same steps (`pointed`).
//!
//! Where there are no boxes, `chips` reads what is chosen in a field, and `drawn` rows that only look like boxes. All
//! words are in `cues/components.rs`.

mod captions;
mod chips;
mod doubts;
mod drawn;
mod group_boxes;
mod groups;
mod list;
mod menus;
mod openers;
mod phrases;
mod pointed;
mod region;
mod row;
mod rows;
mod shape;
mod table;
mod tree;

use super::{
    assign::choose_scored,
    binding::{Binding, Scored},
    candidates::{Page, eligible},
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
        controls::ChoiceControl,
        label_text::{fold_identifier, has_any},
        scene::{At, Scene},
    },
};
use captions::find_captions;
pub use doubts::find_possible_components;
pub use list::{ListGroup, Row, Rows, UnseenRows};
pub use phrases::{is_more, is_select_all};
pub use pointed::find_pointed;
use region::Region;
pub use region::in_list;
use row::find_boxes;
use rows::read_rows;
pub use table::groups_of_rows;

/// Everything on the page that may be the list, with its rows: of the ways to find one, the first that finds any.
pub fn score(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let boxes = find_boxes(scene);
    let group_regions = find_regions(page, &boxes, &cues::components::GROUPS);
    let groups = read_whole_groups(scene, &group_regions);
    let under_captions = || {
        let mut regions = find_regions(page, &boxes, &cues::components::COMPONENTS);
        regions.retain(|region| group_regions.iter().all(|group| !group.overlaps(region)));
        read_regions(scene, &regions)
    };
    let ways: [&dyn Fn() -> Vec<Scored>; 5] = [
        &under_captions,
        &|| chips::score(page),
        &|| Vec::from_iter(find_status_menus(scene)),
        &|| read_regions(scene, find_called_by_page(page, &boxes).as_slice()),
        &|| Vec::from_iter(read_drawn(page)),
    ];
    let is_enough = |scored: &Scored| scored.total() >= weights().enough;
    let mut weak = Vec::new();
    for way in ways {
        let found = way();
        if found.iter().any(is_enough) {
            let mut lists = add_whole_groups(page, found, &groups);
            add_menus_elsewhere(scene, &mut lists);
            return lists;
        }
        weak.extend(found);
    }
    match groups.is_empty() {
        true => weak,
        false => groups,
    }
}

/// The parts of the page under words that the table knows, in the form or outside of it.
fn find_regions(page: &Page, boxes: &[At], cues: &CueTable) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (at, cue) in find_captions(page.scene, cues) {
        let Some(mut region) = Region::under(page.scene, boxes, at) else {
            continue;
        };
        region.evidence = vec![cue, page.home.evidence(at)];
        match regions.iter_mut().find(|other| other.overlaps(&region)) {
            Some(other) if other.boxes.len() < region.boxes.len() => *other = region,
            Some(other) if other.total() < region.total() => other.evidence = region.evidence,
            Some(_) => {}
            None => regions.push(region),
        }
    }
    regions
}

fn read_regions(scene: &Scene, regions: &[Region]) -> Vec<Scored> {
    let scored = |region: &Region| {
        let rows = read_rows(scene, region);
        Scored::of_list(region.start, rows, region.evidence.clone())
    };
    regions.iter().filter_map(scored).collect()
}

/// Lists whose boxes each stand for all components of a group.
fn read_whole_groups(scene: &Scene, regions: &[Region]) -> Vec<Scored> {
    let mut groups = read_regions(scene, regions);
    for group in &mut groups {
        if let Binding::List(rows) = &mut group.binding {
            rows.make_whole_groups();
        }
    }
    groups
}

/// A page may ask for groups in one list and for components in another: both choose.
fn add_whole_groups(page: &Page, mut lists: Vec<Scored>, groups: &[Scored]) -> Vec<Scored> {
    let field = Target::Field(FieldName::Components);
    let binding = match choose_scored(page, field, groups, |_| true) {
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

/// A form may ask in one part which components are affected, and in another for the status of each, by name.
fn add_menus_elsewhere(scene: &Scene, lists: &mut [Scored]) {
    for list in lists {
        let Binding::List(rows) = &mut list.binding else {
            continue;
        };
        if rows.rows.iter().all(|row| row.menu.is_some()) {
            continue;
        }
        let fields = scene.fields.iter().copied();
        let elsewhere = fields.filter(|at| {
            let node = scene.items[*at].node.id;
            menus::is_menu(scene, *at) && !rows.holds(node) && menus::is_row(scene, *at)
        });
        let named = elsewhere.filter_map(|at| Some((menus::row_name(scene, at)?, at)));
        let menus: Vec<(String, ChoiceControl)> = named
            .map(|(name, at)| (name, menus::read_menu(scene, at)))
            .collect();
        rows.add_menus(menus);
    }
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
fn find_called_by_page(page: &Page, boxes: &[At]) -> Option<Region> {
    let scene = page.scene;
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
    let seen = boxes
        .iter()
        .copied()
        .filter(|at| page.home.holds(*at) && scene.is_seen_field(*at));
    let members: Vec<At> = seen.filter(|at| is_called(at) || has_menu(at)).collect();
    let fact = match members.iter().any(is_called) {
        true => Fact::Cue {
            slot: Slot::Attribute,
            cue: "components",
        },
        false => Fact::Statuses,
    };
    let outer = find_holder(scene, &members)?;
    Some(Region {
        boxes: members,
        evidence: vec![Evidence {
            fact,
            weight: weights().enough,
        }],
        ..Region::of(scene, &[], outer)
    })
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
