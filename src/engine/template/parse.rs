//! Template text → words and slots. Every text is a template: what is no placeholder is words.

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePiece<'a> {
    Text(&'a str),
    /// `{{name}}`; `whole` is how it is written, braces included.
    Slot {
        name: &'a str,
        whole: &'a str,
    },
}

/// The parts of `template`, in order; put together they are `template` again.
pub fn split_pieces(template: &str) -> Vec<TemplatePiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    let mut from = 0;
    while let Some(found) = rest[from..].find("{{") {
        let start = from + found;
        let Some(length) = slot(&rest[start..]) else {
            from = start + 1;
            continue;
        };
        if start > 0 {
            pieces.push(TemplatePiece::Text(&rest[..start]));
        }
        let whole = &rest[start..start + length];
        pieces.push(TemplatePiece::Slot {
            name: whole[2..length - 2].trim(),
            whole,
        });
        rest = &rest[start + length..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(TemplatePiece::Text(rest));
    }
    pieces
}

/// Length of the placeholder that `text` begins with.
fn slot(text: &str) -> Option<usize> {
    let inner = &text[2..];
    let end = inner.find("}}")?;
    let name = &inner[..end];
    let good = !name.trim().is_empty() && !name.contains(['{', '}', '\n']);
    good.then_some(end + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn slots(template: &str) -> Vec<&str> {
        let pieces = split_pieces(template);
        let whole: String = pieces
            .iter()
            .map(|piece| match piece {
                TemplatePiece::Text(text) => *text,
                TemplatePiece::Slot { whole, .. } => whole,
            })
            .collect();
        assert_eq!(whole, template);
        pieces
            .iter()
            .filter_map(|piece| match piece {
                TemplatePiece::Slot { name, .. } => Some(*name),
                TemplatePiece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn placeholders_are_found() {
        assert_eq!(slots("a {{b}}{{ c d }}."), ["b", "c d"]);
        assert_eq!(slots("{{{b}}}"), ["b"]);
        assert_eq!(slots("{{}} {{ }} {{a {{b}} {{c"), ["b"]);
        assert_eq!(slots("é{{é}}é"), ["é"]);
        assert_eq!(slots(""), [""; 0]);
    }
}
