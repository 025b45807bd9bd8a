//! One tab: `update(state, event) → (state, view, acts)`. Pure: the clock, the zones, what was
//! remembered all come in as arguments.
