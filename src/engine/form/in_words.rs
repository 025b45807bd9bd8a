//! Values → the words that name them in a sentence.

use super::{Components, Status};
use crate::engine::time::format::{self, Clock};
use chrono::{NaiveDate, NaiveTime};

/// How a value is named in a sentence.
pub trait InWords {
    fn in_words(&self) -> String;
}

impl InWords for String {
    fn in_words(&self) -> String {
        format!("“{self}”")
    }
}

impl InWords for Status {
    fn in_words(&self) -> String {
        self.display_name().into()
    }
}

impl InWords for NaiveDate {
    fn in_words(&self) -> String {
        format::format_long_day(*self)
    }
}

impl InWords for NaiveTime {
    fn in_words(&self) -> String {
        format::format_clock(*self, Clock::TwentyFour)
    }
}

impl InWords for u32 {
    fn in_words(&self) -> String {
        format!("{self} minutes")
    }
}

impl InWords for bool {
    fn in_words(&self) -> String {
        if *self { "ticked" } else { "not ticked" }.into()
    }
}

impl InWords for Components {
    fn in_words(&self) -> String {
        format!("{} components", self.list.len())
    }
}

impl InWords for Vec<String> {
    fn in_words(&self) -> String {
        format!("“{}”", self.join("”, “"))
    }
}
