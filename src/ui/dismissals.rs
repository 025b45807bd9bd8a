//! Setting a finding aside, as the panel has it: the button of a finding, the line for the reason, and the list of what is
//! set aside.

use super::{
    items::button_element,
    view::{Element, element},
};
use crate::engine::finding::Finding;

/// So many letters of a reason are kept.
pub const LONGEST_REASON: usize = 200;

/// By what the line for a reason is found to take the focus.
pub const REASON_LINE: &str = "dismissal-reason";

const SET_ASIDE: &str = "dismiss-now";
const LEAVE: &str = "leave-dismissal";

/// What can be set aside, what is being, and what is.
#[derive(Clone, Debug, Default)]
pub struct PanelDismissals<'a> {
    /// Of each finding, in their order, the number by which it is set aside; none where it cannot be.
    pub numbers: Vec<Option<u64>>,
    /// The number of the question about local time.
    pub question: Option<u64>,
    pub line: Option<DismissalLine>,
    pub set_aside: Vec<SetAsideFinding<'a>>,
}

/// The line in which a reason is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DismissalLine {
    pub number: u64,
    pub needs_reason: bool,
    pub is_reason_missing: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct SetAsideFinding<'a> {
    pub finding: &'a Finding,
    pub number: u64,
    /// Empty where none was given.
    pub reason: &'a str,
}

/// The event of the button that opens the line.
pub fn dismissal_event(number: u64) -> String {
    format!("dismiss:{number:x}")
}

/// The event of the button that brings a finding back.
pub fn restore_event(number: u64) -> String {
    format!("bring-back:{number:x}")
}

impl PanelDismissals<'_> {
    /// Goes behind the counts of what was found.
    pub fn describe_count(&self) -> Option<String> {
        match self.set_aside.len() {
            0 => None,
            count => Some(format!("{count} set aside")),
        }
    }

    /// What stands at the finding with this place in the list; its button, or the line once that was clicked.
    pub fn elements_at(&self, place: usize, finding: &Finding) -> Option<Element> {
        self.elements_of(self.numbers.get(place).copied().flatten(), finding)
    }

    /// What stands at the question about local time.
    pub fn elements_at_question(&self, question: &Finding) -> Option<Element> {
        self.elements_of(self.question, question)
    }

    fn elements_of(&self, number: Option<u64>, finding: &Finding) -> Option<Element> {
        let number = number?;
        match self.line.filter(|line| line.number == number) {
            Some(line) => Some(reason_line(line, finding)),
            None => Some(dismiss_button(number, finding)),
        }
    }
}

/// Its sign comes from the style sheet: the text of a finding is its sentence and its fixes.
fn dismiss_button(number: u64, finding: &Finding) -> Element {
    let event = dismissal_event(number);
    button_element("dismiss", event.clone())
        .key("dismiss")
        .attr("data-dismiss", finding.rule)
        .attr("data-focus", event)
        .attr("aria-label", format!("Set aside: {}", finding.sentence))
        .attr(
            "title",
            match finding.pending {
                Some(_) => "Set aside on all screens until it changes",
                None => "Set aside for this form",
            },
        )
}

fn reason_line(line: DismissalLine, finding: &Finding) -> Element {
    let hint = match line.needs_reason {
        true => "Why? One line; Enter sets it aside",
        false => "Why? Not needed; Enter sets it aside",
    };
    let input = element("input")
        .key("reason")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", LONGEST_REASON.to_string())
        .attr("placeholder", hint)
        .attr(
            "aria-label",
            format!("Reason to set aside: {}", finding.sentence),
        )
        .attr("data-dismissal-reason", finding.rule)
        .attr("data-focus", REASON_LINE)
        .attr("data-enter", SET_ASIDE)
        .attr("data-escape", LEAVE);
    let input = match line.is_reason_missing {
        true => input
            .attr("aria-invalid", "true")
            .attr("aria-describedby", "reason-missing"),
        false => input,
    };
    let buttons = element("div")
        .key("actions")
        .attr("class", "actions")
        .child(
            button_element("fix", SET_ASIDE)
                .key("now")
                .attr("data-dismiss-now", "")
                .text("Set aside"),
        )
        .child(button_element("plain", LEAVE).key("leave").text("Leave it"));
    let mut form = element("div")
        .key("dismissal")
        .attr("class", "dismissal")
        .attr("role", "group")
        .attr("aria-label", "Set aside")
        .child(input.on_click(REASON_LINE));
    if line.is_reason_missing {
        form = form.child(
            element("small")
                .key("missing")
                .attr("id", "reason-missing")
                .attr("role", "alert")
                .text("Your policy wants a reason for this."),
        );
    }
    form.child(buttons)
}

/// What is set aside, with the reasons; nothing where nothing is.
pub fn set_aside_list(dismissals: &PanelDismissals) -> Option<Element> {
    let count = dismissals.describe_count()?;
    let mut all = dismissals.set_aside.iter();
    let title = match all.all(|one| one.finding.pending.is_none()) {
        true => format!("{count} for this form"),
        false => count,
    };
    let rows = dismissals.set_aside.iter().map(|one| {
        let event = restore_event(one.number);
        let sentence = element("span")
            .key("sentence")
            .text(one.finding.sentence.clone());
        let reason = (!one.reason.is_empty()).then(|| {
            element("small")
                .key("reason")
                .text(format!("Reason: {}", one.reason))
        });
        let button = button_element("plain", event.clone())
            .key("back")
            .attr("data-bring-back", one.finding.rule)
            .attr("data-focus", event.clone())
            .attr(
                "aria-label",
                format!("Bring back: {}", one.finding.sentence),
            )
            .text("Bring back");
        element("li")
            .key(event)
            .attr("data-dismissed", one.finding.rule)
            .child(sentence)
            .children(reason)
            .child(button)
    });
    let list = element("ul").key("list").children(rows);
    Some(
        element("section")
            .key("set-aside")
            .attr("class", "set-aside")
            .attr("data-set-aside-list", "")
            .attr("aria-label", title.clone())
            .child(element("p").key("title").attr("class", "line").text(title))
            .child(list),
    )
}
