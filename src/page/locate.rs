//! The two parts of the form that have a method of their own: the schedule and the list of components. What they share
//! with the other fields is in [`super::understand`].

pub mod components;
pub mod schedule;

pub use super::understand::{
    candidates::{Candidate, Home, eligible, is_button},
    found::{Found, choose_best},
};

pub mod boxes {
    pub use crate::page::understand::kinds::checkboxes::{
        over::master,
        wording::{
            classify_checkbox, is_notification_heading, is_of_all_components, is_plainly_notify,
        },
    };
}

pub mod status {
    pub use crate::page::understand::choices::{
        collect_choices as choices, describe_option as offer,
    };
}
