//! The name of the maintenance or incident: a line of text that is called so.

use crate::page::{
    scene::Role,
    understand::{
        binding::{Binding, Scored},
        candidates::{Candidate, Page},
        cues::name::NAME,
    },
};

/// A label that says so for certain.
const CERTAIN: i32 = 8;

pub fn score(page: &Page) -> Vec<Scored> {
    let score = |candidate: &Candidate| {
        let score = NAME.score_control(&candidate.names)?;
        let (at, role) = (candidate.at, candidate.role);
        let is_line = role == Role::Text;
        // Titles are one line: a place for more of it is a title only when it is plainly called so.
        let takes_lines = page.scene.items[at].node.tag == "textarea" || score.total < CERTAIN;
        let control = match is_line || !takes_lines {
            true if page.holds_moment(at) => -4,
            true => 0,
            false => -9,
        };
        Some(Scored {
            at,
            binding: Binding::Node(page.node(at)),
            evidence: page.weigh(at, score, control)?,
        })
    };
    let texts = page
        .candidates
        .iter()
        .filter(|candidate| candidate.takes_text());
    texts.filter_map(score).collect()
}

/// By its own label, whatever fits in.
pub fn is_called_name(candidate: &Candidate) -> bool {
    let mut own = candidate.names.own.iter();
    own.any(|text| NAME.score_text(text) >= Some(CERTAIN))
}
