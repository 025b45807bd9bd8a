//! Reasons → sentences, worded here only: why a field was not found, or not for certain.

use super::{
    score::Fact,
    slots::{self, Slot, SlotTexts},
};
use crate::{
    engine::{
        form::{FieldName, Screen},
        target::{CheckboxName, Target},
    },
    page::scene::{At, Role, Scene},
};
use std::{borrow::Cow, fmt};

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
        let found = Slot::OF_ONE_CONTROL.into_iter().find_map(|slot| {
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
        field: Cow<'static, str>,
        candidates: [NamedCandidate; 2],
    },
    /// One control is about as surely the one as the other.
    SeveralFields {
        candidate: NamedCandidate,
        fields: [Target; 2],
    },
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
    Records(RecordsReason),
    Teaching(TeachingReason),
}

/// Why what a person pointed at, or has pointed at before, is not the field.
#[derive(Clone, Debug, PartialEq)]
pub enum TeachingReason {
    /// Nothing on the page is as it was described.
    Gone(Target),
    /// The page has other words at the box than when it was pointed out.
    OtherBoxNow {
        name: CheckboxName,
        now: CheckboxName,
    },
    NotThere,
    /// The words at the box are those of this one.
    OtherBox(CheckboxName),
    /// Another control on the page is described by the same words.
    NotDistinct,
    SeveralThere,
    NoBox,
    NoSteps,
    NoList,
    /// Such a control cannot be the field.
    NotThat {
        role: Role,
        target: Target,
    },
    /// Of the schedule or the list, in a sentence.
    Sentence(String),
}

impl From<TeachingReason> for Reason {
    fn from(reason: TeachingReason) -> Self {
        Self::Teaching(reason)
    }
}

/// Why the rows of a list cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordsReason {
    NoName,
    Twice(String),
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

impl Reason {
    /// Neither of the two things at these places is clearly the better one.
    pub fn several(scene: &Scene, field: impl Into<Cow<'static, str>>, places: [At; 2]) -> Self {
        Self::Several {
            field: field.into(),
            candidates: places.map(|at| NamedCandidate::new(scene, at)),
        }
    }

    /// Whether it quotes what is written on controls, and nothing else.
    pub fn names_controls(&self) -> bool {
        matches!(self, Self::Several { .. } | Self::SeveralFields { .. })
    }

    /// As one sentence, by the words that the screen has for its fields.
    pub fn in_words(&self, screen: Screen) -> String {
        match self {
            Self::Several { field, candidates } => describe_several(field, candidates),
            Self::SeveralFields { candidate, fields } => {
                let [one, other] = fields.map(|field| describe_field(field, screen));
                let name = &candidate.name;
                format!("“{name}” could be the {one} or the {other}.")
            }
            Self::NoneCalledMessage => "No text field on the page is called Message.".into(),
            Self::NameTakesSeveralLines => {
                let name = FieldName::Name.name_on(screen);
                format!("The field called {name} takes several lines.")
            }
            Self::UnknownMenu => {
                "There is a menu whose words are not understood: it may be \"Apply template\"."
                    .into()
            }
            Self::PartsMissing(field) => {
                format!("Parts of the {field} were found, but not all.")
            }
            Self::MinuteMissing(field) => {
                format!("The hour of the {field} was found, but not its minute.")
            }
            Self::MeridiemMissing(field) => {
                format!("The {field} was found, but not whether it is am or pm.")
            }
            Self::EndTimeMissing => "The end date was found, but not the end time.".into(),
            Self::DurationPartsMissing => "Only some parts of the Duration can be told.".into(),
            Self::EndAndLengthDiffer { names, minutes } => format!(
                "“{}” and “{}” differ: {} and {} minutes from the start. Which of them counts cannot be told.",
                names[0].name, names[1].name, minutes[0], minutes[1]
            ),
            Self::Components(reason) => reason.to_string(),
            Self::Records(RecordsReason::NoName) => "A row of the list has no name.".into(),
            Self::Records(RecordsReason::Twice(name)) => {
                format!("“{name}” is in the list twice, and nothing tells the two apart.")
            }
            Self::Teaching(reason) => reason.in_words(screen),
        }
    }
}

/// On whichever screen.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.in_words(Screen::Other))
    }
}

/// What stands after "could be the".
pub fn describe_field(field: Target, screen: Screen) -> Cow<'static, str> {
    match field {
        Target::Field(FieldName::Template) => "Apply template menu".into(),
        Target::Field(FieldName::Submit) => "button that submits the form".into(),
        Target::Field(field) => field.name_on(screen).into(),
        Target::Box(_) => format!("box “{}”", field.name_on(screen)).into(),
    }
}

