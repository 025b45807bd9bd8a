//! One act towards what a control is to hold.

use super::act::{Act, Next};
use crate::{
    engine::decimals::{read_thousandths, write_thousandths},
    page::{
        controls::{Choice, Chosen, How},
        outline::{Node, Outline, state},
    },
};

/// The element, if it can be changed at all.
fn open<'o>(node: u32, words: &str, outline: &'o Outline) -> Result<&'o Node, Next> {
    let Some(found) = outline.get(node) else {
        return Err(Next::Refused(format!(
            "The {words} field is no longer on the page."
        )));
    };
    // HTML knows no read-only boxes.
    let ticked = matches!(found.attr("type"), Some("checkbox" | "radio"));
    if found.is(state::READ_ONLY) && !ticked || found.attr("aria-readonly") == Some("true") {
        return Err(Next::Refused(format!("The {words} field is read-only.")));
    }
    reachable(found, words)
}

fn reachable<'o>(found: &'o Node, words: &str) -> Result<&'o Node, Next> {
    if found.is(state::DISABLED) || found.attr("aria-disabled") == Some("true") {
        return Err(Next::Refused(format!("The {words} field is disabled.")));
    }
    Ok(found)
}

/// One act towards having this text in a field.
pub fn type_into(node: u32, text: &str, words: &str, outline: &Outline) -> Next {
    let was = outline
        .get(node)
        .and_then(|found| found.value.clone())
        .unwrap_or_default();
    if same_text(&was, text) {
        return Next::Done;
    }
    match open(node, words, outline).and_then(|found| allowed(found, text, words)) {
        Err(refused) => refused,
        Ok(()) => Next::Do(Act::Text {
            node,
            was,
            value: text.to_owned(),
        }),
    }
}

/// The act, if its field can be changed at all.
pub fn reach(node: u32, words: &str, outline: &Outline, act: Act) -> Next {
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(_) => Next::Do(act),
    }
}

/// Editors give back line ends and spaces in their own ways.
fn same_text(a: &str, b: &str) -> bool {
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
fn allowed(found: &Node, value: &str, words: &str) -> Result<(), Next> {
    match beyond(found, value) {
        None => Ok(()),
        Some(takes) => Err(Next::Refused(format!("The {words} field takes {takes}."))),
    }
}

/// The limit of the field that the value does not keep.
fn beyond(found: &Node, value: &str) -> Option<String> {
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
pub fn set_value(node: u32, value: String, words: &str, outline: &Outline) -> Next {
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(found) => {
            let was = found.value.clone().unwrap_or_default();
            if was == value {
                return Next::Done;
            }
            match allowed(found, &value, words) {
                Err(refused) => refused,
                Ok(()) => Next::Do(Act::Value { node, was, value }),
            }
        }
    }
}

/// One act towards having the option chosen whose label is `wanted`.
pub fn choose(
    choice: &Choice,
    words: &str,
    outline: &Outline,
    wanted: &dyn Fn(&str) -> bool,
) -> Next {
    let chosen = choice.read(outline);
    let label = match &chosen {
        Chosen::Option(at) => choice.options[*at].label.as_str(),
        Chosen::Text(text) => text.as_str(),
        _ => "",
    };
    if wanted(label) && chosen != Chosen::Unclear {
        return Next::Done;
    }
    // The input of a drop-down takes no text where it is read-only; its list can be chosen from.
    let opened = match (&choice.how, outline.get(choice.node)) {
        (How::Combo { .. }, Some(found)) if found.tag == "input" => reachable(found, words),
        _ => open(choice.node, words, outline),
    };
    let holder = match opened {
        Ok(holder) => holder,
        Err(refused) => return refused,
    };
    if !lists(choice, holder) {
        return Next::Refused(format!(
            "The {words} is set with a control of the page's own: choose it there."
        ));
    }
    let mut fit = choice
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| wanted(&option.label));
    let target = match (fit.next(), fit.next()) {
        (Some(target), None) => Some(target),
        (Some(_), Some(_)) => {
            return Next::Refused(format!("The {words} field offers that twice."));
        }
        (None, _) => None,
    };
    let none = || Next::Refused(format!("The {words} field does not offer that."));
    match (&choice.how, target) {
        (How::Combo { .. }, Some((_, option)))
            if outline
                .get(option.node)
                .is_some_and(|node| !node.is(state::HIDDEN)) =>
        {
            Next::Do(Act::Click { node: option.click })
        }
        // Open, and what it offers is still to come.
        (How::Combo { .. }, _) if holder.attr("aria-expanded") == Some("true") => {
            Next::Do(Act::Wait { node: choice.node })
        }
        (How::Combo { .. }, _) => Next::Do(Act::Click { node: choice.node }),
        (_, None) => none(),
        (How::Select, Some((_, option))) => match open(option.node, words, outline) {
            Err(refused) => refused,
            Ok(_) => set_value(choice.node, option.value.clone(), words, outline),
        },
        (How::Radios | How::Marked { .. }, Some((_, option))) => {
            let act = Act::Click { node: option.click };
            reach(option.node, words, outline, act)
        }
        (How::Steps { min, step }, Some((place, _))) => {
            steps(choice, place, *min, *step, words, outline)
        }
    }
}

/// Whether its options can be chosen here. A calendar behind a button has none, and nothing draws a
/// hidden select anew.
fn lists(choice: &Choice, holder: &Node) -> bool {
    match choice.how {
        How::Combo { .. } => {
            matches!(holder.attr("role"), Some("combobox" | "listbox"))
                || matches!(
                    holder.attr("aria-haspopup"),
                    Some("listbox" | "menu" | "true" | "tree")
                )
        }
        How::Select => !holder.is(state::HIDDEN),
        _ => true,
    }
}

fn steps(
    choice: &Choice,
    place: usize,
    min: i64,
    step: i64,
    words: &str,
    outline: &Outline,
) -> Next {
    let value = min + step * i64::try_from(place).unwrap_or(0);
    let Some(node) = outline.get(choice.node) else {
        return Next::Refused(format!("The {words} field is no longer on the page."));
    };
    if node.tag == "input" {
        return set_value(choice.node, write_thousandths(value), words, outline);
    }
    match choice.read(outline) {
        Chosen::Option(now) => Next::Do(Act::Press {
            node: choice.node,
            key: if now < place {
                "ArrowRight"
            } else {
                "ArrowLeft"
            },
            times: u32::try_from(now.abs_diff(place)).unwrap_or(0),
        }),
        _ => Next::Refused(format!("Where the {words} slider stands cannot be told.")),
    }
}
