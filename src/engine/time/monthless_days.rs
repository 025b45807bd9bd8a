//! Tokens → a day without a month: `the 26th`, `15日`.

use super::day_endings::ENDINGS;
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::flag;
use super::{
    date_expr::{DateExpr, DateStyle, is_day},
    date_separators::skip_ordinal,
};

/// `to the 26th 02:00 UTC`, `on the 23rd from 22:00`, `the 10th (Monday) 13:00`. Accepted only
/// after an article or a weekday, where no noun follows that the ordinal could belong to.
pub(super) fn read_ordinal_day(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    if !ENDINGS.contains(&source.text(i + 1)) {
        return None;
    }
    let day = source.number_at(i, 1..=2).filter(|&day| is_day(1, day))?;
    let end = skip_ordinal(source, i + 1);
    if end == i + 1 {
        return None;
    }
    let back = |i: usize| {
        let at = i.wrapping_sub(1);
        if matches!(source.kind_at(at), TokenKind::Space) {
            at.wrapping_sub(1)
        } else {
            at
        }
    };
    let article = back(i);
    let named = source.meaning_at(article).weekday > 0;
    let the = source.is_word(article, "the");
    if !named && !the {
        return None;
    }
    let mut next = source.skip_space(end);
    let listed = source.is_mark(next, ',');
    if listed || source.is_mark(next, '(') || source.is_mark(next, '-') {
        next = source.skip_space(next + 1);
    }
    let meaning = source.meaning_at(next);
    let led = meaning.has_flag(flag::BEFORE | flag::TO | flag::BETWEEN | flag::ENDS)
        || meaning.weekday > 0
        || meaning.has_flag(flag::NOON | flag::MIDNIGHT)
        || source.digit_count(next) > 0;
    let asked = source.is_word(back(article), "on") || named;
    let ends = !listed
        && matches!(
            source.kind_at(next),
            TokenKind::Line | TokenKind::Mark('.' | ';' | ':' | ')')
        );
    (led || asked && ends).then_some((
        DateExpr {
            day: day as u8,
            style: DateStyle::Ordinal,
            ..DateExpr::default()
        },
        end,
    ))
}

/// `15日` at the second end of a range, whose month is that of the first, or before its clock.
pub(super) fn read_cjk_day(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    let day = source.number_at(i, 1..=2).filter(|&day| is_day(1, day))?;
    if !source.is_cjk_word(i + 1, &["日", "일"]) {
        return None;
    }
    let after = source.text_from(i + 1);
    let counts = ["日間", "일간", "日以", "일 이"];
    if counts.iter().any(|words| after.starts_with(words)) {
        return None;
    }
    let mut joint = i.wrapping_sub(1);
    if matches!(source.kind_at(joint), TokenKind::Space) {
        joint = joint.wrapping_sub(1);
    }
    let ends = ["ら", "터", "至", "到"].contains(&source.text(joint));
    let joined = matches!(source.kind_at(joint), TokenKind::Mark('~' | '-')) || ends;
    // "25日（水）22:00から".
    let next = source.skip_space(i + 2);
    let led = source.is_mark(next, '(')
        || source.digit_count(next) > 0
            && (source.is_mark(next + 1, ':') || source.is_cjk_word(next + 1, &["時", "시"]))
        || source.is_cjk_word(next, &["午", "오"]);
    (joined || led).then_some((
        DateExpr {
            day: day as u8,
            ..DateExpr::default()
        },
        i + 2,
    ))
}
