//! How well a screen is watched.

use crate::{
    engine::{policy::Policy, rules::is_checked},
    page::read::FormReading,
    ui::WatchState,
};

pub fn watch_state(reading: &FormReading, policy: &Policy) -> WatchState {
    let history = &reading.form.history;
    let is_asked = !history.unseen_saves.is_empty();
    if !is_checked(&reading.form, policy) && history.procedures.is_empty() && !is_asked {
        WatchState::Idle
    } else if reading.missing.is_empty() {
        WatchState::Watching
    } else if reading.places.is_empty() {
        WatchState::Blind
    } else {
        WatchState::Partial
    }
}
