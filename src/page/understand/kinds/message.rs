//! The message: a place for a longer text that is called so.

use crate::page::{
    scene::Role,
    understand::{
        binding::{Binding, Scored},
        candidates::{Candidate, Page},
        cues::message::MESSAGE,
    },
};

pub fn score(page: &Page) -> Vec<Scored> {
    let score = |candidate: &Candidate| {
        let score = MESSAGE.score_control(&candidate.names)?;
        let (at, own) = (candidate.at, &candidate.names.own);
        let is_line = candidate.role == Role::Text;
        // A line with a name of its own, as that of a link in the tools of an editor.
        let is_named = own.iter().any(|text| MESSAGE.score_text(text) > Some(0));
        if is_line && (page.holds_moment(at) || !own.is_empty() && !is_named) {
            return None;
        }
        let control = if is_line { -3 } else { 2 };
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
