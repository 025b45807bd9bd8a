//! What will go out, as the panel shows it beside the window.

use super::state::{Environment, Session};
use crate::{
    engine::preview::{Preview, preview_form},
    page::read::FormReading,
};

impl Session {
    /// What will go out, where the person has opened it: it is worked out for nobody else.
    pub(super) fn preview(
        &self,
        reading: &FormReading,
        environment: &Environment,
    ) -> Option<Preview> {
        if !self.is_preview_open {
            return None;
        }
        preview_form(
            &reading.form,
            reading.identity.page_name.value().map(String::as_str),
            environment.policy,
            environment.now,
            environment.zones,
        )
    }
}
