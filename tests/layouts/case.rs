//! One layout file: a page, its address, and what is expected of each field.

use crate::{outcome, page};
use scraper::{Html, Node};
use statuspage_guard::{
    engine::{form::FieldName, policy::Policy},
    page::read::{FormReading, read_form},
};

const HOST: &str = "https://manage.statuspage.io";

pub struct Case {
    url: String,
    html: String,
    /// Field and value, as the lines have them.
    expected: Vec<(String, String)>,
}

impl Case {
    /// A file must expect something, and know what it expects.
    pub fn parse(html: &str) -> Result<Self, String> {
        let comment = comment(html).ok_or("no comment that begins with “expect:”")?;
        let mut url = page::NEW_MAINTENANCE.to_owned();
        let mut expected = Vec::new();
        for line in comment
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let (field, value) = line
                .split_once(": ")
                .ok_or_else(|| format!("“{line}” is not “field: value”"))?;
            if field == "address" {
                url = format!("{HOST}{value}");
                continue;
            }
            check_name(field)?;
            expected.push((field.to_owned(), value.to_owned()));
        }
        if expected.is_empty() {
            return Err("nothing is expected".into());
        }
        Ok(Self {
            url,
            html: html.to_owned(),
            expected,
        })
    }

    /// Reads the page, and lists every field that is not as expected.
    pub fn compare(&self) -> Result<(), String> {
        let outline = page::outline_at(&self.url, &self.html);
        let reading = read_form(&outline, &Policy::default());
        let differences = self.expected.iter().filter_map(|(field, expected)| {
            let got = difference(&reading, field, expected)?;
            let indent = " ".repeat(field.chars().count() + 2);
            Some(format!("{field}: expected {expected}\n{indent}got {got}"))
        });
        let differences: Vec<String> = differences.collect();
        if differences.is_empty() {
            Ok(())
        } else {
            Err(differences.join("\n"))
        }
    }
}

/// What comes after `expect:` in the first comment that begins so.
fn comment(html: &str) -> Option<String> {
    let page = Html::parse_fragment(html);
    let mut nodes = page.tree.values();
    nodes.find_map(|node| match node {
        Node::Comment(comment) => comment.trim().strip_prefix("expect:").map(str::to_owned),
        _ => None,
    })
}

fn check_name(field: &str) -> Result<(), String> {
    let known = match field.strip_prefix("missing ") {
        Some(name) => FieldName::ALL.iter().any(|known| known.as_str() == name),
        None => outcome::FIELDS.contains(&field),
    };
    if known {
        Ok(())
    } else {
        Err(format!("there is no field “{field}”"))
    }
}

/// What was read instead of `expected`.
fn difference(reading: &FormReading, field: &str, expected: &str) -> Option<String> {
    if let Some(name) = field.strip_prefix("missing ") {
        let Some(reason) = outcome::reason(reading, name) else {
            return Some("nothing".into());
        };
        let part = expected
            .strip_prefix('"')
            .and_then(|part| part.strip_suffix('"'));
        let right = expected == "any reason" || part.is_some_and(|part| reason.contains(part));
        return (!right).then(|| format!("\"{reason}\""));
    }
    let got = outcome::describe(reading, field);
    (got != expected).then_some(got)
}
