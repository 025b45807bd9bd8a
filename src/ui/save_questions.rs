//! The questions about what was sent and was not seen to be saved.

use super::{
    items::button_element,
    view::{Element, element},
};

/// Something that was sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SaveQuestion {
    /// Statuspage's own id of the maintenance, or what stands for it.
    pub notice: String,
    /// Its title, where a screen showed it.
    pub name: Option<String>,
    /// It was sent as a new maintenance, not as an update of one.
    pub is_new: bool,
    /// Where a person can look, unless that is here.
    pub address: Option<String>,
}

pub fn save_questions(questions: &[SaveQuestion]) -> impl Iterator<Item = Element> + '_ {
    questions.iter().map(question_group)
}

fn question_group(question: &SaveQuestion) -> Element {
    let (words, reason, look, yes, no) = describe(question);
    let answer = |answer: &'static str, class, label: &'static str| {
        button_element(class, format!("saved:{answer}:{}", question.notice))
            .key(answer)
            .attr("data-saved", answer)
            .attr("aria-label", format!("{label}: {words}"))
            .text(label)
    };
    let mut actions = element("div")
        .attr("class", "actions")
        .child(answer("yes", "fix", yes))
        .child(answer("no", "plain", no));
    if let Some(address) = &question.address {
        let link = element("a")
            .key("look")
            .attr("class", "step-link")
            .attr("href", address.clone())
            .attr("data-look", "");
        actions = actions.child(link.text(look));
    }
    element("div")
        .key(format!("saved:{}", question.notice))
        .attr("class", "procedure")
        .attr("role", "group")
        .attr("aria-label", words.clone())
        .attr("data-save-question", question.notice.clone())
        .child(element("p").attr("class", "line").text(words.clone()))
        .child(element("p").attr("class", "origin").text(reason))
        .child(actions)
}

/// The question, why it is asked, the words of the link, and of both answers.
fn describe(
    question: &SaveQuestion,
) -> (
    String,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
) {
    let name = question.name.as_deref();
    match question.is_new {
        true => (
            match name {
                Some(name) => format!("Was “{name}” scheduled?"),
                None => "Was the new maintenance scheduled?".to_owned(),
            },
            "Schedule now was pressed, and no screen has shown it with its title and window since. Look at the list of \
             maintenances, or answer.",
            "Look at the list",
            "It is there",
            "It is not there",
        ),
        false => (
            match name {
                Some(name) => format!("Was the last update of “{name}” posted?"),
                None => "Was the last update of this maintenance posted?".to_owned(),
            },
            "Update was pressed, and no screen has shown since that it was saved. Look at the updates of the maintenance, and \
             answer.",
            "Look at the maintenance",
            "It was posted",
            "It was not posted",
        ),
    }
}
