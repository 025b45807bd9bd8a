//! How well a screen is watched.

use crate::{
    engine::{policy::Policy, rules::is_checked},
    page::read::FormReading,
    ui::WatchState,
};

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
