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
        if is_line
            && (page.holds_moment(at)
                || !own.is_empty() && !is_named
                || is_before_caption(page, candidate))
        {
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

/// The words after it that name the message are the caption of the larger field that follows, which has no other.
fn is_before_caption(page: &Page, line: &Candidate) -> bool {
    let mut after = line.names.after.iter();
    let mut rest = page.candidates.iter().filter(|other| other.at > line.at);
    let next = rest.next();
    line.names.own.is_empty()
        && after.any(|text| MESSAGE.score_text(text) > Some(0))
        && next.is_some_and(|next| next.role == Role::Area && !next.names.is_labelled())
}
