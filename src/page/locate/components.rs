//! The list of components: which boxes are components, in which group, and what of it cannot be
//! seen. A box that ticks others is never a component.

mod region;
mod rows;

use super::{Found, Home};
use crate::{
    engine::table::Table,
    page::{
        controls::Toggle,
        scene::{At, Scene},
    },
};
use region::{Region, between, captions, checks, only_status_menus, unnamed};
use rows::rows;

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

/// The list that a person showed.
pub fn inside(scene: &Scene, outer: At) -> Found<Rows> {
    let checks = checks(scene);
    let end = scene.items[outer].end;
    let inside = between(&checks, outer, end).to_vec();
    rows(
        scene,
        &Region {
            outer,
            start: outer,
            end,
            checks: inside,
            score: 0,
        },
    )
}
