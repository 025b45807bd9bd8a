//! A page report as a page again, to mend the locators from.

use super::HEAD;

/// What a report becomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fixture {
    /// Elements that were found carry `data-found`.
    pub html: String,
    /// Puts everything where it was.
    pub css: String,
}

/// Nothing, where it is no report.
pub fn fixture_from_report(report: &str) -> Option<Fixture> {
    let (head, body) = report.strip_prefix(HEAD)?.split_once("\npage\n")?;
    let lang = head.lines().find_map(|line| line.strip_prefix("lang "));
    let mut page = Fixture::default();
    page.html.push_str(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=utf-8>\n<link rel=stylesheet href=style.css>\n",
        lang.unwrap_or_default()
    ));
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut radios: Vec<&str> = Vec::new();
    for line in body.lines() {
        let text = line.trim_start_matches(' ');
        let depth = line.len() - text.len();
        while open.last().is_some_and(|(other, _)| *other >= depth) {
            if let Some((_, tag)) = open.pop() {
                close(&mut page.html, tag);
            }
        }
        match text.strip_prefix('"') {
            Some(words) => {
                page.html.push_str(words.trim_end_matches('"'));
                page.html.push('\n');
            }
            None => {
                // The report does not contain which one is chosen; a real page always has one.
                let group = radio_group(text).filter(|group| !radios.contains(group));
                open.push((depth, element(&mut page, text, group.is_some())?));
                radios.extend(group);
            }
        }
    }
    while let Some((_, tag)) = open.pop() {
        close(&mut page.html, tag);
    }
    Some(page)
}

/// One line of the report: `<tag name="value"> [state] @x y width height ~value = field`.
fn element<'l>(page: &mut Fixture, line: &'l str, chosen: bool) -> Option<&'l str> {
    let (element, rest) = line.strip_prefix('<')?.split_once('>')?;
    let tag = element.split(' ').next()?;
    let (rest, found) = match rest.split_once(" = ") {
        Some((rest, found)) => (rest, Some(found)),
        None => (rest, None),
    };
    let (rest, value) = match rest.split_once(" ~") {
        Some((rest, value)) => (rest, Some(value)),
        None => (rest, None),
    };
    let (states, place) = match rest.split_once(" @") {
        Some((states, place)) => (states, Some(place)),
        None => (rest, None),
    };
    page.html.push_str(&format!("<{element}"));
    for (state, attribute) in [
        ("[disabled]", "disabled"),
        ("[read-only]", "readonly"),
        ("[hidden]", "hidden"),
        ("[modal]", "role=dialog aria-modal=true open"),
        ("[opaque]", "data-opaque"),
    ] {
        if states.contains(state) {
            page.html.push_str(&format!(" {attribute}"));
        }
    }
    if chosen {
        page.html.push_str(" checked");
    }
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            page.html.push_str(&format!(" {name}=\"{value}\""));
        }
    };
    add("value", value);
    add("data-found", found);
    if !matches!(tag, "option" | "body") {
        add("data-bounds", place);
        place_at(&mut page.css, place.unwrap_or(""));
    }
    page.html.push_str(">\n");
    Some(tag)
}

fn radio_group(line: &str) -> Option<&str> {
    let name = line.split_once(" name=\"")?.1.split_once('"')?.0;
    line.contains(" type=\"radio\"").then_some(name)
}

fn place_at(css: &mut String, place: &str) {
    let numbers: Vec<i32> = place
        .split(' ')
        .filter_map(|text| text.parse().ok())
        .collect();
    if let [x, y, width, height] = numbers[..] {
        css.push_str(&format!(
            "[data-bounds=\"{place}\"] {{ position: fixed; box-sizing: border-box; margin: 0; left: {x}px; top: {y}px; \
             width: {width}px; height: {height}px; }}\n"
        ));
    }
}

fn close(html: &mut String, tag: &str) {
    if !matches!(tag, "input" | "br" | "hr" | "img" | "meta" | "link") {
        html.push_str(&format!("</{tag}>\n"));
    }
}
