//! Figures to come in the dates of East Asia: `X月X日`, `○時○分`, `2026年XX月`.

const UNITS: [char; 12] = [
    '年', '月', '日', '時', '时', '点', '點', '分', '년', '월', '일', '시',
];

/// The end of a date or a clock with a blank in it that begins at `at` with a blank.
pub(super) fn blank_date_end(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    let mut rest = text.get(at..)?;
    // A date and its clock have no more parts.
    for part in 0..6 {
        let blank = rest.chars().take(5).take_while(|c| is_blank(*c)).count();
        let figures = rest
            .chars()
            .take(5)
            .take_while(char::is_ascii_digit)
            .count();
        if blank + figures == 0 || blank > 4 || part == 0 && blank == 0 {
            break;
        }
        let length: usize = rest
            .chars()
            .take(blank.max(figures))
            .map(char::len_utf8)
            .sum();
        let Some(unit) = rest[length..].chars().next().filter(|c| UNITS.contains(c)) else {
            break;
        };
        rest = &rest[length + unit.len_utf8()..];
        end = Some(text.len() - rest.len());
        rest = rest.trim_start_matches(' ');
    }
    end
}

/// `○○株式会社`: circles where a name belongs.
pub(super) fn circles_end(text: &str, at: usize) -> Option<usize> {
    let is_circle = |c: &char| matches!(c, '○' | '◯' | '●');
    let length: usize = text[at..]
        .chars()
        .take(8)
        .take_while(is_circle)
        .map(char::len_utf8)
        .sum();
    let next = text[at + length..].chars().next();
    let named = next.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    (length >= 2 * '○'.len_utf8() && named).then_some(at + length)
}

/// A character in the place of a figure.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        'X' | 'x' | 'Ｘ' | 'ｘ' | '○' | '◯' | '〇' | '●' | '△' | '□' | '＊'
    )
}

/// A blank can begin here: not in the middle of a word, but behind the unit of the part before.
pub(super) fn can_begin_after(before: char) -> bool {
    UNITS.contains(&before) || !before.is_ascii_alphanumeric() && !is_blank(before)
}
