//! `markup`: HTML in the message is whole and harmless.

use crate::engine::sorting;
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::FieldName,
    markup::{ElementKind, Markup, Tag, TagAttribute, find_markup},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::format_name,
    text::Span,
};

pub static RULE: Rule = Rule {
    id: "markup",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "HTML in the message is whole and harmless: every tag is closed, none is written as &lt;b&gt;, and nothing \
           in it is code.",
    why: "HTML goes to readers as it stands. A tag that is not closed formats the rest of the notice, one written in \
          entities is read as text, and mail programs hold back what has code in it.",
    applies_to: Scope::FORMS,
    needs: &[Need::Message],
    options: &[],
    good: &[
        example("Words alone.", form()),
        example(
            "Tags that are closed.",
            form().message(
                "<p>Work on <b>24 November 2026</b>, see <a href=\"https://example.com/plan\">the plan</a>.<br>Thank \
                 you.",
            ),
        ),
        example(
            "A sign that is no tag.",
            form().message("Orders with a < b are delayed at <client>."),
        ),
    ],
    bad: &[
        example("A tag that is never closed.", form().message("<b>Work is planned.")),
        example(
            "A tag that closes nothing.",
            form().message("Work is planned.</b>"),
        ),
        example(
            "A tag written in entities.",
            form().message("Work is planned.&lt;br&gt;Thank you."),
        ),
        example(
            "A script.",
            form().message("Work is planned.<script>alert(1)</script>"),
        ),
        example(
            "A link that runs code.",
            form().message("See <a href=\"javascript:alert(1)\">the plan</a>."),
        ),
    ],
    check,
};

/// More findings than this in one message say nothing new.
const MOST: usize = 8;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let text = context.form.message.require_value(FieldName::Message)?;
    let reader = MarkupReader {
        text,
        field: context.field_name(FieldName::Message),
    };
    let mut findings = reader.findings();
    findings.extend(reader.code_in_markdown_links());
    sorting::sort_by_key(&mut findings, |finding| finding.span.map(|span| span.start));
    findings.truncate(MOST);
    Ok(findings)
}

/// One message, and what its field is called.
struct MarkupReader<'a> {
    text: &'a str,
    field: &'static str,
}

