//! Counts the steps of the reader, so that a test can compare them with the length of a text.
//! Compiled for tests only.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

pub(super) fn count_step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// The number of steps that `work` takes.
pub(super) fn count_steps_of(work: impl FnOnce()) -> u64 {
    let before = STEPS.with(Cell::get);
    work();
    STEPS.with(Cell::get) - before
}