/// "Two things on the page could be the Message: “Internal note” and “Details”, both by their label."
fn describe_several(field: &str, [one, other]: &[NamedCandidate; 2]) -> String {
    let place = |slot: Option<Slot>| slot.map_or("place", Slot::display_name);
    let names = if one == other {
        format!("“{}”, which is there twice", one.name)
    } else if one.slot == other.slot {
        let place = place(one.slot);
        format!("“{}” and “{}”, both by their {place}", one.name, other.name)
    } else {
        let [by, other_by] = [one, other].map(|named| place(named.slot));
        let (one, other) = (&one.name, &other.name);
        format!("“{one}”, by its {by}, and “{other}”, by its {other_by}")
    };
    format!("Two things on the page could be the {field}: {names}.")
}

impl TeachingReason {
    fn in_words(&self, screen: Screen) -> String {
        match self {
            Self::Gone(target) => {
                let words = target.describe_on(screen);
                format!("What was shown as {words} is not on the page as it was.")
            }
            Self::OtherBoxNow { name, now } => {
                let words = Target::Box(*name).describe_on(screen);
                let now = now.display_name();
                format!("Where {words} was shown, the page says “{now}” now.")
            }
            Self::NotThere => "That is no longer on the page.".into(),
            Self::OtherBox(name) => {
                let name = name.display_name();
                format!("What is written at that box says “{name}”.")
            }
            Self::NotDistinct => "Nothing tells it from another field on the page.".into(),
            Self::SeveralThere => {
                "More than one thing there could be meant: point at the control itself.".into()
            }
            Self::NoBox => "That is no box that is on or off.".into(),
            Self::NoSteps => "No steps of a status are there.".into(),
            Self::NoList => "No list of boxes is there.".into(),
            Self::NotThat { role, target } => format!(
                "That is {}, and {} is {}.",
                describe_role(*role),
                target.describe_on(screen),
                describe_wanted(*target)
            ),
            Self::Sentence(sentence) => sentence.clone(),
        }
    }
}

fn describe_role(role: Role) -> &'static str {
    match role {
        Role::Text => "a line of text",
        Role::Area => "a place for longer text",
        Role::Number => "a number",
        Role::Date | Role::Time | Role::DateTime => "a date or time",
        Role::Select | Role::Combo => "a menu",
        Role::Check => "a box to tick",
        Role::Radio | Role::Choice => "one of several choices",
        Role::Range => "a slider",
        Role::Button => "a button",
        Role::Tab => "a tab",
        _ => "nothing that can be filled in",
    }
}

fn describe_wanted(target: Target) -> &'static str {
    match target {
        Target::Field(FieldName::Name | FieldName::Message) => "a place for text",
        Target::Field(FieldName::StartDate) => "a date, or the parts of one",
        Target::Field(FieldName::StartTime) => "a time, or the parts of one",
        Target::Field(FieldName::Duration) => "a number of hours or minutes, or the end",
        Target::Field(FieldName::Template) => "a menu",
        Target::Field(FieldName::Status) => "a menu, a slider or a row of steps",
        Target::Field(FieldName::Submit) => "a button",
        Target::Field(_) => "a list of boxes, or a field with what is chosen in it",
        Target::Box(_) => "a box to tick, or a yes and no",
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

/// By what a field was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundBy(pub Fact);

impl fmt::Display for FoundBy {
    /// "by its label “details”", after "found".
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.0 {
            Fact::Cue {
                slot: Slot::Taught, ..
            } => f.write_str("as it was shown"),
            Fact::Cue { slot, cue } => {
                write!(f, "by its {} “{cue}”", slot.display_name())
            }
            Fact::Repair(name) => write!(f, "as {name}"),
            fact => write!(f, "by {fact}"),
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Cue {
                slot: Slot::Taught, ..
            } => f.write_str("as it was shown"),
            Self::Cue { slot, cue } => write!(f, "“{cue}” in its {}", slot.display_name()),
            Self::Control => f.write_str("its kind of control"),
            Self::Contents => f.write_str("what it can hold"),
            Self::OtherWords => f.write_str("words about something else"),
            Self::BesideTimes => f.write_str("its place beside the times"),
            Self::AboutTimes => f.write_str("its words, which are about times"),
            Self::NamedAsZone => f.write_str("“time zone” before it"),
            Self::OtherSide => f.write_str("another is called the start or the end"),
            Self::Statuses => f.write_str("the statuses that it offers"),
            Self::ScreenStatuses => f.write_str("which are those of this screen"),
            Self::InForm => f.write_str("in the form"),
            Self::OutsideForm => f.write_str("outside the form"),
            Self::Repair(name) => f.write_str(name),
        }
    }
}
