//! Text → the HTML in it: tags, comments, and tags that are written as entities. Only for finding what is wrong in it;
//! nothing is ever rendered. What is no tag that anybody knows, such as `<client>` or `a < b`, is text.

use super::text::Span;

/// Something in a text that is markup, or was meant to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup<'a> {
    Tag(Tag<'a>),
    /// `<!-- … -->`.
    Comment {
        span: Span,
        is_closed: bool,
    },
    /// `&lt;br&gt;`: readers see a tag as text.
    EscapedTag {
        span: Span,
        tag: String,
    },
}

/// `<a href="…">`, `</a>`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag<'a> {
    /// As written.
    pub name: &'a str,
    pub span: Span,
    pub is_end: bool,
    /// It ends with `>`.
    pub is_finished: bool,
    pub attributes: Vec<TagAttribute<'a>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TagAttribute<'a> {
    pub name: &'a str,
    /// Without its quotes.
    pub value: &'a str,
    /// With the white space before it.
    pub span: Span,
}

/// What an element is in a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// It needs its end tag.
    Formatting,
    /// Its end tag may be left out: `<li>`, `<p>`.
    Closing,
    /// It has no end tag: `<br>`.
    Void,
    /// It runs code or brings another page along.
    Harmful,
}

const ELEMENTS: [(ElementKind, &[&str]); 4] = [
    (
        ElementKind::Formatting,
        &[
            "a",
            "abbr",
            "b",
            "blockquote",
            "center",
            "code",
            "del",
            "div",
            "dl",
            "em",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "i",
            "ins",
            "kbd",
            "ol",
            "pre",
            "s",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "table",
            "u",
            "ul",
        ],
    ),
    (
        ElementKind::Closing,
        &[
            "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
        ],
    ),
    (ElementKind::Void, &["br", "hr", "img", "wbr"]),
    (
        ElementKind::Harmful,
        &[
            "embed", "iframe", "math", "meta", "object", "script", "style", "svg",
        ],
    ),
];

impl Tag<'_> {
    pub fn kind(&self) -> Option<ElementKind> {
        element_kind(self.name)
    }
}

fn element_kind(name: &str) -> Option<ElementKind> {
    let is_named = |names: &&[&str]| names.iter().any(|one| one.eq_ignore_ascii_case(name));
    let found = ELEMENTS.iter().find(|(_, names)| is_named(names));
    found.map(|(kind, _)| *kind)
}

/// All markup of a text, in order. One pass.
pub fn find_markup(text: &str) -> Vec<Markup<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let is_begin = |byte: u8| matches!(byte, b'<' | b'&');
    while let Some(next) = text[at..].bytes().position(is_begin) {
        let start = at + next;
        let markup = match text[start..].starts_with('<') {
            true => read_comment(text, start).or_else(|| read_tag(text, start).map(Markup::Tag)),
            false => read_escaped_tag(text, start),
        };
        at = markup
            .as_ref()
            .map_or(start + 1, |markup| markup.span().end);
        found.extend(markup);
    }
    found
}

impl Markup<'_> {
    pub fn span(&self) -> Span {
        match self {
            Self::Tag(tag) => tag.span,
            Self::Comment { span, .. } | Self::EscapedTag { span, .. } => *span,
        }
    }
}

fn read_comment(text: &str, start: usize) -> Option<Markup<'_>> {
    let inner = text[start..].strip_prefix("<!--")?;
    let end = inner.find("-->").map(|end| start + 4 + end + 3);
    Some(Markup::Comment {
        span: Span {
            start,
            end: end.unwrap_or(text.len()),
        },
        is_closed: end.is_some(),
    })
}

/// Bytes of a tag that are looked at: more of them, and its `>` has been forgotten.
const LONGEST_TAG: usize = 8_000;

fn read_tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let text = &text[..text.floor_char_boundary(start + LONGEST_TAG)];
    let is_end = text[start + 1..].starts_with('/');
    let name_start = start + 1 + usize::from(is_end);
    let rest = &text[name_start..];
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let name = &rest[..length];
    let kind = element_kind(name)?;
    let mut at = name_start + length;
    let mut attributes = Vec::new();
    loop {
        let before = at;
        at += text[at..].len()
            - text[at..]
                .trim_start_matches(|c: char| c.is_whitespace() || c == '/')
                .len();
        match text[at..].chars().next() {
            Some('>') => {
                at += 1;
                break;
            }
            // "a <b then" is no tag, and neither is "<b@example.com".
            None | Some('<') => {
                let is_meant = attributes
                    .iter()
                    .any(|one: &TagAttribute| !one.value.is_empty());
                let tag = Tag {
                    name,
                    span: Span { start, end: before },
                    is_end,
                    is_finished: false,
                    attributes,
                };
                return is_meant.then_some(tag);
            }
            Some(_) if at == before => return None,
            Some(_) => {
                let attribute = read_attribute(text, before, at)?;
                at = attribute.span.end;
                attributes.push(attribute);
            }
        }
    }
    // "<b and c>" is a comparison; "<script async>" is none.
    let is_prose = attributes.iter().any(|one| one.value.is_empty())
        && attributes.iter().all(|one| one.value.is_empty())
        && kind != ElementKind::Harmful;
    (!is_prose).then_some(Tag {
        name,
        span: Span { start, end: at },
        is_end,
        is_finished: true,
        attributes,
    })
}

