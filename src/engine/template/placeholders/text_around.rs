//! Byte of a text → what is directly before and after it.

/// The character before the byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> char {
    text[..at].chars().next_back().unwrap_or('\n')
}

/// A word could begin at the byte `at`.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    !char_before(text, at).is_alphanumeric()
}

/// The end of what begins at `at` and is closed by `close` on the same line, within `most` bytes.
pub(super) fn closing_end(text: &str, at: usize, close: &str, most: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    let close = close.as_bytes();
    let window = &bytes[..bytes.len().min(most)];
    let line = window
        .iter()
        .position(|&b| b == b'\n')
        .unwrap_or(window.len());
    let inner = window[1..line.max(1)]
        .windows(close.len())
        .position(|part| part == close)?;
    Some(at + 1 + inner + close.len())
}
