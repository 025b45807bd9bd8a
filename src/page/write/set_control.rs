//! Control and wanted value → the next act, a refusal with its reason, or done.

use super::{
    act::{Act, NextAct},
    refusal::{DISABLED, GONE, READ_ONLY, refusal_sentence},
};
use crate::{
    engine::decimals::{read_thousandths, write_thousandths},
    page::{
        controls::{ChoiceControl, ChoiceKind, ChoiceOption, Chosen, Toggle, parse_yes_or_no},
        outline::{Node, Outline, state},
    },
};

fn refuse(code: &str, subject: &str) -> NextAct {
    NextAct::Refused(refusal_sentence(code, subject))
}

/// The element, if it can be changed at all. `subject` is what the control is, as at the beginning of a sentence: "The
/// Status field".
fn find_writable<'o>(node: u32, subject: &str, outline: &'o Outline) -> Result<&'o Node, NextAct> {
    let Some(found) = outline.get(node) else {
        return Err(refuse(GONE, subject));
    };
    // HTML knows no read-only boxes.
    let ticked = matches!(found.attr("type"), Some("checkbox" | "radio"));
    if found.has_state(state::READ_ONLY) && !ticked || found.attr("aria-readonly") == Some("true") {
        return Err(refuse(READ_ONLY, subject));
    }
    require_enabled(found, subject)
}

fn require_enabled<'o>(found: &'o Node, subject: &str) -> Result<&'o Node, NextAct> {
    if found.has_state(state::DISABLED) || found.attr("aria-disabled") == Some("true") {
        return Err(refuse(DISABLED, subject));
    }
    Ok(found)
}

/// One act towards having this text in a field.
pub fn type_into(node: u32, text: &str, subject: &str, outline: &Outline) -> NextAct {
    let was = outline
        .get(node)
        .and_then(|found| found.value.clone())
        .unwrap_or_default();
    if is_same_text(&was, text) {
        return NextAct::Done;
    }
    match find_writable(node, subject, outline)
        .and_then(|found| require_within_limits(found, text, subject))
    {
        Err(refused) => refused,
        Ok(()) => NextAct::Do(Act::Text {
            node,
            was,
            value: text.to_owned(),
        }),
    }
}

/// The act, if its field can be changed at all.
pub fn act_if_enabled(node: u32, subject: &str, outline: &Outline, act: Act) -> NextAct {
    match find_writable(node, subject, outline) {
        Err(refused) => refused,
        Ok(_) => NextAct::Do(act),
    }
}

/// Editors give back line ends and spaces in their own ways.
pub fn is_same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    let lines = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .map(|line| line.replace('\u{a0}', " ").trim_end().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    a == b || (a.contains('\n') || b.contains('\n')) && lines(a) == lines(b)
}

/// What a person could not type there is not written: the page would refuse it when it is too late.
fn require_within_limits(found: &Node, value: &str, subject: &str) -> Result<(), NextAct> {
    match violated_limit(found, value) {
        None => Ok(()),
        Some(takes) => Err(NextAct::Refused(format!("{subject} takes {takes}."))),
    }
}

/// The limit of the field that the value does not keep.
fn violated_limit(found: &Node, value: &str) -> Option<String> {
    let limit = |name: &str| found.attr(name).filter(|limit| !limit.is_empty());
    let longest = limit("maxlength").filter(|most| {
        let most = most.parse();
        most.is_ok_and(|most| value.encode_utf16().count() > most)
    });
    if let Some(most) = longest {
        return Some(format!("at most {most} characters"));
    }
    let numbers = match found.attr("type")? {
        "number" | "range" => true,
        // As the browser writes them they sort as texts.
        "date" | "time" | "datetime-local" => false,
        _ => return None,
    };
    let number = read_thousandths;
    let above = |one: &str, other: &str| match numbers {
        true => number(one)
            .zip(number(other))
            .is_some_and(|(one, other)| one > other),
        false => one > other,
    };
    let (least, most) = (limit("min"), limit("max"));
    if let Some(most) = most.filter(|most| above(value, most)) {
        return Some(format!("at most {most}"));
    }
    if let Some(least) = least.filter(|least| above(least, value)) {
        return Some(format!("at least {least}"));
    }
    let step = limit("step")?;
    let far = number(value)? - least.and_then(number).unwrap_or(0);
    (far.checked_rem(number(step)?)? != 0).then(|| format!("steps of {step}"))
}

/// One act towards having this value in a `select`, a range, a date or a time input.
pub fn set_value(node: u32, value: String, subject: &str, outline: &Outline) -> NextAct {
    match find_writable(node, subject, outline) {
        Err(refused) => refused,
        Ok(found) => {
            let was = found.value.clone().unwrap_or_default();
            if was == value {
                return NextAct::Done;
            }
            match require_within_limits(found, &value, subject) {
                Err(refused) => refused,
                Ok(()) => NextAct::Do(Act::Value { node, was, value }),
            }
        }
    }
}