impl MarkupReader<'_> {
    fn findings(&self) -> Vec<Finding> {
        let markup = find_markup(self.text);
        let mut findings = Vec::new();
        let mut open: Vec<&Tag> = Vec::new();
        let mut skip_to = 0;
        for one in &markup {
            // Each finding has a whole message in its fixes.
            let is_full = findings.len() >= MOST;
            match one {
                _ if one.span().start < skip_to => {}
                Markup::Tag(tag) if tag.is_finished && tag.kind() != Some(ElementKind::Harmful) => {
                    if !is_full {
                        let code = tag.attributes.iter().filter_map(|one| self.code(tag, one));
                        findings.extend(code.take(MOST));
                    }
                    self.open_or_close(tag, &mut open, &mut findings);
                }
                _ if is_full => {}
                Markup::EscapedTag { span, tag } => findings.push(self.escaped(*span, tag)),
                Markup::Comment { span, is_closed } => {
                    findings.extend((!is_closed).then(|| self.open_comment(*span)));
                }
                Markup::Tag(tag) if !tag.is_finished => findings.push(self.unfinished(tag)),
                Markup::Tag(tag) => {
                    let whole = element_span(tag, &markup);
                    skip_to = whole.end;
                    findings.push(self.harmful(tag, whole));
                }
            }
        }
        for tag in open.into_iter().take(MOST) {
            let end = self.end_of_paragraph(tag.span.end);
            findings.push(self.unclosed(tag, end));
        }
        findings
    }

    /// Keeps `open`, the tags that are not closed yet.
    fn open_or_close<'t>(
        &self,
        tag: &'t Tag,
        open: &mut Vec<&'t Tag<'t>>,
        findings: &mut Vec<Finding>,
    ) {
        if tag.kind() != Some(ElementKind::Formatting) {
            return;
        }
        if !tag.is_end {
            open.push(tag);
            return;
        }
        let left = MOST.saturating_sub(findings.len());
        let is_same = |other: &&&Tag| other.name.eq_ignore_ascii_case(tag.name);
        let Some(at) = open.iter().rposition(|other| is_same(&other)) else {
            findings.extend((left > 0).then(|| self.closes_nothing(tag)));
            return;
        };
        for inner in open.drain(at..).skip(1).take(left) {
            findings.push(self.unclosed(inner, tag.span.start));
        }
    }

    fn unclosed(&self, tag: &Tag, end: usize) -> Finding {
        let (written, name) = (self.written(tag.span), tag.name);
        let sentence = format!(
            "{} has {written}, which is never closed: what follows is formatted too. Close it with </{name}>, or \
             remove it.",
            self.field
        );
        let mut closed = self.text.to_owned();
        closed.insert_str(end, &format!("</{name}>"));
        self.warning(tag.span, sentence)
            .with_fix(format!("Close {written}"), vec![Edit::Message(closed)])
            .with_fix(format!("Remove {written}"), self.without(tag.span))
    }

    fn closes_nothing(&self, tag: &Tag) -> Finding {
        let written = self.written(tag.span);
        let sentence = format!(
            "{} has {written}, and nothing that it closes. Remove it.",
            self.field
        );
        self.warning(tag.span, sentence)
            .with_fix(format!("Remove {written}"), self.without(tag.span))
    }

    fn unfinished(&self, tag: &Tag) -> Finding {
        let written = self.written(tag.span);
        let sentence = format!(
            "{} has {written} without the > that ends the tag: clients do not see what follows. Write the > where \
             the tag ends.",
            self.field
        );
        self.warning(tag.span, sentence)
    }

    fn escaped(&self, span: Span, tag: &str) -> Finding {
        let sentence = format!(
            "{} has {}: clients read it as the text {}. Write the tag itself.",
            self.field,
            self.written(span),
            format_name(tag)
        );
        self.warning(span, sentence)
            .with_fix(format!("Write {}", format_name(tag)), self.with(span, tag))
            .with_fix(format!("Remove {}", self.written(span)), self.without(span))
    }

    fn open_comment(&self, span: Span) -> Finding {
        let sentence = format!(
            "{} has <!-- without -->: clients do not see what follows. Remove it.",
            self.field
        );
        let mark = Span {
            start: span.start,
            end: span.start + "<!--".len(),
        };
        self.warning(mark, sentence)
            .with_fix("Remove <!--", self.without(mark))
    }

    fn harmful(&self, tag: &Tag, whole: Span) -> Finding {
        let written = self.written(tag.span);
        let sentence = format!(
            "{} has {written}, which runs code or loads another page. Mail programs hold such a notice back: \
             remove it.",
            self.field
        );
        self.warning(tag.span, sentence)
            .with_fix(format!("Remove {written}"), self.without(whole))
    }

    /// An attribute that runs code.
    fn code(&self, tag: &Tag, attribute: &TagAttribute) -> Option<Finding> {
        let name = attribute.name.to_ascii_lowercase();
        let is_handler = name.len() > 3
            && name.starts_with("on")
            && name.bytes().all(|c| c.is_ascii_alphabetic());
        let is_address = matches!(name.as_str(), "href" | "src" | "action" | "background");
        if !(is_handler || is_address && runs_code(attribute.value)) {
            return None;
        }
        let sentence = format!(
            "{} has “{}” in <{}>, which runs code. Mail programs hold such a notice back: link to a page, https://…, \
             or remove it.",
            self.field,
            format_name(self.text[attribute.span.start..attribute.span.end].trim()),
            tag.name,
        );
        let label = format!("Remove {}", attribute.name);
        Some(
            self.warning(attribute.span, sentence)
                .with_fix(label, self.without(attribute.span)),
        )
    }

    /// `[the plan](javascript:…)`.
    fn code_in_markdown_links(&self) -> Vec<Finding> {
        let links = self
            .text
            .match_indices("](")
            .map(|(at, joint)| at + joint.len());
        let code = links.filter(|start| runs_code(&self.text[*start..]));
        code.take(MOST)
            .map(|start| {
                let address = &self.text[start..];
                let length = address
                    .find(|c: char| c.is_whitespace() || c == ')')
                    .unwrap_or(address.len());
                let span = Span {
                    start,
                    end: start + length,
                };
                let sentence = format!(
                    "{} has a link to {}, which runs code. Link to a page, https://….",
                    self.field,
                    self.written(span)
                );
                self.warning(span, sentence)
            })
            .collect()
    }

    fn warning(&self, span: Span, sentence: String) -> Finding {
        Finding::warning(FieldName::Message, sentence).at_span(span)
    }

    fn written(&self, span: Span) -> String {
        format!("“{}”", format_name(&self.text[span.start..span.end]))
    }

    fn with(&self, span: Span, text: &str) -> Vec<Edit> {
        let mut whole = self.text.to_owned();
        whole.replace_range(span.start..span.end, text);
        vec![Edit::Message(whole)]
    }

    fn without(&self, span: Span) -> Vec<Edit> {
        self.with(span, "")
    }

    /// Where the paragraph ends that has this place in it, without the white space there.
    fn end_of_paragraph(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        let rest = rest.find("\n\n").map_or(rest, |end| &rest[..end]);
        from + rest.trim_end().len()
    }
}

