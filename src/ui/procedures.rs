//! What a person is doing with a maintenance: the list of steps that was begun, what is offered, and what can be chosen.

use super::{
    items::button_element,
    view::{Element, element},
};
use crate::engine::procedure::StepState;

/// What of procedures is displayed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcedureSection {
    /// The procedure that the edits look like.
    pub offer: Option<String>,
    pub lists: Vec<ProcedureList>,
    /// What can be begun on this screen.
    pub choices: Vec<String>,
}

/// The steps of a procedure that was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcedureList {
    /// Statuspage's own id of the maintenance; empty for one that is not there yet.
    pub notice: String,
    pub title: String,
    /// The maintenance, where it is not the one on the screen.
    pub of: Option<String>,
    pub note: Option<String>,
    pub steps: Vec<StepLine>,
    /// The form on the screen is that of the maintenance.
    pub is_here: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StepLine {
    pub words: String,
    pub state: StepState,
    /// Where it is done, if that is not here.
    pub place: Option<&'static str>,
    /// The address of that place.
    pub address: Option<String>,
    /// The words of its button, and its event.
    pub button: Option<(String, String)>,
}

/// By what the line *What are you doing?* is found to take the focus.
pub const CHOOSE_PROCEDURE: &str = "procedures";

/// By what the head of a list of steps is found to take the focus.
pub fn procedure_focus(notice: &str) -> String {
    format!("procedure:{notice}")
}

/// What was begun, and what is offered: before the findings.
pub fn procedure_lists(section: &ProcedureSection) -> impl Iterator<Item = Element> + '_ {
    let lists = section.lists.iter().map(list_of_steps);
    section.offer.as_deref().map(offer).into_iter().chain(lists)
}

/// *What are you doing?*, closed until it is opened.
pub fn procedure_choices(section: &ProcedureSection) -> Option<Element> {
    if section.choices.is_empty() {
        return None;
    }
    let buttons = section.choices.iter().map(|name| {
        let event = format!("procedure:begin:{name}");
        button_element("plain", event.clone())
            .key(event)
            .attr("data-procedure-begin", name.clone())
            .text(name.clone())
    });
    Some(
        element("details")
            .key("procedures")
            .attr("class", "procedures")
            .attr("data-procedures", "")
            .child(
                element("summary")
                    .attr("data-focus", CHOOSE_PROCEDURE)
                    .text("What are you doing?"),
            )
            .child(element("div").attr("class", "actions").children(buttons)),
    )
}

fn offer(name: &str) -> Element {
    let question = format!("This looks like “{name}”. Follow its steps?");
    element("div")
        .key("procedure-offer")
        .attr("class", "procedure")
        .attr("role", "group")
        .attr("aria-label", question.clone())
        .attr("data-procedure-offer", name.to_owned())
        .child(element("p").attr("class", "line").text(question))
        .child(
            element("div")
                .attr("class", "actions")
                .child(
                    button_element("fix", format!("procedure:begin:{name}"))
                        .key("yes")
                        .attr("data-procedure-yes", "")
                        .text("Yes"),
                )
                .child(
                    button_element("plain", format!("procedure:no:{name}"))
                        .key("no")
                        .attr("data-procedure-no", "")
                        .attr("title", "Do not offer this for this maintenance any more")
                        .text("No"),
                ),
        )
}

fn list_of_steps(list: &ProcedureList) -> Element {
    let title = match &list.of {
        Some(maintenance) => format!("{}: {maintenance}", list.title),
        None => list.title.clone(),
    };
    let stop = button_element("plain", format!("procedure:stop:{}", list.notice))
        .key("stop")
        .attr("data-procedure-stop", "")
        .attr("aria-label", format!("Set “{}” aside", list.title))
        .text("Set aside");
    let section = element("section")
        .key(format!("procedure:{}", list.notice))
        .attr("class", "procedure")
        .attr("aria-label", title.clone())
        .attr("data-procedure", list.title.clone())
        .child(
            element("h3")
                .key("title")
                .attr("tabindex", "-1")
                .attr("data-focus", procedure_focus(&list.notice))
                .text(title),
        );
    let section = match list.note.as_ref().filter(|_| list.is_here) {
        Some(note) => section.child(element("p").attr("class", "origin").text(note.clone())),
        None => section,
    };
    // On other screens only what is next is of interest.
    let steps = list.steps.iter().enumerate();
    let steps = steps.filter(|(_, step)| list.is_here || step.state == StepState::Next);
    section
        .child(
            element("ol")
                .key("steps")
                .attr("class", "steps")
                .children(steps.map(|(at, step)| step_item(at, step))),
        )
        .child(stop)
}

fn step_item(at: usize, step: &StepLine) -> Element {
    let (name, sign, spoken) = match step.state {
        StepState::Done => ("done", "✓", "Done: "),
        StepState::LeftOut => ("left-out", "–", "Not seen: "),
        StepState::Next => ("next", "→", "Next: "),
        StepState::Open => ("open", "○", ""),
    };
    let place = match &step.place {
        Some(place) => format!(", {place}"),
        None => String::new(),
    };
    let mut words = element("span").key("words");
    if !spoken.is_empty() {
        words = words.child(element("span").attr("class", "unseen").text(spoken));
    }
    let words = words.text(format!("{}{place}", step.words));
    let item = element("li")
        .key(format!("step:{at}"))
        .attr("data-step", at.to_string())
        .attr("data-step-state", name)
        .child(
            element("span")
                .key("sign")
                .attr("class", "sign")
                .attr("aria-hidden", "true")
                .text(sign),
        )
        .child(words);
    let item = match &step.address {
        Some(address) => item.child(
            element("a")
                .key("go")
                .attr("class", "step-link")
                .attr("href", address.clone())
                .attr("data-step-link", "")
                .text("Go there"),
        ),
        None => item,
    };
    match &step.button {
        Some((label, event)) => item.child(
            button_element("fix", event.clone())
                .key(event.clone())
                .attr("data-step-button", at.to_string())
                .text(label.clone()),
        ),
        None => item,
    }
}
