//! What a person has pointed out: its description, found again on the page, is one more slot of the same score, the
//! one that counts most.

use super::{
    assign::{FieldEvidence, choose_scored},
    bind::{Bound, collect_bindable, fits},
    binding::Scored,
    candidates::Page,
    explain::{Reason, TeachingReason},
    found::Found,
    score::Evidence,
    slots::Slot,
};
use crate::{
    engine::target::{Locator, Locators, Target},
    page::scene::Scene,
};

/// More than all cues together.
const TAUGHT: i32 = 100;

/// The fields of the screen that somebody has pointed out, each with what is described so.
pub fn collect_taught(page: &Page, locators: &Locators) -> Vec<FieldEvidence> {
    let described = locators.get(page.screen.as_str());
    let field = |target: Target| {
        let locator = described?.get(target.as_str())?;
        let found = find(page.scene, locator, target);
        let (candidates, found) = match found {
            Ok(candidates) => {
                let found = choose_scored(page, target, &candidates, |_| true);
                (candidates, found)
            }
            Err(reason) => (Vec::new(), Found::Unsure(reason)),
        };
        Some(FieldEvidence {
            target,
            candidates,
            found,
        })
    };
    Target::ALL.into_iter().filter_map(field).collect()
}

/// What was pointed out, with all that it is hard to tell from, or why it is not there.
fn find(scene: &Scene, locator: &Locator, target: Target) -> Result<Vec<Scored>, Reason> {
    let alike = find_alike(scene, locator, target);
    // Half of what was seen then is still so.
    let best = alike.iter().max_by_key(|(_, score)| *score);
    let best = best.filter(|(_, score)| score * 2 >= locator.whole());
    let (best, _) = best.ok_or(TeachingReason::Gone(target))?;
    if let (Target::Box(name), Some(now)) = (target, best.meaning(scene))
        && name != now
    {
        return Err(TeachingReason::OtherBoxNow { name, now }.into());
    }
    let scored = |(bound, score): (Bound, i32)| Scored {
        at: bound.at,
        binding: bound.binding,
        // One word less in common is a doubt, two decide.
        evidence: vec![Evidence::of_cue(Slot::Taught, "", TAUGHT + 2 * score)],
    };
    Ok(alike.into_iter().map(scored).collect())
}

/// Everything that it may be, with how much of the description fits.
pub fn find_alike(scene: &Scene, locator: &Locator, target: Target) -> Vec<(Bound, i32)> {
    let may = |at| fits(scene, at, target) && locator.may_be(scene, at);
    collect_bindable(scene, target, may)
        .into_iter()
        .filter(|bound| locator.may_be(scene, bound.at))
        .map(|bound| {
            let score = locator.score(&Locator::of(scene, bound.at));
            (bound, score)
        })
        .collect()
}
