//! What the Statuspage page is called that a form belongs to: a team has several, and a maintenance on the wrong one tells the
//! wrong clients.

use super::state::Session;
use crate::{
    engine::{
        form::Field,
        policy::{PagePolicy, Policy},
        sentences::format_name,
        text::normalize_text,
    },
    page::read::FormReading,
};

impl Session {
    /// As the last part of the read-back. The policy's own name goes first, and where the screen calls the page otherwise, both
    /// are there. Nothing where neither has a name.
    pub(super) fn page_name(&self, reading: &FormReading, policy: &Policy) -> Option<String> {
        let page_id = reading.identity.page_id.as_deref();
        let known = page_id.and_then(|id| policy.page(id));
        let by_policy = known.and_then(|page| page.name.as_deref());
        let name = |name: &str| format!("“{}”", format_name(name));
        match (by_policy, &reading.identity.page_name) {
            (Some(known), Field::Value(seen)) if normalize_text(known) != normalize_text(seen) => {
                Some(format!(
                    "on the page {}, which the screen calls {}",
                    name(known),
                    name(seen)
                ))
            }
            (Some(known), _) => Some(format!("on the page {}", name(known))),
            (None, Field::Value(seen)) => Some(format!("on the page {}", name(seen))),
            (None, Field::Ambiguous { readings, .. }) => {
                let names: Vec<String> = readings.iter().map(|one| name(one)).collect();
                Some(format!("on the page {}: look which", names.join(" or ")))
            }
            (None, _) => None,
        }
    }

    /// Why nothing is checked on a page that is not among those of the policy.
    pub(super) fn describe_left_out(&self, reading: &FormReading, policy: &Policy) -> String {
        let id = reading.identity.page_id.as_deref().unwrap_or_default();
        let here = match &reading.identity.page_name {
            Field::Value(name) => format!("“{}” ({id})", format_name(name)),
            _ => format!("this Statuspage page ({id})"),
        };
        let called = |page: &PagePolicy| match &page.name {
            Some(name) => format!("“{}”", format_name(name)),
            None => page.id.clone(),
        };
        const MOST: usize = 3;
        let mut pages: Vec<String> = policy.pages.iter().take(MOST).map(called).collect();
        if policy.pages.len() > MOST {
            pages.push(format!("{} more", policy.pages.len() - MOST));
        }
        format!(
            "Nothing is checked here: the policy leaves {here} out. It is for {}. Go to the page that you mean, or add {id} to \
             “Statuspage pages” in the guard's settings.",
            pages.join(", ")
        )
    }
}