/// One act towards a box being on or off.
pub fn set_toggle(toggle: &Toggle, on: bool, subject: &str, outline: &Outline) -> NextAct {
    if toggle.read_state(outline) == Some(on) {
        return NextAct::Done;
    }
    if let Some(choice) = toggle.yes_no_choice() {
        return choose_option(choice, subject, outline, &|label| {
            parse_yes_or_no(label) == Some(toggle.meaning_of_state(on))
        });
    }
    let act = Act::Click { node: toggle.click };
    act_if_enabled(toggle.node, subject, outline, act)
}

/// One act towards having the option chosen whose label is `wanted`.
pub fn choose_option(
    choice: &ChoiceControl,
    subject: &str,
    outline: &Outline,
    wanted: &dyn Fn(&str) -> bool,
) -> NextAct {
    let chosen = choice.read_chosen(outline);
    let label = match &chosen {
        Chosen::Option(at) => choice.options[*at].label.as_str(),
        Chosen::Text(text) => text.as_str(),
        _ => "",
    };
    if wanted(label) && chosen != Chosen::Unclear {
        return NextAct::Done;
    }
    // The input of a drop-down takes no text where it is read-only; its list can be chosen from.
    let opened = match (&choice.how, outline.get(choice.node)) {
        (ChoiceKind::Combo { .. }, Some(found)) if found.tag == "input" => {
            require_enabled(found, subject)
        }
        _ => find_writable(choice.node, subject, outline),
    };
    let holder = match opened {
        Ok(holder) => holder,
        Err(refused) => return refused,
    };
    if !lists_its_options(choice, holder) {
        return NextAct::Refused(format!(
            "{subject} is set with a control of the page's own: choose it there."
        ));
    }
    let target = match find_only_option(choice, subject, wanted) {
        Ok(target) => target,
        Err(refused) => return refused,
    };
    let none = || NextAct::Refused(format!("{subject} does not offer that."));
    match (&choice.how, target) {
        (ChoiceKind::Combo { .. }, Some((_, option)))
            if outline
                .get(option.node)
                .is_some_and(|node| !node.has_state(state::HIDDEN)) =>
        {
            NextAct::Do(Act::Click { node: option.click })
        }
        // Open, and what it offers is still to come.
        (ChoiceKind::Combo { .. }, _) if holder.attr("aria-expanded") == Some("true") => {
            NextAct::Do(Act::Wait { node: choice.node })
        }
        (ChoiceKind::Combo { .. }, _) => NextAct::Do(Act::Click { node: choice.node }),
        (_, None) => none(),
        (ChoiceKind::Select, Some((_, option))) => {
            match find_writable(option.node, subject, outline) {
                Err(refused) => refused,
                Ok(_) => set_value(choice.node, option.value.clone(), subject, outline),
            }
        }
        (ChoiceKind::Radios | ChoiceKind::Marked { .. }, Some((_, option))) => {
            let act = Act::Click { node: option.click };
            act_if_enabled(option.node, subject, outline, act)
        }
        (ChoiceKind::Steps { min, step }, Some((place, _))) => {
            move_slider(choice, place, *min, *step, subject, outline)
        }
    }
}

/// The place and the option whose label is `wanted`; none where it is not known yet. Refused where there are two.
fn find_only_option<'c>(
    choice: &'c ChoiceControl,
    subject: &str,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Option<(usize, &'c ChoiceOption)>, NextAct> {
    let options = choice.options.iter().enumerate();
    let mut fitting = options.filter(|(_, option)| wanted(&option.label));
    match (fitting.next(), fitting.next()) {
        (Some(_), Some(_)) => Err(NextAct::Refused(format!("{subject} offers that twice."))),
        (first, _) => Ok(first),
    }
}

/// Whether its options can be chosen here. A calendar behind a button has none, and nothing draws a
/// hidden select anew.
fn lists_its_options(choice: &ChoiceControl, holder: &Node) -> bool {
    match choice.how {
        ChoiceKind::Combo { .. } => {
            matches!(holder.attr("role"), Some("combobox" | "listbox"))
                || matches!(
                    holder.attr("aria-haspopup"),
                    Some("listbox" | "menu" | "true" | "tree")
                )
        }
        ChoiceKind::Select => !holder.has_state(state::HIDDEN),
        _ => true,
    }
}

fn move_slider(
    choice: &ChoiceControl,
    place: usize,
    min: i64,
    step: i64,
    subject: &str,
    outline: &Outline,
) -> NextAct {
    let value = min + step * i64::try_from(place).unwrap_or(0);
    let Some(node) = outline.get(choice.node) else {
        return refuse(GONE, subject);
    };
    if node.tag == "input" {
        return set_value(choice.node, write_thousandths(value), subject, outline);
    }
    match choice.read_chosen(outline) {
        Chosen::Option(now) => NextAct::Do(Act::Press {
            node: choice.node,
            key: if now < place {
                "ArrowRight"
            } else {
                "ArrowLeft"
            },
            times: u32::try_from(now.abs_diff(place)).unwrap_or(0),
        }),
        _ => NextAct::Refused(format!("{subject} does not show where its slider stands.")),
    }
}
