//! Entry point of the wasm in the settings page. Holds no logic.

use super::zones::IntlZones;
use crate::session::{settings, stored::Stored};
use wasm_bindgen::prelude::*;

/// The settings page.
#[wasm_bindgen]
pub struct Settings {
    state: settings::Settings,
    zones: IntlZones,
}

#[wasm_bindgen]
impl Settings {
    /// The policies that are stored, as texts; empty for none.
    #[wasm_bindgen(constructor)]
    pub fn new(own: String, imported: String, managed: String) -> Self {
        let stored = Stored {
            own,
            imported,
            managed,
        };
        Self {
            state: settings::Settings::new(stored),
            zones: IntlZones::default(),
        }
    }

    /// What to do after an event, as JSON. An empty event asks for the page as it is.
    pub fn act(&mut self, event: &str, text: &str) -> String {
        self.state.act(event, text, &self.zones).write()
    }
}
