//! Reasons → sentences, worded here only: why a field was not found, or not for certain.

use super::slots::{self, Slot, SlotTexts};
use crate::{
    engine::target::CheckboxName,
    page::scene::{At, Role, Scene},
};
use std::fmt;

/// A candidate as a person would name it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedCandidate {
    /// What is written on it, or where there is nothing what kind of thing it is.
    pub name: String,
    /// Where that stands.
    pub slot: Option<Slot>,
}

/// Longer names are cut, so that a sentence stays one.
const LONGEST_NAME: usize = 40;

impl NamedCandidate {
    pub fn new(scene: &Scene, at: At) -> Self {
        let is_option = matches!(scene.role(at), Role::Radio | Role::Choice | Role::Tab)
            || scene.attr(at, "aria-pressed").is_some();
        // One of several that make a choice is called as the choice is.
        if is_option && let Some(caption) = SlotTexts::of(scene, at).groups.into_iter().next() {
            return Self {
                name: shorten(caption.trim()),
                slot: Some(Slot::Near),
            };
        }
        let visible = slots::visible_name_or_text(scene, at);
        if !visible.trim().is_empty() {
            return Self {
                name: shorten(visible.trim()),
                slot: Some(Slot::OwnLabel),
            };
        }
        let texts = SlotTexts::of(scene, at);
        let found = Slot::ALL.into_iter().find_map(|slot| {
            let text = texts
                .of_slot(slot)
                .iter()
                .find(|text| !text.trim().is_empty())?;
            Some((shorten(text.trim()), slot))
        });
        match found {
            Some((name, slot)) => Self {
                name,
                slot: Some(slot),
            },
            None => Self {
                name: scene.items[at].node.tag.clone(),
                slot: None,
            },
        }
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Why a field is not found although something on the page is it, or may be it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Neither of two is clearly the better one.
    Several {
        field: &'static str,
        candidates: [NamedCandidate; 2],
    },
    /// More than one is called so.
    SeveralAlike(&'static str),
    /// More than one box is called so.
    SeveralBoxes(CheckboxName),
    /// There are text fields, and none of them is called so.
    NoneCalledMessage,
    NameTakesSeveralLines,
    /// A menu whose words are not understood.
    UnknownMenu,
    /// Of a date in parts, some are not found.
    PartsMissing(&'static str),
    MinuteMissing(&'static str),
    MeridiemMissing(&'static str),
    EndTimeMissing,
    DurationPartsMissing,
    /// How many minutes the field of the end and that of the length lead to.
    EndAndLengthDiffer {
        names: Box<[NamedCandidate; 2]>,
        minutes: [u32; 2],
    },
    Components(ComponentsReason),
    /// What a person showed cannot be found again, in a sentence.
    Shown(String),
}

/// Why it cannot be known which components are chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum ComponentsReason {
    NoName,
    NoNameOfItsOwn,
    Hidden,
    TwoLists,
    EndOfList,
    StatusMenusOnly,
    /// Their boxes are drawn, and nothing says which of them are on.
    OnlyDrawn,
    /// It has a status menu and no box, and is operational.
    MaybeOnlyListed(String),
    Twice(String),
    /// Whether it is one.
    MaybeOne(String),
    /// Whether these are some: the caption of their list says something else.
    MaybeAll(String),
    /// Whether it and the boxes like it are some as well.
    MaybeMore(String),
    /// No box of it is found.
    NoBox(String),
    /// The field tells how many there are, not which.
    Counted(String),
    /// Something else than names is in the field.
    OtherText(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Several { field, candidates } => write_several(f, field, candidates),
            Self::SeveralAlike(field) => {
                write!(f, "Several things on the page could be the {field}.")
            }
            Self::SeveralBoxes(name) => write!(
                f,
                "Several boxes on the page could be \"{}\".",
                name.display_name()
            ),
            Self::NoneCalledMessage => f.write_str("No text field on the page is called Message."),
            Self::NameTakesSeveralLines => {
                f.write_str("The field called Maintenance name takes several lines.")
            }
            Self::UnknownMenu => f.write_str(
                "There is a menu whose words are not understood: it may be \"Apply template\".",
            ),
            Self::PartsMissing(field) => {
                write!(f, "Parts of the {field} were found, but not all.")
            }
            Self::MinuteMissing(field) => {
                write!(f, "The hour of the {field} was found, but not its minute.")
            }
            Self::MeridiemMissing(field) => {
                write!(f, "The {field} was found, but not whether it is am or pm.")
            }
            Self::EndTimeMissing => f.write_str("The end date was found, but not the end time."),
            Self::DurationPartsMissing => {
                f.write_str("Only some parts of the Duration can be told.")
            }
            Self::EndAndLengthDiffer { names, minutes } => write!(
                f,
                "“{}” and “{}” differ: {} and {} minutes from the start. Which of them counts cannot be told.",
                names[0].name, names[1].name, minutes[0], minutes[1]
            ),
            Self::Components(reason) => reason.fmt(f),
            Self::Shown(sentence) => f.write_str(sentence),
        }
    }
}

/// "Two fields could be the Message: “Internal note” and “Details”, both by their label."
fn write_several(
    f: &mut fmt::Formatter,
    field: &str,
    [one, other]: &[NamedCandidate; 2],
) -> fmt::Result {
    let place = |slot: Option<Slot>| slot.map_or("place", Slot::display_name);
    write!(f, "Two things on the page could be the {field}: ")?;
    if one == other {
        return write!(f, "“{}”, which is there twice.", one.name);
    }
    match one.slot == other.slot {
        true => write!(
            f,
            "“{}” and “{}”, both by their {}.",
            one.name,
            other.name,
            place(one.slot)
        ),
        false => write!(
            f,
            "“{}”, by its {}, and “{}”, by its {}.",
            one.name,
            place(one.slot),
            other.name,
            place(other.slot)
        ),
    }
}

impl fmt::Display for ComponentsReason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoName => f.write_str("A component on the page has no name."),
            Self::NoNameOfItsOwn => f.write_str("A component on the page has no name of its own."),
            Self::Hidden => f.write_str("The components are there, but hidden."),
            Self::TwoLists => {
                f.write_str("Which of the two lists holds the chosen components cannot be told.")
            }
            Self::EndOfList => f.write_str("Where the list of components ends cannot be told."),
            Self::StatusMenusOnly => f.write_str(
                "The components are shown with status menus only: which of them are affected cannot be told.",
            ),
            Self::OnlyDrawn => f.write_str(
                "The boxes of the components are only drawn: which are ticked cannot be told.",
            ),
            Self::MaybeOnlyListed(name) => write!(
                f,
                "Whether “{name}” is affected cannot be told: it is listed with a status menu only."
            ),
            Self::Twice(name) => write!(f, "The component “{name}” is on the page twice."),
            Self::MaybeOne(name) => write!(f, "Whether “{name}” is a component cannot be told."),
            Self::MaybeAll(caption) => {
                write!(f, "Whether {caption} are components cannot be told.")
            }
            Self::MaybeMore(name) => write!(
                f,
                "Whether \"{name}\" and the boxes like it are components as well cannot be told."
            ),
            Self::NoBox(name) => write!(f, "Whether “{name}” is ticked cannot be told."),
            Self::Counted(text) => write!(
                f,
                "Which components are chosen cannot be told: the field says \"{text}\"."
            ),
            Self::OtherText(text) => write!(
                f,
                "Which components are chosen cannot be told: \"{text}\" stands in the field."
            ),
        }
    }
}