/// A harmful element with all that is in it, up to its end tag; the tag alone where it has none.
fn element_span(tag: &Tag, markup: &[Markup]) -> Span {
    let is_its_end = |other: &&Tag| {
        other.is_end
            && other.span.start >= tag.span.end
            && other.name.eq_ignore_ascii_case(tag.name)
    };
    let mut tags = markup.iter().filter_map(|one| match one {
        Markup::Tag(tag) => Some(tag),
        _ => None,
    });
    let end = match tag.is_end {
        true => None,
        false => tags.find(is_its_end),
    };
    Span {
        start: tag.span.start,
        end: end.map_or(tag.span.end, |end| end.span.end),
    }
}

/// Bytes of an address that are looked at: its scheme is at its beginning.
const LONGEST_SCHEME: usize = 200;

/// `javascript:` and its kin, also with white space and in entities, as browsers take them.
fn runs_code(address: &str) -> bool {
    let beginning = &address[..address.floor_char_boundary(LONGEST_SCHEME)];
    let start: String = beginning
        .replace("&colon;", ":")
        .replace("&#58;", ":")
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(20)
        .flat_map(char::to_lowercase)
        .collect();
    ["javascript:", "vbscript:", "data:text/html"]
        .iter()
        .any(|scheme| start.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::run_rule_ignoring_policy,
        examples::UtcOnlyZones,
        finding::Outcome,
        form::{Field, Form, Screen},
        policy::Policy,
    };

    fn findings(message: &str) -> Vec<Finding> {
        let mut form = Form::new(Screen::MaintenanceStatus);
        form.message = Field::Value(message.into());
        let (policy, audience) = (Policy::default(), Audience::default());
        let context =
            RuleContext::new(&form, &policy, &audience, Default::default(), &UtcOnlyZones);
        match run_rule_ignoring_policy(&RULE, &context) {
            Outcome::Found(findings) => findings,
            Outcome::Pass => Vec::new(),
            other => panic!("{other:?}"),
        }
    }

    /// What is found, and what each fix makes of the message.
    #[track_caller]
    fn says(message: &str, found: &[&str], fixed: &[&str]) {
        let findings = findings(message);
        let spans: Vec<_> = findings
            .iter()
            .filter_map(|one| one.span)
            .map(|span| &message[span.start..span.end])
            .collect();
        assert_eq!(spans, found, "{message}");
        let made: Vec<_> = findings
            .iter()
            .flat_map(|one| &one.fixes)
            .filter_map(|fix| fix.edits.first()?.new_text())
            .collect();
        assert_eq!(made, fixed, "{message}");
    }

    #[test]
    fn whole_and_harmless_markup_is_left_alone() {
        for message in [
            "<b>a</b> <B>c</b>",
            "<ul><li>one<li>two</ul>",
            "<p>one<p>two",
            "a < b, <client>, <3, <- here, x<y>z",
            "<a href=\"https://example.com/javascript:a\">a</a>",
            "We update JavaScript: it is faster. JavaScript:fast.",
            "a<br>b<br/>c<hr>",
            "&nbsp;&amp;&lt; 5 &gt; 3, &lt;client&gt;",
            "<!-- for us -->",
            "Write to <support@example.com> or <https://example.com>.",
            "1. <i>a</i>\n2. <span style=\"color:red\">b</span>",
        ] {
            says(message, &[], &[]);
        }
    }

    #[test]
    fn tags_without_their_other_half() {
        says("<b>a\n\nb", &["<b>"], &["<b>a</b>\n\nb", "a\n\nb"]);
        says("a</i>", &["</i>"], &["a"]);
        says("<b><i>a</b>", &["<i>"], &["<b><i>a</i></b>", "<b>a</b>"]);
        says(
            "see <a href=\"https://x.y\" here",
            &["<a href=\"https://x.y\" here"],
            &[],
        );
        says("a <!-- b", &["<!--"], &["a  b"]);
    }

    #[test]
    fn tags_in_entities() {
        says("a&lt;br&gt;b", &["&lt;br&gt;"], &["a<br>b", "ab"]);
        says(
            "a&amp;lt;/b&amp;gt;b",
            &["&amp;lt;/b&amp;gt;"],
            &["a</b>b", "ab"],
        );
    }

    #[test]
    fn what_runs_code() {
        says(
            "a<script src=\"x\">b</b></script>c",
            &["<script src=\"x\">"],
            &["ac"],
        );
        says("a<iframe src=x>", &["<iframe src=x>"], &["a"]);
        says(
            "<a href='java\nscript:b'>c</a>",
            &[" href='java\nscript:b'"],
            &["<a>c</a>"],
        );
        says(
            "<b onclick=\"d()\">c</b>",
            &[" onclick=\"d()\""],
            &["<b>c</b>"],
        );
        says("[a](javascript:b) [c](https://x.y)", &["javascript:b"], &[]);
    }
}
