//! Whether a screen is watched, and how well.

use crate::{
    engine::{policy::Policy, rules::is_checked},
    page::{read::FormReading, route},
    ui::WatchState,
};

/// Whether the policy wants the Statuspage page at this address checked. A page that the address
/// does not identify is checked: better once too often than never.
pub fn is_covered_by_policy(url: &str, policy: &Policy) -> bool {
    route::page_id(url).is_none_or(|id| policy.covers_page(id))
}

pub fn watch_state(reading: &FormReading, policy: &Policy) -> WatchState {
    let has_procedure = !reading.form.history.procedures.is_empty();
    if !is_checked(&reading.form, policy) && !has_procedure {
        WatchState::Idle
    } else if reading.missing.is_empty() {
        WatchState::Watching
    } else if reading.places.is_empty() {
        WatchState::Blind
    } else {
        WatchState::Partial
    }
}
