//! What outlives the background: per tab what a person would miss, per person how the panel stands.

use crate::engine::finding::Edit;
use serde::{Deserialize, Serialize};

/// Kept in `storage.session` for each tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    pub undo: Option<Undo>,
}

/// How to give back exactly what was there before the last click.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// Address of the form it belongs to.
    pub url: String,
    /// What was done: "Inserted “0. Maintenance-scheduled”."
    pub done: String,
    pub edits: Vec<Edit>,
}

/// Kept in `storage.local`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub collapsed: bool,
    pub corner: Corner,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    #[default]
    BottomRight,
    BottomLeft,
    TopLeft,
    TopRight,
}

impl Corner {
    pub fn next(self) -> Self {
        match self {
            Self::BottomRight => Self::BottomLeft,
            Self::BottomLeft => Self::TopLeft,
            Self::TopLeft => Self::TopRight,
            Self::TopRight => Self::BottomRight,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::BottomRight => "bottom-right",
            Self::BottomLeft => "bottom-left",
            Self::TopLeft => "top-left",
            Self::TopRight => "top-right",
        }
    }
}