/// The attribute at `at`; `before` is where the white space before it begins.
fn read_attribute(text: &str, before: usize, at: usize) -> Option<TagAttribute<'_>> {
    let rest = &text[at..];
    let is_end = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '<' | '/' | '"' | '\'');
    let length = rest.find(is_end).unwrap_or(rest.len());
    if length == 0 {
        return None;
    }
    let name = &rest[..length];
    let after = rest[length..].trim_start();
    let Some(value) = after.strip_prefix('=') else {
        let end = at + length;
        let span = Span { start: before, end };
        return Some(TagAttribute {
            name,
            value: "",
            span,
        });
    };
    let value = value.trim_start();
    let value_start = text.len() - value.len();
    let (value, end) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &value[1..];
            // A quote that is never closed takes everything that follows.
            let length = inner.find(quote).unwrap_or(inner.len());
            (&inner[..length], (value_start + length + 2).min(text.len()))
        }
        _ => {
            let length = value
                .find(|c: char| c.is_whitespace() || matches!(c, '>' | '<'))
                .unwrap_or(value.len());
            (&value[..length], value_start + length)
        }
    };
    Some(TagAttribute {
        name,
        value,
        span: Span { start: before, end },
    })
}

/// `&lt;br&gt;`, also where the ampersands are entities themselves.
fn read_escaped_tag(text: &str, start: usize) -> Option<Markup<'_>> {
    /// A tag is hardly longer than a link with its address.
    const LONGEST: usize = 300;
    let opening = ["&lt;", "&amp;lt;"];
    let closing = ["&gt;", "&amp;gt;"];
    let rest = &text[start..];
    let open = opening.iter().find(|open| rest.starts_with(**open))?;
    let inner = &rest[open.len()..];
    let inner = &inner[..inner.floor_char_boundary(LONGEST + closing[1].len())];
    let (length, close) = closing
        .iter()
        .filter_map(|close| Some((inner.find(close)?, close)))
        .min()?;
    let inner = inner[..length].trim();
    if length > LONGEST || inner.contains(['\n', '<', '>']) {
        return None;
    }
    let tag = format!(
        "<{}>",
        inner
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
    );
    let read = read_tag(&tag, 0).filter(|read| read.span.end == tag.len());
    read?;
    let end = start + open.len() + length + close.len();
    Some(Markup::EscapedTag {
        span: Span { start, end },
        tag,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let spans = find_markup(text).into_iter().map(|markup| markup.span());
        spans.map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        assert_eq!(
            found("a <b>c</b> <br/> <a href=\"https://x.y/?a=1&b=2\">d</a>"),
            [
                "<b>",
                "</b>",
                "<br/>",
                "<a href=\"https://x.y/?a=1&b=2\">",
                "</a>"
            ]
        );
        for text in [
            "a < b and c > d",
            "if a <b then c> d",
            "<client> <https://example.com> <b@example.com> <my-tag>",
            "AT&T &nbsp; &lt; &lt;client&gt; 1 &lt; 2 &gt; 0",
            "<",
            "</",
            "<b",
            "é<é>",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(
            found("x &lt;br /&gt; &amp;lt;b&amp;gt;"),
            ["&lt;br /&gt;", "&amp;lt;b&amp;gt;"]
        );
        assert_eq!(
            found("see <a href=\"https://x.y>the page</a>"),
            ["<a href=\"https://x.y>the page</a>"]
        );
        assert_eq!(found("<!-- a --> b <!-- c"), ["<!-- a -->", "<!-- c"]);
        assert_eq!(
            found("<script async>x</SCRIPT >"),
            ["<script async>", "</SCRIPT >"]
        );
        assert_eq!(
            found("see <a href='https://x.y' the page"),
            ["<a href='https://x.y' the page"]
        );
    }

    #[test]
    fn attributes_are_read() {
        let text = "<a\thref = 'x y' title=z onclick>";
        let [Markup::Tag(tag)] = &find_markup(text)[..] else {
            panic!()
        };
        let all: Vec<_> = tag
            .attributes
            .iter()
            .map(|one| (one.name, one.value))
            .collect();
        assert_eq!(all, [("href", "x y"), ("title", "z"), ("onclick", "")]);
        let span = tag.attributes[1].span;
        assert_eq!(&text[span.start..span.end], " title=z");
    }
}
